// SPDX-License-Identifier: Apache-2.0
#include "schemas/record.h"

#include <array>
#include <type_traits>
#include <utility>

#include "schemas/choices.h"
#include "schemas/error.h"
#include "schemas/fields/identity_number.h"
#include "schemas/fields/text.h"
#include "schemas/kinds/codec.h"

namespace fundtrail {
namespace {

// What is done by kind, without knowing which: one row for each alternative of Record.
struct KindRow {
  Kind kind;
  std::uint8_t version;
  Record (*make)();
  Record (*decode)(ByteView body);
  Record (*from_json)(const JsonValue& value);
};

template <class T>
KindRow make_row() {
  return {T::kKind, T::kVersion, [] { return Record(T()); },
          [](ByteView body) { return Record(Codec<T>::decode(body)); },
          [](const JsonValue& value) { return Record(Codec<T>::from_json(value)); }};
}

template <std::size_t... kIndexes>
auto make_rows(std::index_sequence<kIndexes...>) {
  return std::array{make_row<std::variant_alternative_t<kIndexes, Record>>()...};
}

const KindRow* find_row(std::uint16_t kind) {
  static const auto rows = make_rows(std::make_index_sequence<std::variant_size_v<Record>>());
  for (const KindRow& row : rows) {
    if (static_cast<std::uint16_t>(row.kind) == kind) return &row;
  }
  return nullptr;
}

// What is refused is not repeated: an identity number is not to be printed either.
class TextChecker : public FieldVisitor {
 public:
  void on_text(const FieldPath& path, const std::string& text) override {
    if (const auto reason = refuse_unnormalised(text)) add(path, *reason);
    if (const auto reason = refuse_identity_number(text)) add(path, *reason);
  }
  // Nobody could tell what it commits to: there is no annex that holds the name.
  void on_commitment(const FieldPath& path) override {
    add(path, say("本版本不能录入名称承诺（自然人尚不能录入）；请填单位名称",
                  "this version records no commitment to a name (natural persons cannot be "
                  "recorded yet); give the name of an institution"));
  }
  std::vector<FieldError> errors;

