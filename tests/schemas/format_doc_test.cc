// SPDX-License-Identifier: Apache-2.0
//
// docs/FORMAT.md says what the code does: every kind, field, enumerator and limit.
#include "tests/schemas/format_doc.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "ledger/store/lmdb_layout.h"
#include "schemas/amendable.h"
#include "schemas/entry.h"
#include "schemas/limits.h"
#include "tests/schemas/field_lister.h"
#include "tests/schemas/refusal.h"
#include "tests/schemas/samples.h"
#include "tests/support/files.h"
#include "tests/support/paths.h"
#include "verifier/verification.h"

namespace fundtrail::test {
namespace {

constexpr std::size_t kFirstCommonFields = 2;
constexpr std::size_t kLastCommonFields = 6;

std::string marked(std::string_view name) {
  return name.empty() ? "(empty)" : "`" + std::string(name) + "`";
}

std::string row_of(const ListedField& field) {
  return "| " + marked(field.name) + " | " + field.type + " | " + field.presence + " |";
}

std::string first_cells(const std::string& row, int cells) {
  std::size_t end = 0;
  for (int i = 0; i < cells && end != std::string::npos; ++i) end = row.find('|', end + 1);
  return end == std::string::npos ? row : row.substr(0, end + 1);
}

/// Compares the first cells of a table's rows with what the code says.
void compare_rows(const std::string& title, const std::vector<std::string>& expected, int cells) {
  std::vector<std::string> found;
  for (const std::string& row : table_rows(section(title)))
    found.push_back(first_cells(row, cells));
  BOOST_TEST_CONTEXT(title) { BOOST_TEST(found == expected, boost::test_tools::per_element()); }
}

void compare_fields(const std::string& title, const std::vector<ListedField>& fields) {
  std::vector<std::string> rows;
  for (const ListedField& field : fields) rows.push_back(row_of(field));
  compare_rows(title, rows, 3);
}

template <class E>
std::vector<std::string> enumerator_rows() {
  std::vector<std::string> rows;
  for (const auto& entry : enum_table(E{})) {
    rows.push_back("| " + std::to_string(static_cast<unsigned>(entry.value)) + " | " +
                   marked(entry.name) + " |" + " " + std::string(entry.zh) + " |");
  }
  return rows;
}

template <class E>
std::string code_row(const std::string& name) {
  std::string values;
  for (const auto& entry : enum_table(E{})) {
    values += (values.empty() ? "" : ", ") + marked(entry.name);
  }
  return "| " + name + " | " + values + " |";
}

/// What a kind makes of the field `programme`, tried out on its minimal record.
std::string programme_presence(const Record& record) {
  const auto is_accepted = [&record](const std::optional<ProgrammeRef>& programme) {
    Record changed = record;
    std::visit(
        [&programme](auto& body) {
          if constexpr (requires { body.programme; }) body.programme = programme;
        },
        changed);
    return !is_refused([&changed] { return decode_as(changed, body_of(changed)); });
  };
  if (!is_accepted(ProgrammeRef{"PG"})) return "refused";
  return is_accepted(std::nullopt) ? "optional" : "required";
}

/// What stands in `text` between each `open` and the next `"`.
std::set<std::string> quoted_after(const std::string& text, std::string_view open) {
  std::set<std::string> found;
  for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
    at += open.size();
    found.insert(text.substr(at, text.find('"', at) - at));
  }
  return found;
}

/// The sections that comments in the sources refer to as `docs/FORMAT.md "Title"`.
std::set<std::string> cited_sections() {
  std::set<std::string> titles;
  for (const char* folder : {"schemas", "ledger", "verifier", "report", "cli"}) {
    for (const auto& file : std::filesystem::recursive_directory_iterator(source_path(folder))) {
      if (!file.is_regular_file()) continue;
      titles.merge(quoted_after(read_file(file.path()), "docs/FORMAT.md \""));
    }
  }
  return titles;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(format_document)

BOOST_AUTO_TEST_CASE(lists_the_kinds) {
  std::vector<std::string> rows;
  for_each_kind([&rows]<class T>(Tag<T>, std::string_view name) {
    rows.push_back("| " + std::to_string(static_cast<unsigned>(T::kKind)) + " | " + marked(name) +
                   " | " + std::to_string(T::kVersion) + " | " +
                   std::string(find_enum(T::kKind)->zh) + " |");
  });
  compare_rows("Kinds", rows, 4);
}

BOOST_AUTO_TEST_CASE(lists_the_fields_of_every_kind) {
  std::vector<ListedField> common = list_fields<Party>();
  common.erase(common.begin() + kFirstCommonFields, common.end() - kLastCommonFields);
  compare_fields("Common fields", common);
  for_each_kind([&common]<class T>(Tag<T>, std::string_view name) {
    std::vector<ListedField> fields = list_fields<T>();
    if constexpr (std::is_base_of_v<RecordBase, T>) {
      BOOST_TEST(std::equal(fields.begin(), fields.begin() + kFirstCommonFields, common.begin()));
      BOOST_TEST(std::equal(fields.end() - kLastCommonFields, fields.end(),
                            common.begin() + kFirstCommonFields));
      fields.erase(fields.end() - kLastCommonFields, fields.end());
      fields.erase(fields.begin(), fields.begin() + kFirstCommonFields);
    }
    compare_fields("Kind " + marked(name), fields);
  });
}

BOOST_AUTO_TEST_CASE(tells_where_a_programme_stands) {
  for (const Record& record : minimal_records()) {
    if (record_base(record) == nullptr) continue;
    const std::string name = marked(enum_name(record_kind(record)));
    const std::string sentence = "The field `programme` is " + programme_presence(record) + ".";
    BOOST_TEST(section("Kind " + name).find(sentence) != std::string::npos, name << sentence);
  }
}

BOOST_AUTO_TEST_CASE(lists_the_fields_of_structs_and_claims) {
  for_each_struct([]<class T>(Tag<T>, std::string_view name) {
    compare_fields(std::string(name), list_fields<T>());
  });
  std::size_t number = 0;
  for_each_claim([&number]<class T>(Tag<T>, std::string_view name) {
    compare_fields(std::to_string(number++) + " " + marked(name), list_fields<T>());
  });
}

BOOST_AUTO_TEST_CASE(lists_every_enumerator) {
  for_each_enumeration([]<class E>(Tag<E>, std::string_view name) {
    if (std::is_same_v<E, Kind> || std::is_same_v<E, Unit> || std::is_same_v<E, IndexTermType>) {
      return;  // in tables of their own
    }
    compare_rows("Enumeration " + marked(name), enumerator_rows<E>(), 3);
  });
}

BOOST_AUTO_TEST_CASE(lists_units_with_their_decimals) {
  std::vector<std::string> rows;
  for (const auto& entry : enum_table(Unit{})) {
    rows.push_back("| " + std::to_string(static_cast<unsigned>(entry.value)) + " | " +
                   marked(entry.name) + " | " + std::to_string(decimals_max(entry.value)) + " |");
  }
  compare_rows("Figure", rows, 3);
}

BOOST_AUTO_TEST_CASE(lists_the_terms_of_the_index) {
  std::vector<std::string> rows;
  for (const auto& entry : enum_table(IndexTermType{})) {
    rows.push_back("| " + marked(std::string(1, static_cast<char>(entry.value))) + " | " +
                   std::string(entry.name) + " |");
  }
  compare_rows("Index keys", rows, 2);
}

BOOST_AUTO_TEST_CASE(lists_the_limits) {
  const auto row = [](const std::string& name, std::int64_t value) {
    return "| " + name + " | " + std::to_string(value) + " |";
  };
  compare_rows("Limits",
               {row("entry", kEntryBytesMax),
                row("json line", kJsonLineBytesMax),
                row("json depth", kJsonDepthMax),
                row("id", kIdBytesMax),
                row("origin", kOriginBytesMax),
                row("text", kTextBytesMax),
                row("list", kListSizeMax),
                row("amount", kAmountFenMax),
                row("mantissa", kFigureMantissaMax),
                row("batch", kBatchRecordsMax),
                row("timestamp request", kTimestampRequestBytesMax),
                row("timestamp response", kTimestampResponseBytesMax),
                row("timestamp pem", kTimestampPemBytesMax),
                row("timestamp stack", kTimestampStackMax),
                row("key name", kKeyNameBytesMax),
                row("passphrase", kPassphraseBytesMax),
                row("key file", kKeyFileBytesMax),
                row("note text", kNoteTextBytesMax),
                row("note signatures", kNoteSignaturesMax),
                row("note line", kNoteLineBytesMax),
                row("proof file", kProofFileBytesMax),
                row("path", kPathLengthMax),
                row("add-checkpoint", kAddCheckpointBytesMax),
                row("policy", kPolicyBytesMax),
                row("policy items", kPolicyItemsMax),
                row("memory", kMemoryBytesMax),
                row("memory path", kMemoryPathBytesMax),
                row("memory keys", kMemoryKeysMax),
                row("memory ledgers", kMemoryLedgersMax),
                row("rules file", kRulesFileBytesMax),
                row("year min", kYearMin),
                row("year max", kYearMax)},
               2);
}

BOOST_AUTO_TEST_CASE(lays_out_the_entry) {
  const std::string format = std::to_string(kEntryFormat);
  BOOST_TEST(table_rows(section("Entry")).front() == "| 0 | 1 | format | " + format + " |");
  BOOST_TEST(format_doc().starts_with("# The fundtrail format, version " + format + "\n"));
}

BOOST_AUTO_TEST_CASE(lists_the_codes_of_a_verification) {
  std::string codes;
  for (const std::string& row :
       {code_row<IntegrityResult>("integrity result"), code_row<Layer>("layer"),
        code_row<LayerResult>("layer result"), code_row<AnchorKind>("anchor kind"),
        code_row<TimestampResult>("timestamp result"), code_row<GoalType>("goal"),
        code_row<CheckResult>("check result"), code_row<Severity>("severity"),
        code_row<KeyRole>("key role")}) {
    codes += row + "\n";
  }
  BOOST_TEST(section("Verification document").find(codes) != std::string::npos, codes);
}

// Read in the source, so that no key is added there and not here.
BOOST_AUTO_TEST_CASE(lists_the_keys_of_a_verification) {
  const std::string source = read_file(source_path("report/verification_json.cc"));
  std::set<std::string> keys = quoted_after(source, "add(\"");
  keys.merge(quoted_after(source, "{{\""));
  keys.merge(quoted_after(source, ", {\""));
  keys.merge(quoted_after(source, " {\""));
  BOOST_TEST(keys.size() >= 30U);
  const std::string text = section("Verification document");
  for (const std::string& key : keys) {
    BOOST_TEST(text.find("`" + key + "`") != std::string::npos, key);
  }
}

BOOST_AUTO_TEST_CASE(lays_out_the_store) {
  const std::string text = section("LMDB store");
  for (const std::string_view name :
       {std::string_view(kDataFileName), std::string_view(kReaderTableName),
        std::string_view(kNewDataFileName), std::string_view(kNewReaderTableName),
        std::string_view(kMetaDatabase), std::string_view(kEntriesDatabase),
        std::string_view(kNodesDatabase), std::string_view(kIndexDatabase), kFormatKey, kHeadKey,
        kFormatMark}) {
    BOOST_TEST(text.find(marked(name)) != std::string::npos, name);
  }
  BOOST_TEST(text.find("The version of the layout is " + std::to_string(kLayoutVersion) + ".") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(lists_the_amendable_fields) {
  const std::vector<std::string_view> common = {"recorded_by", "reviewed_by", "late_reason",
                                                "note"};
  std::vector<std::string> rows;
  for (const auto& entry : enum_table(Kind{})) {
    std::vector<std::string_view> names = amendable_fields(entry.value);
    if (is_system_kind(entry.value)) continue;
    BOOST_REQUIRE(names.size() >= common.size());
    BOOST_TEST(std::equal(common.begin(), common.end(), names.end() - 4));
    names.resize(names.size() - common.size());
    std::string fields;
    for (const auto name : names) fields += (fields.empty() ? "" : ", ") + marked(name);
    rows.push_back("| " + marked(entry.name) + " | " + (fields.empty() ? "none" : fields) + " |");
  }
  compare_rows("Amendable fields", rows, 2);
}

BOOST_AUTO_TEST_CASE(has_the_sections_that_the_sources_cite) {
  const std::set<std::string> titles = cited_sections();
  BOOST_TEST(titles.size() >= 5U);
  for (const std::string& title : titles) BOOST_TEST(!section(title).empty(), title);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
