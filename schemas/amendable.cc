// SPDX-License-Identifier: Apache-2.0
#include "schemas/amendable.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include "schemas/choices.h"
#include "schemas/labels.h"

namespace fundtrail {
namespace {

struct AmendableRow {
  Kind kind;
  std::string_view fields;  // a space after each
};

constexpr std::string_view kOfEveryKind = "recorded_by reviewed_by late_reason note ";

constexpr AmendableRow kAmendable[] = {
    {Kind::kParty, "name role region uscc parent "},
    {Kind::kProgramme, "name year level region nature transfer approved_on ends_on continues "},
    {Kind::kProject, "name code owner agent region started_on completed_on "},
    {Kind::kDocument,
     "title type status number issuer to dated_on attachment_of signed sealed sha256 sm3 size "
     "media_type url published_on secrecy "},
    {Kind::kBudget, "source dated_on "},
    {Kind::kAllocation, "dated_on under project received_on filed_on filing_number function_code "},
    {Kind::kReceipt, "source dated_on under account "},
    {Kind::kDisbursement,
     "dated_on under voucher_number project contract purpose instalment replaces "},
    {Kind::kRefund, "reason dated_on voucher_number "},
    {Kind::kBalance, "as_of book class carried_to "},
    {Kind::kTarget,
     "name category comparator layer value unit scale output_year party parent weight caliber "
     "set_on due_on "},
    {Kind::kIndicatorReport,
     "value party reported_by coverage numerator denominator as_of method sample_size score "},
    {Kind::kStatement, "section quote said_by on_behalf_of "},
    {Kind::kCorrection, ""},
    {Kind::kInquiry, "source number question received_on due_on owner class "},
    {Kind::kAnswer, ""},
    {Kind::kResponse, ""},
    {Kind::kRectification, "measure dated_on deadline status accepted_by "},
};

void add_words(std::string_view words, std::vector<std::string_view>& list) {
  for (std::size_t end = words.find(' '); end != std::string_view::npos; end = words.find(' ')) {
    list.push_back(words.substr(0, end));
    words.remove_prefix(end + 1);
  }
}

std::vector<Choice> with_labels(Kind kind, std::span<const std::string_view> names) {
  std::vector<Choice> fields;
  for (const std::string_view name : names) {
    fields.push_back({std::string(name), field_label(kind, name).zh});
  }
  return fields;
}

// Tells why `name` is no field of a kind that may be amended, or nothing if it is one.
std::optional<Message> refuse_field(Kind kind, const std::string& name) {
  const std::vector<std::string_view> allowed = amendable_fields(kind);
  if (std::find(allowed.begin(), allowed.end(), name) != allowed.end()) return std::nullopt;
  const std::vector<std::string> names = field_names(kind);
  if (std::find(names.begin(), names.end(), name) != names.end()) {
    return say("{}的这个字段不能更正；涉及金额和收付双方的，用红字冲销后重记。可以更正：{}",
               "this field of a record of kind {} cannot be amended; what concerns amounts and "
               "parties is reversed and recorded anew. What can be: {}",
               enum_label(kind), list_choices(with_labels(kind, allowed)));
  }
  const std::vector<std::string_view> views(names.begin(), names.end());
  const Message meant = ask_choice(name, with_labels(kind, views));
  return say("{}没有这个字段{}", "records of kind {} have no such field{}", enum_label(kind),
             meant);
}

// The values that a text may stand for: itself, a number, true or false. Each type of field takes
// one of them, and no other.
std::vector<JsonValue> values_of(const std::string& text) {
  std::vector<JsonValue> values{JsonValue(text)};
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  const bool is_shortest = text.size() == 1 || !text.starts_with('0');
  if (error == std::errc() && stop == end && is_shortest) values.emplace_back(number);
  if (text == "true" || text == "false") values.emplace_back(text == "true");
  return values;
}

JsonValue with_member(const JsonValue& record, const std::string& name, const JsonValue& value) {
  JsonObject members;
  bool is_there = false;
  for (const auto& [key, member] : record.members()) {
    is_there = is_there || key == name;
    members.emplace_back(key, key == name ? value : member);
  }
  if (!is_there) members.emplace_back(name, value);
  return JsonValue(std::move(members));
}

std::vector<FieldError> errors_of(const JsonValue& record) {
  try {
    static_cast<void>(record_from_json(record));
  } catch (const FieldErrors& errors) {
    return errors.errors();
  }
  return {};
}

// What is wrong with `name` itself, and not with how it goes with other fields.
const FieldError* find_error(const std::vector<FieldError>& errors, const std::string& name) {
  const auto found = std::find_if(errors.begin(), errors.end(), [&name](const FieldError& error) {
    return error.field_path() == name;
  });
  return found == errors.end() ? nullptr : &*found;
}

// Sets a field of the record's JSON form. Returns: why its value is refused.
std::optional<Message> amend(JsonValue& record, const Amendment& amendment) {
  std::optional<Message> reason;
  for (const JsonValue& value : values_of(amendment.value)) {
    JsonValue amended = with_member(record, amendment.field_, value);
    const std::vector<FieldError> errors = errors_of(amended);
    const FieldError* error = find_error(errors, amendment.field_);
    if (error == nullptr) {
      record = std::move(amended);
      return std::nullopt;
    }
    if (!reason) reason = error->reason();
  }
  return reason;
}

// How the amended record breaks a rule of its kind.
std::vector<FieldError> rule_errors(const JsonValue& amended) {
  std::vector<FieldError> errors;
  for (const FieldError& error : errors_of(amended)) {
    errors.emplace_back(
        "set", "",
        say("更正后的记录不合规则：{}：{}", "the amended record breaks a rule: {}: {}",
            error.field_path(), error.reason()));
  }
  return errors;
}

}  // namespace

std::vector<std::string_view> amendable_fields(Kind kind) {
  std::vector<std::string_view> names;
  for (const AmendableRow& row : kAmendable) {
    if (row.kind != kind) continue;
    add_words(row.fields, names);
    add_words(kOfEveryKind, names);
  }
  return names;
}

AmendmentCheck check_amendments(const Correction& correction, const Record& record) {
  JsonValue amended = record_to_json(record);
  AmendmentCheck check;
  std::map<std::string, std::string> paths;  // where the new value of a field stands
  for (std::size_t i = 0; i < correction.set.size(); ++i) {
    const Amendment& amendment = correction.set[i];
    const std::string path = "set[" + std::to_string(i) + "].";
    if (!paths.emplace(amendment.field_, path + "value").second) {
      check.errors.emplace_back(path + "field", amendment.field_,
                                say("同一字段更正了两次", "one field is amended twice"));
    } else if (const auto reason = refuse_field(record_kind(record), amendment.field_)) {
      check.errors.emplace_back(path + "field", amendment.field_, *reason);
    } else if (const auto wrong = amend(amended, amendment)) {
      check.errors.emplace_back(path + "value", amendment.value, *wrong);
    }
  }
  if (check.errors.empty()) check.errors = rule_errors(amended);
  if (!check.errors.empty()) return check;
  check.amended = record_from_json(amended);
  for (RecordReference& reference : record_references(*check.amended)) {
    const auto path = paths.find(reference.field_path);
    if (path == paths.end()) continue;
    reference.field_path = path->second;
    check.references.push_back(std::move(reference));
  }
  return check;
}

}  // namespace fundtrail
