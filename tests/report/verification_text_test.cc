// SPDX-License-Identifier: Apache-2.0
#include "report/verification_text.h"

#include <sstream>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "tests/report/sample_verification.h"
#include "tests/support/memory_source.h"
#include "tests/support/sample_records.h"
#include "verifier/verify.h"

namespace fundtrail::test {
namespace {

std::string tell(const Verification& found, Language language = Language::kChinese) {
  return verification_text(found, {language, Paint(false)});
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::vector<std::string> lines_with(const std::string& text, std::string_view part) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    if (has(line, part)) lines.push_back(line);
  }
  return lines;
}

bool stand_in_order(const std::string& text, const std::vector<std::string>& parts) {
  std::size_t position = 0;
  for (const std::string& part : parts) {
    position = text.find(part, position);
    if (position == std::string::npos) return false;
  }
  return true;
}

constexpr std::size_t kKindAt = 18;  // the low byte of the kind in an entry

constexpr std::string_view kStatedZh = "按所报数据成立（未经凭证核实）";
constexpr std::string_view kStatedEn =
    "holds on reported figures only (not verified against vouchers)";

}  // namespace

BOOST_AUTO_TEST_SUITE(verification_text_layout)

BOOST_AUTO_TEST_CASE(begins_with_the_verdict_and_ends_with_the_exit_code) {
  Verification found = make_verification();
  add_check(found, make_check("F06", CheckResult::kRefuted, Severity::kError));
  const std::string text = tell(found);
  BOOST_TEST(text.starts_with("核对结果：账本完好；核对不成立（错误）1 项"));
  BOOST_TEST(text.ends_with("退出码 1：账本完好，至少一项错误级核对不成立\n"));
  const std::string english = tell(found, Language::kEnglish);
  BOOST_TEST(
      english.starts_with("Result of verification: the ledger is intact; checks that do not "
                          "hold (errors): 1, doubts and hints: 0, lacking evidence: 0; "));
  BOOST_TEST(english.ends_with("and at least one check of severity error does not hold\n"));
}

BOOST_AUTO_TEST_CASE(says_once_that_an_altered_ledger_is_altered) {
  Verification found = make_verification();
  found.integrity.result = IntegrityResult::kTampered;
  found.integrity.damage_count = 1;
  BOOST_TEST(tell(found).starts_with("核对结果：账本已被改动，证实 1 处与原存不符。\n"));
  BOOST_TEST(tell(found, Language::kEnglish)
                 .starts_with("Result of verification: the ledger has been altered; places that "
                              "are not as they were stored: 1.\n"));
  BOOST_TEST(!has(tell(found), "疑被改动"));
}

// An entry of an unknown kind is easily added by whoever altered another: exit code 13 stands
// before 10, and must not hide it.
BOOST_AUTO_TEST_CASE(names_tampering_beside_what_could_not_be_checked) {
  MemorySource source(sample_records());
  source.flip_byte(50, kKindAt, 0x40);
  source.rewrite_chain(50);
  source.flip_byte(20, 30);
  const Verification found = verify(source, {});
  BOOST_TEST(exit_code(found) == 13);
  const std::string text = tell(found);
  BOOST_TEST(
      text.starts_with("核对结果：账本已被改动，证实 1 处与原存不符。\n"
                       "注意：有 1 条记录的类别或版本本程序不认识，"));
  BOOST_TEST(lines_with(text, "本程序不认识").size() == 1U);
  BOOST_TEST(has(text, "\n  第 20 号 "));
  BOOST_TEST(
      text.ends_with("\n  退出码 13：未能核验（读写错误、文件损坏，或有不认识的记录类别）；"
                     "另：已证实账本被改动\n"));
  BOOST_TEST(tell(found, Language::kEnglish).ends_with("; besides: tampering is proven\n"));
}

BOOST_AUTO_TEST_CASE(names_roll_backs_and_signatures_beside_what_could_not_be_checked) {
  Verification found = make_verification();
  found.integrity.result = IntegrityResult::kUnchecked;
  found.unchecked_bodies = 1;
  BOOST_TEST(tell(found).ends_with("或有不认识的记录类别）\n"));
  found.integrity.layers[static_cast<std::size_t>(Layer::kAnchor)] = LayerResult::kDamaged;
  found.integrity.layers[static_cast<std::size_t>(Layer::kSignature)] = LayerResult::kDamaged;
  BOOST_TEST(
      tell(found).ends_with("类别）；另：与所持的不一致（见“对照”）；另：签名或密钥不可信\n"));
}

