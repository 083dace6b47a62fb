// SPDX-License-Identifier: Apache-2.0
#include "schemas/amendable.h"

#include <algorithm>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "schemas/enum_table.h"

namespace fundtrail::test {
namespace {

constexpr const char* kPayment =
    R"({"kind":"disbursement","id":"P1","programme":"PG","from":"a","to":"b","amount":"1元",)"
    R"("stage":"payment"})";
constexpr const char* kTarget =
    R"({"kind":"target","id":"T1","programme":"PG","name":"套数","category":"output.quantity",)"
    R"("comparator":"ge","value":"5套"})";
constexpr const char* kDocument =
    R"({"kind":"document","id":"D1","title":"某文","type":"notice","status":"scan"})";

AmendmentCheck check(const char* line, std::vector<Amendment> set) {
  Correction correction;
  correction.type = CorrectionType::kAmend;
  correction.set = std::move(set);
  return check_amendments(correction, record_from_json(parse_json(line)));
}

// What is wrong, as `path value: reason`, of which the Chinese is asked for.
std::string fault(const char* line, std::vector<Amendment> set) {
  std::string text;
  for (const FieldError& error : check(line, std::move(set)).errors) {
    text += error.field_path() + " " + error.shown_value() + ": " + error.reason().zh + "\n";
  }
  return text;
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(amendable)

BOOST_AUTO_TEST_CASE(every_amendable_field_is_a_field_of_its_kind) {
  for (const auto& entry : enum_table(Kind{})) {
    const std::vector<std::string> names = field_names(entry.value);
    for (const std::string_view name : amendable_fields(entry.value)) {
      BOOST_TEST((std::find(names.begin(), names.end(), name) != names.end()), name);
    }
  }
  BOOST_TEST(amendable_fields(Kind::kGenesis).empty());
}

BOOST_AUTO_TEST_CASE(no_id_no_amount_and_no_party_of_money_can_be_amended) {
  for (const auto& entry : enum_table(Kind{})) {
    for (const std::string_view name : amendable_fields(entry.value)) {
      BOOST_TEST((name != "id" && !name.starts_with("amount") && name != "total"), name);
    }
  }
  for (const char* name : {"from", "to", "amount", "programme", "stage", "id"}) {
    const std::string text = fault(kPayment, {{name, "b"}});
    BOOST_TEST(contains(text, "set[0].field " + std::string(name) + ": 拨付的这个字段不能更正"),
               text);
  }
}

BOOST_AUTO_TEST_CASE(asks_which_field_is_meant) {
  BOOST_TEST(fault(kPayment, {{"amuont", "20万"}}) ==
             "set[0].field amuont: 拨付没有这个字段，是不是 amount（金额）\n");
  BOOST_TEST(contains(fault(kPayment, {{"金额", "20万"}}), "是不是 amount（金额）"));
  BOOST_TEST(fault(kPayment, {{"evidence[0].document.", "D"}}) ==
             "set[0].field evidence[0].document.: 拨付没有这个字段\n");
}

BOOST_AUTO_TEST_CASE(takes_each_type_in_its_json_form) {
  BOOST_TEST(fault(kPayment, {{"note", "漏记"}, {"dated_on", "2024-05-01"}}) == "");
  BOOST_TEST(fault(kTarget, {{"output_year", "2024"}, {"comparator", "gt"}}) == "");
  BOOST_TEST(fault(kTarget, {{"name", "2024"}}) == "");
  BOOST_TEST(fault(kDocument, {{"signed", "true"}, {"size", "0"}}) == "");
}

BOOST_AUTO_TEST_CASE(refuses_values_of_another_type) {
  BOOST_TEST(contains(fault(kPayment, {{"dated_on", "5月1日"}}), "set[0].value 5月1日: "));
  BOOST_TEST(contains(fault(kTarget, {{"output_year", "二〇二四"}}), "非负整数"));
  BOOST_TEST(contains(fault(kTarget, {{"output_year", "1066"}}), "set[0].value 1066: "));
  BOOST_TEST(contains(fault(kTarget, {{"comparator", ">="}}), "是不是 ge（≥）"));
  BOOST_TEST(contains(fault(kDocument, {{"signed", "是"}}), "应为 true 或 false"));
  BOOST_TEST(contains(fault(kDocument, {{"size", "01"}}), "非负整数"));
}

BOOST_AUTO_TEST_CASE(tells_every_fault_of_a_set) {
  BOOST_TEST(check(kPayment, {{"amuont", "1"}, {"note", "a"}, {"dated_on", "x"}}).errors.size() ==
             2U);
  BOOST_TEST(fault(kPayment, {{"note", "a"}, {"note", "b"}}) ==
             "set[1].field note: 同一字段更正了两次\n");
}

BOOST_AUTO_TEST_CASE(refuses_what_makes_the_record_break_a_rule) {
  const std::string text = fault(kTarget, {{"comparator", "qualitative"}});
  BOOST_TEST(contains(text, "set : 更正后的记录不合规则：value"), text);
}

BOOST_AUTO_TEST_CASE(lists_the_references_of_the_new_values_alone) {
  const AmendmentCheck found = check(kPayment, {{"under", "AL-9"}, {"note", "a"}});
  BOOST_REQUIRE(found.references.size() == 1U);
  BOOST_TEST(found.references[0].field_path == "set[0].value");
  BOOST_TEST(found.references[0].id == "AL-9");
  BOOST_TEST((found.references[0].kind == Kind::kAllocation));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
