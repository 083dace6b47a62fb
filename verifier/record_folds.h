// SPDX-License-Identifier: Apache-2.0
//
// What round 2 folds of the records, as the view has them.
#pragma once

#include <span>
#include <utility>

#include "verifier/duty_fold.h"
#include "verifier/flow_fold.h"
#include "verifier/late_fold.h"
#include "verifier/payment_profile.h"
#include "verifier/payment_rows.h"
#include "verifier/payment_times.h"
#include "verifier/rules/thresholds.h"

namespace fundtrail {

/// The folds that rules and goals read, absorbed and merged as one.
struct RecordFolds {
  /// Lifetime: `registry`, which is finished, `tree` and `signatures` outlive the folds.
  RecordFolds(const Registry& registry, const AllocationTree& tree, const Signatures& signatures,
              const Thresholds& thresholds, PaymentRows payment_rows)
      : flows(registry),
        duties(signatures),
        lates(thresholds.c05_days),
        paid(registry, tree),
        payments(registry),
        rows(std::move(payment_rows)) {}

  void absorb(const EntryHeader& header, const Record& record,
              std::span<const Reversal> reversals) {
    flows.absorb(header, record, reversals);
    duties.absorb(header, record);
    lates.absorb(header, record, reversals);
    paid.absorb(header, record, reversals);
    payments.absorb(header, record, reversals);
    rows.absorb(header, record, reversals);
  }
  void merge(RecordFolds&& later) {
    flows.merge(std::move(later.flows));
    duties.merge(std::move(later.duties));
    lates.merge(std::move(later.lates));
    paid.merge(std::move(later.paid));
    payments.merge(std::move(later.payments));
    rows.merge(std::move(later.rows));
  }

  FlowFold flows;
  DutyFold duties;
  LateFold lates;
  PaymentTimes paid;
  PaymentProfiles payments;
  PaymentRows rows;  ///< taken by `compare_payments`
};

}  // namespace fundtrail
