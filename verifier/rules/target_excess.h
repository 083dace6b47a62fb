// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "verifier/rules/target_view.h"

namespace fundtrail {

/// By how much a reported value goes beyond its target, as a share of the target: negative where it
/// falls short. Of a target “at most” (≤, ＜) by how much it stays below.
///
/// Returns: nothing where they cannot be compared, the target is not positive, or the value is a
/// share above 100 %, which rule P05 is about.
[[nodiscard]] std::optional<Ratio> excess_of(const Target& target, const IndicatorReport& report);

}  // namespace fundtrail
