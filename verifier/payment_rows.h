// SPDX-License-Identifier: Apache-2.0
//
// Movements of cash in a compact form, gathered by key: what may have been paid twice, in pieces or
// back and forth is found by comparing rows of one key.
//
// There may be more rows than memory. So keys are hashed to cells, rows are counted by cell, and at
// most kPaymentRowsMax of them are held at once: those of some cells, read in one pass. All cells
// are read in round 2 itself, as long as their rows fit; only a ledger of millions of payments
// takes further passes. What a pass holds does not depend on how entries are cut or on threads.
// Source: design section 5 "Bounded memory".
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ledger/proof/hasher.h"
#include "verifier/payment.h"
#include "verifier/support.h"

namespace fundtrail {

/// The most rows that are held at once: 384 MiB of them.
inline constexpr std::uint64_t kPaymentRowsMax = std::uint64_t{1} << 23;

/// How many cells keys are hashed to.
inline constexpr std::size_t kCellCount = 256;

/// What the rows of one key have in common.
enum class RowFamily : std::uint8_t {
  kPair,        ///< the two parties, in either direction
  kVoucher,     ///< the payer and the voucher number
  kInstalment,  ///< the payee, the contract and the instalment
};

/// A movement of cash under one of its keys.
struct PaymentRow {
  /// Of kPair the two parties' numbers, of others a digest that no two keys share.
  std::array<std::uint64_t, 2> key{};
  std::uint64_t sequence = 0;
  std::int64_t paid_fen = 0;  ///< Unit: 分; as of Payment
  std::int64_t left_fen = 0;  ///< Unit: 分; as of Payment
  Date day;                   ///< of kPair; of others none
  RowFamily family{};
  bool is_payment = false;  ///< to a final payee, and something is left of it
  bool is_reverse = false;  ///< of kPair: from the party with the higher number to the other

  /// The cell that all rows of its key lie in. Range: 0 to kCellCount - 1
  [[nodiscard]] std::size_t cell() const noexcept;
};

/// Cells with begin <= cell < end.
struct CellRange {
  std::size_t begin = 0;
  std::size_t end = kCellCount;

  [[nodiscard]] bool contains(std::size_t cell) const { return begin <= cell && cell < end; }
};

/// How many rows each cell has, held or not.
using CellCounts = std::array<std::uint64_t, kCellCount>;

/// The passes in which all rows can be held: runs of cells with at most `rows_max` rows together. A
/// cell that has more by itself is in none of them.
[[nodiscard]] std::vector<CellRange> plan_passes(const CellCounts& counts, std::uint64_t rows_max);

/// Numbers for the parties of a registry, by whose money they hold: a treasury has its parent's.
/// Lifetime: the registry outlives it. Threads: safe to read together.
class PartyNumbers {
 public:
  explicit PartyNumbers(const Registry& registry);

  /// The number of a party, or nothing if it is not registered.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view party) const;

 private:
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
};

/// How many rows the folds of a round may hold together. Threads: safe to take from together.
class RowAllowance {
 public:
  explicit RowAllowance(std::uint64_t rows_max) : left_(static_cast<std::int64_t>(rows_max)) {}

  /// Takes some rows at once. Returns: how many; 0 if no more may be held.
  [[nodiscard]] std::uint64_t take();

 private:
  std::atomic<std::int64_t> left_;
};

/// The rows of a range of entries that lie in some cells. Lifetime: what it was made of outlives
/// it.
class PaymentRows {
 public:
  /// Rows of `cells`. With an `allowance` there are none at all once it is spent (`is_complete`);
  /// without one the caller has seen to it that they fit.
  PaymentRows(const Registry& registry, const PartyNumbers& numbers, CellRange cells,
              RowAllowance* allowance = nullptr)
      : registry_(&registry), numbers_(&numbers), cells_(cells), allowance_(allowance) {}

  /// Absorbs one record as the registry's view has it; what moves no cash is passed over.
  void absorb(const EntryHeader& header, const Record& record, std::span<const Reversal> reversals);
  void merge(PaymentRows&& later);

  /// Whether every row of its cells is held.
  [[nodiscard]] bool is_complete() const { return is_complete_; }
  /// Of all cells.
  [[nodiscard]] const CellCounts& counts() const { return counts_; }
  /// What has no date, and cannot be compared by it: payments, and other movements.
  [[nodiscard]] const Support& undated_payments() const { return undated_payments_; }
  [[nodiscard]] const Support& undated_others() const { return undated_others_; }

  /// Takes the rows of a cell, in no order. Threads: safe to call together for different cells.
  [[nodiscard]] std::vector<PaymentRow> take(std::size_t cell);

 private:
  void add(const PaymentRow& row);
  void add_pair(const Disbursement& record, PaymentRow row);
  void drop();
  [[nodiscard]] std::array<std::uint64_t, 2> digest(RowFamily family,
                                                    std::initializer_list<std::string_view> parts);

  const Registry* registry_;
  const PartyNumbers* numbers_;
  CellRange cells_;
  RowAllowance* allowance_;
  std::uint64_t allowed_ = 0;
  bool is_complete_ = true;
  using Pieces = std::list<std::deque<PaymentRow>>;  // one of each range that was merged
  std::map<std::size_t, Pieces> rows_;               // by cell
  CellCounts counts_{};
  Support undated_payments_;
  Support undated_others_;
  std::optional<Hasher> hasher_;
};

}  // namespace fundtrail
