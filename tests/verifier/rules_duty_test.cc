// SPDX-License-Identifier: Apache-2.0
//
// C04: who records does not review, and what must be signed is.
#include <boost/test/unit_test.hpp>

#include "tests/support/batches.h"
#include "tests/verifier/signed_book.h"
#include "verifier/verify.h"

namespace fundtrail::test {
namespace {

Party party_by(const std::string& id, const char* recorded_by, const char* reviewed_by) {
  Party party = make_party(id);
  if (recorded_by != nullptr) party.recorded_by = recorded_by;
  if (reviewed_by != nullptr) party.reviewed_by = reviewed_by;
  return party;
}

Correction amendment_of_a(std::string field, std::string value) {
  Correction correction;
  correction.id = {"c"};
  correction.type = CorrectionType::kAmend;
  correction.of = {"a"};
  correction.dated_on = {2024, 6, 1};
  correction.set = {{std::move(field), std::move(value)}};
  correction.reason = "笔误";
  correction.approved_by = "丙";
  return correction;
}

// `result: message`
std::string c04(const SignedBook& book, std::vector<std::uint64_t> cuts = {}) {
  VerifyOptions options;
  options.jobs = 1;
  options.cuts = std::move(cuts);
  for (const Check& check : verify(book.source(), options).checks) {
    if (check.rule != "C04") continue;
    std::string places;
    for (const RecordMention& record : check.records.listed) {
      places += " " + std::to_string(record.sequence);
    }
    return std::string(enum_name(check.result)) + ": " + check.message.zh + " /" + places;
  }
  return "none";
}

struct Fixture {
  SigningKey author = make_key("p/clerk");
  SigningKey approver = make_key("p/head");
  SignedBook book;

  // Entries 1 to 5; the policy counts from entry 6 on.
  void set_policy(const ApprovalPolicy& policy) {
    book.add_party("p");
    book.grant(author, KeyRole::kAuthor).grant(approver, KeyRole::kApprover, "负责人");
    book.add(policy).sign({&operator_key(), &author, &approver});
  }
};

BOOST_FIXTURE_TEST_SUITE(rules_duty, Fixture)

BOOST_AUTO_TEST_CASE(has_nothing_to_look_at_where_nobody_is_named) {
  book.add_party("a");
  BOOST_TEST(c04(book) == "not_applicable: 账本里没有本规则可核对的记录 /");
  book.add(party_by("b", "甲", nullptr)).add(party_by("c", nullptr, "甲"));
  BOOST_TEST(c04(book).starts_with("not_applicable"));
}

BOOST_AUTO_TEST_CASE(is_clear_where_two_people_are_named) {
  book.add(party_by("a", "甲", "乙"));
  BOOST_TEST(c04(book) == "clear: 已查 1 笔载明录入与复核、或有规定、有审批签名的记录 / 1");
}

BOOST_AUTO_TEST_CASE(fires_where_one_person_does_both) {
  book.add(party_by("a", "甲", "乙")).add(party_by("b", "甲", "甲"));
  BOOST_TEST(c04(book) == "refuted: 机构：录入与复核为同一人 1 笔 / 2");
}

BOOST_AUTO_TEST_CASE(fires_where_the_policy_wants_a_signature) {
  set_policy({{"party"}, {}});
  book.add_party("a").leave_unsigned();
  BOOST_TEST(c04(book) == "refuted: 机构：须签名而未签 1 笔 / 6");
}

BOOST_AUTO_TEST_CASE(fires_where_the_policy_wants_an_approver) {
  set_policy({{}, {"party"}});
  book.add_party("a").sign({&author});
  BOOST_TEST(c04(book) == "refuted: 机构：须审批而未审批 1 笔 / 6");
}

BOOST_AUTO_TEST_CASE(is_clear_where_the_policy_is_kept_to) {
  set_policy({{"party"}, {"party"}});
  book.add_party("a").sign({&author, &approver});
  BOOST_TEST(c04(book).starts_with("clear: 已查 1 笔"));
}

BOOST_AUTO_TEST_CASE(looks_at_nothing_of_before_the_policy) {
  book.add_party("before").leave_unsigned();
  set_policy({{"party"}, {}});
  BOOST_TEST(c04(book).starts_with("not_applicable"));
}

BOOST_AUTO_TEST_CASE(takes_a_signature_that_counts_for_nothing_for_none) {
  set_policy({{"party"}, {}});
  const SigningKey stranger = make_key("stranger");
  book.add_party("a").sign({&stranger});
  BOOST_TEST(c04(book) == "refuted: 机构：须签名而未签 1 笔 / 6");
}

BOOST_AUTO_TEST_CASE(hides_no_missing_signature_behind_a_correction) {
  set_policy({{"party"}, {}});
  book.add_party("a").leave_unsigned();
  book.add(amendment_of_a("recorded_by", "乙")).sign({&author, &approver});
  BOOST_TEST(c04(book) == "refuted: 机构：须签名而未签 1 笔 / 6");
}

BOOST_AUTO_TEST_CASE(says_the_same_over_any_cut) {
  set_policy({{"party"}, {"party"}});
  book.add_party("a").sign({&author, &approver});
  book.add(party_by("b", "甲", "甲")).sign({&author});
  book.add_party("c").leave_unsigned();
  const std::string whole = c04(book);
  BOOST_TEST(whole.starts_with("refuted"));
  for (std::uint64_t cut = 1; cut <= book.last(); ++cut) BOOST_TEST(c04(book, {cut}) == whole);
}

BOOST_AUTO_TEST_CASE(reads_the_people_as_they_are_amended) {
  book.add(party_by("a", "甲", "甲"));
  book.add(amendment_of_a("reviewed_by", "乙"));
  BOOST_TEST(c04(book).starts_with("clear: "));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