BOOST_AUTO_TEST_CASE(explains_the_unit_once_in_english) {
  const auto lines = lines_with(tell(make_verification(), Language::kEnglish), "10,000 yuan");
  BOOST_TEST_REQUIRE(lines.size() == 1U);
  BOOST_TEST(lines.front() == "2. Goals (amounts in 万元, 10,000 yuan)");
}

BOOST_AUTO_TEST_CASE(tells_the_four_parts_in_order) {
  const std::string text = tell(make_verification());
  BOOST_TEST(stand_in_order(text, {"一、完整性", "二、四个目标", "三、核对", "四、小结"}));
  BOOST_TEST(stand_in_order(tell(make_verification(), Language::kEnglish),
                            {"1. Integrity", "2. Goals", "3. Checks", "4. Summary"}));
}

BOOST_AUTO_TEST_CASE(never_judges) {
  Verification found = make_verification();
  for (const auto& entry : enum_table(CheckResult{})) {
    add_check(found, make_check("F06", entry.value, Severity::kDoubt));
  }
  const std::string text = tell(found);
  BOOST_TEST(!has(text, "审计发现"));
  BOOST_TEST(!has(text, "定性"));
  BOOST_TEST(has(text, "疑点线索"));
}

BOOST_AUTO_TEST_CASE(orders_checks_from_the_gravest) {
  Verification found = make_verification();
  add_check(found, make_check("D10", CheckResult::kNotApplicable, Severity::kError));
  add_check(found, make_check("F01", CheckResult::kConfirmed, Severity::kError));
  add_check(found, make_check("F04", CheckResult::kUnproven, Severity::kError));
  add_check(found, make_check("F06", CheckResult::kRefuted, Severity::kError));
  add_check(found, make_check("F08", CheckResult::kStated, Severity::kError));
  add_check(found, make_check("P05", CheckResult::kRefuted, Severity::kDoubt));
  add_check(found, make_check("D04", CheckResult::kRefuted, Severity::kHint));
  const std::string text = tell(found);
  BOOST_TEST(
      stand_in_order(text, {"不成立（错误） 1 项", "F06", "疑点（待核实） 1 项", "P05",
                            "证据不足 1 项", "F04", "按所报数据成立（未经凭证核实） 1 项", "F08",
                            "成立 1 项", "F01", "提示 1 项", "D04", "其余：", "D10", "不适用"}));
}

