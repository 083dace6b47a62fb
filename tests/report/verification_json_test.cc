// SPDX-License-Identifier: Apache-2.0
#include "report/verification_json.h"

#include <boost/test/unit_test.hpp>

#include "tests/report/sample_verification.h"
#include "tests/support/test_keys.h"

namespace fundtrail::test {
namespace {

std::string keys(const JsonValue& object) {
  std::string names;
  for (const auto& [name, value] : object.members()) names += (names.empty() ? "" : " ") + name;
  return names;
}

const JsonValue& at(const JsonValue& object, std::string_view key) {
  const JsonValue* member = object.find(key);
  BOOST_REQUIRE(member != nullptr);
  return *member;
}

Verification make_full() {
  Verification found = make_verification();
  found.goals = {make_goal(GoalType::kFullPayment, CheckResult::kUnproven, "0.00万元 / 1.00万元")};
  add_check(found, make_check("F06", CheckResult::kRefuted, Severity::kError));
  found.integrity.damage = {{2, Layer::kTree, say("下达", "allocation"), say("错", "wrong")}};
  found.integrity.damage_count = 7;
  found.thresholds = {{"b", "2"}, {"a", "1"}};
  found.skipped_rules = {"F24"};
  return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(verification_document)

BOOST_AUTO_TEST_CASE(has_every_key_in_a_fixed_order) {
  const JsonValue document = verification_json(make_full(), Language::kChinese);
  BOOST_TEST(keys(document) ==
             "schema integrity rules goals checks counts refuted_errors unchecked_bodies notices "
             "exit_code");
  BOOST_TEST(keys(at(document, "integrity")) ==
             "result entries origin hash root anchor timestamps unanchored_entries layers damage "
             "damage_count authorship");
  BOOST_TEST(keys(at(at(document, "integrity"), "layers")) ==
             "bytes chain tree index reference signature anchor");
  BOOST_TEST(keys(at(document, "goals").array()->at(0)) ==
             "programme goal result figure detail beyond_anchor records record_count");
  BOOST_TEST(keys(at(document, "checks").array()->at(0)) ==
             "rule result severity subject expected actual message records record_count");
  BOOST_TEST(keys(at(document, "counts")) ==
             "confirmed stated refuted unproven clear not_applicable");
}

BOOST_AUTO_TEST_CASE(spells_an_item_exactly) {
  const JsonValue document = verification_json(make_full(), Language::kChinese);
  BOOST_TEST(format_json(at(document, "checks").array()->at(0)) ==
             R"({"rule":"F06","result":"refuted","severity":"error","subject":"ST-1",)"
             R"("expected":"1000.00万元","actual":"1648.00万元",)"
             R"("message":"到位 1648.00万元，应为 1000.00万元",)"
             R"("records":[{"seq":5,"id":"ST-1","document":"DOC-1","section":"一"}],)"
             R"("record_count":1})");
  BOOST_TEST(format_json(at(at(document, "integrity"), "damage")) ==
             R"([{"seq":2,"layer":"tree","record":"下达","detail":"错"}])");
  BOOST_TEST(format_json(at(document, "rules")) ==
             R"({"version":"test","thresholds":{"a":"1","b":"2"},"skipped":["F24"]})");
}

BOOST_AUTO_TEST_CASE(says_messages_in_the_language_and_nothing_else) {
  const std::string chinese = format_json(verification_json(make_full(), Language::kChinese));
  const std::string english = format_json(verification_json(make_full(), Language::kEnglish));
  BOOST_TEST(english.find("received 1648.00万元, not 1000.00万元") != std::string::npos);
  BOOST_TEST(english.find("应为") == std::string::npos);
  BOOST_TEST(keys(verification_json(make_full(), Language::kEnglish)) ==
             keys(verification_json(make_full(), Language::kChinese)));
  BOOST_TEST(chinese == format_json(verification_json(make_full(), Language::kChinese)));
}

BOOST_AUTO_TEST_CASE(counts_beyond_what_is_listed) {
  const JsonValue document = verification_json(make_full(), Language::kChinese);
  BOOST_TEST(format_json(at(at(document, "integrity"), "damage_count")) == "7");
  BOOST_TEST(format_json(at(document, "refuted_errors")) == "1");
  BOOST_TEST(format_json(at(document, "counts")) ==
             R"({"confirmed":0,"stated":0,"refuted":1,"unproven":0,"clear":0,"not_applicable":0})");
}

BOOST_AUTO_TEST_CASE(tells_who_answers_for_the_records) {
  Verification found = make_verification();
  KeySummary key;
  key.vkey = test_vkey("a");
  key.role = KeyRole::kAuthor;
  key.party = "CITY";
  key.holder = "出纳";
  key.granted_at = 2;
  key.active_from = 4;
  key.active_until = 9;
  key.revocation_reason = "遗失";
  key.approved_entries = 6;
  found.integrity.authorship = {{key}, 7, 5, 2, 3, {{1, 4}}, 1, {{9, {{"budget"}, {"refund"}}}}, 1};
  const JsonValue document = verification_json(found, Language::kChinese);
  BOOST_TEST(format_json(at(at(document, "integrity"), "authorship")) ==
             R"({"keys":[{"vkey":"a+91305c6d+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea",)"
             R"("fingerprint":"21fe31dfa154a261","role":"author","party":"CITY","holder":"出纳",)"
             R"("granted_at":2,"active_from":4,"active_until":9,"revocation_reason":"遗失",)"
             R"("confirmed":true,"trusted":false,"batches":0,"entries":0,"approved_entries":6}],)"
             R"("signed_entries":7,"approved_entries":5,"unconfirmed_approved_entries":2,)"
             R"("unsigned_entries":3,"unsigned_ranges":[{"begin":1,"end":4}],)"
             R"("unsigned_range_count":1,"policies":[{"active_from":9,"signed":["budget"],)"
             R"("approved":["refund"]}],"policy_count":1})");
}

BOOST_AUTO_TEST_CASE(tells_what_everything_rests_on) {
  Verification found = make_verification();
  found.integrity.anchor = {AnchorKind::kWitnessed, 4, found.integrity.root};
  found.integrity.anchor.time_us = 1'735'606'800'000'000;
  found.integrity.anchor.source = say("所给封存点", "the checkpoint given");
  const auto anchor = [&found] {
    const JsonValue document = verification_json(found, Language::kEnglish);
    return format_json(at(at(document, "integrity"), "anchor"));
  };
  BOOST_TEST(
      anchor() ==
      R"({"kind":"witnessed","size":4,"root":"ERERERERERERERERERERERERERERERERERERERERERE=",)"
      R"("time":"2024-12-31T09:00:00+08:00","source":"the checkpoint given"})");
  found.integrity.anchor = {};
  found.integrity.is_first_sight = true;
  BOOST_TEST(anchor() == R"({"kind":"none","size":0,"first_sight":true})");
}

BOOST_AUTO_TEST_CASE(leaves_out_what_is_not_known) {
  Verification found = make_verification();
  found.integrity.root.reset();
  found.integrity.origin.clear();
  const JsonValue document = verification_json(found, Language::kChinese);
  BOOST_TEST(keys(at(document, "integrity")) ==
             "result entries hash anchor timestamps unanchored_entries layers damage damage_count "
             "authorship");
  BOOST_TEST(format_json(at(at(document, "integrity"), "anchor")) == R"({"kind":"none","size":0})");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
