// SPDX-License-Identifier: Apache-2.0
//
// Lines of an input file about the inquiry IQ: what was asked, answered and put right.
#pragma once

#include <string>
#include <string_view>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {

struct InquiryLine {
  std::string_view due_on = "2025-01-31";
  std::string_view amount = {};
};
inline std::string inquiry(const InquiryLine& line, std::string_view id = "IQ") {
  std::string fields = R"("source":"audit","number":"审问1号","question":"钱在哪里","scope":{},)"
                       R"("received_on":"2024-12-20")";
  if (!line.due_on.empty()) fields += "," + text_field("due_on", line.due_on);
  if (!line.amount.empty()) fields += "," + text_field("amount", line.amount);
  return fundtrail::test::line("inquiry", id, fields);
}

struct AnswerLine {
  std::string_view answered_on = "2025-01-20";
  std::string_view query = "list";
  std::string_view rules_version = "2026.6";
  std::string result_digest = std::string(64, '0');
  std::uint64_t at_size = 1;
};
inline std::string answer(std::string_view id, const AnswerLine& line) {
  return fundtrail::test::line(
      "answer", id,
      fmt::format(R"("inquiry":"IQ","text":"情况如下","answered_on":"{}","signer":"处长",)"
                  R"("query":"{}","rules_version":"{}","result_digest":"{}","at_size":{})",
                  line.answered_on, line.query, line.rules_version, line.result_digest,
                  line.at_size));
}

struct RectificationLine {
  std::string_view dated_on = "2025-03-31";
  std::string_view fixed = {};
  std::string_view open = {};
  bool is_cumulative = true;
  std::string_view status = "in_progress";
  std::string_view recovered_by = {};  ///< the id of a refund
  std::string_view accepted_by = {};
};
inline std::string rectification(std::string_view id, const RectificationLine& line) {
  std::string fields = fmt::format(
      R"("inquiry":"IQ","measure":"追回","dated_on":"{}","cumulative":{},"status":"{}")",
      line.dated_on, line.is_cumulative, line.status);
  const std::pair<std::string_view, std::string_view> optionals[] = {
      {"amount_fixed", line.fixed}, {"amount_open", line.open}, {"accepted_by", line.accepted_by}};
  for (const auto& [name, value] : optionals) {
    if (!value.empty()) fields += "," + text_field(name, value);
  }
  if (!line.recovered_by.empty()) {
    fields += fmt::format(R"(,"recovered_by":["{}"])", line.recovered_by);
  }
  return fundtrail::test::line("rectification", id, fields);
}

}  // namespace fundtrail::test
