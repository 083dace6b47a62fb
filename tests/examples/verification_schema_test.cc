// SPDX-License-Identifier: Apache-2.0
//
// What `verify --json` prints, held against schemas/v1/verification.schema.json.
#include <algorithm>
#include <functional>
#include <set>
#include <string>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "tests/examples/example_run.h"
#include "tests/support/child_process.h"
#include "tests/support/example_records.h"
#include "tests/support/figures.h"
#include "tests/support/files.h"
#include "tests/support/ledger_fixture.h"
#include "tests/support/paths.h"
#include "tests/support/schema_check.h"

namespace fundtrail::test {
namespace {

void append_example(LedgerFixture& fixture, std::string_view name) {
  for (const auto& batch : example_batches(name)) fixture.append(batch);
}

/// What the program prints of a ledger, and the exit code that it ends with.
std::string verify_by_program(const LedgerFixture& fixture, int exit_code,
                              const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments = {"verify", "--json", "--no-memory", "--ledger",
                                        fixture.folder().string()};
  arguments.insert(arguments.end(), more.begin(), more.end());
  ChildProcess program(program_path(), arguments);
  std::string text;
  while (const auto line = program.read_line()) text += *line + "\n";
  BOOST_TEST(program.wait() == exit_code);
  return text;
}

std::string damaged_verification() {
  LedgerFixture fixture;
  append_example(fixture, "jilin-2024");
  fixture.flip_bit(5, 300);
  fixture.flip_bit(0, 200);
  fixture.delete_entry(9);
  fixture.flip_node(12);
  return verify_by_program(fixture, 10);
}

using Emit = std::function<void(const JsonValue& mutant, const std::string& what)>;

// What may be left out, or hold anything; see docs/FORMAT.md "Verification document".
bool is_optional(const std::string& path) {
  static const std::set<std::string> kPaths = {".integrity.origin",
                                               ".integrity.root",
                                               ".integrity.anchor.root",
                                               ".integrity.anchor.detail",
                                               ".integrity.anchor.time",
                                               ".integrity.anchor.source",
                                               ".integrity.anchor.first_sight",
                                               ".integrity.authorship.keys[].party",
                                               ".integrity.authorship.keys[].holder",
                                               ".integrity.authorship.keys[].active_until",
                                               ".integrity.authorship.keys[].revocation_reason",
                                               ".goals[].records[].document",
                                               ".goals[].records[].section",
                                               ".checks[].records[].document",
                                               ".checks[].records[].section"};
  return kPaths.contains(path) || path.starts_with(".rules.thresholds.");
}

bool is_code(const std::string& path) {
  static const std::set<std::string> kNames = {"schema", "result", "hash",       "kind",
                                               "layer",  "goal",   "rule",       "severity",
                                               "role",   "vkey",   "fingerprint"};
  const std::string name = path.substr(path.rfind('.') + 1);
  return kNames.contains(name) || path.starts_with(".integrity.layers.");
}

void mutate(const JsonValue& value, const std::string& path, const Emit& emit);

void mutate_members(const JsonObject& members, const std::string& path, const Emit& emit) {
  for (std::size_t i = 0; i < members.size(); ++i) {
    const std::string member_path = path + "." + members[i].first;
    JsonObject changed = members;
    mutate(members[i].second, member_path, [&](const JsonValue& value, const std::string& what) {
      changed[i].second = value;
      emit(JsonValue(changed), what);
    });
    if (is_optional(member_path)) continue;
    changed[i] = {members[i].first + "_", members[i].second};
    emit(JsonValue(changed), member_path + " renamed");
    changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(i));
    emit(JsonValue(changed), member_path + " dropped");
  }
}

/// Calls `emit` with changes of `value`, each in one place, that no verification may have.
void mutate(const JsonValue& value, const std::string& path, const Emit& emit) {
  const bool is_text = value.text() != nullptr;
  emit(is_text ? JsonValue(7) : JsonValue("7"), path + " retyped");
  emit(JsonValue(-1), path + " negative");
  if (is_code(path)) emit(JsonValue("Confirmed"), path + " of an unknown code");
  if (value.object() != nullptr) mutate_members(value.members(), path, emit);
  const JsonArray* array = value.array();
  if (array == nullptr || array->empty()) return;
  JsonArray changed = *array;
  mutate(array->front(), path + "[]", [&](const JsonValue& element, const std::string& what) {
    changed.front() = element;
    emit(JsonValue(changed), what);
  });
}

/// A verification whose lists hold their first elements alone, so that a change is soon judged.
JsonValue shortened(const JsonValue& value) {
  if (const JsonArray* array = value.array()) {
    JsonArray kept;
    for (std::size_t i = 0; i < std::min<std::size_t>(array->size(), 2); ++i) {
      kept.push_back(shortened(array->at(i)));
    }
    return kept;
  }
  if (value.object() == nullptr) return value;
  JsonValue copy;
  for (const auto& [name, member] : value.members()) copy.add(name, shortened(member));
  return copy;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(verification_schema)

BOOST_AUTO_TEST_CASE(accepts_the_verification_of_both_examples) {
  const SchemaCheck schema("verification");
  for (const char* name : {"jilin-2024", "vouchers-demo"}) {
    LedgerFixture fixture;
    append_example(fixture, name);
    const std::string text = verify_by_program(fixture, name[0] == 'j' ? 1 : 0);
    BOOST_TEST(parse_json(text).find("checks")->array()->size() >= 30U);
    BOOST_TEST(schema.accepts(text), name);
  }
}

BOOST_AUTO_TEST_CASE(accepts_the_verification_of_a_ledger_without_records) {
  const SchemaCheck schema("verification");
  const LedgerFixture fixture;
  BOOST_TEST(schema.accepts(verify_by_program(fixture, 0)));
  BOOST_TEST(schema.accepts(verify_by_program(fixture, 0, {"--expect-size", "1"})));
  BOOST_TEST(schema.accepts(verify_by_program(fixture, 12, {"--expect-size", "2"})));
}

BOOST_AUTO_TEST_CASE(accepts_the_verification_of_a_damaged_ledger) {
  const std::string text = damaged_verification();
  BOOST_TEST(parse_json(text).find("integrity")->find("damage")->array()->size() >= 4U);
  BOOST_TEST(SchemaCheck("verification").accepts(text));
}

BOOST_AUTO_TEST_CASE(refuses_every_change_of_a_verification) {
  const SchemaCheck schema("verification");
  LedgerFixture fixture;
  append_example(fixture, "jilin-2024");
  int count = 0;
  for (const std::string& text : {verify_by_program(fixture, 1), damaged_verification()}) {
    const JsonValue document = shortened(parse_json(text));
    BOOST_TEST(schema.accepts(format_json(document)));
    mutate(document, "", [&](const JsonValue& mutant, const std::string& what) {
      ++count;
      BOOST_TEST(!schema.accepts(format_json(mutant)), what);
    });
  }
  tell_figures(fmt::format("{} changes of a report refused", count));
  BOOST_TEST(count >= 300);
}

BOOST_AUTO_TEST_CASE(accepts_keys_that_it_does_not_know) {
  LedgerFixture fixture;
  JsonValue document = parse_json(verify_by_program(fixture, 0));
  document.add("new", JsonArray{1});
  BOOST_TEST(SchemaCheck("verification").accepts(format_json(document)));
}

// Each enumeration's names in order, as they stand in the schema.
template <class E>
std::string enum_in_schema() {
  JsonArray names;
  for (const auto& entry : enum_table(E{})) names.emplace_back(entry.name);
  return R"("enum":)" + format_json(JsonValue(std::move(names)));
}

BOOST_AUTO_TEST_CASE(lists_the_codes_of_the_program) {
  const std::string schema =
      format_json(parse_json(read_source("schemas/v1/verification.schema.json")));
  for (const std::string& codes :
       {enum_in_schema<IntegrityResult>(), enum_in_schema<Layer>(), enum_in_schema<LayerResult>(),
        enum_in_schema<AnchorKind>(), enum_in_schema<TimestampResult>(), enum_in_schema<GoalType>(),
        enum_in_schema<CheckResult>(), enum_in_schema<Severity>(), enum_in_schema<HashSuite>(),
        enum_in_schema<KeyRole>()}) {
    BOOST_TEST(schema.find(codes) != std::string::npos, codes);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
