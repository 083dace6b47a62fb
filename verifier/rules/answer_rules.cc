// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/answer_rules.h"

#include "schemas/error.h"

namespace fundtrail {
namespace {

// The result of an answer's query, run again, against the one that it was made
// of.
void compare_results(const Placed<Answer>& placed, const AnswerRerun& rerun, CheckDraft& draft) {
  const Answer& answer = placed.record;
  if (answer.at_size > placed.sequence) {
    draft.result = CheckResult::kRefuted;
    draft.message = say("自称查询时账本有 {} 条，而它前面只有 {} 条",
                        "it says that {} entries were asked, and only {} precede it",
                        answer.at_size, placed.sequence);
    return;
  }
  if (!rerun.digest) {
    draft.message = say("查询未能重跑：{}", "the query was not run: {}", rerun.obstacle);
    return;
  }
  draft.expected = format_hex(rerun.digest->bytes);
  const Message ran =
      say("重跑 {}（前 {} 条），得 {} 笔记录，", "{} of the first {} entries gives {} records, ",
          answer.query, answer.at_size, rerun.count);
  if (*rerun.digest == answer.result_digest) {
    draft.result = CheckResult::kConfirmed;
    draft.message = say("{}与答复所据的一致", "{}the result that the answer was made of", ran);
  } else if (answer.rules_version == kRulesVersion) {
    draft.result = CheckResult::kRefuted;
    draft.message =
        say("{}不是答复所据的结果", "{}another result than the answer was made of", ran);
  } else {
    draft.message =
        say("{}与答复所据的不同；答复所用规则版本 {}，本程序 "
            "{}，不能断定是结果变了",
            "{}another result; the answer was made under rule set "
            "{}, and this is {}: that the "
            "result changed cannot be told",
            ran, shown_text(answer.rules_version), kRulesVersion);
  }
}

}  // namespace

RuleInfo Q02::info() {
  return {"Q02",
          say("答复可复现", "answers can be reproduced"),
          say("在账本前 at_size 条上重跑 query，所得记录的摘要 ＝ result_digest",
              "query, run again over the first at_size entries, selects records "
              "whose digest is "
              "result_digest"),
          say("国家审计准则：重新操作 †", "National Auditing Standards: re-performance †"),
          Severity::kError,
          say("每一份答复", "each answer"),
          say("记录 answer；前 at_size 条的全部记录",
              "answer; every record of the first at_size entries"),
          {{CheckResult::kConfirmed, say("摘要相同", "the digests are equal")},
           {CheckResult::kRefuted, say("摘要不同；at_size 多于它前面的条数",
                                       "they differ; at_size is more than what precedes it")},
           {CheckResult::kUnproven,
            say("查询不能重跑；摘要不同而规则版本也不同；链已受损",
                "the query cannot be run again; the digests differ, and so does "
                "the version of the "
                "rules; the chain is damaged")}}};
}

void Q02::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.answers) {
    CheckDraft draft{
        id, CheckResult::kUnproven, "", format_hex(placed.record.result_digest.bytes), {}, {}};
    draft.support.add(facts.registry.support_of(placed));
    if (facts.ledger.times.is_comparable) {
      compare_results(placed, facts.ledger.reruns.at(id), draft);
    } else {
      draft.message =
          say("链已受损，重跑的结果不足为凭", "the chain is damaged: no result can be relied on");
    }
    checks.add(std::move(draft));
  }
}

}  // namespace fundtrail
