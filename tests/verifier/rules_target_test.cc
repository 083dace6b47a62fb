// SPDX-License-Identifier: Apache-2.0
//
// P02: every reported value meets its target.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

// A target T of 14部 and what more is said of it.
std::string records(std::string_view comparator, std::string_view lines) {
  return base_lines() + target_line("T", comparator, R"("value":"14部")") + std::string(lines);
}

Check check_of(std::string_view comparator, std::string_view lines) {
  return RuleRun(records(comparator, lines)).of("P02", "T");
}

// The result of a value that is somebody's word.
std::string_view result_of(std::string_view comparator, std::string_view value) {
  return enum_name(check_of(comparator, report_line("R", "T", value)).result);
}

// The check of T, met, by a report that rests on `document`, whose id is D.
Check check_by(std::string_view document) {
  return check_of("ge", std::string(document) + report_line("R", "T", "14部", evidence("D")));
}

Check qualitative(std::string_view document, std::string_view value) {
  return RuleRun(base_lines() + target_line("T", "qualitative") + std::string(document) +
                 report_line("R", "T", value, document.empty() ? "" : evidence("D")))
      .of("P02", "T");
}

// The severity of a target that is not met while `claim` stands.
std::string_view severity_beside(std::string_view claim) {
  const Check check =
      check_of("ge", document_line("SE", "self_evaluation", "transcript") +
                         report_line("R", "T", "13部") + statement_line("ST", "SE", claim));
  BOOST_TEST((check.result == CheckResult::kRefuted));
  return enum_name(check.severity);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rules_target)

BOOST_AUTO_TEST_CASE(holds_on_evidence) {
  const Check check = check_by(held_document("D", "acceptance"));
  BOOST_TEST(in_short(check) == "confirmed doubt | 14部 | 14部 | 2: T R");
  BOOST_TEST(check.message.zh == "加装电梯 ≥14部，所报 14部");
  BOOST_TEST(check.message.en == "加装电梯 ≥14部, reported 14部");
}

BOOST_AUTO_TEST_CASE(is_only_stated_on_a_bodys_own_word) {
  BOOST_TEST(in_short(check_of("ge", report_line("R", "T", "14部"))) ==
             "stated doubt | 14部 | 14部 | 2: T R");
}

