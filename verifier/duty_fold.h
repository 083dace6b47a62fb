// SPDX-License-Identifier: Apache-2.0
//
// Who recorded, who reviewed, who signed: what is known of the duties that must lie with two people
// 不相容岗位.
#pragma once

#include <cstdint>
#include <map>

#include "schemas/entry.h"
#include "schemas/record.h"
#include "verifier/signatures/signatures.h"
#include "verifier/support.h"

namespace fundtrail {

/// The records of one kind by who answers for them.
struct Duties {
  Support looked_at;        ///< that name both people, or that a policy or signature is about
  Support same_person;      ///< the recorder is the reviewer
  Support lacks_signature;  ///< the policy of its time wanted a signature, and there is none
  Support lacks_approval;   ///< it wanted an approver's, and there is none

  void merge(const Duties& later);
};

/// Looks at every business record by the signatures of a ledger (round 2). Merging is exact.
class DutyFold {
 public:
  /// Lifetime: `signatures` outlives the fold.
  explicit DutyFold(const Signatures& signatures) : signatures_(&signatures) {}

  void absorb(const EntryHeader& header, const Record& record);
  void merge(DutyFold&& later);

  [[nodiscard]] const std::map<Kind, Duties>& by_kind() const { return by_kind_; }

 private:
  const Signatures* signatures_;
  std::map<Kind, Duties> by_kind_;
};

}  // namespace fundtrail
