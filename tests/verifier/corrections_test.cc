// SPDX-License-Identifier: Apache-2.0
//
// What corrections do to findings, and what a view leaves out. Every run is compared with one that
// is cut between all entries (RuleRun).
#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

std::string fund_lines_of(std::string_view paid) {
  return budget("BG", {.amount = "100万元"}) + allocation("AL", {.amount = "100万元"}) +
         disbursement("PY", {.amount = paid, .under = "AL"});
}

// `F04: result expected actual; F05 of the city: result; C07: results and subjects`.
std::string outcome(const RuleRun& run) {
  const Check f04 = run.of("F04", "PG");
  std::string text = fmt::format("{} {} {}; ", enum_name(f04.result), f04.expected, f04.actual);
  for (const Check& check : run.checks("F05")) text += std::string(enum_name(check.result)) + " ";
  for (const Check& check : run.checks("C07")) {
    text += fmt::format("| {} {}", enum_name(check.result), check.subject);
  }
  return text;
}
std::string outcome(const std::string& lines) { return outcome(run_lines(lines)); }

std::string flaw(const std::string& lines) {
  std::string text;
  for (const Check& check : run_lines(lines).checks("C07")) {
    if (check.result == CheckResult::kRefuted) text += check.message.zh + "\n";
  }
  return text;
}

// Goals and checks but those of the ledger itself, to which corrections are entries like others.
std::string findings(const std::string& lines) {
  Verification found = run_lines(lines).verification;
  std::erase_if(found.checks, [](const Check& check) { return check.rule.starts_with("C"); });
  found.notices.clear();
  return show_findings(found);
}

Verification verify_view(const std::string& lines, const ViewOptions& view) {
  VerifyOptions options;
  options.jobs = 1;
  options.view = view;
  return verify(MemorySource(read_lines(register_lines() + lines)), options);
}

