// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scan/found_claim.h"

namespace fundtrail {

/// Finds the measures that a sentence states: 预算资金为1000万元, 实际到位资金1648万元,
/// 拨付…奖补资金共1000万元, 长春市到位资金838万元.
///
/// A figure of money is one if a word of a measure stands right before it, with no more between
/// than what joins them or, after a verb, the money it is about or the party that receives it. What
/// is planned or denied, a part of another figure, or said of one source of money is none: the
/// figure's `unclaimed` tells. 执行数 is `paid`: what was spent, as the official form's note has
/// it. Requires: `find_sums` has marked the parts. Marks the figures that it uses.
void find_measures(Sentence& sentence, const SentenceContext& context, FoundClaims& claims);

}  // namespace fundtrail
