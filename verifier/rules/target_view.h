// SPDX-License-Identifier: Apache-2.0
//
// A target with what was reported of it: what the target rules and the goal read.
#pragma once

#include <string>
#include <vector>

#include "verifier/registry.h"
#include "verifier/verification.h"

namespace fundtrail {

/// The most reported values that a message lists.
inline constexpr std::size_t kValuesShown = 8;

/// How one target came out.
struct TargetOutcome {
  CheckResult result{};  ///< kConfirmed or kStated if every reported value meets it
  Message detail;
  std::string actual;              ///< the reported values, smallest first: `169套、175套`
  Message values;                  ///< the same in words: `达成`
  Support support;                 ///< the target and the reports that count
  bool has_contradiction = false;  ///< one party reported different values for one day
  bool has_only_parts = false;     ///< there are reports, and none is of the whole
};

/// A target, its parts and its reports. Lifetime: that of the registry.
struct TargetView {
  const Placed<Target>* target = nullptr;
  std::vector<const Placed<Target>*> children;          ///< by id
  std::vector<const Placed<IndicatorReport>*> reports;  ///< by id
  /// No target of the programme is above it. What leads only in a circle, or to another programme,
  /// is above nothing, so that no target escapes being judged.
  bool is_top = true;
};

/// Every target of the ledger, by id.
[[nodiscard]] std::vector<TargetView> view_targets(const Registry& registry);

/// How one reported value compares with its target.
enum class Verdict { kMeets, kFails, kIncomparable };

/// Holds a reported value against a target as it asks. Of another unit or nature, or where the
/// target has no value, they are incomparable.
[[nodiscard]] Verdict judge_value(const Target& target, const ReportedValue& reported);

/// The reports that are about all of a target, by id: not what one party reports as its own share.
[[nodiscard]] std::vector<const Placed<IndicatorReport>*> whole_reports(const TargetView& view);

/// Judges a target by its reports: no value, `unproven`; any value failing, `refuted`; otherwise
/// the weakest evidence, and for a qualitative one at most `stated` without an acceptance. What one
/// party reports as its own is a part of a target that is not that party's: it counts for nothing.
[[nodiscard]] TargetOutcome judge_target(const Registry& registry, const TargetView& view);

/// The reported values of a target that contradict each other: values of one party (the target's,
/// where a report names none) and one day (or no day) that differ. Each group has at least two.
[[nodiscard]] std::vector<std::vector<const Placed<IndicatorReport>*>> contradictions(
    const TargetView& view);

/// Formats reported values, smallest first and each once, such as `169套、175套`; “…” stands for
/// those beyond kValuesShown.
[[nodiscard]] std::string list_values(const std::vector<const Placed<IndicatorReport>*>& reports);

/// The same in words: qualitative results by their labels.
[[nodiscard]] Message value_words(const std::vector<const Placed<IndicatorReport>*>& reports);

/// A target as shown: `城市棚户区改造 ≥169套`.
[[nodiscard]] Message target_text(const Target& target);

}  // namespace fundtrail
