// SPDX-License-Identifier: Apache-2.0
//
// examples/jilin-2024: the whole tally of the report, goal by goal and check by check.
#include <algorithm>
#include <map>
#include <stdexcept>

#include <boost/test/unit_test.hpp>

#include "report/verification_text.h"
#include "tests/examples/example_run.h"
#include "tests/support/expect_lines.h"
#include "tests/support/markdown.h"
#include "verifier/verify.h"

namespace fundtrail::test {
namespace {

constexpr std::string_view kName = "jilin-2024";

const Verification& jilin() {
  static const Verification verification = verify_example(kName);
  return verification;
}

// The check of `rule` for `subject`.
const Check& check_of(std::string_view rule, std::string_view subject) {
  const auto& checks = jilin().checks;
  const auto it = std::find_if(checks.begin(), checks.end(), [&](const Check& check) {
    return check.rule == rule && check.subject == subject;
  });
  if (it == checks.end()) throw std::logic_error("no such check");
  return *it;
}

// The results of every check of `rule`, in order.
std::vector<std::string_view> results_of(std::string_view rule) {
  std::vector<std::string_view> results;
  for (const Check& check : jilin().checks) {
    if (check.rule == rule) results.push_back(enum_name(check.result));
  }
  return results;
}

bool holds(const Message& message, std::string_view words) {
  return message.zh.find(words) != std::string::npos;
}

constexpr std::string_view kGoals = R"(
full_allocation stated | 1000.00万元 / 1000.00万元 | 下达 4 笔 | 5: BG-1 AL-1 AL-2 AL-3 AL-4
full_disbursement stated | 1000.00万元 / 1000.00万元 = 100.00% | 调拨及其退回记录 4 笔 | 8: AL-1
    AL-2 AL-3 AL-4 DB-1 DB-2 DB-3 DB-4
full_payment unproven | 0.00万元 / 1000.00万元 | 支付记录 0 笔 | 4: AL-1 AL-2 AL-3 AL-4
targets_met stated | 10 / 10 | 1 项前后数值不一；3 项分解目标没有完成数 | 21: T1 T2 T3 T4 T5 T6 T7
    T8 T9 T10 IR-1 IR-2a IR-2b IR-3 IR-4 IR-5 IR-6 IR-7 IR-8 IR-9 IR-10
)";

constexpr std::string_view kChecks = R"(
C01 confirmed error ledger |  |  | 0:
C02 unproven error ledger |  |  | 0:
C03 unproven error ledger |  |  | 0:
C04 not_applicable doubt ledger |  |  | 0:
C05 refuted hint ledger |  |  | 4: AL-1 AL-2 AL-3 AL-4
C06 not_applicable error ledger |  |  | 0:
C07 not_applicable error ledger |  |  | 0:
F01 confirmed error PG-JL-2024 | 1000.00万元 | 1000.00万元 | 5: BG-1 AL-1 AL-2 AL-3 AL-4
F02 confirmed error PG-JL-2024 |  |  | 5: BG-1 AL-1 AL-2 AL-3 AL-4
F03 unproven error PG-JL-2024 |  |  | 5: BG-1 AL-1 AL-2 AL-3 AL-4
F04 unproven error PG-JL-2024 | 1000.00万元 |  | 4: AL-1 AL-2 AL-3 AL-4
F05 not_applicable error PG-JL-2024 |  |  | 0:
F06 refuted error ST-06 | 1000.00万元 | 1648.00万元 | 5: AL-1 AL-2 AL-3 AL-4 ST-06
F07 refuted error ST-07 | 164.80% | 100% | 3: BG-1 ST-06 ST-07
F08 stated error ST-10 | 100.00% | 100% | 3: BG-1 ST-09 ST-10
F09 refuted doubt PG-JL-2024 |  |  | 3: ST-09 ST-10 ST-11
F10 unproven doubt AL-1 | 838.00万元 |  | 1: AL-1
F10 unproven doubt AL-2 | 87.00万元 |  | 1: AL-2
F10 unproven doubt AL-3 | 55.00万元 |  | 1: AL-3
F10 unproven doubt AL-4 | 20.00万元 |  | 1: AL-4
F11 unproven doubt PG-JL-2024 |  |  | 4: AL-1 AL-2 AL-3 AL-4
F12 unproven doubt PG-JL-2024 |  |  | 4: AL-1 AL-2 AL-3 AL-4
F13 unproven error PG-JL-2024 | 1000.00万元 |  | 6: BG-1 AL-1 AL-2 AL-3 AL-4 ST-06
F14 not_applicable doubt ledger |  |  | 0:
F15 not_applicable doubt ledger |  |  | 0:
F16 not_applicable doubt ledger |  |  | 0:
F17 not_applicable hint PG-JL-2024 |  |  | 0:
F18 not_applicable hint PG-JL-2024 |  |  | 0:
F19 not_applicable hint PG-JL-2024 |  |  | 0:
F20 not_applicable hint PG-JL-2024 |  |  | 0:
F21 unproven doubt T2 |  |  | 4: AL-1 AL-2 T2-changchun T2-huadian
F21 refuted doubt T3 | 5.00万元/部 | 6.666667万元/部 | 4: AL-3 AL-4 T3-tonghua T3-liaoyuan
F22 refuted hint PG-JL-2024 | ≤80.00% | 83.80% | 4: AL-1 AL-2 AL-3 AL-4
F23 confirmed error PG-JL-2024 | 1000.00万元 | 1000万元 | 3: BG-1 ST-05 ST-08
F24 confirmed error ST-02 | 1000.00万元 | 1000万元 | 5: DB-1 DB-2 DB-3 DB-4 ST-02
F24 confirmed error ST-03 | 838万元 + 87万元 + 55万元 + 20万元 | 1000万元 | 1: ST-03
F24 confirmed error ST-05 | 1000.00万元 | 1000万元 | 2: BG-1 ST-05
F24 confirmed error ST-08 | 1000.00万元 | 1000万元 | 2: BG-1 ST-08
F24 unproven error ST-09 |  | 1000万元 | 1: ST-09
F24 confirmed error ST-21 | 11部 + 3部 | 14部 | 1: ST-21
F25 clear error PG-JL-2024 |  |  | 8: AL-1 AL-2 AL-3 AL-4 DB-1 DB-2 DB-3 DB-4
P01 refuted error T1 | 5574套 | 5477套 | 2: T1 T1-changchun
P01 confirmed error T2 | 169套 | 169套 | 3: T2 T2-changchun T2-huadian
P01 confirmed error T3 | 14部 | 14部 | 3: T3 T3-tonghua T3-liaoyuan
P02 stated error T1 | 5574套 | 7093套 | 2: T1 IR-1
P02 stated error T2 | 169套 | 169套、175套 | 3: T2 IR-2a IR-2b
P02 stated error T3 | 14部 | 14部 | 2: T3 IR-3
P02 stated error T4 |  | met | 2: T4 IR-4
P02 stated error T5 | 100% | 100% | 2: T5 IR-5
P02 stated error T6 | 100% | 127.25% | 2: T6 IR-6
P02 stated error T7 | 100% | 103.55% | 2: T7 IR-7
P02 stated error T8 | 100% | 100% | 2: T8 IR-8
P02 stated error T9 | 90% | 100% | 2: T9 IR-9
P02 stated error T10 | 90% | 95% | 2: T10 IR-10
P03 confirmed error IR-6 | 127.25% | 127.25% | 1: IR-6
P03 confirmed error IR-7 | 103.55% | 103.55% | 1: IR-7
P03 confirmed error ST-20 | 100.00% | 100% | 2: IR-3 ST-20
P03 confirmed error ST-22 | 127.25% | 127.25% | 2: IR-1 ST-22
P03 confirmed error ST-24 | 103.55% | 103.55% | 2: IR-2b ST-24
P03 unproven error ST-29 |  | 100% | 1: ST-29
P04 refuted error T2 |  | 169套、175套 | 2: IR-2a IR-2b
P05 refuted doubt IR-6 | ≤100% | 127.25% | 1: IR-6
P05 refuted doubt IR-7 | ≤100% | 103.55% | 1: IR-7
P06 refuted doubt IR-6 |  | 7093套 / 5574套 | 2: IR-1 IR-6
P06 refuted doubt IR-7 |  | 175套 / 169套 | 2: IR-2b IR-7
P07 refuted hint IR-1 | 5574套 | 7093套 | 2: T1 IR-1
P08 refuted doubt T1 | ≤ 2023-12-31 | 2024-04-29 | 1: T1
P08 refuted doubt T3 | ≤ 2023-12-31 | 2024-04-29 | 1: T3
P09 unproven doubt PG-JL-2024 |  |  | 2: T1 T3
P10 refuted error ST-36 |  |  | 6: T1 T1-changchun IR-1 IR-2a IR-2b ST-36
P11 refuted doubt PG-JL-2024 |  |  | 15: T1 T1-changchun T2 T2-changchun T2-huadian T3 T3-tonghua
    T3-liaoyuan T4 T5 T6 T7 T8 T9 T10
P12 refuted doubt T1 |  | 7093套 | 2: T1-changchun IR-1
P12 refuted doubt T2 |  | 169套、175套 | 4: T2-changchun T2-huadian IR-2a IR-2b
P13 refuted doubt T2 |  | 城市棚户区改造货币化安置、开工城市危旧房 | 3: T2 T2-changchun T2-huadian
P14 unproven doubt IR-9 |  | 100% | 1: IR-9
P14 unproven doubt IR-10 |  | 95% | 1: IR-10
P15 unproven error PG-JL-2024 | 58.75–70.00分 |  | 21: T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 IR-1 IR-2a
    IR-2b IR-3 IR-4 IR-5 IR-6 IR-7 IR-8 IR-9 IR-10
P16 refuted hint PG-JL-2024 |  | 10 / 10 | 21: T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 IR-1 IR-2a IR-2b IR-3
    IR-4 IR-5 IR-6 IR-7 IR-8 IR-9 IR-10
P17 refuted doubt IR-4 |  | 100% | 3: T4 IR-4 ST-29
D01 refuted doubt DOC-138 |  |  | 49: IR-1 IR-2a IR-2b IR-3 IR-3-tonghua IR-3-liaoyuan IR-4 IR-5
    IR-6 IR-7 IR-8 IR-9 IR-10 ST-01 ST-02 ST-03 ST-04 ST-05 ST-06 ST-07 ST-08 ST-09 ST-10 ST-11
    ST-18 ST-19 ST-20 ST-21 ST-22 ST-23 ST-24 ST-25 ST-26 ST-27 ST-28 ST-29 ST-30 ST-31 ST-32 ST-33
    ST-34 ST-35 ST-36 ST-37 ST-38 ST-39 ST-40 ST-41 ST-42
D02 refuted doubt DOC-FORM |  | missing | 1: DOC-FORM
D03 refuted doubt DOC-138 | self_evaluation_form | target_form | 2: DOC-138 DOC-FORM
D04 confirmed hint ledger |  |  | 3: DOC-138 DOC-702 DOC-179
D05 refuted hint DOC-138 |  |  | 1: DOC-138
D06 unproven error ST-27 |  |  | 3: ST-27 ST-39 ST-40
D06 refuted error ST-42 |  |  | 3: ST-39 ST-40 ST-42
D07 refuted doubt ST-27 |  |  | 1: ST-27
D07 refuted doubt ST-42 |  |  | 1: ST-42
D08 refuted hint ST-41 |  |  | 1: ST-41
D09 refuted hint PG-JL-2024 |  |  | 4: changchun huadian tonghua liaoyuan
D10 confirmed error ST-04 | 4 | 4 | 1: ST-04
D11 refuted hint T1 | 2024 | 2023 | 1: T1
D11 refuted hint T3 | 2024 | 2023 | 1: T3
Q01 not_applicable error ledger |  |  | 0:
Q02 not_applicable error ledger |  |  | 0:
Q03 not_applicable error ledger |  |  | 0:
)";

