// SPDX-License-Identifier: Apache-2.0
//
// Round 2: the sums of a programme that documents state and rules compare.
//
//   budget     年初预算 + 追加 + 上年结转 - 追减
//   allocated  下达 with no level above, 追加 and 追减 of them included
//   received   到位 of source `programme`, at the first level below (no `under`, or under one of
//              those)
//   disbursed  调拨 (stage transfer) under those, net of refunds
//   paid       支付 (stage payment), net of refunds
//   refunded   退回 of the programme's disbursements
//   balance    结转结余: what is there on a day, so that other days and books are never added to it
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "verifier/registry.h"
#include "verifier/support.h"

namespace fundtrail {

/// Which sum: of a programme, and perhaps only of one party (the receiver, or of payments the
/// payer), one source of budget, or what happened by the end of a day.
struct MeasureQuery {
  std::string programme;
  Measure measure{};
  std::optional<std::string> party;
  std::optional<FundSource> source;
  std::optional<Date> as_of;

  friend auto operator<=>(const MeasureQuery&, const MeasureQuery&) = default;
};

/// The day and the book of a balance.
using BalanceKey = std::pair<Date, Book>;

/// A record of money on its way into the sums.
struct Flow {
  std::string programme;
  Measure measure{};
  std::string party;  ///< empty: of no party
  std::optional<FundSource> source;
  std::optional<Date> dated_on;
  WideSum fen = 0;  ///< signed
  SupportItem item;
  std::optional<Book> book;  ///< of balances alone
  /// All of it is taken back in the end: it counts in sums as of a day, and in no other.
  bool is_void = false;
};

/// A sum and what it rests on.
struct MeasureSum {
  WideSum fen = 0;  ///< Unit: 分
  Support support;
  bool has_undated = false;  ///< a record without a date might lie beyond `as_of`
  /// Balances of different days or books, of which there is no sum.
  bool is_mixed = false;
  std::optional<BalanceKey> balance_key;

  void add(const Flow& flow);
  void merge(const MeasureSum& later);
};

/// Folds flows into the sums that were asked for: every measure of every programme, and those that
/// statements and budgets' sources name. Asking is done before absorbing.
class Measures {
 public:
  /// Asks for what the registry's programmes and statements need.
  explicit Measures(const Registry& registry);

  void absorb(const Flow& flow);

  void merge(const Measures& later);

  /// The sum asked for. Requires: it was asked for.
  [[nodiscard]] const MeasureSum& get(const MeasureQuery& query) const;
  [[nodiscard]] const MeasureSum& get(const std::string& programme, Measure measure) const;

  /// The budget of a programme by source, of the sources that have any, in the order of sources.
  [[nodiscard]] std::map<FundSource, WideSum> budget_by_source(const std::string& programme) const;

 private:
  void add_to(MeasureQuery query, const Flow& flow);

  std::map<MeasureQuery, MeasureSum> sums_;
};

/// 1, or -1 of what takes away 追减.
[[nodiscard]] int direction_of(const Budget& budget);
[[nodiscard]] int direction_of(const Allocation& allocation);

/// What is left of an allocation, with its direction. Unit: 分.
[[nodiscard]] WideSum signed_fen(const Placed<Allocation>& placed);

/// The query that a statement's claim asks about.
[[nodiscard]] MeasureQuery query_of(const std::string& programme, const MeasureClaim& claim);

/// What was allocated to the party that a claim of what was received is about.
[[nodiscard]] MeasureQuery allocated_query(const std::string& programme, const MeasureClaim& claim);

}  // namespace fundtrail