std::string figure_of(const Verification& found, GoalType type) {
  for (const Goal& goal : found.goals) {
    if (goal.goal == type) return goal.figure;
  }
  return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(corrections)

BOOST_AUTO_TEST_CASE(a_reversal_in_part_leaves_the_rest) {
  BOOST_TEST(outcome(fund_lines_of("100万元")) ==
             "stated 100.00万元 100.00万元; confirmed | not_applicable ledger");
  BOOST_TEST(outcome(fund_lines_of("100万元") + reversal("CR", "PY", "30万元")) ==
             "refuted 100.00万元 70.00万元; confirmed | clear ledger");
}

// Until the day of the reversal the money was gone.
BOOST_AUTO_TEST_CASE(a_reversal_counts_from_its_own_day) {
  BOOST_TEST(outcome(fund_lines_of("130万元") + reversal("CR", "PY", "30万元")) ==
             "stated 100.00万元 100.00万元; refuted | clear ledger");
  BOOST_TEST(outcome(fund_lines_of("130万元") + reversal("CR", "PY", "30万元", "2024-06-01")) ==
             "stated 100.00万元 100.00万元; confirmed | clear ledger");
}

BOOST_AUTO_TEST_CASE(a_record_and_its_full_reversal_leave_everything_as_before) {
  const std::string lines = fund_lines_of("40万元");
  const std::string before = findings(lines);
  // The day of the reversal: an allocation of too much is one until then.
  const std::pair<std::string, std::string_view> added[] = {
      {budget("X", {.amount = "7万元", .dated_on = "2024-05-01"}), "2024-12-31"},
      {allocation("X", {.to = "B", .amount = "7万元", .dated_on = "2024-05-01"}), "2024-05-01"},
      {allocation("X", {.amount = "7万元", .type = "decrease", .of = "AL"}), "2024-12-31"},
      {allocation("X", {.from = "A", .to = "U", .amount = "7万元", .under = "AL"}), "2024-12-31"},
      {receipt("X", {.amount = "7万元"}), "2024-12-31"},
      {disbursement("X", {.amount = "7万元", .dated_on = "2024-07-01", .under = "AL"}),
       "2024-12-31"},
      {disbursement(
           "X", {.from = "P", .to = "A", .amount = "7万元", .stage = "transfer", .under = "AL"}),
       "2024-12-31"},
      {disbursement("X", {.from = "P", .to = "B", .amount = "7万元", .stage = "transfer"}),
       "2024-12-31"},
      {refund("X", {.amount = "7万元"}), "2024-12-31"},
  };
  for (const auto& [record, day] : added) {
    BOOST_TEST(findings(lines + record + reversal("CR", "X", {}, day)) == before, record);
  }
}

BOOST_AUTO_TEST_CASE(reversals_of_more_than_is_left_are_refused_and_told) {
  const std::string lines = fund_lines_of("100万元") + reversal("C1", "PY", "60万元");
  BOOST_TEST(flaw(lines + reversal("C2", "PY")).empty());
  BOOST_TEST(outcome(lines + reversal("C2", "PY", "50万元")) ==
             "unproven 100.00万元 ; not_applicable | refuted PY");
  BOOST_TEST(
      flaw(lines + reversal("C2", "PY", "50万元")) ==
      "第 14 号更正不能照所写适用：冲销 50.00万元，超过尚未冲销的 40.00万元；超出部分不计入\n");
  BOOST_TEST(flaw(lines + reversal("C2", "PY") + reversal("C3", "PY")) ==
             "第 15 号更正不能照所写适用：所指的记录已经全部冲销过\n");
  BOOST_TEST(flaw(lines + reversal("C2", "DOC")) ==
             "第 14 号更正不能照所写适用：红字冲销只用于有金额的记录，所指的是文件\n");
}

BOOST_AUTO_TEST_CASE(an_amendment_restates_every_day) {
  const std::string lines = budget("BG", {.amount = "100万元", .dated_on = "2024-05-10"}) +
                            allocation("AL", {.amount = "100万元"});
  BOOST_TEST(enum_name(run_lines(lines).of("F02", "PG").result) == "refuted");
  const RuleRun run = run_lines(lines + amendment("CR", "BG", "dated_on", "2024-01-20"));
  BOOST_TEST(enum_name(run.of("F02", "PG").result) == "confirmed");
  BOOST_TEST(in_short(run.of("C07", "ledger")) == "clear error |  |  | 1: CR");
  BOOST_TEST(exit_code(run_lines(lines).verification) == 1);
  BOOST_TEST(exit_code(run.verification) == 6);
}

BOOST_AUTO_TEST_CASE(amendments_follow_each_other) {
  const std::string lines = budget("BG", {.amount = "100万元", .dated_on = "2024-05-10"}) +
                            allocation("AL", {.amount = "100万元"}) +
                            amendment("C1", "BG", "dated_on", "2024-01-20");
  BOOST_TEST(enum_name(run_lines(lines).of("F02", "PG").result) == "confirmed");
  const std::string again = lines + amendment("C2", "BG", "dated_on", "2024-06-20");
  BOOST_TEST(enum_name(run_lines(again).of("F02", "PG").result) == "refuted");
}

BOOST_AUTO_TEST_CASE(what_hangs_from_a_record_follows_its_amendment) {
  const std::string lines =
      fund_lines_of("40万元") +
      disbursement("TR", {.from = "P", .to = "A", .amount = "100万元", .stage = "transfer"});
  BOOST_TEST(figure_of(run_lines(lines).verification, GoalType::kFullDisbursement) ==
             "0.00万元 / 100.00万元");
  BOOST_TEST(figure_of(run_lines(lines + amendment("CR", "TR", "under", "AL")).verification,
                       GoalType::kFullDisbursement) == "100.00万元 / 100.00万元 = 100.00%");
}

BOOST_AUTO_TEST_CASE(amendments_that_cannot_be_are_told_and_change_nothing) {
  const std::string lines = fund_lines_of("40万元");
  const std::string before = findings(lines);
  for (const auto& [field, value, words] :
       {std::tuple{"amount", "1万元", "这个字段不能更正"},
        std::tuple{"nothing", "1", "没有这个字段"},
        std::tuple{"dated_on", "2024-02-30", "set[0].value 2024-02-30"},
        std::tuple{"under", "NONE", "set[0].value 所指的记录 NONE 不存在"},
        std::tuple{"under", "DOC", "set[0].value 所指的记录 DOC 不存在，或不是应有的类别"}}) {
    const std::string amended = lines + amendment("CR", "PY", field, value);
    BOOST_TEST(flaw(amended).find(words) != std::string::npos, flaw(amended));
    BOOST_TEST(findings(amended) == before, field);
  }
}

// What is paid again with the same voucher must not look like paid twice.
BOOST_AUTO_TEST_CASE(a_document_is_free_again_for_what_was_reversed) {
  const std::string voucher = line_of("document", "V1", {},
                                      {{"title", "凭证"},
                                       {"type", "voucher"},
                                       {"status", "scan"},
                                       {"amount", "100万元"},
                                       {"sha256", std::string(64, '2')}});
  const std::string lines = voucher + budget("BG", {.amount = "100万元", .evidence = "NT"}) +
                            allocation("AL", {.amount = "100万元", .evidence = "NT"}) +
                            disbursement("P1", {.amount = "100万元", .evidence = "V1"});
  const std::string again = disbursement("P2", {.amount = "100万元", .evidence = "V1"});
  BOOST_TEST(enum_name(run_lines(lines).of("F04", "PG").result) == "confirmed");
  BOOST_TEST(enum_name(run_lines(lines + reversal("CR", "P1", {}, "2024-06-01") + again)
                           .of("F04", "PG")
                           .result) == "confirmed");
  BOOST_TEST(enum_name(run_lines(lines + reversal("CR", "P1", "60万元") +
                                 disbursement("P2", {.amount = "60万元", .evidence = "V1"}))
                           .of("F04", "PG")
                           .result) == "stated");  // the reversal has no voucher of its own
}

BOOST_AUTO_TEST_CASE(a_view_as_of_a_day_leaves_out_what_is_dated_later) {
  const std::string lines = fund_lines_of("40万元") + reversal("CR", "PY", "10万元");
  const auto paid = [&](int month, int day) {
    ViewOptions view;
    view.as_of = Date{2024, static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
    return figure_of(verify_view(lines, view), GoalType::kFullPayment);
  };
  BOOST_TEST(paid(12, 1) == "30.00万元 / 100.00万元 = 30.00%");
  BOOST_TEST(paid(11, 30) == "40.00万元 / 100.00万元 = 40.00%");
  BOOST_TEST(paid(5, 31) == "0.00万元 / 100.00万元");
  BOOST_TEST(paid(4, 28) == "0.00万元 / 0.00万元");
}

// A voucher of 20 May, for two payments that come to more than it stands for, and what is said of
// the first: by 1 June it is there and pays for one.
BOOST_AUTO_TEST_CASE(evidence_is_cut_on_the_business_axis_too) {
  const std::string voucher = line_of("document", "V1", {},
                                      {{"title", "凭证"},
                                       {"type", "voucher"},
                                       {"status", "scan"},
                                       {"amount", "100万元"},
                                       {"dated_on", "2024-05-20"},
                                       {"sha256", std::string(64, '2')}});
  const auto payment = [](std::string_view id, std::string_view dated_on) {
    return disbursement(id, {.amount = "100万元", .dated_on = dated_on, .evidence = "V1"});
  };
  const std::string lines = voucher + budget("BG", {.amount = "100万元", .evidence = "NT"}) +
                            allocation("AL", {.amount = "100万元", .evidence = "NT"}) +
                            payment("P1", "2024-05-10") + payment("P2", "2024-07-01");
  const auto result = [&](const std::string& ledger, std::uint8_t month, std::uint8_t day) {
    ViewOptions view;
    view.as_of = Date{2024, month, day};
    for (const Goal& goal : verify_view(ledger, view).goals) {
      if (goal.goal == GoalType::kFullPayment) return std::string(enum_name(goal.result));
    }
    return std::string();
  };
  BOOST_TEST(result(lines, 5, 19) == "stated");     // it is not there yet
  BOOST_TEST(result(lines, 5, 20) == "confirmed");  // P2 does not use it yet
  BOOST_TEST(result(lines, 6, 30) == "confirmed");
  BOOST_TEST(result(lines, 7, 1) == "refuted");  // 200 of 100
  // Amended to a day that is left out, a payment uses nothing; amended to one that is not, it does.
  const std::string early = lines + amendment("C1", "P2", "dated_on", "2024-05-10");
  BOOST_TEST(result(early + reversal("C2", "P1", {}, "2024-05-15"), 5, 20) == "confirmed");
  const std::string late = lines + amendment("C1", "P1", "dated_on", "2024-08-01");
  BOOST_TEST(result(late, 7, 1) == "confirmed");
}

BOOST_AUTO_TEST_CASE(a_view_of_what_was_known_leaves_out_what_was_recorded_later) {
  const std::string lines = fund_lines_of("40万元") + reversal("CR", "PY", "10万元") +
                            amendment("CA", "BG", "source", "city");
  const auto found = [&](std::uint64_t size) {
    ViewOptions view;
    view.known_size = size;
    return verify_view(lines, view);
  };
  BOOST_TEST(figure_of(found(15), GoalType::kFullPayment) == "30.00万元 / 100.00万元 = 30.00%");
  BOOST_TEST(figure_of(found(13), GoalType::kFullPayment) == "40.00万元 / 100.00万元 = 40.00%");
  BOOST_TEST(figure_of(found(12), GoalType::kFullPayment) == "0.00万元 / 100.00万元");
  BOOST_TEST(figure_of(found(10), GoalType::kFullAllocation) == "0.00万元 / 0.00万元");
  for (const std::uint64_t size : {1U, 5U, 12U, 15U}) {
    const Verification cut = found(size);
    BOOST_TEST((cut.integrity.result == IntegrityResult::kIntact));
    BOOST_TEST(cut.integrity.entries == 15U);
    BOOST_TEST(cut.notices.front().zh.starts_with(
        fmt::format("目标和核对只看第 {} 号及以前的记录", size - 1)));
  }
}

BOOST_AUTO_TEST_CASE(a_notice_counts_what_is_applied) {
  const Verification found =
      run_lines(fund_lines_of("40万元") + reversal("C1", "PY", "10万元") +
                amendment("C2", "BG", "source", "city") + amendment("C3", "BG", "note", "注"))
          .verification;
  BOOST_TEST_REQUIRE(found.notices.size() == 1U);
  BOOST_TEST(found.notices.front().zh ==
             "已适用红字冲销 1 笔（合计 10.00万元）、更正 2 笔；原记录都在，用 fundtrail show 编号 "
             "查看前后");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
