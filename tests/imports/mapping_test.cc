// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping.h"

#include <boost/test/unit_test.hpp>

#include "imports/choice_tables.h"
#include "tests/support/expect_error.h"

namespace fundtrail::test {
namespace {

constexpr std::string_view kHead =
    "format = \"fundtrail.mapping/1\"\ntitle = \"表\"\ntitle_en = \"a table\"\n";
constexpr std::string_view kColumn =
    "[[column]]\nname = \"id\"\nheadings = [\"编号\"]\nrequired = true\n";
constexpr std::string_view kRecord = "[[record]]\nkind = \"budget\"\nid = \"{id}\"\n";

Mapping parse(std::string_view columns, std::string_view records) {
  return parse_mapping("test", std::string(kHead) + std::string(columns) + std::string(records));
}

void expect_refusal(const std::string& toml, std::string_view words) {
  expect_error(ErrorCode::kRefused, words,
               [&toml] { static_cast<void>(parse_mapping("test", toml)); });
}

void refuse_column(std::string_view lines, std::string_view words) {
  expect_refusal(
      std::string(kHead) + std::string(kColumn) + std::string(lines) + "\n" + std::string(kRecord),
      words);
}

void refuse_record(std::string_view lines, std::string_view words) {
  expect_refusal(
      std::string(kHead) + std::string(kColumn) + std::string(kRecord) + std::string(lines) + "\n",
      words);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mapping)

BOOST_AUTO_TEST_CASE(reads_a_plain_table) {
  const Mapping mapping = parse(
      "[[column]]\nname = \"id\"\nheadings = [\"编号\", \"号\"]\ntype = \"code\"\n"
      "required = true\nexample = \"B1\"\n",
      "[[record]]\nkind = \"budget\"\nid = [\"{id}\", \"B{row}\"]\nwhen.filled = [\"id\"]\n"
      "[record.fields]\ntype = \"initial\"\nnote = \"{id}\"\n");
  BOOST_TEST(mapping.title.zh == "表");
  BOOST_TEST(mapping.blocks.size() == 1U);
  const MappingColumn& column = mapping.blocks[0].columns.at(0);
  BOOST_TEST(column.headings.size() == 2U);
  BOOST_TEST((column.type == CellType::kCode));
  BOOST_TEST(column.is_required);
  const MappingRecord& record = mapping.blocks[0].records.at(0);
  BOOST_TEST((record.kind == Kind::kBudget));
  BOOST_TEST(record.ids.size() == 2U);
  // In the order written, which is not that of the names.
  BOOST_TEST(record.fields.at(0).path == "type");
  BOOST_TEST(record.fields.at(1).path == "note");
}

BOOST_AUTO_TEST_CASE(every_mapping_of_the_program_can_be_read) {
  const std::vector<std::string> expected{
      "allocation", "balance",          "budget",  "disbursement",
      "document",   "indicator_report", "inquiry", "integrated_budget",
      "party",      "programme",        "project", "project_self_evaluation",
      "receipt",    "rectification",    "refund",  "regional_self_evaluation",
      "target"};
  BOOST_TEST(mapping_names() == expected, boost::test_tools::per_element());
  for (const std::string& name : mapping_names()) {
    BOOST_TEST(find_mapping(name).has_value(), name);
  }
  BOOST_TEST(!find_mapping("nothing"));
}

BOOST_AUTO_TEST_CASE(refuses_what_it_does_not_know) {
  refuse_column("colour = \"red\"", "line 8: colour is not known");
  refuse_column("type = \"money\"", "line 8: “money” is not known");
  refuse_column("unit = \"美元\"", "is not known");
  refuse_column("type = \"choice\"\nchoices = \"moods\"", "is not known");
  refuse_column("type = \"reference\"\nkinds = [\"genesis\"]", "is not known");
  refuse_record("colour = 1", "colour is not known");
  refuse_record("[record.fields]\nnote = \"{nobody}\"", "names no column");
  refuse_record("[record.fields]\nnote = \"{id\"", "names no column");
  refuse_record("when.mood = [\"x\"]", "names no column");
  refuse_record("cited_in = \"mood\"", "names no column");
}

BOOST_AUTO_TEST_CASE(refuses_more_fields_and_deeper_paths_than_a_record_can_have) {
  const auto fields = [](std::size_t count) {
    std::string text = "[record.fields]\n";
    for (std::size_t i = 0; i < count; ++i) text += "a" + std::to_string(i) + " = \"x\"\n";
    return text;
  };
  const auto path = [](std::size_t parts) {
    std::string text = "[record.fields]\n\"a";
    for (std::size_t i = 1; i < parts; ++i) text += ".a";
    return text + "\" = \"x\"\n";
  };
  const std::string begin = std::string(kHead) + std::string(kColumn) + std::string(kRecord);
  BOOST_CHECK_NO_THROW(static_cast<void>(parse_mapping("test", begin + fields(kMappingFieldsMax))));
  refuse_record(fields(kMappingFieldsMax + 1), "there are at most 128 fields");
  BOOST_CHECK_NO_THROW(
      static_cast<void>(parse_mapping("test", begin + path(kMappingPathPartsMax))));
  refuse_record(path(kMappingPathPartsMax + 1), "a path has at most 8 parts");
}

BOOST_AUTO_TEST_CASE(refuses_what_is_missing_or_of_another_type) {
  expect_refusal("title = \"x\"", "format is missing");
  expect_refusal("format = \"fundtrail.mapping/2\"", "it must be fundtrail.mapping/1");
  expect_refusal(std::string(kHead) + std::string(kColumn), "there must be a [[record]]");
  expect_refusal(std::string(kHead) + "[[column]]\nname = \"id\"\n" + std::string(kRecord),
                 "each block must have a required column");
  expect_refusal(
      std::string(kHead) + std::string(kColumn) + std::string(kColumn) + std::string(kRecord),
      "id is there twice");
  refuse_column("type = \"reference\"", "a reference has `kinds`");
  refuse_column("kinds = [\"party\"]", "a reference has `kinds`");
  refuse_column("type = \"choice\"", "a choice has `choices`");
  refuse_column("left = 1", "it must be true or false");
  refuse_column("example = \"\"", "it must be a text that is not empty");
  refuse_column("headings2 = 1.5", "headings2 is not known");
  expect_refusal(std::string(kHead) + "column = 1\n", "write it as [[column]]");
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_toml) {
  expect_refusal("format = ", "line 1 is no TOML");
  expect_refusal(std::string(kHead) + "title = \"twice\"\n", "is no TOML");
  expect_refusal(std::string(kMappingBytesMax + 1, '#'), "longer than 65536 bytes");
}

BOOST_AUTO_TEST_CASE(shows_nothing_that_a_terminal_would_obey) {
  expect_refusal(std::string(kHead) + "x = tr\x1B[2Je\n", "saw 'tr\\x1b'");
  const std::string column = "[[column]]\nname = \"a\\u001B[2J\"\nheadings = [\"编号\"]\n";
  expect_refusal(std::string(kHead) + column + column, "a\\x1b[2J is there twice");
}

BOOST_AUTO_TEST_CASE(knows_the_enumerations_by_name) {
  const auto stages = find_choices("disbursement stage");
  BOOST_REQUIRE(stages.has_value());
  BOOST_TEST(stages->at(0).name == "transfer");
  BOOST_TEST(stages->at(0).zh == "财政间调拨");
  BOOST_TEST(!find_choices("mood"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
