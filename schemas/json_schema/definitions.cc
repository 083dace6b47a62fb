// SPDX-License-Identifier: Apache-2.0
#include "schemas/json_schema/definitions.h"

#include <map>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr std::string_view kReferencePrefix = "#/definitions/";

// A patterns' first part: neither -0 nor -0.00. Eighteen digits hold every mantissa.
constexpr std::string_view kNumber = R"(^(?!-0(\.0+)?([^.0-9]|$))-?(0|[1-9][0-9]{0,17}))";

JsonValue text_of(std::string pattern, std::string_view description) {
  return JsonObject{{"description", std::string(description)},
                    {"type", "string"},
                    {"pattern", std::move(pattern)}};
}

JsonValue any_of(std::string_view description, JsonArray schemas) {
  return JsonObject{{"description", std::string(description)}, {"anyOf", std::move(schemas)}};
}

JsonValue does_not_match(const char* pattern) {
  return JsonObject{{"not", JsonObject{{"pattern", pattern}}}};
}

// Units that allow as many decimals share a group: (\.[0-9]{1,6})?(万元|%|套|…).
std::string figure_pattern(bool is_money_alone) {
  std::map<int, std::string> units;
  for (const auto& entry : enum_table(Unit{})) {
    if (is_money_alone && !is_money(entry.value)) continue;
    auto [place, is_first] = units.try_emplace(decimals_max(entry.value));
    place->second += (is_first ? "" : "|") + std::string(entry.name);
  }
  std::string groups;
  for (const auto& [decimals, names] : units) {
    groups +=
        fmt::format(R"({}(\.[0-9]{{1,{}}})?({}))", groups.empty() ? "" : "|", decimals, names);
  }
  return fmt::format("{}({})$", kNumber, groups);
}

JsonValue text_definition() {
  return JsonObject{
      {"description",
       "文字，不为空，除换行外不含控制字符 (text, without control characters but LF)"},
      {"type", "string"},
      {"minLength", 1},
      {"maxLength", std::uint64_t{kTextBytesMax}},
      {"not", JsonObject{{"pattern", R"([\u0000-\u0009\u000B-\u001F\u007F])"}}}};
}

JsonValue year_definition() { return JsonObject{{"minimum", kYearMin}, {"maximum", kYearMax}}; }

JsonValue operand_definition() {
  JsonValue report =
      JsonObject{{"allOf", JsonArray{reference_to("id"), does_not_match("^[-.0-9]+$")}}};
  return any_of(
      "数字、数据项或指标完成记录的编号 (a figure, a measure or the id of an indicator report)",
      {reference_to("figure"), JsonObject{{"enum", enumerator_names<Measure>()}},
       std::move(report)});
}

JsonValue reported_value_definition() {
  return any_of(
      "数字，或定性结果 (a figure, or a qualitative result)",
      {reference_to("figure"), JsonObject{{"enum", enumerator_names<QualitativeResult>()}}});
}

JsonValue party_name_definition() {
  return JsonObject{{"description", "名称 (a name)"},
                    {"allOf", JsonArray{reference_to("text"), does_not_match("^commitment:")}}};
}

using Definitions = std::map<std::string, JsonValue, std::less<>>;

Definitions make_definitions() {
  return {
      {"text", text_definition()},
      {"year", year_definition()},
      {"operand", operand_definition()},
      {"reported_value", reported_value_definition()},
      {"party_name", party_name_definition()},
      {"positive", does_not_match(R"(^(-|0(\.0+)?([^.0-9]|$)))")},
      {"not_negative", does_not_match("^-")},
      {"id",
       text_of("^(?!([0-9]{15}|[0-9]{17}[0-9Xx])$)[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$",
               "编号，形似居民身份证号的除外 (an id, not of the shape of an identity number)")},
      {"date", text_of("^(19|2[01])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
                       "日期，如 2024-04-29 (a date)")},
      {"digest", text_of("^[0-9a-f]{64}$", "64 位小写十六进制摘要 (a digest in hexadecimal)")},
      {"amount", text_of(figure_pattern(true), "金额，如 838万元、1234.56元 (an amount of money)")},
      {"figure",
       text_of(figure_pattern(false), "数字和单位，如 5574套、127.25% (a number and its unit)")},
      {"region", text_of("^(1[1-9]|[2-7][0-9]|8[0-2])(0000|(0[1-9]|[1-9][0-9])[0-9]{2})$",
                         "行政区划代码，如 220100 (a code of GB/T 2260)")},
      {"credit_code",
       text_of("^[0-9A-HJ-NPQRTUWXY]{18}$", "统一社会信用代码 (a credit code of GB 32100)")},
      {"project_code", text_of("^[0-9]{8}[A-Z][0-9]{12}$", "项目代码 (a project code)")},
  };
}

void collect_references(const JsonValue& schema, std::set<std::string>& names) {
  if (const JsonArray* array = schema.array()) {
    for (const JsonValue& element : *array) collect_references(element, names);
  }
  if (schema.object() == nullptr) return;
  for (const auto& [key, value] : schema.members()) {
    const std::string* target = key == "$ref" ? value.text() : nullptr;
    if (target != nullptr && target->starts_with(kReferencePrefix)) {
      names.insert(target->substr(kReferencePrefix.size()));
    }
    collect_references(value, names);
  }
}

}  // namespace

JsonValue reference_to(std::string_view name) {
  return JsonObject{{"$ref", std::string(kReferencePrefix).append(name)}};
}

void add_definitions(JsonValue& schema) {
  const Definitions known = make_definitions();
  std::set<std::string> names;
  collect_references(schema, names);
  for (std::size_t size = 0; size != names.size();) {
    size = names.size();
    for (const std::string& name : std::set(names)) collect_references(known.at(name), names);
  }
  JsonValue definitions;
  for (const std::string& name : names) definitions.add(name, known.at(name));
  schema.add("definitions", std::move(definitions));
}

}  // namespace fundtrail
