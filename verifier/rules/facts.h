// SPDX-License-Identifier: Apache-2.0
//
// What rules read and what they write: everything folded from the entries, and a list of checks.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "verifier/flow_fold.h"
#include "verifier/measures.h"
#include "verifier/registry.h"
#include "verifier/verification.h"

namespace fundtrail {

/// Everything the two rounds gathered. Rules never see an entry, and never a correction.
struct Facts {
  const Registry& registry;
  const FlowFold& flows;

  [[nodiscard]] const Measures& measures() const { return flows.measures(); }

  /// The statements that belong to a programme, by id.
  [[nodiscard]] std::vector<const Placed<Statement>*> statements_of(
      const std::string& programme) const;

  /// The name of a record, or its id where it has none.
  [[nodiscard]] std::string name(const std::string& id) const;
};

/// A check in the making.
struct CheckDraft {
  std::string subject;
  CheckResult result{};
  std::string expected;
  std::string actual;
  Message message;
  Support support;
};

/// The checks of one rule. What rests on a corrected record becomes `unproven`, whatever it said.
class CheckList {
 public:
  explicit CheckList(std::string rule, Severity severity)
      : rule_(std::move(rule)), severity_(severity) {}

  void add(CheckDraft draft) { add(std::move(draft), severity_); }
  void add(CheckDraft draft, Severity severity);

  /// Sorts by subject and takes the checks.
  [[nodiscard]] std::vector<Check> take();

 private:
  std::string rule_;
  Severity severity_;
  std::vector<Check> checks_;
};

/// `confirmed` if all that it rests on is evidenced, else `stated`.
[[nodiscard]] CheckResult weigh(const Support& support);

/// The phrase for what rests on a correction that is not applied.
[[nodiscard]] Message correction_phrase();

}  // namespace fundtrail
