// SPDX-License-Identifier: Apache-2.0
//
// Q01, Q03: inquiries answered in time, and put right in full. Entries are recorded on 2024-12-31.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/inquiry_lines.h"

namespace fundtrail::test {
namespace {

std::string tell(const Check& check) { return in_short(check) + " | " + check.message.zh; }

std::string q01(const std::string& lines) { return tell(run_lines(lines).only("Q01")); }

// `result severity` of an inquiry without an answer, due on a day.
std::string waiting(std::string_view due_on) {
  const Check check = run_lines(inquiry({.due_on = due_on})).only("Q01");
  return fmt::format("{} {}", enum_name(check.result), enum_name(check.severity));
}

std::string q03(const std::string& lines) { return tell(run_lines(lines).only("Q03")); }

// An inquiry about 100万元, and what came of it.
std::string asked(const std::string& lines) { return inquiry({.amount = "100万元"}) + lines; }

// 60万元 paid and returned, for rectifications to name.
std::string refund_lines() {
  return disbursement("PY", {.amount = "80万元"}) + refund("RF", {.amount = "60万元"});
}

BOOST_AUTO_TEST_SUITE(rules_inquiry)

BOOST_AUTO_TEST_CASE(both_have_nothing_to_check_without_inquiries) {
  const RuleRun run = run_lines("");
  for (const char* rule : {"Q01", "Q03"}) {
    BOOST_TEST(enum_name(run.only(rule).result) == "not_applicable", rule);
    BOOST_TEST(run.only(rule).subject == "ledger", rule);
  }
}

BOOST_AUTO_TEST_CASE(q01_is_confirmed_up_to_the_day_due) {
  const std::string lines = inquiry({.due_on = "2025-01-31"});
  BOOST_TEST(q01(lines + answer("AN", {.answered_on = "2025-01-31"})) ==
             "confirmed error | ≤ 2025-01-31 | 2025-01-31 | 2: IQ AN | 审问1号：2025-01-31 已答复，"
             "期限 2025-01-31");
  BOOST_TEST(q01(lines + answer("AN", {.answered_on = "2025-02-01"})) ==
             "refuted error | ≤ 2025-01-31 | 2025-02-01 | 2: IQ AN | 审问1号：2025-02-01 才答复，"
             "期限 2025-01-31，晚 1 天");
}

BOOST_AUTO_TEST_CASE(q01_goes_by_the_first_answer) {
  const std::string lines =
      inquiry({.due_on = "2025-01-31"}) + answer("AN-1", {.answered_on = "2025-02-10"}) +
      answer("AN-2", {.answered_on = "2025-01-30"}) + answer("AN-3", {.answered_on = "2025-02-11"});
  BOOST_TEST(q01(lines).starts_with("confirmed error | ≤ 2025-01-31 | 2025-01-30 | 2: IQ AN-2"));
}

// The ledger's last day is 2024-12-31.
BOOST_AUTO_TEST_CASE(q01_warns_as_the_day_comes_near) {
  BOOST_TEST(waiting("2025-01-21") == "clear hint");
  BOOST_TEST(waiting("2025-01-20") == "refuted hint");
  BOOST_TEST(waiting("2025-01-11") == "refuted hint");
  BOOST_TEST(waiting("2025-01-10") == "refuted doubt");
  BOOST_TEST(waiting("2024-12-31") == "refuted doubt");
  BOOST_TEST(waiting("2024-12-30") == "refuted error");
  BOOST_TEST(q01(inquiry({.due_on = "2025-01-10"})) ==
             "refuted doubt | ≤ 2025-01-10 |  | 1: IQ | 审问1号：截至 2024-12-31 还没有答复，期限 "
             "2025-01-10，还有 10 天");
  BOOST_TEST(q01(inquiry({.due_on = "2024-12-30"})) ==
             "refuted error | ≤ 2024-12-30 |  | 1: IQ | 审问1号：截至 2024-12-31 还没有答复，期限 "
             "2024-12-30，已过 1 天");
}

BOOST_AUTO_TEST_CASE(q01_is_unproven_without_a_day_due) {
  BOOST_TEST(q01(inquiry({.due_on = ""}) + answer("AN", {})) ==
             "unproven error |  |  | 2: IQ AN | 审问1号：没有写明答复期限");
}

BOOST_AUTO_TEST_CASE(q01_goes_by_the_day_of_the_view) {
  const MemorySource source(read_lines(register_lines() + inquiry({.due_on = "2025-01-31"}) +
                                       answer("AN", {.answered_on = "2025-02-10"})));
  const auto found = [&source](const ViewOptions& view) {
    VerifyOptions options;
    options.view = view;
    for (const Check& check : verify(source, options).checks) {
      if (check.rule == "Q01") return tell(check);
    }
    return std::string();
  };
  BOOST_TEST(found({}).starts_with("refuted error | ≤ 2025-01-31 | 2025-02-10"));
  BOOST_TEST(found({.as_of = Date{2025, 2, 9}}) ==
             "refuted error | ≤ 2025-01-31 |  | 1: IQ | 审问1号：截至 2025-02-09 还没有答复，期限 "
             "2025-01-31，已过 9 天");
  BOOST_TEST(found({.as_of = Date{2025, 1, 1}}).starts_with("clear hint"));
  BOOST_TEST(found({.known_size = 11}).starts_with("clear hint"));
  BOOST_TEST(found({.as_of = Date{2024, 12, 19}}).starts_with("not_applicable"));
}

BOOST_AUTO_TEST_CASE(q01_goes_by_amended_days) {
  const std::string lines = inquiry({.due_on = "2024-12-30"});
  BOOST_TEST(q01(lines).starts_with("refuted error"));
  BOOST_TEST(q01(lines + amendment("CR", "IQ", "due_on", "2025-03-01"))
                 .starts_with("clear hint | ≤ 2025-03-01"));
}

BOOST_AUTO_TEST_CASE(q01_goes_by_its_thresholds) {
  const auto found = [](std::string_view due_on) {
    VerifyOptions options;
    options.rules.thresholds.q01_overdue_days = 2;
    const MemorySource source(read_lines(register_lines() + inquiry({.due_on = due_on}) +
                                         answer("AN", {.answered_on = "2025-01-05"}) +
                                         inquiry({.due_on = "2024-12-29"}, "IQ-2")));
    std::string text;
    for (const Check& check : verify(source, options).checks) {
      if (check.rule != "Q01") continue;
      text += fmt::format("{} {}; ", enum_name(check.result), enum_name(check.severity));
    }
    return text;
  };
  BOOST_TEST(found("2025-01-03") == "confirmed error; refuted doubt; ");
  BOOST_TEST(found("2025-01-02") == "refuted error; refuted doubt; ");
}

BOOST_AUTO_TEST_CASE(q01_does_not_know_the_day_of_a_damaged_chain) {
  MemorySource source(read_lines(register_lines() + inquiry({.due_on = "2024-12-30"})));
  source.set_recorded_at(5, 0);
  for (const Check& check : verify(source, {}).checks) {
    if (check.rule != "Q01") continue;
    BOOST_TEST(tell(check) ==
               "unproven error | ≤ 2024-12-30 |  | 1: IQ | "
               "审问1号：还没有答复，而链已受损，不知截至哪天");
  }
}

BOOST_AUTO_TEST_CASE(q03_is_confirmed_where_fixed_and_open_make_up_the_amount) {
  BOOST_TEST(q03(asked(rectification("RE", {.fixed = "60万元", .open = "40万元"}))) ==
             "confirmed error | 100.00万元 | 100.00万元 | 2: IQ RE | 审问1号：截至 2025-03-31 "
             "已整改 60.00万元、未整改 40.00万元，合计与涉及金额 100.00万元 相符");
}

BOOST_AUTO_TEST_CASE(q03_is_refuted_by_another_sum_if_only_by_a_fen) {
  BOOST_TEST(
      q03(asked(rectification("RE", {.fixed = "60万元", .open = "399999.99元"}))) ==
      "refuted error | 100.00万元 | 99.999999万元 | 2: IQ RE | 审问1号：截至 2025-03-31 "
      "已整改 60.00万元、未整改 39.999999万元，合计 99.999999万元，涉及金额 100.00万元，相差 "
      "0.000001万元");
  BOOST_TEST(q03(asked(rectification("RE", {.fixed = "70万元", .open = "40万元"})))
                 .starts_with("refuted error | 100.00万元 | 110.00万元"));
}

BOOST_AUTO_TEST_CASE(q03_goes_by_the_newest_totals) {
  const std::string lines = asked(
      rectification("R2", {.dated_on = "2025-06-30", .fixed = "100万元", .open = "0元"}) +
      rectification("R1", {.fixed = "60万元", .open = "30万元"}) +
      rectification("R3", {.dated_on = "2025-07-31", .fixed = "1万元", .is_cumulative = false}));
  BOOST_TEST(q03(lines).starts_with("confirmed error | 100.00万元 | 100.00万元 | 4: IQ R2 R1 R3"));
  // Of one day the one that was recorded last.
  BOOST_TEST(
      q03(lines + rectification("R4", {.dated_on = "2025-06-30", .fixed = "50万元", .open = "0元"}))
          .starts_with("refuted error | 100.00万元 | 50.00万元"));
}

BOOST_AUTO_TEST_CASE(q03_is_unproven_where_an_amount_is_missing) {
  BOOST_TEST(q03(asked("")) ==
             "unproven error | 100.00万元 |  | 1: IQ | 审问1号：涉及 100.00万元，没有整改记录");
  BOOST_TEST(q03(asked(rectification("RE", {.fixed = "60万元"}))) ==
             "unproven error | 100.00万元 |  | 2: IQ RE | 审问1号：2025-03-31 "
             "的累计数缺已整改或未整改金额");
  BOOST_TEST(q03(asked(rectification(
                 "RE", {.fixed = "60万元", .open = "40万元", .is_cumulative = false}))) ==
             "unproven error | 100.00万元 |  | 2: IQ RE | 审问1号：涉及 "
             "100.00万元，整改记录都不是累计数");
  BOOST_TEST(q03(inquiry({}) + rectification("RE", {.fixed = "60万元"})) ==
             "unproven error |  |  | 2: IQ RE | 审问1号：整改写有金额，而问询没有写明涉及金额");
}

BOOST_AUTO_TEST_CASE(q03_has_nothing_to_add_up_where_no_amount_is_stated) {
  BOOST_TEST(q03(inquiry({})) ==
             "not_applicable error |  |  | 1: IQ | "
             "审问1号：问询和整改都没有写金额，也没有销号");
}

BOOST_AUTO_TEST_CASE(q03_compares_what_came_back_with_what_was_fixed) {
  const auto recovered = [](std::string_view fixed, std::string_view open) {
    return q03(refund_lines() +
               asked(rectification("RE", {.fixed = fixed, .open = open, .recovered_by = "RF"})));
  };
  BOOST_TEST(recovered("60万元", "40万元") ==
             "confirmed error | 100.00万元 | 100.00万元 | 3: RF IQ RE | 审问1号：截至 2025-03-31 "
             "已整改 60.00万元、未整改 40.00万元，合计与涉及金额 100.00万元 "
             "相符；其中凭退回记录追回 60.00万元");
  BOOST_TEST(recovered("59万元", "41万元") ==
             "refuted error | 100.00万元 | 100.00万元 | 3: RF IQ RE | 审问1号：所列退回合计 "
             "60.00万元，多于已整改 59.00万元");
}

// Named twice it counts once; named later than the totals, not yet.
BOOST_AUTO_TEST_CASE(q03_counts_each_refund_once_and_up_to_the_totals) {
  const std::string total =
      rectification("R2", {.fixed = "60万元", .open = "40万元", .recovered_by = "RF"});
  const std::string step = rectification(
      "R1",
      {.dated_on = "2025-02-28", .fixed = "60万元", .is_cumulative = false, .recovered_by = "RF"});
  BOOST_TEST(q03(refund_lines() + asked(step + total)).starts_with("confirmed"));
  const std::string later =
      rectification("R3", {.dated_on = "2025-04-30", .is_cumulative = false, .recovered_by = "RF"});
  const std::string before = rectification("R2", {.fixed = "0元", .open = "100万元"});
  BOOST_TEST(q03(refund_lines() + asked(before + later)).starts_with("confirmed"));
}

BOOST_AUTO_TEST_CASE(q03_counts_refunds_without_what_was_reversed_of_them) {
  const std::string lines =
      refund_lines() +
      asked(rectification("RE", {.fixed = "50万元", .open = "50万元", .recovered_by = "RF"}));
  BOOST_TEST(q03(lines).starts_with("refuted"));
  BOOST_TEST(q03(lines + reversal("CR", "RF", "10万元")).starts_with("confirmed"));
}

BOOST_AUTO_TEST_CASE(q03_closes_only_what_is_fixed_and_accepted) {
  const auto closed = [](std::string_view open, std::string_view accepted_by) {
    return q03(asked(rectification("RE", {.fixed = open == "0元" ? "100万元" : "60万元",
                                          .open = open,
                                          .status = "closed",
                                          .accepted_by = accepted_by})));
  };
  BOOST_TEST(closed("0元", "P") ==
             "confirmed error | 100.00万元 | 100.00万元 | 2: IQ RE | 审问1号：截至 2025-03-31 "
             "已整改 100.00万元、未整改 0.00万元，合计与涉及金额 100.00万元 相符；2025-03-31 "
             "销号，验收单位 省财政厅");
  BOOST_TEST(closed("0元", "") ==
             "refuted error | 100.00万元 | 100.00万元 | 2: IQ RE | 审问1号：2025-03-31 "
             "销号，没有写明验收单位");
  BOOST_TEST(closed("40万元", "P") ==
             "refuted error | 100.00万元 | 100.00万元 | 2: IQ RE | 审问1号：2025-03-31 "
             "销号时尚有 40.00万元 未整改");
}

BOOST_AUTO_TEST_CASE(q03_looks_at_closing_without_any_amount_too) {
  BOOST_TEST(q03(inquiry({}) + rectification("RE", {.status = "closed", .accepted_by = "P"})) ==
             "confirmed error |  |  | 2: IQ RE | 审问1号：2025-03-31 销号，验收单位 省财政厅");
  BOOST_TEST(q03(inquiry({}) + rectification("RE", {.status = "closed"})) ==
             "refuted error |  |  | 2: IQ RE | 审问1号：2025-03-31 销号，没有写明验收单位");
}

// What was opened again is not closed.
BOOST_AUTO_TEST_CASE(q03_goes_by_the_newest_status) {
  BOOST_TEST(q03(asked(rectification("R1", {.dated_on = "2025-03-01", .status = "closed"}) +
                       rectification("R2", {.fixed = "60万元", .open = "40万元"})))
                 .starts_with("confirmed"));
}

BOOST_AUTO_TEST_CASE(q03_goes_by_amended_steps) {
  const std::string lines =
      asked(rectification("RE", {.fixed = "100万元", .open = "0元", .status = "closed"}));
  BOOST_TEST(q03(lines).starts_with("refuted"));
  BOOST_TEST(q03(lines + amendment("CR", "RE", "accepted_by", "P")).starts_with("confirmed"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
