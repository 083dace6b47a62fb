// SPDX-License-Identifier: Apache-2.0
//
// The schemas in schemas/v1 are those that the fields of the kinds make, and agree with the decoder
// on every example.
#include "schemas/json_schema/json_schema.h"

#include <filesystem>
#include <map>
#include <set>
#include <string>

#include <boost/test/unit_test.hpp>

#include "tests/schemas/refusal.h"
#include "tests/schemas/samples.h"
#include "tests/support/files.h"
#include "tests/support/markdown.h"
#include "tests/support/paths.h"
#include "tests/support/schema_check.h"

namespace fundtrail::test {
namespace {

bool decoder_accepts(const std::string& line) {
  return !is_refused([&line] { return read_line(line); });
}

std::string kind_of(std::string_view line) { return *parse_json(line).find("kind")->text(); }

std::vector<std::string> kinds() {
  std::vector<std::string> names;
  for (const auto& entry : enum_table(Kind{})) {
    if (!is_system_kind(entry.value)) names.emplace_back(entry.name);
  }
  return names;
}

/// The samples of every kind, and every record of the runnable examples.
std::vector<std::string> accepted_lines() {
  std::vector<std::string> lines = full_lines();
  for (const std::string& line : minimal_lines()) lines.push_back(line);
  for (const char* folder : {"examples/jilin-2024", "examples/vouchers-demo"}) {
    for (const auto& file : std::filesystem::directory_iterator(source_path(folder))) {
      if (file.path().extension() != ".jsonl") continue;
      const std::string path = std::string(folder) + "/" + file.path().filename().string();
      for (const std::string& line : split_lines(read_source(path))) {
        if (!line.empty()) lines.push_back(line);
      }
    }
  }
  return lines;
}

std::set<std::string> file_names(const std::string& folder) {
  std::set<std::string> names;
  for (const auto& file : std::filesystem::directory_iterator(source_path(folder))) {
    names.insert(file.path().filename().string());
  }
  return names;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json_schema)

BOOST_AUTO_TEST_CASE(committed_files_are_made_from_the_fields) {
  std::set<std::string> names = {"verification.schema.json"};
  for (const auto& [name, schema] : json_schemas()) {
    names.insert(name);
    BOOST_TEST((read_source("schemas/v1/" + name) == format_json_pretty(schema) + "\n"),
               name << " is not what the fields make; refresh it by\n"
                    << "  build/release/tests/fundtrail_schemas_worker schemas/v1");
  }
  BOOST_TEST(names.size() == kinds().size() + 2);
  BOOST_TEST(file_names("schemas/v1") == names, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(accept_every_record_of_the_samples_and_examples) {
  const SchemaCheck record("record");
  std::map<std::string, SchemaCheck> by_kind;
  for (const std::string& kind : kinds()) by_kind.emplace(kind, SchemaCheck(kind));
  const std::vector<std::string> lines = accepted_lines();
  BOOST_TEST(lines.size() >= 200U);
  std::set<std::string> seen;
  for (const std::string& line : lines) {
    const std::string kind = kind_of(line);
    seen.insert(kind);
    BOOST_TEST(decoder_accepts(line), line);
    BOOST_TEST(by_kind.at(kind).accepts(line), line);
    BOOST_TEST(record.accepts(line), line);
  }
  BOOST_TEST(seen.size() == kinds().size());
}

BOOST_AUTO_TEST_CASE(agree_with_the_decoder_on_every_example_file) {
  const SchemaCheck record("record");
  for (const std::string& kind : kinds()) {
    const SchemaCheck schema(kind);
    std::map<bool, int> counts;
    for (const std::string& name : file_names("tests/schemas/examples/" + kind)) {
      const std::string text = read_source("tests/schemas/examples/" + kind + "/" + name);
      const bool is_valid = name.starts_with("valid-");
      BOOST_TEST((is_valid || name.starts_with("invalid-")), name);
      ++counts[is_valid];
      BOOST_TEST(schema.accepts(text) == is_valid, kind << "/" << name);
      BOOST_TEST(record.accepts(text) == is_valid, kind << "/" << name);
      BOOST_TEST(decoder_accepts(text) == is_valid, kind << "/" << name);
    }
    BOOST_TEST(counts[true] >= 1, kind);
    BOOST_TEST(counts[false] >= 3, kind);
  }
}

BOOST_AUTO_TEST_CASE(a_record_is_of_a_kind_that_people_write) {
  const SchemaCheck record("record");
  for (const char* text : {R"({"id":"p"})", R"({"kind":"genesis","origin":"a","hash":"sha256"})",
                           R"({"kind":"partei","id":"p"})", R"({"kind":1})", R"("party")", "[]",
                           R"({"kind":"budget","id":"p","name":"长春市","role":"other"})"}) {
    BOOST_TEST(!record.accepts(text), text);
    BOOST_TEST(!decoder_accepts(text), text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
