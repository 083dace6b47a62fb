// SPDX-License-Identifier: Apache-2.0
#include "schemas/archive/json_archive.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "schemas/fields/text.h"
#include "schemas/labels.h"

namespace fundtrail {
namespace {

std::string show(const JsonValue* value) {
  return value == nullptr ? std::string() : format_json(*value);
}

Message amount_example() {
  return say("，例如金额写作 \"838万元\"", "; an amount is written as \"838万元\"");
}

Message region_example() { return say("，例如 \"220100\"", ", such as \"220100\""); }

Message id_example() { return say("，编号写作 \"AL-1\"", "; an id is written as \"AL-1\""); }

Message figure_example() { return say("，例如 \"5574套\"", ", such as \"5574套\""); }

// How a date that stands there as a number is written: 20240429 is told in full.
Message date_example(const JsonValue& value) {
  std::string example = "2024-04-29";
  const auto* number = std::get_if<std::int64_t>(&value.variant());
  if (number != nullptr && *number >= 10'000'000 && *number <= 99'999'999) {
    const Date date = date_from_number(static_cast<std::uint32_t>(*number));
    if (is_valid(date)) example = format_date(date);
  }
  return say("，日期写作 \"{}\"", "; a date is written as \"{}\"", example);
}

}  // namespace

std::string join_path(const std::string& path, std::string_view name) {
  return path.empty() ? std::string(name) : fmt::format("{}.{}", path, name);
}

void JsonReader::leaf(bool& value) {
  const bool* truth = value_->boolean();
  if (truth == nullptr) refuse(say("应为 true 或 false", "should be true or false"));
  value = *truth;
}

void JsonReader::leaf(std::uint16_t& value) {
  value = static_cast<std::uint16_t>(require_integer(std::numeric_limits<std::uint16_t>::max()));
}

void JsonReader::leaf(std::uint32_t& value) {
  value = static_cast<std::uint32_t>(require_integer(std::numeric_limits<std::uint32_t>::max()));
}

void JsonReader::leaf(std::uint64_t& value) {
  value = require_integer(std::numeric_limits<std::uint64_t>::max());
}

void JsonReader::leaf(std::string& value) {
  value = require_text();
  if (const auto reason = refuse_text(value)) refuse(*reason);
}

void JsonReader::leaf(Digest& value) {
  if (!parse_hex(require_text(), value.bytes)) {
    refuse(say("应为 64 位小写十六进制摘要",
               "should be a digest of 64 lower-case hexadecimal digits"));
  }
}

// `example` tells how the value is written; it is asked for only if it is needed.
template <class Example>
const std::string& JsonReader::require_text(const Example& example) const {
  const std::string* text = value_->text();
  if (text == nullptr) refuse(say("应为加引号的文字{}", "should be text in quotes{}", example()));
  return *text;
}

// Runs a parser of text and adds the field's name to what it throws.
template <class Parser, class Example>
auto JsonReader::parse(Parser parser, const Example& example) const {
  const std::string& text = require_text(example);
  try {
    return parser(text);
  } catch (const FieldError&) {
    throw;
  } catch (const FormatError& error) {
    refuse(error.message());
  }
}

void JsonReader::leaf(Date& value) {
  value = parse(parse_date, [this] { return date_example(*value_); });
}

void JsonReader::leaf(Amount& value) { value = parse(parse_amount, amount_example); }

void JsonReader::leaf(Figure& value) { value = parse(parse_figure, figure_example); }

void JsonReader::leaf(Region& value) { value = parse(parse_region, region_example); }

void JsonReader::leaf(Operand& value) { value = parse(parse_operand, figure_example); }

void JsonReader::leaf(ReportedValue& value) { value = parse(parse_reported_value, figure_example); }

void JsonReader::leaf(PartyName& value) {
  value = parse(parse_party_name, [] { return Message(); });
}

void JsonReader::leaf(Uscc& value) {
  value.value = require_text();
  if (const auto reason = refuse_uscc(value.value)) refuse(*reason);
}

void JsonReader::leaf(ProjectCode& value) {
  value.value = require_text();
  if (const auto reason = refuse_project_code(value.value)) refuse(*reason);
}

void JsonReader::read_id(std::string& value) {
  value = require_text(id_example);
  if (const auto reason = refuse_id(value)) refuse(*reason);
}

const JsonValue* JsonReader::mark_read(std::string_view name) {
  for (std::size_t i = 0; i < frame_.members->size(); ++i) {
    const auto& [key, value] = (*frame_.members)[i];
    if (key != name) continue;
    frame_.is_read[i] = true;
    return &value;
  }
  return nullptr;
}

// A field that is missing and stands there misspelt is one fault and not two.
void JsonReader::refuse_keys() {
  for (std::size_t i = 0; i < frame_.members->size(); ++i) {
    const auto& [key, value] = (*frame_.members)[i];
    if (!frame_.is_read[i]) refuse_unknown_key(key, value);
  }
  for (const char* name : frame_.missing) {
    errors_.emplace_back(join_path(path_, name), "",
                         say("缺少这个必填字段", "this required field is missing"));
  }
}

void JsonReader::refuse_unknown_key(const std::string& key, const JsonValue& value) {
  const std::vector<Choice> unused = unused_names();
  const std::string meant = meant_choice(key, unused);
  Message reason = say("没有这个字段", "there is no such field");
  if (!meant.empty()) {
    std::erase_if(frame_.missing, [&meant](const char* name) { return name == meant; });
    reason += say("，是不是 {}？", "; is {} meant?", meant);
  } else if (!unused.empty()) {
    reason += say("；还可以写：{}", "; others that may be written: {}", list_choices(unused));
  }
  errors_.emplace_back(join_path(path_, shown_text(key)), show(&value), reason);
}

// The fields of the object that are not in it, with their labels.
std::vector<Choice> JsonReader::unused_names() const {
  std::vector<Choice> unused;
  for (const char* name : frame_.names) {
    const auto is_same = [name](const auto& member) { return member.first == name; };
    if (std::any_of(frame_.members->begin(), frame_.members->end(), is_same)) continue;
    unused.push_back({name, field_label(kind_, join_path(path_, name)).zh});
  }
  return unused;
}

const JsonObject& JsonReader::require_object() const {
  const JsonObject* object = value_->object();
  if (object == nullptr) refuse(say("应为对象 {{…}}", "should be an object {{…}}"));
  return *object;
}

const JsonArray& JsonReader::require_array() const {
  const JsonArray* array = value_->array();
  if (array == nullptr) refuse(say("应为数组 […]", "should be an array […]"));
  if (array->size() > kListSizeMax) {
    refuse(say("有 {} 项，最多 {} 项", "{} elements, at most {}", array->size(), kListSizeMax));
  }
  return *array;
}

const std::string& JsonReader::require_text() const {
  return require_text([] { return Message{}; });
}

std::uint64_t JsonReader::require_integer(std::uint64_t most) const {
  std::uint64_t number = 0;
  if (const auto* positive = std::get_if<std::uint64_t>(&value_->variant())) {
    number = *positive;
  } else if (const auto* integer = std::get_if<std::int64_t>(&value_->variant());
             integer != nullptr && *integer >= 0) {
    number = static_cast<std::uint64_t>(*integer);
  } else {
    refuse(say("应为不带引号的非负整数", "should be a non-negative integer without quotes"));
  }
  if (number > most) refuse(say("太大，最多 {}", "too large, at most {}", most));
  return number;
}

void JsonReader::refuse(const Message& reason) const {
  throw FieldError(path_, show(value_), reason);
}

void JsonReader::refuse_enumerator(const std::string& name, const std::vector<Choice>& all) const {
  refuse(say("不在选项之内{}。可用：{}", "not one of: {1}{0}", ask_choice(name, all),
             list_choices(all)));
}

void JsonReader::refuse_alternatives(std::initializer_list<const char*> keys) const {
  std::string names;
  for (const char* key : keys) names += (names.empty() ? "" : ", ") + std::string(key);
  refuse(say("应恰好含有其中一个键：{}", "should have exactly one of the keys: {}", names));
}

}  // namespace fundtrail