BOOST_AUTO_TEST_CASE(colours_only_when_asked) {
  Verification found = make_verification();
  add_check(found, make_check("F06", CheckResult::kRefuted, Severity::kError));
  const std::string plain = tell(found);
  std::string coloured = verification_text(found, {Language::kChinese, Paint(true)});
  BOOST_TEST(!has(plain, "\x1b"));
  BOOST_TEST(has(coloured, "\x1b[1;31m不成立\x1b[0m"));
  for (const std::string code : {"\x1b[0m", "\x1b[1m", "\x1b[32m", "\x1b[33m", "\x1b[1;31m"}) {
    for (std::size_t at = coloured.find(code); at != std::string::npos; at = coloured.find(code)) {
      coloured.erase(at, code.size());
    }
  }
  BOOST_TEST(coloured == plain);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(verification_text_results)

BOOST_AUTO_TEST_CASE(calls_each_result_by_its_words) {
  Verification found = make_verification();
  found.goals = {make_goal(GoalType::kFullAllocation, CheckResult::kConfirmed, "1 / 1"),
                 make_goal(GoalType::kFullDisbursement, CheckResult::kRefuted, "2 / 3"),
                 make_goal(GoalType::kFullPayment, CheckResult::kUnproven, ""),
                 make_goal(GoalType::kTargetsMet, CheckResult::kStated, "10 / 10")};
  add_check(found, make_check("F14", CheckResult::kClear, Severity::kDoubt));
  const std::string text = tell(found);
  BOOST_TEST(has(text, "足额下达：成立  1 / 1"));
  BOOST_TEST(has(text, "足额拨付（至下级财政）：不成立  2 / 3"));
  BOOST_TEST(has(text, "足额支付（至最终收款人）：证据不足\n"));
  BOOST_TEST(has(text, "目标达成：按所报数据成立（未经凭证核实）  10 / 10"));
  BOOST_TEST(has(text, "未发现（已查 1 笔）"));
}

BOOST_AUTO_TEST_CASE(puts_the_phrase_beside_every_stated_figure) {
  Verification found = make_verification();
  Goal goal = make_goal(GoalType::kFullDisbursement, CheckResult::kStated, "1 / 1 = 100.00%");
  goal.detail = say("已达 100.00%", "at 100.00%");
  found.goals = {goal};
  Check check = make_check("F08", CheckResult::kStated, Severity::kError);
  check.expected = check.actual = "100.00%";
  check.message = say("声明 100%", "stated 100%");
  add_check(found, check);
  const auto chinese = lines_with(tell(found), "100");
  BOOST_TEST(chinese.size() == 3U);
  for (const std::string& line : chinese) BOOST_TEST(has(line, kStatedZh), line);
  const auto english = lines_with(tell(found, Language::kEnglish), "100");
  BOOST_TEST(english.size() == 3U);
  for (const std::string& line : english) BOOST_TEST(has(line, kStatedEn), line);
}

BOOST_AUTO_TEST_CASE(labels_doubts_and_hints_as_such) {
  Verification found = make_verification();
  add_check(found, make_check("P05", CheckResult::kRefuted, Severity::kDoubt));
  const auto lines = lines_with(tell(found), "P05");
  BOOST_TEST(lines.size() == 1U);
  BOOST_TEST(has(lines.at(0), "疑点（待核实）"));
  BOOST_TEST(!has(lines.at(0), "不成立"));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(verification_text_records)

BOOST_AUTO_TEST_CASE(names_records_with_place_and_document) {
  Verification found = make_verification();
  add_check(found, make_check("F06", CheckResult::kRefuted, Severity::kError));
  BOOST_TEST(has(tell(found), "记录：ST-1（第 5 号，138号文 一）\n"));
  BOOST_TEST(has(tell(found), "  138号文  吉建函〔2025〕138号 DOC-1\n"));
  BOOST_TEST(has(tell(found, Language::kEnglish), "records: ST-1 (no. 5, 138号文 一)\n"));
}

BOOST_AUTO_TEST_CASE(uses_the_full_number_where_short_names_meet) {
  Verification found = make_verification();
  Check check = make_check("F06", CheckResult::kRefuted, Severity::kError);
  check.records.listed.push_back({6, "ST-2", "DOC-2", "吉财函〔2025〕138号", "二", {}});
  check.records.count = 2;
  add_check(found, check);
  BOOST_TEST(
      has(tell(found),
          "ST-1（第 5 号，吉建函〔2025〕138号 一）、ST-2（第 6 号，吉财函〔2025〕138号 二）"));
  BOOST_TEST(has(tell(found), "\n  吉建函〔2025〕138号  DOC-1\n  吉财函〔2025〕138号  DOC-2\n"));
}

BOOST_AUTO_TEST_CASE(calls_a_document_without_a_number_by_its_id) {
  Verification found = make_verification();
  Check check = make_check("F06", CheckResult::kRefuted, Severity::kError);
  check.records.listed.at(0).document_name = "《支付凭证》";
  add_check(found, check);
  BOOST_TEST(has(tell(found), "ST-1（第 5 号，DOC-1 一）"));
  BOOST_TEST(has(tell(found), "  DOC-1  《支付凭证》\n"));
}

BOOST_AUTO_TEST_CASE(shows_five_records_the_subject_first) {
  Verification found = make_verification();
  Check check = make_check("F06", CheckResult::kRefuted, Severity::kError);
  check.records.listed.clear();
  for (std::uint64_t i = 0; i < 7; ++i) {
    check.records.listed.push_back({i, "R" + std::to_string(i), "", "", "", {}});
  }
  check.subject = "R6";
  check.records.count = 1'234;
  add_check(found, check);
  BOOST_TEST(has(tell(found),
                 "记录：R6（第 6 号）、R0（第 0 号）、R1（第 1 号）、R2（第 2 号）、"
                 "R3（第 3 号）等 1234 条\n"));
  BOOST_TEST(has(tell(found, Language::kEnglish), "R3 (no. 3) and others, 1234 records in all\n"));
}

BOOST_AUTO_TEST_CASE(shows_a_rule_twenty_times_and_counts_the_rest) {
  Verification found = make_verification();
  for (int i = 0; i < 25; ++i) {
    add_check(found, make_check("F06", CheckResult::kRefuted, Severity::kError));
  }
  const std::string text = tell(found);
  BOOST_TEST(lines_with(text, "F06").size() == 20U);
  BOOST_TEST(has(text, "另有 5 项未列"));
}

BOOST_AUTO_TEST_CASE(spells_out_what_could_deceive) {
  Verification found = make_verification();
  Check check = make_check("F06", CheckResult::kRefuted, Severity::kError);
  check.message = say("甲\n乙\u202E丙", "a\nb\u202E");
  add_check(found, check);
  BOOST_TEST(has(tell(found), "甲 乙\\u202e丙"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