// How often each rule gives each result.
const std::map<std::string, std::string> kCounts = {
    {"C01", "confirmed 1"},
    {"C02", "unproven 1"},
    {"C03", "unproven 1"},
    {"C04", "not applicable 1"},
    {"C05", "refuted 1"},
    {"C06", "not applicable 1"},
    {"C07", "not applicable 1"},
    {"F01", "confirmed 1"},
    {"F02", "confirmed 1"},
    {"F03", "unproven 1"},
    {"F04", "unproven 1"},
    {"F05", "not applicable 1"},
    {"F06", "refuted 1"},
    {"F07", "refuted 1"},
    {"F08", "stated 1"},
    {"F09", "refuted 1"},
    {"F10", "unproven 4"},
    {"F11", "unproven 1"},
    {"F12", "unproven 1"},
    {"F13", "unproven 1"},
    {"F14", "not applicable 1"},
    {"F15", "not applicable 1"},
    {"F16", "not applicable 1"},
    {"F17", "not applicable 1"},
    {"F18", "not applicable 1"},
    {"F19", "not applicable 1"},
    {"F20", "not applicable 1"},
    {"F21", "refuted 1, unproven 1"},
    {"F22", "refuted 1"},
    {"F23", "confirmed 1"},
    {"F24", "confirmed 5, unproven 1"},
    {"F25", "clear 1"},
    {"P01", "confirmed 2, refuted 1"},
    {"P02", "stated 10"},
    {"P03", "confirmed 5, unproven 1"},
    {"P04", "refuted 1"},
    {"P05", "refuted 2"},
    {"P06", "refuted 2"},
    {"P07", "refuted 1"},
    {"P08", "refuted 2"},
    {"P09", "unproven 1"},
    {"P10", "refuted 1"},
    {"P11", "refuted 1"},
    {"P12", "refuted 2"},
    {"P13", "refuted 1"},
    {"P14", "unproven 2"},
    {"P15", "unproven 1"},
    {"P16", "refuted 1"},
    {"P17", "refuted 1"},
    {"D01", "refuted 1"},
    {"D02", "refuted 1"},
    {"D03", "refuted 1"},
    {"D04", "confirmed 1"},
    {"D05", "refuted 1"},
    {"D06", "refuted 1, unproven 1"},
    {"D07", "refuted 2"},
    {"D08", "refuted 1"},
    {"D09", "refuted 1"},
    {"D10", "confirmed 1"},
    {"D11", "refuted 2"},
    {"Q01", "not applicable 1"},
    {"Q02", "not applicable 1"},
    {"Q03", "not applicable 1"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(jilin_2024)

BOOST_AUTO_TEST_CASE(the_ledger_is_intact_and_the_report_contradicts_itself) {
  const Verification& verification = jilin();
  BOOST_TEST((verification.integrity.result == IntegrityResult::kIntact));
  BOOST_TEST(verification.integrity.entries == 92U);
  BOOST_TEST(verification.integrity.damage_count == 0U);
  BOOST_TEST(verification.unchecked_bodies == 0U);
  BOOST_TEST(verification.notices.empty());
  BOOST_TEST(verification.refuted_errors == 6U);
  BOOST_TEST(exit_code(verification) == 1);
}

BOOST_AUTO_TEST_CASE(every_goal) {
  expect_lines("kGoals", tally_lines(kGoals), goal_lines(jilin()));
}

BOOST_AUTO_TEST_CASE(every_check) {
  expect_lines("kChecks", tally_lines(kChecks), check_lines(jilin()));
}

BOOST_AUTO_TEST_CASE(counts_of_each_rule_and_in_all) {
  const auto actual = counts_by_rule(jilin());
  for (const auto& [rule, counts] : kCounts) {
    BOOST_TEST(actual.contains(rule), rule);
  }
  for (const auto& [rule, counts] : actual) {
    const auto it = kCounts.find(rule);
    BOOST_TEST((it != kCounts.end() && it->second == counts),
               "to be expected here: {\"" << rule << "\", \"" << counts << "\"}");
  }
  BOOST_TEST(counts_of_all(jilin()) ==
             "confirmed 18, stated 11, refuted 33, unproven 19, clear 1, not applicable 14");
}

BOOST_AUTO_TEST_CASE(what_the_report_gets_right) {
  const std::vector<std::string_view> once = {"confirmed"};
  for (const char* rule : {"F01", "F02", "F23", "D04", "D10"}) {
    BOOST_TEST(results_of(rule) == once, rule);
  }
  BOOST_TEST(holds(check_of("P01", "T2").message, "长春市 134套 + 桦甸市 35套 ＝ 169套"));
  BOOST_TEST(holds(check_of("P01", "T3").message, "通化市 11部 + 辽源市 3部 ＝ 14部"));
  for (const char* subject : {"ST-20", "ST-22", "ST-24"}) {
    BOOST_TEST((check_of("P03", subject).result == CheckResult::kConfirmed), subject);
  }
}

BOOST_AUTO_TEST_CASE(the_errors_of_the_report_say_what_does_not_agree) {
  const Check& received = check_of("F06", "ST-06");
  BOOST_TEST(holds(received.message,
                   "到位 1648.00万元，下达 1000.00万元，不勾稽，相差 648.00万元，来源未说明"));
  BOOST_TEST(!holds(received.message, "多收"));
  BOOST_TEST(holds(check_of("F07", "ST-07").message,
                   "声明 100%，重算 1648.00万元 / 1000.00万元 ＝ 164.80%"));
  BOOST_TEST(holds(check_of("P01", "T1").message,
                   "分解合计 5477套（长春市 5477套），总目标 5574套，少 97套"));
  BOOST_TEST(holds(check_of("P04", "T2").message, "169套、175套，相差 6套"));
  BOOST_TEST(holds(check_of("D06", "ST-42").message, "ST-39（四(二)）、ST-40（四(二)）"));
}

BOOST_AUTO_TEST_CASE(the_doubts_of_the_report_say_what_to_ask) {
  BOOST_TEST(holds(check_of("F09", "PG-JL-2024").message, "支付记录 0 笔"));
  BOOST_TEST(
      holds(check_of("F21", "T3").message,
            "辽源市 20.00万元 / 3部 ＝ 6.666667万元/部，比 通化市 55.00万元 / 11部 ＝ 5.00万元/部 "
            "高 33.33%"));
  BOOST_TEST(holds(check_of("F21", "T2").message, "算不出单位补助的：长春市"));
  BOOST_TEST(holds(check_of("P05", "IR-6").message, "备案率 报为 127.25%"));
  BOOST_TEST(holds(check_of("P05", "IR-7").message, "备案率 报为 103.55%"));
  BOOST_TEST(holds(check_of("P06", "IR-6").message,
                   "同一个分子、分母 7093套 / 5574套，请核对是否一项成果计作几项指标"));
  BOOST_TEST(holds(check_of("P08", "T1").message, "2023 年的产出，目标到 2024-04-29 才设定"));
  BOOST_TEST(holds(check_of("P11", "PG-JL-2024").message, "没有成本指标、效益指标"));
  BOOST_TEST(holds(check_of("P12", "T1").message, "所报 7093套 没有按单位列出：缺 长春市"));
  BOOST_TEST(holds(check_of("P13", "T2").message, "城市棚户区改造货币化安置、开工城市危旧房"));
  BOOST_TEST(holds(check_of("P17", "IR-4").message, "同一节却以比率 100% 说明（ST-29）"));
  BOOST_TEST(holds(check_of("D01", "DOC-138").message, "49 条陈述或完成数"));
  BOOST_TEST(holds(check_of("D02", "DOC-FORM").message, "绩效目标申报表》缺失"));
  BOOST_TEST(holds(check_of("D07", "ST-42").message, "没有写明是谁、什么时候"));
  BOOST_TEST(holds(check_of("D03", "DOC-138").message, "是事前的申报表，不是事后的自评表"));
}

BOOST_AUTO_TEST_CASE(the_hints_and_what_is_open_say_their_figures) {
  const Check& exceeded = check_of("P07", "IR-1");
  BOOST_TEST((exceeded.severity == Severity::kHint));
  BOOST_TEST(holds(exceeded.message, "超出 27.25%"));
  BOOST_TEST(holds(exceeded.message, "对分解目标合计 5477套，超出 29.51%"));
  BOOST_TEST(holds(check_of("F22", "PG-JL-2024").message, "长春市 分得 838.00万元"));
  BOOST_TEST(holds(check_of("P16", "PG-JL-2024").message, "10 项指标，达到 10 项"));
  BOOST_TEST(holds(check_of("D05", "DOC-138").message, "未载明成文日期、署名、印章"));
  BOOST_TEST(holds(check_of("D08", "ST-41").message, "只说将公开，没有登记公开的页面"));
  BOOST_TEST(holds(check_of("D11", "T1").message, "产出年度是 2023，资金年度是 2024"));
  BOOST_TEST(holds(check_of("P14", "IR-9").message, "没有写明样本量，人人满意只有普查才说得准"));
  BOOST_TEST(holds(check_of("P15", "PG-JL-2024").message,
                   "没有自评得分；按标准权重重算 58.75–70.00分，可评 70.00分"));
}

BOOST_AUTO_TEST_CASE(the_statement_that_nothing_deviates_names_what_does) {
  const Check& stated = check_of("P10", "ST-36");
  BOOST_TEST((stated.severity == Severity::kError));
  BOOST_TEST(holds(stated.message, "而有 3 处"));
  for (const char* deviation :
       {"分解合计 5477套，总目标 5574套（P01）", "169套、175套（P04）", "偏离目标 27.25%（P07）"}) {
    BOOST_TEST(holds(stated.message, deviation), deviation);
  }
}

BOOST_AUTO_TEST_CASE(execution_is_at_most_stated_and_less_over_what_is_said_to_have_arrived) {
  const Check& executed = check_of("F08", "ST-10");
  BOOST_TEST((executed.result == CheckResult::kStated));
  BOOST_TEST(holds(executed.message, "若以到位数 1648.00万元 为分母，则为 60.68%"));
  BOOST_TEST((check_of("F04", "PG-JL-2024").result == CheckResult::kUnproven));
}

BOOST_AUTO_TEST_CASE(every_record_has_its_place_in_the_report) {
  expect_places_agree(kName, jilin());
  const auto expect_named = [](const Mentions& mentions) {
    for (const RecordMention& mention : mentions.listed) {
      if (mention.id == "DOC-138") continue;  // the report itself stands in no document
      BOOST_TEST(mention.document == "DOC-138", mention.id);
      BOOST_TEST(mention.document_name == "吉建函〔2025〕138号", mention.id);
      BOOST_TEST(!mention.section.empty(), mention.id);
    }
  };
  for (const Goal& goal : jilin().goals) expect_named(goal.records);
  for (const Check& check : jilin().checks) expect_named(check.records);
}

BOOST_AUTO_TEST_CASE(every_finding_is_printed_with_records_and_sections) {
  std::size_t lines = 0;
  for (const std::string& line : split_lines(verification_text(jilin(), {}))) {
    if (line.find("  记录：") == std::string::npos) continue;
    ++lines;
    BOOST_TEST((line.find(" 号，138号文 ") != std::string::npos), line);
  }
  const auto& checks = jilin().checks;
  // Hints are folded, and what was not found is but counted.
  const auto is_printed = [](const Check& check) {
    const bool is_hint = check.result == CheckResult::kRefuted && check.severity == Severity::kHint;
    return check.records.count > 0 && !is_hint && check.result != CheckResult::kClear;
  };
  const auto printed =
      static_cast<std::size_t>(std::count_if(checks.begin(), checks.end(), is_printed));
  BOOST_TEST(lines == printed + jilin().goals.size());
}

BOOST_AUTO_TEST_CASE(the_readme_tells_this_tally) { expect_readme_agrees(kName, jilin()); }

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
