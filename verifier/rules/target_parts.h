// SPDX-License-Identifier: Apache-2.0
//
// The parts that a target was decomposed into, and what they come to.
#pragma once

#include <string>
#include <vector>

#include "verifier/rules/facts.h"

namespace fundtrail {

/// Whether parts of the target add up to it: not shares, indexes, dates and grades. Requires: it
/// has a value.
[[nodiscard]] bool is_additive(const Target& target);

/// Whether a part counts toward the whole: in the same unit and, where both say one, the same year.
/// Requires: the whole has a value.
[[nodiscard]] bool is_part_of(const Target& part, const Target& whole);

/// The parts of a target that add up to it, by id; none of one without a value, or whose parts have
/// no sum.
[[nodiscard]] std::vector<const Placed<Target>*> summed_parts(const TargetView& view);

/// What parts come to, as `scaled`.
[[nodiscard]] WideSum sum_of(const std::vector<const Placed<Target>*>& parts);

/// The parts in words, the largest first: `长春市 134套 + 桦甸市 35套`.
[[nodiscard]] std::string list_parts(const Facts& facts, std::vector<const Placed<Target>*> parts);

}  // namespace fundtrail
