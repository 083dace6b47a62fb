// SPDX-License-Identifier: Apache-2.0
//
// The four goals of a programme: allocated, disbursed, paid, met. Source: design section 5 "Goals".
#pragma once

#include <cstdint>
#include <vector>

#include "verifier/rules/facts.h"
#include "verifier/verification.h"

namespace fundtrail {

/// Judges the goals of every programme, by programme id and then goal. `anchored_size` is how many
/// entries the anchor covers.
[[nodiscard]] std::vector<Goal> judge_goals(const Facts& facts, std::uint64_t anchored_size);

}  // namespace fundtrail
