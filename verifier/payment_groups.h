// SPDX-License-Identifier: Apache-2.0
//
// Payments that belong together: of one amount, under one voucher or instalment, in pieces, or back
// and forth.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "ledger/proof/entry_source.h"
#include "verifier/payment_rows.h"
#include "verifier/ranges.h"
#include "verifier/rules/thresholds.h"

namespace fundtrail {

/// Movements of cash that are a finding together.
struct PaymentGroup {
  /// The movement from which on they are one: the second of those that are alike, the one that
  /// reaches the limit, the first that goes back.
  std::uint64_t subject = 0;
  Support support;            ///< all of them
  std::int64_t paid_fen = 0;  ///< Unit: 分; the subject's amount, as of Payment
  WideSum fen = 0;            ///< Unit: 分; of all that go the subject's way
  WideSum other_fen = 0;      ///< Unit: 分; of a round trip: of those that go the other way
  Date first_day;             ///< of what is near in time
  Date last_day;
  Disbursement record{};  ///< the subject, as the view has it
};

/// Groups of one sort: how many there are, and the kListedMax whose subjects come first.
class PaymentGroupList {
 public:
  void add(PaymentGroup group);
  void merge(PaymentGroupList&& other);

  [[nodiscard]] std::uint64_t count() const { return count_; }
  /// By subject. Requires: `finish` was called.
  [[nodiscard]] const std::vector<PaymentGroup>& listed() const { return listed_; }

  /// Drops what is not listed, and reads the subjects of the others.
  void finish(const EntrySource& source, const Registry& registry);

 private:
  void drop_later();

  std::vector<PaymentGroup> listed_;
  std::uint64_t count_ = 0;
};

/// What comparing all movements of a ledger comes to.
struct PaymentGroups {
  PaymentGroupList same_amount;      ///< payments of one amount between two parties, near in time
  PaymentGroupList same_instalment;  ///< payments of one instalment of a contract to one payee
  PaymentGroupList same_voucher;     ///< movements under one voucher number of a payer
  PaymentGroupList split;            ///< payments below the limit that together are not
  PaymentGroupList round_trips;      ///< payments, and what went back soon after
  /// What has no date, and could not be compared by it: payments, and other movements.
  Support undated_payments;
  Support undated_others;
  /// Movements that were not compared, since more than can be held at once have one key.
  std::uint64_t uncompared = 0;
  std::uint64_t rows_max = 0;  ///< the most that can be held at once

  void merge(PaymentGroups&& other);
};

/// How to read a source again.
struct Rereading {
  const EntrySource& source;
  const std::vector<EntryRange>& ranges;
  unsigned jobs = 1;
  std::uint64_t rows_max = kPaymentRowsMax;
  /// Called before passes are made, with the entries that they will read; then with those read.
  std::function<void(std::uint64_t)> expect = {};
  std::function<void(std::uint64_t)> tick = {};
};

/// Compares the movements of a ledger: `rows` of round 2, if they are complete, and else those of
/// as many further passes as it takes. Groups that overlap in time are one.
///
/// Throws: Error(kUnchecked) if the source cannot be read. Memory: `rows_max` rows, and those of
/// `jobs` cells once more.
[[nodiscard]] PaymentGroups compare_payments(const Registry& registry, const PartyNumbers& numbers,
                                             PaymentRows&& rows, const Thresholds& thresholds,
                                             const Rereading& rereading);

}  // namespace fundtrail
