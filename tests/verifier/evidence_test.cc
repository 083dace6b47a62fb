// SPDX-License-Identifier: Apache-2.0
//
// What records come to that use a document must not exceed the amount that it stands for.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

std::string voucher(std::string_view id, std::string_view amount) {
  return held_document(id, "voucher", text_field("amount", amount));
}

std::string paid_by(std::string_view id, std::string_view amount, std::string_view documents) {
  return line("disbursement", id,
              fmt::format(R"("programme":"PG","from":"A","to":"V","amount":"{}",)"
                          R"("stage":"payment","evidence":[{}])",
                          amount, documents));
}

// The goals of money, of records whose sums are all equal.
std::string results(const RuleRun& run) {
  return fmt::format("{} {} {}", enum_name(run.goal(GoalType::kFullAllocation).result),
                     enum_name(run.goal(GoalType::kFullDisbursement).result),
                     enum_name(run.goal(GoalType::kFullPayment).result));
}

std::string payment_of(const RuleRun& run) {
  return std::string(enum_name(run.goal(GoalType::kFullPayment).result));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(evidence_uses)

BOOST_AUTO_TEST_CASE(one_voucher_evidences_payments_up_to_its_amount) {
  const RuleRun run = run_lines(voucher("D", "1000万元") + allocation("AL", {.evidence = "NT"}) +
                                disbursement("PY1", {.amount = "600万元", .evidence = "D"}) +
                                disbursement("PY2", {.amount = "400万元", .evidence = "D"}));
  BOOST_TEST(payment_of(run) == "confirmed");
  BOOST_TEST(run.verification.notices.empty());
}

BOOST_AUTO_TEST_CASE(one_voucher_used_for_more_evidences_nothing_and_is_told) {
  const RuleRun run =
      run_lines(voucher("D", "9999999.99元") + allocation("AL", {.evidence = "NT"}) +
                disbursement("PY1", {.amount = "600万元", .evidence = "D"}) +
                disbursement("PY2", {.amount = "400万元", .evidence = "D"}));
  BOOST_TEST(payment_of(run) == "stated");
  BOOST_TEST_REQUIRE(run.verification.notices.size() == 1U);
  BOOST_TEST(run.verification.notices.front().zh ==
             "有 1 份文件被用来证明的同类金额超过其票面金额，如 D：票面 999.999999万元，用于 "
             "1000.00万元；这些记录按未经凭证核实处理");
}

BOOST_AUTO_TEST_CASE(one_notice_evidences_a_budget_and_each_level_of_allocations) {
  const RuleRun run = run_lines(
      held_document("D", "notice", R"("amount":"1000万元")") + budget("BG", {.evidence = "D"}) +
      allocation("AL1", {.amount = "600万元", .evidence = "D"}) +
      allocation("AL2", {.to = "B", .amount = "400万元", .evidence = "D"}) +
      allocation("AL3", {.from = "A", .to = "U", .under = "AL1", .evidence = "D"}));
  BOOST_TEST(results(run) == "confirmed unproven unproven");
  BOOST_TEST(run.verification.notices.empty());
}

BOOST_AUTO_TEST_CASE(a_document_overdrawn_by_one_use_still_evidences_another) {
  const RuleRun run = run_lines(
      voucher("D", "1000万元") + budget("BG", {.evidence = "NT"}) +
      allocation("AL", {.evidence = "NT"}) +
      disbursement("TR",
                   {.from = "P", .to = "A", .stage = "transfer", .under = "AL", .evidence = "D"}) +
      disbursement("PY1", {.amount = "999万元", .evidence = "D"}) +
      disbursement("PY2", {.amount = "2万元", .evidence = "D"}) +
      refund("RF", {.of = "PY2", .amount = "1万元", .evidence = "D"}));
  BOOST_TEST(results(run) == "confirmed confirmed stated");
}

BOOST_AUTO_TEST_CASE(several_documents_are_used_in_the_order_named) {
  const auto result_of = [](std::string_view second) {
    return payment_of(run_lines(
        voucher("D1", "400万元") + voucher("D2", "600万元") + allocation("AL", {.evidence = "NT"}) +
        paid_by("PY1", "700万元", R"({"document":"D1"},{"document":"D2"})") +
        paid_by("PY2", "300万元", second)));
  };
  BOOST_TEST(result_of(R"({"document":"D2"})") == "confirmed");
  BOOST_TEST(result_of(R"({"document":"D1"})") == "stated");
}

BOOST_AUTO_TEST_CASE(a_document_named_twice_by_a_record_is_used_once) {
  const RuleRun run =
      run_lines(voucher("D", "1000万元") + allocation("AL", {.evidence = "NT"}) +
                paid_by("PY", "1000万元",
                        R"({"document":"D","section":"一"},{"document":"D","section":"二"})"));
  BOOST_TEST(payment_of(run) == "confirmed");
}

BOOST_AUTO_TEST_CASE(a_document_without_an_amount_is_never_overdrawn) {
  const RuleRun run = run_lines(voucher("D", "1万元") + allocation("AL", {.evidence = "NT"}) +
                                paid_by("PY1", "999万元", R"({"document":"D"},{"document":"VC"})") +
                                paid_by("PY2", "1万元", R"({"document":"D"})"));
  BOOST_TEST(payment_of(run) == "confirmed");
  BOOST_TEST(run.verification.notices.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
