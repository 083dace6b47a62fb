// SPDX-License-Identifier: Apache-2.0
//
// What corrections mean for findings while they are recorded and not yet applied.
#pragma once

#include <array>
#include <string_view>

#include "schemas/record.h"
#include "verifier/verification.h"

namespace fundtrail {

/// The fields, of whatever kind, that no rule but C04 and no goal reads; a part such as
/// `cited_in.quote` goes with its field. Source: docs/CHECKS.md "Corrections".
inline constexpr std::array<std::string_view, 5> kUnreadFields = {"cited_in", "late_reason", "note",
                                                                  "recorded_by", "reviewed_by"};

/// Whether some finding may come out otherwise once `correction` is applied: not where it amends
/// nothing but unread fields.
[[nodiscard]] bool may_change_findings(const Correction& correction);

/// Tells how many checks of severity error did not hold and are left open because of corrections,
/// and of which rules; empty if there are none.
[[nodiscard]] Message left_open_words(const Verification& verification);

}  // namespace fundtrail
