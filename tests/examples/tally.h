// SPDX-License-Identifier: Apache-2.0
//
// The verification of an example, and the lines in which tests and files write it down.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/message.h"
#include "verifier/verification.h"

namespace fundtrail::test {

/// The verification of a ledger that holds examples/<name>, each of its files appended as a batch.
[[nodiscard]] Verification verify_example(std::string_view name);

/// `full_payment unproven | 0.00万元 / 1000.00万元 | 支付记录 0 笔 | 4: AL-1 AL-2 AL-3 AL-4`.
[[nodiscard]] std::vector<std::string> goal_lines(const Verification& verification);

/// `F06 refuted error ST-06 | 1000.00万元 | 1648.00万元 | 5: AL-1 AL-2 AL-3 AL-4 ST-06`: expected,
/// actual, and the number of records with their ids.
[[nodiscard]] std::vector<std::string> check_lines(const Verification& verification);

/// How many checks had each result, by its enumerator.
using ResultCounts = std::array<std::uint64_t, kCheckResultCount>;

[[nodiscard]] std::map<std::string, ResultCounts> count_by_rule(const Verification& verification);

enum class Zeros { kShown, kHidden };

/// `confirmed 2, refuted 1`, or in Chinese `成立 2、不成立 1`.
[[nodiscard]] std::string counts_text(const ResultCounts& counts, Language language, Zeros zeros);

/// The number of checks of all rules: every result, those of no check included.
[[nodiscard]] std::string counts_of_all(const Verification& verification);

/// A whole verification: the goals, the checks, the counts and the exit code, a line each; what
/// examples/constructed/*/expected.txt holds.
[[nodiscard]] std::vector<std::string> verification_lines(const Verification& verification);

}  // namespace fundtrail::test
