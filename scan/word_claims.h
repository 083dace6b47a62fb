// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scan/found_claim.h"

namespace fundtrail {

/// Finds the assertions of a sentence by a small list of phrases, each clause by itself:
/// 不存在目标偏离, 未发现问题, 发现了…问题, 全部完成…目标, 属于…性质…执行率, 将…公开, 无信访,
/// 进行了审核, 改善了…, 全部完成备案.
///
/// A clause with 如 or 若 asserts nothing. The scope has the category of the heading above and,
/// where the clause names it, the topic.
void find_assertions(const Sentence& sentence, const SentenceContext& context, FoundClaims& claims);

/// Finds the duties that a sentence lays down: 分解到项目, 报…备案, 按进度…拨付, 跟踪, 开展自评,
/// 审核, 公开. Only where the paragraph has a word of duty (应, 须, 要, 负责), and not in a clause
/// that says it was done (已, 了). The party is the one that the sentence begins with, if that is
/// known. Requires: `paragraph` is the paragraph of the sentence.
void find_duties(const Sentence& sentence, std::string_view paragraph,
                 const SentenceContext& context, FoundClaims& claims);

}  // namespace fundtrail
