// SPDX-License-Identifier: Apache-2.0
//
// What is printed where nothing was found, or nothing was there to look at.
#include <boost/test/unit_test.hpp>

#include "report/verification_text.h"
#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

bool says(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(clear_results)

BOOST_AUTO_TEST_CASE(say_how_many_records_were_examined) {
  const RuleRun run(base_lines() + document_line("AU", "audit_report", "cited") +
                    document_line("SE", "self_evaluation", "cited") +
                    statement_line("S1", "AU", R"("assertion":"no_issue_found")"));
  const std::string zh = verification_text(run.verification, {Language::kChinese, Paint(false)});
  BOOST_TEST(says(zh, "D01 仅以自评为依据 未发现（已查 1 笔）"));
  BOOST_TEST(says(zh, "D02 附件缺失 未发现（已查 2 笔）"));
  const std::string en = verification_text(run.verification, {Language::kEnglish, Paint(false)});
  BOOST_TEST(says(en, "D02 document missing: none found (2 examined)"));
}

BOOST_AUTO_TEST_CASE(of_an_empty_ledger_claim_no_more_than_that_it_is_intact) {
  const RuleRun run("");
  const std::string text = verification_text(run.verification, {Language::kChinese, Paint(false)});
  BOOST_TEST(says(text, "账本里没有资金项目"));
  BOOST_TEST(says(text, "退出码 0：账本完好，还没有资金项目可核对"));
  BOOST_TEST(!says(text, "成立，各目标均"));
  BOOST_TEST(!says(text, "已查 0 笔"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