 private:
  void add(const FieldPath& path, const Message& reason) {
    errors.emplace_back(path.str(), "", reason);
  }
};

class NameCollector : public FieldVisitor {
 public:
  void on_field(const FieldPath& path) override {
    std::string name = path.str();
    if (name.find('.') == std::string::npos) names.push_back(std::move(name));
  }
  std::vector<std::string> names;
};

class ReferenceCollector : public FieldVisitor {
 public:
  void on_reference(const FieldPath& path, std::optional<Kind> kind,
                    const std::string& id) override {
    references.push_back({path.str(), kind, id});
  }
  std::vector<RecordReference> references;
};

// The kinds that people write.
std::vector<Choice> kind_choices() {
  std::vector<Choice> all = choices<Kind>();
  std::erase_if(all, [](const Choice& choice) {
    return is_system_kind(find_enum_name<Kind>(choice.name)->value);
  });
  return all;
}

}  // namespace

std::string FieldPath::str() const {
  std::string text;
  for (const Step& step : steps_) {
    if (step.name == nullptr) {
      text += "[" + std::to_string(step.index) + "]";
    } else {
      text += (text.empty() ? "" : ".") + std::string(step.name);
    }
  }
  return text;
}

Kind record_kind(const Record& record) {
  return std::visit([](const auto& body) { return std::decay_t<decltype(body)>::kKind; }, record);
}

std::uint8_t record_version(const Record& record) {
  return std::visit([](const auto& body) { return std::decay_t<decltype(body)>::kVersion; },
                    record);
}

const RecordBase* record_base(const Record& record) {
  return std::visit(
      [](const auto& body) -> const RecordBase* {
        if constexpr (std::is_base_of_v<RecordBase, std::decay_t<decltype(body)>>) return &body;
        return nullptr;
      },
      record);
}

std::string_view record_id(const Record& record) {
  const RecordBase* base = record_base(record);
  return base ? std::string_view(base->id.value) : std::string_view();
}

std::optional<Date> business_date(const Record& record) {
  return std::visit(
      [](const auto& body) -> std::optional<Date> {
        if constexpr (requires { body.dated_on; }) return body.dated_on;
        if constexpr (requires { body.as_of; }) return body.as_of;
        if constexpr (requires { body.received_on; }) return body.received_on;
        if constexpr (requires { body.answered_on; }) return body.answered_on;
        return std::nullopt;
      },
      record);
}

std::optional<Amount> record_amount(const Record& record) {
  return std::visit(
      [](const auto& body) -> std::optional<Amount> {
        if constexpr (requires { body.amount.fen; }) return body.amount;
        return std::nullopt;
      },
      record);
}

bool is_known(std::uint16_t kind, std::uint8_t version) {
  const KindRow* row = find_row(kind);
  return row != nullptr && row->version == version;
}

void encode_record(const Record& record, Bytes& bytes) {
  std::visit(
      [&bytes](const auto& body) { Codec<std::decay_t<decltype(body)>>::encode(body, bytes); },
      record);
}

Record decode_record(std::uint16_t kind, std::uint8_t version, ByteView body) {
  FUNDTRAIL_CHECK(is_known(kind, version));
  return find_row(kind)->decode(body);
}

JsonValue record_to_json(const Record& record) {
  return std::visit(
      [](const auto& body) {
        using Body = std::decay_t<decltype(body)>;
        JsonObject members{{"kind", enum_name(Body::kKind)}};
        const JsonValue fields = Codec<Body>::to_json(body);
        members.insert(members.end(), fields.members().begin(), fields.members().end());
        return JsonValue(std::move(members));
      },
      record);
}

Record record_from_json(const JsonValue& value) {
  if (value.object() == nullptr) {
    throw FieldError("", "", say("每行应为一个对象 {{…}}", "each line should be one object {{…}}"));
  }
  const JsonValue* name = value.find("kind");
  const std::vector<Choice> kinds = kind_choices();
  if (name == nullptr || name->text() == nullptr) {
    throw FieldError("kind", name ? format_json(*name) : std::string(),
                     say("缺少记录类别 kind，可用：{}", "the kind of record is missing; one of: {}",
                         list_choices(kinds)));
  }
  const auto* entry = find_enum_name<Kind>(*name->text());
  if (entry == nullptr || is_system_kind(entry->value)) {
    throw FieldError(
        "kind", format_json(*name),
        say("没有这一类记录{}。可用：{}", "there is no such kind of record; one of: {1}{0}",
            ask_choice(*name->text(), kinds), list_choices(kinds)));
  }
  return find_row(static_cast<std::uint16_t>(entry->value))->from_json(value);
}

Record any_record_from_json(const JsonValue& value) {
  const JsonValue* name = value.object() != nullptr ? value.find("kind") : nullptr;
  const auto* entry =
      name != nullptr && name->text() != nullptr ? find_enum_name<Kind>(*name->text()) : nullptr;
  if (entry == nullptr || !is_system_kind(entry->value)) return record_from_json(value);
  return find_row(static_cast<std::uint16_t>(entry->value))->from_json(value);
}

void walk_record(const Record& record, FieldVisitor& visitor) {
  std::visit(
      [&visitor](const auto& body) { Codec<std::decay_t<decltype(body)>>::walk(body, visitor); },
      record);
}

void check_texts(const Record& record) {
  TextChecker checker;
  walk_record(record, checker);
  throw_errors(std::move(checker.errors));
}

std::vector<std::string> field_names(Kind kind) {
  const KindRow* row = find_row(static_cast<std::uint16_t>(kind));
  FUNDTRAIL_CHECK(row != nullptr);
  NameCollector collector;
  walk_record(row->make(), collector);
  return std::move(collector.names);
}

std::vector<RecordReference> record_references(const Record& record) {
  ReferenceCollector collector;
  walk_record(record, collector);
  return std::move(collector.references);
}

}  // namespace fundtrail
