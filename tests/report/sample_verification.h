// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>

#include "verifier/verification.h"

namespace fundtrail::test {

/// A record mentioned by a finding, read in section 一 of DOC-1.
[[nodiscard]] inline RecordMention make_mention(std::uint64_t sequence, std::string id) {
  return {sequence, std::move(id), "DOC-1", "吉建函〔2025〕138号", "一", say("记录", "record")};
}

[[nodiscard]] inline Goal make_goal(GoalType goal, CheckResult result, std::string figure) {
  return {"PG-1",
          "某项目",
          goal,
          result,
          std::move(figure),
          say("说明", "detail"),
          false,
          {{make_mention(3, "AL-1")}, 1}};
}

[[nodiscard]] inline Check make_check(std::string rule, CheckResult result, Severity severity) {
  return {std::move(rule),
          result,
          severity,
          "ST-1",
          "1000.00万元",
          "1648.00万元",
          say("到位 1648.00万元，应为 1000.00万元", "received 1648.00万元, not 1000.00万元"),
          {{make_mention(5, "ST-1")}, 1}};
}

/// An intact ledger of six entries without findings; its root is 32 bytes of 0x11.
[[nodiscard]] inline Verification make_verification() {
  Verification found;
  found.integrity.result = IntegrityResult::kIntact;
  found.integrity.entries = 6;
  found.integrity.origin = "example.org/test";
  found.integrity.root.emplace().bytes.fill(0x11);
  found.integrity.layers.fill(LayerResult::kIntact);
  found.integrity.unanchored_entries = 6;
  found.rules_version = "test";
  return found;
}

inline void add_check(Verification& found, Check check) {
  ++found.counts[static_cast<std::size_t>(check.result)];
  if (check.result == CheckResult::kRefuted && check.severity == Severity::kError) {
    ++found.refuted_errors;
  }
  found.checks.push_back(std::move(check));
}

}  // namespace fundtrail::test
