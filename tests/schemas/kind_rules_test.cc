// SPDX-License-Identifier: Apache-2.0
//
// What no single field can tell: check_rules of each kind, asked of what people write and of what
// is stored.
#include <string>

#include <boost/test/unit_test.hpp>

#include "schemas/json/json_value.h"
#include "schemas/record.h"
#include "tests/schemas/refusal.h"
#include "tests/schemas/samples.h"

namespace fundtrail::test {
namespace {

constexpr const char* kAccepted = "(accepted)";
const std::string kVkeyEnd = "+91305c6d+AQ==";

/// The minimal line of a kind, with members added or replaced.
JsonValue edited(std::string_view kind, const std::string& members) {
  for (const std::string& line : minimal_lines()) {
    const JsonValue record = parse_json(line);
    if (*record.find("kind")->text() != kind) continue;
    const JsonValue changes = parse_json("{" + members + "}");
    JsonValue result;
    for (const auto& [name, value] : record.members()) {
      if (changes.find(name) == nullptr) result.add(name, value);
    }
    for (const auto& [name, value] : changes.members()) result.add(name, value);
    return result;
  }
  return {};
}

std::string refused(std::string_view kind, const std::string& members) {
  return refused_field([&] { return record_from_json(edited(kind, members)); });
}

/// Whether a record is refused when it is decoded; the field is named either way.
std::string refused_stored(const Record& record) {
  return refused_field([&record] { return decode_as(record, body_of(record)); });
}

template <class T>
T sample(std::string_view kind) {
  return std::get<T>(record_from_json(edited(kind, "")));
}

std::string claim(const std::string& members) { return R"("claim":{)" + members + "}"; }

}  // namespace

BOOST_AUTO_TEST_SUITE(kind_rules)

BOOST_AUTO_TEST_CASE(money_and_targets_belong_to_a_programme) {
  for (const std::string& line : full_lines()) {
    const JsonValue record = parse_json(line);
    const std::string kind = *record.find("kind")->text();
    const bool needs_it = kind == "budget" || kind == "allocation" || kind == "receipt" ||
                          kind == "disbursement" || kind == "balance" || kind == "target";
    JsonObject members;
    for (const auto& member : record.members()) {
      if (member.first != "programme") members.push_back(member);
    }
    const JsonValue without{std::move(members)};
    BOOST_TEST(refused_field([&] { return record_from_json(without); }) ==
                   (needs_it ? "programme" : kAccepted),
               kind);
  }
}

BOOST_AUTO_TEST_CASE(parties_programmes_and_projects_belong_to_none) {
  for (const char* kind : {"party", "programme", "project"}) {
    BOOST_TEST(refused(kind, R"("programme":"PG-1")") == "programme", kind);
  }
}

BOOST_AUTO_TEST_CASE(money_is_positive) {
  for (const char* kind : {"budget", "allocation", "receipt", "disbursement", "refund", "document",
                           "correction", "inquiry"}) {
    BOOST_TEST(refused(kind, R"("amount":"0.01元")") == kAccepted, kind);
    BOOST_TEST(refused(kind, R"("amount":"0元")") == "amount", kind);
    BOOST_TEST(refused(kind, R"("amount":"-838万元")") == "amount", kind);
  }
}

BOOST_AUTO_TEST_CASE(balances_and_rectified_amounts_are_not_negative) {
  BOOST_TEST(refused("balance", R"("amount":"0元")") == kAccepted);
  BOOST_TEST(refused("balance", R"("amount":"-0.01元")") == "amount");
  for (const std::string field : {"amount_fixed", "amount_open"}) {
    BOOST_TEST(refused("rectification", "\"" + field + R"(":"0元")") == kAccepted);
    BOOST_TEST(refused("rectification", "\"" + field + R"(":"-0.01元")") == field);
  }
}

BOOST_AUTO_TEST_CASE(bounds_years) {
  BOOST_TEST(refused("programme", R"("year":1900)") == kAccepted);
  BOOST_TEST(refused("programme", R"("year":2199)") == kAccepted);
  BOOST_TEST(refused("programme", R"("year":1899)") == "year");
  BOOST_TEST(refused("programme", R"("year":2200)") == "year");
  BOOST_TEST(refused("target", R"("output_year":2024)") == kAccepted);
  BOOST_TEST(refused("target", R"("output_year":20245)") == "output_year");
  const std::string scope = R"("assertion":"filed","scope":{"year":)";
  BOOST_TEST(refused("statement", claim(scope + "2024}")) == kAccepted);
  BOOST_TEST(refused("statement", claim(scope + "24}")) == "claim.scope.year");
}

BOOST_AUTO_TEST_CASE(a_project_names_its_programmes) {
  BOOST_TEST(refused("project", R"("programmes":[])") == "programmes");
  BOOST_TEST(refused("project", R"("total":"0元")") == "total");
  BOOST_TEST(refused("project", R"("funding":[{"source":"city","amount":"1元"}])") == kAccepted);
  BOOST_TEST(refused("project", R"("funding":[{"source":"city","amount":"-1元"}])") ==
             "funding.amount");
}

BOOST_AUTO_TEST_CASE(a_document_that_is_not_held_has_no_digest) {
  const std::string digest(64, '0');
  for (const std::string field : {"sha256", "sm3"}) {
    const std::string member = "\"" + field + "\":\"" + digest + "\"";
    for (const char* status : {"original", "scan", "copy", "transcript"}) {
      BOOST_TEST(refused("document", member + R"(,"status":")" + status + "\"") == kAccepted);
    }
    for (const char* status : {"cited", "missing"}) {
      BOOST_TEST(refused("document", member + R"(,"status":")" + status + "\"") == "status");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_change_of_an_allocation_names_it) {
  for (const char* type : {"increase", "decrease"}) {
    const std::string member = std::string(R"("type":")") + type + "\"";
    BOOST_TEST(refused("allocation", member) == "of", type);
    BOOST_TEST(refused("allocation", member + R"(,"of":"AL-0")") == kAccepted, type);
  }
  for (const char* type : {"advance", "regular"}) {
    const std::string member = std::string(R"("type":")") + type + "\"";
    BOOST_TEST(refused("allocation", member) == kAccepted, type);
    BOOST_TEST(refused("allocation", member + R"(,"of":"AL-0")") == "of", type);
  }
}

BOOST_AUTO_TEST_CASE(a_purpose_has_a_positive_standard) {
  const auto purpose = [](const std::string& standard) {
    return R"("purposes":[{"target":"T","quantity":"3部","standard":")" + standard + "\"}]";
  };
  BOOST_TEST(refused("allocation", purpose("1500元")) == kAccepted);
  BOOST_TEST(refused("allocation", purpose("0元")) == "purposes.standard");
}

BOOST_AUTO_TEST_CASE(a_qualitative_target_has_no_value) {
  BOOST_TEST(refused("target", R"("comparator":"qualitative","value":"100%")") == "value");
  BOOST_TEST(refused("target", R"("comparator":"ge","value":"100%")") == kAccepted);
}

BOOST_AUTO_TEST_CASE(the_unit_of_a_target_stands_in_its_value) {
  BOOST_TEST(refused("target", R"("comparator":"ge","value":"100%","unit":"%")") == "unit");
  BOOST_TEST(refused("target", R"("comparator":"ge","unit":"部")") == kAccepted);
}

BOOST_AUTO_TEST_CASE(a_report_gives_both_terms_of_a_fraction) {
  BOOST_TEST(refused("indicator_report", R"("numerator":"7093套")") == "denominator");
  BOOST_TEST(refused("indicator_report", R"("denominator":"5574套")") == "numerator");
  BOOST_TEST(refused("indicator_report", R"("numerator":"0套","denominator":"5574套")") ==
             kAccepted);
  for (const char* denominator : {"0套", "-1套", "0.00%"}) {
    BOOST_TEST(refused("indicator_report", std::string(R"("numerator":"1","denominator":")") +
                                               denominator + "\"") == "denominator");
  }
}

BOOST_AUTO_TEST_CASE(a_measured_claim_is_of_money) {
  BOOST_TEST(refused("statement", claim(R"("measure":"received","value":"1648套")")) ==
             "claim.value");
  BOOST_TEST(refused("statement", claim(R"("measure":"received","value":"1648")")) ==
             "claim.value");
  BOOST_TEST(refused("statement", claim(R"("measure":"received","value":"-1648万元")")) ==
             kAccepted);
}

BOOST_AUTO_TEST_CASE(a_ratio_names_both_terms_or_none) {
  const std::string value = R"(,"value":"100%")";
  BOOST_TEST(refused("statement", claim(R"("ratio":{})" + value)) == kAccepted);
  BOOST_TEST(refused("statement", claim(R"("ratio":{"name":"完成率"})" + value)) == kAccepted);
  BOOST_TEST(refused("statement", claim(R"("ratio":{"numerator":"1"})" + value)) == "claim.ratio");
  BOOST_TEST(refused("statement", claim(R"("ratio":{"denominator":"1"})" + value)) ==
             "claim.ratio");
}

BOOST_AUTO_TEST_CASE(sums_and_counts_have_parts) {
  BOOST_TEST(refused("statement", claim(R"("sum":[],"value":"0")")) == "claim.sum");
  BOOST_TEST(refused("statement", claim(R"("count":[],"value":"0")")) == "claim.count");
}

BOOST_AUTO_TEST_CASE(a_correction_reverses_or_amends) {
  const std::string set = R"("set":[{"field":"number","value":"1"}])";
  BOOST_TEST(refused("correction", R"("type":"reverse",)" + set) == "set");
  BOOST_TEST(refused("correction", R"("type":"amend")") == "set");
  BOOST_TEST(refused("correction", R"("type":"amend",)" + set) == kAccepted);
  BOOST_TEST(refused("correction", R"("type":"amend","amount":"1元",)" + set) == "amount");
}

BOOST_AUTO_TEST_CASE(an_origin_is_a_name_of_a_key) {
  const auto origin = [](const std::string& text) {
    return refused_stored(Genesis{text, HashSuite::kSha256, text + kVkeyEnd, std::nullopt});
  };
  BOOST_TEST(origin("example.org/fund/2024~a!") == kAccepted);
  BOOST_TEST(origin(std::string(256, 'a')) == kAccepted);
  BOOST_TEST(origin(std::string(257, 'a')) == "origin");
  for (const char* text : {"a b", "a+b", "a\nb", "吉林省", "a\u00A0"}) {
    BOOST_TEST(origin(text) == "origin", text);
  }
  BOOST_TEST(refused_stored(Genesis{"a", HashSuite::kSha256, "a" + kVkeyEnd,
                                    Continuation{"b c", 1, {}, "注"}}) == "continues.origin");
}

BOOST_AUTO_TEST_CASE(an_origin_is_no_first_line_of_another_note) {
  const auto origin = [](const std::string& text) {
    return refused_stored(Genesis{text, HashSuite::kSha256, text + kVkeyEnd, std::nullopt});
  };
  BOOST_TEST(origin("fundtrail/batch/1") == "origin");
  BOOST_TEST(origin("fundtrail/") == "origin");
  BOOST_TEST(origin("cosignature/v1") == "origin");
  BOOST_TEST(origin("fundtrail") == kAccepted);
  BOOST_TEST(origin("fundtrail.local/1") == kAccepted);
}

BOOST_AUTO_TEST_CASE(the_operator_key_is_named_as_the_ledger) {
  const auto key = [](const std::string& vkey) {
    return refused_stored(Genesis{"a", HashSuite::kSha256, vkey, std::nullopt});
  };
  BOOST_TEST(key("a+91305c6d+AQ==") == kAccepted);
  BOOST_TEST(key("a+91305c6d+A+/0=") == kAccepted);  // base64 has plus signs of its own
  for (const char* text : {"b+91305c6d+AQ==", "a", "a+", "a+91305c6d", "a+91305c6d+",
                           "+91305c6d+AQ==", "a+91305C6D+AQ==", "a+91305c6+AQ==",
                           "a+91305c6d0+AQ==", "a+91305c6d+A Q", "a+91305c6g+AQ=="}) {
    BOOST_TEST(key(text) == "operator_key", text);
  }
}

BOOST_AUTO_TEST_CASE(a_key_is_granted_to_a_post_of_a_party) {
  KeyChange grant{KeyAction::kGrant, "k" + kVkeyEnd, KeyRole::kAuthor,
                  PartyRef{"p/1"},   "会计岗",       {}};
  BOOST_TEST(refused_stored(grant) == kAccepted);
  KeyChange changed = grant;
  changed.role.reset();
  BOOST_TEST(refused_stored(changed) == "role");
  changed = grant;
  changed.party.reset();
  BOOST_TEST(refused_stored(changed) == "party");
  changed = grant;
  changed.holder.reset();
  BOOST_TEST(refused_stored(changed) == "holder");
  changed = grant;
  changed.reason = "换岗";
  BOOST_TEST(refused_stored(changed) == "reason");
  changed = grant;
  changed.vkey = std::string(257, 'k') + kVkeyEnd;
  BOOST_TEST(refused_stored(changed) == "vkey");
  const KeyChange operator_key{KeyAction::kGrant, "k" + kVkeyEnd, KeyRole::kOperator, {}, {}, {}};
  BOOST_TEST(refused_stored(operator_key) == kAccepted);
}

BOOST_AUTO_TEST_CASE(a_key_is_revoked_for_a_reason_alone) {
  const KeyChange revocation{KeyAction::kRevoke, "k" + kVkeyEnd, {}, {}, {}, "岗位调整"};
  BOOST_TEST(refused_stored(revocation) == kAccepted);
  KeyChange changed = revocation;
  changed.reason.reset();
  BOOST_TEST(refused_stored(changed) == "reason");
  changed = revocation;
  changed.role = KeyRole::kAuthor;
  BOOST_TEST(refused_stored(changed) == "role");
  changed = revocation;
  changed.party = PartyRef{"p/1"};
  BOOST_TEST(refused_stored(changed) == "role");
  changed = revocation;
  changed.holder = "会计岗";
  BOOST_TEST(refused_stored(changed) == "role");
}

// The same rules judge what is stored: a body that breaks one does not decode.
BOOST_AUTO_TEST_CASE(judges_stored_records_too) {
  auto budget = sample<Budget>("budget");
  budget.amount.fen = 0;
  BOOST_TEST(refused_stored(budget) == "amount");
  budget.amount.fen = 1;
  BOOST_TEST(refused_stored(budget) == kAccepted);
  budget.programme.reset();
  BOOST_TEST(refused_stored(budget) == "programme");
  auto allocation = sample<Allocation>("allocation");
  allocation.type = AllocationType::kIncrease;
  BOOST_TEST(refused_stored(allocation) == "of");
  auto project = sample<Project>("project");
  project.programmes.clear();
  BOOST_TEST(refused_stored(project) == "programmes");
  auto correction = sample<Correction>("correction");
  correction.type = CorrectionType::kAmend;
  BOOST_TEST(refused_stored(correction) == "set");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
