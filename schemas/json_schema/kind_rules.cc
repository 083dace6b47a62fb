// SPDX-License-Identifier: Apache-2.0
#include "schemas/json_schema/kind_rules.h"

#include <string_view>

namespace fundtrail {
namespace {

struct RuleRow {
  Kind kind;
  std::string_view schema;
};

constexpr std::string_view kNeedsProgramme = R"({"required":["programme"]})";
constexpr std::string_view kNoProgramme = R"({"properties":{"programme":false}})";
constexpr std::string_view kPositiveAmount =
    R"({"properties":{"amount":{"$ref":"#/definitions/positive"}}})";

// One row for each rule, in the order of docs/FORMAT.md "Kinds" and "Claims".
constexpr RuleRow kRules[] = {
    {Kind::kParty, kNoProgramme},
    {Kind::kProgramme, kNoProgramme},
    {Kind::kProgramme, R"({"properties":{"year":{"$ref":"#/definitions/year"}}})"},
    {Kind::kProject, kNoProgramme},
    {Kind::kProject, R"({"required":["programmes"],"properties":{"programmes":{"minItems":1}}})"},
    {Kind::kProject,
     R"({"properties":{"total":{"$ref":"#/definitions/positive"},"funding":{"items":{)"
     R"("properties":{"amount":{"$ref":"#/definitions/positive"}}}}}})"},
    {Kind::kDocument, kPositiveAmount},
    {Kind::kDocument, R"({"if":{"properties":{"status":{"enum":["cited","missing"]}}},)"
                      R"("then":{"properties":{"sha256":false,"sm3":false}}})"},
    {Kind::kBudget, kNeedsProgramme},
    {Kind::kBudget, kPositiveAmount},
    {Kind::kAllocation, kNeedsProgramme},
    {Kind::kAllocation, kPositiveAmount},
    {Kind::kAllocation, R"({"properties":{"purposes":{"items":{"properties":{)"
                        R"("standard":{"$ref":"#/definitions/positive"}}}}}})"},
    {Kind::kAllocation, R"({"if":{"properties":{"type":{"enum":["increase","decrease"]}}},)"
                        R"("then":{"required":["of"]},"else":{"properties":{"of":false}}})"},
    {Kind::kReceipt, kNeedsProgramme},
    {Kind::kReceipt, kPositiveAmount},
    {Kind::kDisbursement, kNeedsProgramme},
    {Kind::kDisbursement, kPositiveAmount},
    {Kind::kRefund, kPositiveAmount},
    {Kind::kBalance, kNeedsProgramme},
    {Kind::kBalance, R"({"properties":{"amount":{"$ref":"#/definitions/not_negative"}}})"},
    {Kind::kTarget, kNeedsProgramme},
    {Kind::kTarget, R"({"if":{"properties":{"comparator":{"const":"qualitative"}}},)"
                    R"("then":{"properties":{"value":false}}})"},
    {Kind::kTarget, R"({"not":{"required":["value","unit"]}})"},
    {Kind::kTarget, R"({"properties":{"output_year":{"$ref":"#/definitions/year"}}})"},
    {Kind::kIndicatorReport,
     R"({"dependencies":{"numerator":["denominator"],"denominator":["numerator"]}})"},
    {Kind::kIndicatorReport, R"({"properties":{"denominator":{"$ref":"#/definitions/positive"}}})"},
    {Kind::kStatement, R"({"properties":{"claim":{"if":{"required":["measure"]},)"
                       R"("then":{"properties":{"value":{"$ref":"#/definitions/amount"}}}}}})"},
    {Kind::kStatement, R"({"properties":{"claim":{"properties":{"ratio":{"dependencies":{)"
                       R"("numerator":["denominator"],"denominator":["numerator"]}}}}}})"},
    {Kind::kStatement,
     R"({"properties":{"claim":{"properties":{"sum":{"minItems":1},"count":{"minItems":1}}}}})"},
    {Kind::kStatement, R"({"properties":{"claim":{"properties":{"scope":{"properties":{)"
                       R"("year":{"$ref":"#/definitions/year"}}}}}}})"},
    {Kind::kCorrection, kPositiveAmount},
    {Kind::kCorrection, R"({"if":{"properties":{"type":{"const":"amend"}}},)"
                        R"("then":{"required":["set"],"properties":{)"
                        R"("set":{"minItems":1},"amount":false}},)"
                        R"("else":{"properties":{"set":{"maxItems":0}}}})"},
    {Kind::kInquiry, kPositiveAmount},
    {Kind::kRectification, R"({"properties":{"amount_fixed":{"$ref":"#/definitions/not_negative"},)"
                           R"("amount_open":{"$ref":"#/definitions/not_negative"}}})"},
};

}  // namespace

JsonArray kind_rule_schemas(Kind kind) {
  JsonArray schemas;
  for (const RuleRow& row : kRules) {
    if (row.kind == kind) schemas.push_back(parse_json(row.schema));
  }
  return schemas;
}

}  // namespace fundtrail
