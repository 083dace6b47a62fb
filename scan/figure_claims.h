// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scan/found_claim.h"

namespace fundtrail {

/// Finds the sums that a sentence makes: 共1000万元，其中：甲838万元，乙162万元; and
/// 甲10户、乙20户， 合计30户.
///
/// Two parts or more, each of a clause or list item of its own, of the total's unit (any of money).
/// Where they come to less than the total, the list may not be whole: that is no claim, and the
/// figures' `unclaimed` tells. Marks the figures that it uses, and every part.
void find_sums(Sentence& sentence, FoundClaims& claims);

/// Finds comparisons of two figures of a sentence: 实际开工7093套，高于年度计划的5574套. The left
/// one is the only figure of that unit before, in the same part of the sentence. Marks no figure:
/// the same comparison is often made twice, and is then no second claim.
void find_comparisons(const Sentence& sentence, FoundClaims& claims);

/// Finds counts of parties that a sentence lists: 长春市、桦甸市两个市. Only names that are known
/// count, and only lists that are whole (no 等).
void find_counts(Sentence& sentence, const SentenceContext& context, FoundClaims& claims);

/// Finds a grade and its score: 自评得分85.81分，等级为“良”. Marks the score.
void find_grades(Sentence& sentence, FoundClaims& claims);

}  // namespace fundtrail
