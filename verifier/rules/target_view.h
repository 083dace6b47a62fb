// SPDX-License-Identifier: Apache-2.0
//
// A target with what was reported of it: what the target rules and the goal read.
#pragma once

#include <string>
#include <vector>

#include "verifier/rules/facts.h"

namespace fundtrail {

/// How one target came out.
struct TargetOutcome {
  CheckResult result{};  ///< kConfirmed or kStated if every reported value meets it
  Message detail;
  std::string actual;              ///< the reported values, smallest first: `169套、175套`
  Message values;                  ///< the same in words: `达成`
  Support support;                 ///< the target and its reports
  bool has_contradiction = false;  ///< one party reported different values for one day
};

/// A target, its parts and its reports. Lifetime: that of the registry.
struct TargetView {
  const Placed<Target>* target = nullptr;
  std::vector<const Placed<Target>*> children;          ///< by id
  std::vector<const Placed<IndicatorReport>*> reports;  ///< by id
};

/// Every target of a programme, by id; with `only_top`, those without a parent.
[[nodiscard]] std::vector<TargetView> view_targets(const Registry& registry,
                                                   const std::string& programme, bool only_top);

/// Judges a target by its reports: no value, `unproven`; any value failing, `refuted`; otherwise
/// the weakest evidence, and for a qualitative one at most `stated` without an acceptance.
[[nodiscard]] TargetOutcome judge_target(const Registry& registry, const TargetView& view);

/// The reported values of a target that contradict each other: values of one party (and one day, if
/// days are given) that differ. Each group has at least two.
[[nodiscard]] std::vector<std::vector<const Placed<IndicatorReport>*>> contradictions(
    const TargetView& view);

/// Formats reported values, smallest first and each once, such as `169套、175套`.
[[nodiscard]] std::string list_values(const std::vector<const Placed<IndicatorReport>*>& reports);

/// The same in words: qualitative results by their labels.
[[nodiscard]] Message value_words(const std::vector<const Placed<IndicatorReport>*>& reports);

/// A target as shown: `城市棚户区改造 ≥169套`.
[[nodiscard]] Message target_text(const Target& target);

}  // namespace fundtrail
