// SPDX-License-Identifier: Apache-2.0
#include "verifier/payment_rows.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace fundtrail {
namespace {

// Spreads the bits of a number over all of it. Source: S. Vigna, splitmix64 (public domain).
constexpr std::uint64_t mix(std::uint64_t value) noexcept {
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
  return value ^ (value >> 31);
}

}  // namespace

std::size_t PaymentRow::cell() const noexcept { return mix(mix(key[0]) + key[1]) % kCellCount; }

std::vector<CellRange> plan_passes(const CellCounts& counts, std::uint64_t rows_max) {
  std::vector<CellRange> passes;
  std::uint64_t rows = 0;
  CellRange pass{0, 0};
  const auto close = [&](std::size_t next) {
    if (rows > 0) passes.push_back(pass);
    pass = {next, next};
    rows = 0;
  };
  for (std::size_t cell = 0; cell < kCellCount; ++cell) {
    if (counts[cell] > rows_max) {
      close(cell + 1);
      continue;
    }
    if (rows + counts[cell] > rows_max) close(cell);
    rows += counts[cell];
    pass.end = cell + 1;
  }
  close(kCellCount);
  return passes;
}

PartyNumbers::PartyNumbers(const Registry& registry) {
  std::unordered_map<std::string_view, std::uint32_t> own;
  std::uint32_t next = 0;
  for (const auto& [id, placed] : registry.parties) own.emplace(id, next++);
  for (const auto& [id, number] : own) {
    const auto owner = own.find(registry.owner_of(std::string(id)));
    numbers_.emplace(id, owner == own.end() ? number : owner->second);
  }
}

std::optional<std::uint32_t> PartyNumbers::find(std::string_view party) const {
  const auto it = numbers_.find(party);
  return it == numbers_.end() ? std::nullopt : std::optional(it->second);
}

std::uint64_t RowAllowance::take() {
  constexpr std::int64_t kRowsTaken = 1'024;  // so that threads seldom meet here
  if (left_.fetch_sub(kRowsTaken) >= kRowsTaken) return kRowsTaken;
  left_.fetch_add(kRowsTaken);
  return 0;
}

void PaymentRows::absorb(const EntryHeader& header, const Record& record,
                         std::span<const Reversal> reversals) {
  const auto* disbursement = std::get_if<Disbursement>(&record);
  if (disbursement == nullptr) return;
  const Payment payment =
      payment_of(*registry_, {header.sequence, header.recorded_at_us, *disbursement, reversals});
  if (payment.paid_fen == 0) return;
  PaymentRow row;
  row.sequence = header.sequence;
  row.paid_fen = payment.paid_fen;
  row.left_fen = payment.left_fen;
  if (disbursement->voucher_number) {
    row.family = RowFamily::kVoucher;
    row.key = digest(row.family, {disbursement->from.id, *disbursement->voucher_number});
    add(row);
  }
  if (payment.left_fen == 0) return;
  row.is_payment = payment.counts();
  if (row.is_payment && disbursement->contract && disbursement->instalment) {
    row.family = RowFamily::kInstalment;
    row.key = digest(row.family,
                     {disbursement->to.id, *disbursement->contract, *disbursement->instalment});
    add(row);
  }
  add_pair(*disbursement, row);
}

// Of parties that are not registered nothing is known but that (F16); what one pays to itself is
// neither twice nor back.
void PaymentRows::add_pair(const Disbursement& record, PaymentRow row) {
  if (!record.dated_on) {
    (row.is_payment ? undated_payments_ : undated_others_).add({row.sequence, Strength::kStated});
    return;
  }
  const auto from = numbers_->find(record.from.id);
  const auto to = numbers_->find(record.to.id);
  if (!from || !to || from == to) return;
  row.family = RowFamily::kPair;
  row.key = {std::min(*from, *to), std::max(*from, *to)};
  row.is_reverse = *from > *to;
  row.day = *record.dated_on;
  add(row);
}

void PaymentRows::add(const PaymentRow& row) {
  const std::size_t cell = row.cell();
  ++counts_[cell];
  if (!is_complete_ || !cells_.contains(cell)) return;
  if (allowance_ != nullptr) {
    if (allowed_ == 0) allowed_ = allowance_->take();
    if (allowed_ == 0) return drop();
    --allowed_;
  }
  Pieces& pieces = rows_[cell];
  if (pieces.empty()) pieces.emplace_back();
  pieces.back().push_back(row);
}

void PaymentRows::drop() {
  is_complete_ = false;
  rows_.clear();
}

void PaymentRows::merge(PaymentRows&& later) {
  std::ranges::transform(counts_, later.counts_, counts_.begin(), std::plus());
  undated_payments_.merge(later.undated_payments_);
  undated_others_.merge(later.undated_others_);
  if (!is_complete_ || !later.is_complete_) return drop();
  for (auto& [cell, pieces] : later.rows_) {
    Pieces& here = rows_[cell];
    here.splice(here.end(), pieces);
  }
}

std::vector<PaymentRow> PaymentRows::take(std::size_t cell) {
  const auto it = rows_.find(cell);
  if (it == rows_.end()) return {};
  std::size_t count = 0;
  for (const auto& piece : it->second) count += piece.size();
  std::vector<PaymentRow> rows;
  rows.reserve(count);
  for (auto& piece : it->second) {
    rows.insert(rows.end(), piece.begin(), piece.end());
    piece = {};
  }
  return rows;
}

// No text holds a NUL, so that no two lists of parts are the same bytes.
std::array<std::uint64_t, 2> PaymentRows::digest(RowFamily family,
                                                 std::initializer_list<std::string_view> parts) {
  static constexpr std::uint8_t kEnd = 0;
  if (!hasher_) hasher_.emplace(HashSuite::kSha256);
  const auto tag = static_cast<std::uint8_t>(family);
  hasher_->start();
  hasher_->update({&tag, 1});
  for (const std::string_view part : parts) {
    hasher_->update(as_bytes(part));
    hasher_->update({&kEnd, 1});
  }
  const Digest whole = hasher_->finish();
  std::array<std::uint64_t, 2> key{};
  for (std::size_t i = 0; i < 16; ++i) key[i / 8] = key[i / 8] << 8 | whole.bytes[i];
  return key;
}

}  // namespace fundtrail
