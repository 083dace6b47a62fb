// SPDX-License-Identifier: Apache-2.0
//
// What was put right of an inquiry, against what it found: the arithmetic of Q03.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "verifier/rules/facts.h"

namespace fundtrail {

/// The rectifications of a ledger by the inquiry they are of, and the refunds that they name.
/// Lifetime: that of the registry.
class RectificationSteps {
 public:
  explicit RectificationSteps(const Registry& registry);

  /// The steps of one inquiry, by business date and then sequence.
  [[nodiscard]] const std::vector<const Placed<Rectification>*>& of(
      const std::string& inquiry) const;

  /// The refund with an id, or nullptr: the view leaves it out, or nobody names it.
  [[nodiscard]] const Placed<Refund>* refund(const std::string& id) const;

 private:
  std::map<std::string, std::vector<const Placed<Rectification>*>> steps_;
  std::map<std::string, const Placed<Refund>*> refunds_;
};

/// The check of one inquiry.
[[nodiscard]] CheckDraft reconcile(const Facts& facts, const Placed<Inquiry>& inquiry,
                                   const RectificationSteps& steps);

}  // namespace fundtrail
