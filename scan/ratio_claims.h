// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scan/found_claim.h"

namespace fundtrail {

/// Finds the ratios that a sentence states: 资金到位率为100%, 完成率127.25%.
///
/// What a ratio is made of is taken from the sentence alone: two figures in brackets (7093/5574),
/// the one done and the one planned of the same unit, or the two measures that 到位率 and 执行率
/// are of, each stated once; of a completion, the target of the same number. Else the claim has no
/// terms. Where the target itself is a percentage, the percentage is the indicator's value, not a
/// claim. Requires: `claims` has the measures of the sentence. Marks the figures that it uses.
void find_ratios(Sentence& sentence, const SentenceContext& context, FoundClaims& claims);

}  // namespace fundtrail