BOOST_AUTO_TEST_CASE(is_confirmed_by_an_original_scan_or_copy_of_a_fitting_type) {
  for (const char* type : {"acceptance", "survey", "register", "audit_report"}) {
    for (const char* status : {"original", "scan", "copy"}) {
      BOOST_TEST_CONTEXT(type << " " << status) {
        const Check check = check_by(document_line("D", type, status, digest_field()));
        BOOST_TEST(enum_name(check.result) == "confirmed");
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(is_confirmed_by_a_document_with_a_digest_of_either_suite) {
  const std::string sm3 =
      text_field("sm3", "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");
  BOOST_TEST(enum_name(check_by(document_line("D", "register", "scan", sm3)).result) ==
             "confirmed");
}

BOOST_AUTO_TEST_CASE(is_only_stated_by_what_cannot_evidence) {
  const std::string documents[] = {
      document_line("D", "acceptance", "original"),  // no digest
      document_line("D", "acceptance", "transcript", digest_field()),
      document_line("D", "acceptance", "cited"),
      document_line("D", "acceptance", "missing"),
      held_document("D", "voucher"),
      held_document("D", "notice"),
      held_document("D", "self_evaluation"),
  };
  for (const std::string& document : documents) {
    BOOST_TEST_CONTEXT(document) {
      BOOST_TEST(in_short(check_by(document)) == "stated doubt | 14部 | 14部 | 2: T R");
    }
  }
}

BOOST_AUTO_TEST_CASE(is_as_strong_as_its_weakest_report) {
  const Check check = check_of("ge", held_document("D", "acceptance") +
                                         report_line("R1", "T", "14部", evidence("D")) +
                                         report_line("R2", "T", "15部"));
  BOOST_TEST(in_short(check) == "stated doubt | 14部 | 14部、15部 | 3: T R1 R2");
}

BOOST_AUTO_TEST_CASE(fires_one_unit_short) {
  const Check check = check_of("ge", report_line("R", "T", "13部"));
  BOOST_TEST(in_short(check) == "refuted doubt | 14部 | 13部 | 2: T R");
  BOOST_TEST(check.message.zh == "加装电梯 ≥14部，所报 13部");
}

BOOST_AUTO_TEST_CASE(fires_when_any_reported_value_fails) {
  const Check check =
      check_of("ge", report_line("R1", "T", "15部") + report_line("R2", "T", "13部"));
  BOOST_TEST(in_short(check) == "refuted doubt | 14部 | 13部、15部 | 3: T R1 R2");
  BOOST_TEST(check.message.zh == "加装电梯 ≥14部，所报 13部、15部（前后数值不一）");
  BOOST_TEST(check.message.en == "加装电梯 ≥14部, reported 13部, 15部 (contradicting values)");
}

BOOST_AUTO_TEST_CASE(compares_as_the_target_asks) {
  BOOST_TEST(result_of("gt", "14部") == "refuted");
  BOOST_TEST(result_of("gt", "15部") == "stated");
  BOOST_TEST(result_of("eq", "13部") == "refuted");
  BOOST_TEST(result_of("eq", "14部") == "stated");
  BOOST_TEST(result_of("eq", "15部") == "refuted");
  BOOST_TEST(result_of("le", "14部") == "stated");
  BOOST_TEST(result_of("le", "15部") == "refuted");
  BOOST_TEST(result_of("lt", "13部") == "stated");
  BOOST_TEST(result_of("lt", "14部") == "refuted");
}

BOOST_AUTO_TEST_CASE(reads_an_unstated_comparator_as_at_least_and_says_so) {
  const Check met = check_of("unstated", report_line("R", "T", "15部"));
  BOOST_TEST(in_short(met) == "stated doubt | 14部 | 15部 | 2: T R");
  BOOST_TEST(met.message.zh == "加装电梯 14部，所报 15部（未载明比较方式，按 ≥）");
  BOOST_TEST(met.message.en == "加装电梯 14部, reported 15部 (no comparator stated; read as ≥)");
  const Check failed = check_of("unstated", report_line("R", "T", "13部"));
  BOOST_TEST(in_short(failed) == "refuted doubt | 14部 | 13部 | 2: T R");
  BOOST_TEST(failed.message.zh == "加装电梯 14部，所报 13部（未载明比较方式，按 ≥）");
}

BOOST_AUTO_TEST_CASE(rounds_nothing) {
  const std::string target = base_lines() + target_line("T", "ge", R"("value":"100%")");
  const RuleRun below(target + report_line("R", "T", "99.999999%"));
  BOOST_TEST(in_short(below.only("P02")) == "refuted doubt | 100% | 99.999999% | 2: T R");
  const RuleRun at(target + report_line("R", "T", "100.00%"));
  BOOST_TEST(in_short(at.only("P02")) == "stated doubt | 100% | 100.00% | 2: T R");
}

BOOST_AUTO_TEST_CASE(compares_money_across_its_units) {
  const std::string target = base_lines() + target_line("T", "eq", R"("value":"1亿元")");
  const RuleRun same(target + report_line("R", "T", "10000万元"));
  BOOST_TEST(in_short(same.only("P02")) == "stated doubt | 1亿元 | 10000万元 | 2: T R");
  const RuleRun less(target + report_line("R", "T", "99999999.99元"));
  BOOST_TEST(in_short(less.only("P02")) == "refuted doubt | 1亿元 | 99999999.99元 | 2: T R");
}

BOOST_AUTO_TEST_CASE(is_unproven_without_a_report) {
  const Check check = check_of("ge", "");
  BOOST_TEST(in_short(check) == "unproven doubt | 14部 |  | 1: T");
  BOOST_TEST(check.message.zh == "加装电梯 ≥14部，没有完成数");
}

BOOST_AUTO_TEST_CASE(is_unproven_in_another_unit) {
  const Check check = check_of("ge", report_line("R", "T", "14台"));
  BOOST_TEST(in_short(check) == "unproven doubt | 14部 | 14台 | 2: T R");
  BOOST_TEST(check.message.zh ==
             "加装电梯 ≥14部，所报 14台：与目标的单位或性质不同，或目标没有指标值，无法比较");
}

BOOST_AUTO_TEST_CASE(is_refuted_by_one_value_beside_another_that_cannot_be_compared) {
  BOOST_TEST(
      in_short(check_of("ge", report_line("R1", "T", "14台") + report_line("R2", "T", "13部"))) ==
      "refuted doubt | 14部 | 13部、14台 | 3: T R1 R2");
}

BOOST_AUTO_TEST_CASE(is_unproven_when_the_target_has_no_value) {
  const RuleRun run(base_lines() + target_line("T", "ge", R"("unit":"部")") +
                    report_line("R", "T", "14部"));
  BOOST_TEST(in_short(run.only("P02")) == "unproven doubt |  | 14部 | 2: T R");
  BOOST_TEST(
      run.only("P02").message.zh ==
      "加装电梯（没有指标值），所报 14部：与目标的单位或性质不同，或目标没有指标值，无法比较");
}

BOOST_AUTO_TEST_CASE(is_unproven_by_reports_of_single_parties) {
  const Check check = check_of("ge", report_line("R1", "T", "11部", R"("party":"A")") +
                                         report_line("R2", "T", "20部", R"("coverage":"party")"));
  BOOST_TEST(in_short(check) == "unproven doubt | 14部 | 11部、20部 | 3: T R1 R2");
  BOOST_TEST(check.message.zh ==
             "加装电梯 ≥14部，所报 11部、20部：都是分单位的完成数，没有整体完成数");
}

BOOST_AUTO_TEST_CASE(rests_on_the_whole_and_not_on_a_partys_part) {
  const Check check = check_of("ge", held_document("D", "acceptance") +
                                         report_line("R1", "T", "14部", evidence("D")) +
                                         report_line("R2", "T", "3部", R"("party":"B")"));
  BOOST_TEST(in_short(check) == "confirmed doubt | 14部 | 14部 | 2: T R1");
  BOOST_TEST(check.message.zh == "加装电梯 ≥14部，所报 14部");
}

BOOST_AUTO_TEST_CASE(judges_a_party_that_reports_of_the_whole_programme) {
  for (const char* coverage : {"programme", "wider"}) {
    const auto more = R"("party":"A",)" + text_field("coverage", coverage);
    BOOST_TEST(in_short(check_of("ge", report_line("R", "T", "13部", more))) ==
               "refuted doubt | 14部 | 13部 | 2: T R");
  }
}

BOOST_AUTO_TEST_CASE(judges_a_partys_target_by_its_own_report) {
  const RuleRun run(base_lines() + target_line("T", "ge", R"("value":"3部","party":"B")") +
                    report_line("R", "T", "2部", R"("party":"B","coverage":"party")"));
  BOOST_TEST(in_short(run.only("P02")) == "refuted doubt | 3部 | 2部 | 2: T R");
}

BOOST_AUTO_TEST_CASE(is_at_most_stated_of_a_quality_without_an_acceptance) {
  const Check word = qualitative("", "met");
  BOOST_TEST(in_short(word) == "stated doubt |  | met | 2: T R");
  BOOST_TEST(word.message.zh == "加装电梯（定性），所报 达成");
  BOOST_TEST(enum_name(qualitative(held_document("D", "survey"), "met").result) == "stated");
  BOOST_TEST(enum_name(qualitative(document_line("D", "acceptance", "cited"), "met").result) ==
             "stated");
  BOOST_TEST(in_short(qualitative(held_document("D", "acceptance"), "met")) ==
             "confirmed doubt |  | met | 2: T R");
}

BOOST_AUTO_TEST_CASE(fires_on_a_quality_that_is_not_wholly_met) {
  const std::string accepted = held_document("D", "acceptance");
  BOOST_TEST(in_short(qualitative(accepted, "partly")) == "refuted doubt |  | partly | 2: T R");
  BOOST_TEST(in_short(qualitative(accepted, "not_met")) == "refuted doubt |  | not_met | 2: T R");
}

BOOST_AUTO_TEST_CASE(is_unproven_when_a_quality_is_reported_as_a_figure) {
  BOOST_TEST(in_short(qualitative(held_document("D", "acceptance"), "100%")) ==
             "unproven doubt |  | 100% | 2: T R");
  BOOST_TEST(in_short(check_of("ge", report_line("R", "T", "met"))) ==
             "unproven doubt | 14部 | met | 2: T R");
}

BOOST_AUTO_TEST_CASE(leaves_parts_to_P01) {
  const RuleRun run(records("ge", report_line("R", "T", "14部") +
                                      target_line("T-A", "ge", R"("value":"9部","parent":"T")")));
  BOOST_TEST(run.only("P02").subject == "T");
}

BOOST_AUTO_TEST_CASE(is_an_error_once_the_target_is_said_to_be_met) {
  BOOST_TEST(severity_beside(R"("assertion":"all_targets_met")") == "error");
  BOOST_TEST(severity_beside(R"("assertion":"no_deviation")") == "error");
  BOOST_TEST(
      severity_beside(R"("assertion":"all_targets_met","scope":{"category":"output.quantity"})") ==
      "error");
  BOOST_TEST(severity_beside(R"("assertion":"all_targets_met","scope":{"topic":"主要绩效目标"})") ==
             "error");
}

BOOST_AUTO_TEST_CASE(is_a_doubt_when_something_else_is_said) {
  BOOST_TEST(severity_beside(R"("assertion":"no_issue_found")") == "doubt");
  BOOST_TEST(
      severity_beside(R"("assertion":"all_targets_met","scope":{"category":"satisfaction"})") ==
      "doubt");
  BOOST_TEST(severity_beside(R"("assertion":"all_targets_met","scope":{"party":"A"})") == "doubt");
  BOOST_TEST(severity_beside(R"("assertion":"all_targets_met","tense":"planned")") == "doubt");
}

BOOST_AUTO_TEST_CASE(does_not_apply_without_targets) {
  const RuleRun run(base_lines());
  BOOST_TEST(run.only("P02").subject == "ledger");
  BOOST_TEST(in_short(run.only("P02")) == "not_applicable error |  |  | 0:");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
