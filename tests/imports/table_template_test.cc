// SPDX-License-Identifier: Apache-2.0
#include "imports/table_template.h"

#include <boost/test/unit_test.hpp>

#include "imports/xlsx_reader.h"
#include "tests/imports/import_run.h"
#include "tests/imports/table_text.h"

namespace fundtrail::test {

BOOST_AUTO_TEST_SUITE(table_template)

BOOST_AUTO_TEST_CASE(has_headings_examples_and_choices) {
  const TableTemplate table = make_template(*find_mapping("disbursement"));
  BOOST_TEST(table.title == "拨付、支付明细");
  BOOST_TEST(table.columns.at(4).heading == "金额（元）");
  BOOST_TEST(table.columns.at(4).example == "1,234,567.89");
  const std::vector<std::string> stages{"财政间调拨", "拨至单位", "支付至最终收款人"};
  BOOST_TEST(table.columns.at(5).choices == stages, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(forms_have_none) {
  BOOST_TEST(!has_template(*find_mapping("regional_self_evaluation")));
  BOOST_TEST(has_template(*find_mapping("integrated_budget")));
}

BOOST_AUTO_TEST_CASE(is_written_for_spreadsheets_and_neutralised) {
  const TableTemplate table{
      "表", {{"编号", "=1+1", {}}, {"金额（元）", "1,000", {}}, {"a\"b", "-x", {}}}};
  BOOST_TEST(format_csv(table) ==
             "\xEF\xBB\xBF编号,金额（元）,\"a\"\"b\"\r\n'=1+1,\"1,000\",'-x\r\n");
}

BOOST_AUTO_TEST_CASE(is_written_as_a_workbook) {
  XlsxReader reader(format_xlsx(make_template(*find_mapping("disbursement"))));
  BOOST_TEST(reader.sheet() == "拨付、支付明细");
  TableRow row;
  BOOST_REQUIRE(reader.next(row));
  BOOST_TEST(row.cells.at(4).text == "金额（元）");
  BOOST_REQUIRE(reader.next(row));
  BOOST_TEST(row.cells.at(4).text == "1234567.89");
  BOOST_TEST(row.cells.at(6).text == "2024-06-12");
  BOOST_TEST(!reader.next(row));
}

BOOST_AUTO_TEST_CASE(tells_on_a_second_sheet_how_each_column_is_filled_in) {
  const std::string workbook = format_xlsx(make_template(*find_mapping("disbursement")));
  XlsxReader reader(workbook, kInstructionsSheet);
  std::vector<std::vector<std::string>> rows;
  TableRow row;
  while (reader.next(row)) {
    std::vector<std::string> texts;
    for (const Cell& cell : row.cells) texts.push_back(cell.text);
    rows.push_back(std::move(texts));
  }
  using Row = std::vector<std::string>;
  BOOST_REQUIRE(rows.size() == 19U);
  BOOST_TEST(rows[0] == (Row{"列名", "含义", "是否必有", "格式", "可填的值", "示例"}),
             boost::test_tools::per_element());
  BOOST_TEST(
      rows[3] == (Row{"付款单位", "付款方", "必有", "已登记的机构的编号或名称", "", "某市财政局"}),
      boost::test_tools::per_element());
  BOOST_TEST(rows[6] == (Row{"阶段", "阶段", "可无", "从可填的值中选一个",
                             "财政间调拨、拨至单位、支付至最终收款人", "支付至最终收款人"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(every_column_has_a_meaning_and_a_format) {
  for (const std::string& name : mapping_names()) {
    const Mapping mapping = *find_mapping(name);
    if (!has_template(mapping)) continue;
    for (const TemplateColumn& column : make_template(mapping).columns) {
      BOOST_TEST(!column.meaning.empty(), name + " " + column.heading);
      BOOST_TEST(!column.format.empty(), name + " " + column.heading);
    }
  }
}

BOOST_AUTO_TEST_CASE(every_one_is_read_back_by_its_mapping) {
  for (const std::string& name : mapping_names()) {
    const Mapping mapping = *find_mapping(name);
    if (!has_template(mapping)) continue;
    const ImportRun run = run_import_by(mapping, format_csv(make_template(mapping)));
    for (const std::string& refusal : run.refusals) {
      // Examples name parties that this test does not know.
      BOOST_TEST(refusal.find("nothing is called") != std::string::npos, name + ": " + refusal);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
