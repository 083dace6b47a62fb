// SPDX-License-Identifier: Apache-2.0
#include "verifier/answer_reruns.h"

#include <vector>

#include "schemas/error.h"
#include "verifier/record_query.h"

namespace fundtrail {
namespace {

// What an answer asks to be run, unless there is an obstacle.
std::optional<SizedQuery> read_query(const Placed<Answer>& placed, Message& obstacle) {
  const Answer& answer = placed.record;
  if (answer.at_size > placed.sequence) {
    obstacle = say("不是它前面的条目", "it is not of entries that precede it");
    return std::nullopt;
  }
  try {
    return SizedQuery{parse_query(answer.query), answer.at_size};
  } catch (const FormatError& error) {
    obstacle = error.message();
    return std::nullopt;
  }
}

}  // namespace

AnswerReruns rerun_answers(const EntrySource& source, HashSuite hash, const ById<Answer>& answers) {
  AnswerReruns reruns;
  std::vector<SizedQuery> queries;
  std::vector<AnswerRerun*> asked;
  for (const auto& [id, placed] : answers) {
    AnswerRerun& rerun = reruns[id];
    if (queries.size() == kAnswersRerunMax) {
      rerun.obstacle = say("只重跑前 {} 份答复的查询",
                           "the queries of the first {} answers are run", kAnswersRerunMax);
    } else if (auto query = read_query(placed, rerun.obstacle)) {
      queries.push_back(std::move(*query));
      asked.push_back(&rerun);
    }
  }
  if (queries.empty()) return reruns;
  const std::vector<QueryOutcome> outcomes = run_queries(source, hash, queries);
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    asked[i]->digest = outcomes[i].digest;
    asked[i]->count = outcomes[i].count;
    if (outcomes[i].digest) continue;
    asked[i]->obstacle = say("第 {} 号缺失、受损，或为本程序不认识的类别",
                             "entry {} is missing, damaged or of a kind not known to this program",
                             outcomes[i].unread);
  }
  return reruns;
}

}  // namespace fundtrail
