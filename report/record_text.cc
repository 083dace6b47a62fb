// SPDX-License-Identifier: Apache-2.0
#include "report/record_text.h"

#include <algorithm>
#include <map>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "report/printable.h"
#include "report/table.h"
#include "schemas/fields/region_table.h"
#include "schemas/labels.h"

namespace fundtrail {
namespace {

// `220282（吉林省吉林市桦甸市，县级）`; of a code that is not known, the level alone.
Message region_words(const std::string& code) {
  const Region region = parse_region(code);
  const Message level = region_level_label(region);
  const std::string name = RegionTable().full_name(region);
  return name.empty() ? say("{}（{}）", "{} ({})", code, level)
                      : say("{}（{}，{}）", "{} ({}, {})", code, name, level);
}

// Remembers what the JSON form does not tell: enumerators' labels, and what is a reference.
class MeaningCollector : public FieldVisitor {
 public:
  explicit MeaningCollector(const NameOf& name_of) : name_of_(name_of) {}

  void on_enumerator(const FieldPath& path, std::string_view name, std::string_view zh) override {
    meanings_[path.str()] = {std::string(zh), english_label(name)};
  }
  void on_reference(const FieldPath& path, std::optional<Kind> /*kind*/,
                    const std::string& id) override {
    const std::string name = name_of_ ? name_of_(id) : std::string();
    if (!name.empty() && name != id) meanings_[path.str()] = say("{}（{}）", "{} ({})", name, id);
  }

  [[nodiscard]] Message meaning(const std::string& path, const std::string& value) const {
    if (path == "region") return region_words(value);
    const auto found = meanings_.find(path);
    return found != meanings_.end() ? found->second : Message{value, value};
  }

 private:
  const NameOf& name_of_;
  std::map<std::string, Message> meanings_;
};

std::string scalar_text(const JsonValue& value) {
  if (const std::string* text = value.text()) return *text;
  return format_json(value);
}

Message scalar_message(const JsonValue& value) {
  if (const bool* truth = value.boolean()) {
    return *truth ? say("是", "yes") : say("否", "no");
  }
  const std::string text = scalar_text(value);
  return {text, text};
}

// Goes through the JSON form; a list of one element is labelled without a number.
class FieldLister {
 public:
  FieldLister(Kind kind, const MeaningCollector& meanings) : kind_(kind), meanings_(meanings) {}

  void list(const JsonValue& value, const std::string& path, const Message& label) {
    if (const JsonObject* members = value.object()) {
      for (const auto& [name, member] : *members) {
        const std::string inner = path.empty() ? name : fmt::format("{}.{}", path, name);
        list(member, inner, join(label, field_label(kind_, inner)));
      }
    } else if (const JsonArray* elements = value.array()) {
      for (std::size_t i = 0; i < elements->size(); ++i) {
        const Message numbered = say("{} {}", "{} {}", label, i + 1);
        list((*elements)[i], path + "[" + std::to_string(i) + "]",
             elements->size() == 1 ? label : numbered);
      }
    } else {
      const Message plain = scalar_message(value);
      fields.push_back(
          {path, label, value.boolean() ? plain : meanings_.meaning(path, scalar_text(value))});
    }
  }

  std::vector<LabelledField> fields;

 private:
  static Message join(const Message& outer, const Message& inner) {
    return outer.is_empty() ? inner : say("{} {}", "{} {}", outer, inner);
  }

  Kind kind_;
  const MeaningCollector& meanings_;
};

Message kind_words(const EntryHeader& header) {
  const auto kind = static_cast<Kind>(header.kind);
  if (find_enum(kind) == nullptr) return say("类别 {}", "kind {}", header.kind);
  return enum_label(kind);
}

// The rows about the place of an entry.
void add_place(Table& table, const EntryPlace& place, const EntryTextOptions& options) {
  const auto row = [&](const Message& label, const std::string& value) {
    table.add_row({label.in(options.language), value});
  };
  const Message position = say("第 {} 号，账本共 {} 条", "no. {} of {} entries (from 0)",
                               place.header.sequence, place.tree_size);
  row(say("位置", "position"), position.in(options.language));
  row(say("记入时间", "recorded at"), format_time_beijing(place.header.recorded_at_us) + " +08:00");
  row(say("字节数", "bytes"), std::to_string(place.bytes));
  row(say("哈希（叶）", "hash (leaf)"), format_base64(place.leaf.view()));
  row(say("  十六进制", "  hexadecimal"), format_hex(place.leaf.view()));
  row(say("前一条的哈希", "previous leaf"), format_base64(place.previous_leaf.view()));
  if (options.signature.is_empty()) return;
  row(say("签名", "signature"), printable(options.signature.in(options.language)));
}

}  // namespace

std::vector<LabelledField> labelled_fields(const Record& record, const NameOf& name_of) {
  MeaningCollector meanings(name_of);
  walk_record(record, meanings);
  FieldLister lister(record_kind(record), meanings);
  JsonObject members = record_to_json(record).members();
  members.erase(members.begin());  // the kind: it stands in the title
  lister.list(JsonValue(std::move(members)), "", {});
  return std::move(lister.fields);
}

std::string entry_text(const EntryPlace& place, const Record* record,
                       const EntryTextOptions& options) {
  const Language language = options.language;
  const Message title = record ? describe_record(*record, options.name_of)
                               : say("{}（本程序不认识，内容未解读）",
                                     "{} (not known to this program; its content is not read)",
                                     kind_words(place.header));
  std::string text = options.paint.bold(printable(title.in(language))) + "\n\n";
  Table table({Table::Align::kLeft, Table::Align::kLeft});
  if (record != nullptr) {
    for (const LabelledField& field : labelled_fields(*record, options.name_of)) {
      table.add_row({field.label.in(language), printable(field.value.in(language))});
    }
    table.add_line("");
  }
  add_place(table, place, options);
  return text + table.format(2);
}

JsonValue entry_json(const EntryPlace& place, const Record* record) {
  const EntryHeader& header = place.header;
  JsonValue document;
  document.add("schema", "fundtrail.entry/1")
      .add("seq", header.sequence)
      .add("tree_size", place.tree_size)
      .add("recorded_at", format_time_json(header.recorded_at_us))
      .add("recorded_at_us", header.recorded_at_us)
      .add("kind_number", std::uint64_t{header.kind})
      .add("kind_version", std::uint64_t{header.kind_version})
      .add("bytes", std::uint64_t{place.bytes})
      .add("leaf", format_base64(place.leaf.view()))
      .add("leaf_hex", format_hex(place.leaf.view()))
      .add("previous_leaf", format_base64(place.previous_leaf.view()));
  if (record != nullptr) document.add("record", record_to_json(*record));
  return document;
}

std::string format_time_json(std::int64_t time_us) {
  std::string text = format_time_beijing(time_us);
  if (const std::size_t gap = text.find(' '); gap != std::string::npos) text[gap] = 'T';
  return text + "+08:00";
}

}  // namespace fundtrail
