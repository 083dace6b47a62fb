// SPDX-License-Identifier: Apache-2.0
#include "verifier/late_fold.h"

#include "verifier/dated_flow.h"

namespace fundtrail {
namespace {

bool is_reversed(const Record& record, std::span<const Reversal> reversals) {
  const auto amount = record_amount(record);
  if (!amount || reversals.empty()) return false;
  WideSum left = amount->fen;
  for (const Reversal& reversal : reversals) left -= reversal.fen;
  return left == 0;
}

void keep_latest(std::optional<LateRecord>& latest, const LateRecord& record) {
  const bool is_later = !latest || record.days > latest->days ||
                        (record.days == latest->days && record.id < latest->id);
  if (is_later) latest = record;
}

}  // namespace

std::optional<Date> event_date(const Record& record) {
  switch (record_kind(record)) {
    case Kind::kDocument:
    case Kind::kBalance:
    case Kind::kIndicatorReport:
      return std::nullopt;
    default:
      return business_date(record);
  }
}

void LateFold::absorb(const EntryHeader& header, const Record& record,
                      std::span<const Reversal> reversals) {
  const RecordBase* base = record_base(record);
  const std::optional<Date> day = event_date(record);
  if (base == nullptr || !day || is_reversed(record, reversals)) return;
  ++looked_at_;
  const std::int64_t days = ledger_day(header.recorded_at_us) - day_number(*day);
  if (days <= days_allowed_) return;
  by_kind_[record_kind(record)].add({header.sequence, Strength::kEvidenced});
  const LateRecord late{base->id.value, days, base->late_reason.value_or("")};
  keep_latest(latest_, late);
  if (late.reason.empty()) return;
  ++explained_;
  keep_latest(latest_explained_, late);
}

void LateFold::merge(LateFold&& later) {
  looked_at_ += later.looked_at_;
  explained_ += later.explained_;
  for (const auto& [kind, late] : later.by_kind_) by_kind_[kind].merge(late);
  if (later.latest_) keep_latest(latest_, *later.latest_);
  if (later.latest_explained_) keep_latest(latest_explained_, *later.latest_explained_);
}

}  // namespace fundtrail
