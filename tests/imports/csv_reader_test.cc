// SPDX-License-Identifier: Apache-2.0
#include "imports/csv_reader.h"

#include <boost/test/unit_test.hpp>

#include "tests/imports/table_text.h"
#include "tests/support/expect_error.h"

namespace fundtrail::test {
namespace {

using Rows = std::vector<std::string>;

void expect_rows(std::string_view text, const Rows& expected) {
  const Rows rows = csv_rows(text);
  BOOST_TEST(rows == expected, boost::test_tools::per_element());
}

void expect_refusal(std::string_view text, std::string_view words) {
  expect_error(ErrorCode::kRefused, words, [text] { static_cast<void>(csv_rows(text)); });
}

CsvForm form_of(std::string_view text) {
  TextBytes bytes{std::string(text)};
  CsvReader reader(bytes.reader(), "");
  TableRow row;
  while (reader.next(row)) {
  }
  return reader.form();
}

// 编号,金额 and 长春,1 in GB18030.
constexpr std::string_view kGb18030 = "\xB1\xE0\xBA\xC5,\xBD\xF0\xB6\xEE\n\xB3\xA4\xB4\xBA,1\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(csv_reader)

BOOST_AUTO_TEST_CASE(reads_rows_with_either_line_end) {
  expect_rows("a,b\nc,d\n", {"1|a|b", "2|c|d"});
  expect_rows("a,b\r\nc,d\r\n", {"1|a|b", "2|c|d"});
  expect_rows("a,b\nc,d", {"1|a|b", "2|c|d"});
  expect_rows("a,\n,b\n", {"1|a|", "2||b"});
}

BOOST_AUTO_TEST_CASE(reads_quoted_cells) {
  expect_rows("\"a,b\",\"c\"\"d\",\"\"\n", {"1|a,b|c\"d|"});
  expect_rows("\"a\nb\",c\nd,e\n", {"1|a\nb|c", "2|d|e"});
  expect_rows("\"a\r\nb\",c\r\n", {"1|a\nb|c"});
  expect_rows("a,\"b\"", {"1|a|b"});
}

BOOST_AUTO_TEST_CASE(counts_the_empty_rows_that_it_passes_over) {
  expect_rows("\n\na,b\n,\n\"\",\nc,d\n\n", {"3|a|b", "6|c|d"});
  expect_rows("", {});
  expect_rows("\n", {});
}

BOOST_AUTO_TEST_CASE(reads_the_same_however_little_is_read_at_once) {
  const std::string text = "编号,\"金\"\"额\"\r\n\"长\r\n春\",1,000\r\n";
  for (const std::size_t step : {1U, 2U, 3U, 7U}) {
    BOOST_TEST(csv_rows(text, step) == csv_rows(text), boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(keeps_nothing_of_a_longer_row_before) {
  TextBytes bytes("a,b,c\nd\n");
  CsvReader reader(bytes.reader(), "");
  TableRow row;
  BOOST_TEST(reader.next(row));
  BOOST_TEST(row.cells.size() == 3U);
  BOOST_TEST(reader.next(row));
  BOOST_TEST(row.cells.size() == 1U);
  BOOST_TEST(!reader.next(row));
}

BOOST_AUTO_TEST_CASE(finds_the_delimiter) {
  expect_rows("a;b\nc;1,5\n", {"1|a|b", "2|c|1,5"});
  expect_rows("a\tb\n1,000,000\t2,000,000\n", {"1|a|b", "2|1,000,000|2,000,000"});
  expect_rows("支付明细\n\"a;b\",c\nd,e;f\n", {"1|支付明细", "2|a;b|c", "3|d|e;f"});
  BOOST_TEST(form_of("a;b\n").delimiter == ';');
  BOOST_TEST(form_of("a\tb\n").delimiter == '\t');
  BOOST_TEST(form_of("a\n").delimiter == ',');
}

BOOST_AUTO_TEST_CASE(reads_utf_8_with_and_without_byte_order_mark) {
  expect_rows("\xEF\xBB\xBF编号,金额\n", {"1|编号|金额"});
  expect_rows("编号,金额\n", {"1|编号|金额"});
  BOOST_TEST((form_of("编号\n").encoding == TextEncoding::kUtf8));
  BOOST_TEST((form_of("id\n").encoding == TextEncoding::kUtf8));
}

BOOST_AUTO_TEST_CASE(reads_gb18030) {
  expect_rows(kGb18030, {"1|编号|金额", "2|长春|1"});
  BOOST_TEST((form_of(kGb18030).encoding == TextEncoding::kGb18030));
  // 㐀 takes four bytes.
  expect_rows("\xB1\xE0,\x81\x39\xEE\x39\n", {"1|编|㐀"});
  BOOST_TEST(csv_rows(kGb18030, 1) == csv_rows(kGb18030), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(keeps_the_encoding_that_it_has_found) {
  // What is beyond the first window, and in the other encoding, is a fault and not other text.
  const std::string ascii(300'000, ' ');
  expect_refusal("编号\n" + ascii.substr(0, 60'000) + "\n" + ascii.substr(0, 60'000) + "\n" +
                     ascii.substr(0, 60'000) + "\n" + ascii.substr(0, 60'000) + "\n" +
                     ascii.substr(0, 60'000) + "\n\xB3\xA4\xB4\xBA,\xB3\xA4\n",
                 "neither UTF-8 nor GB18030");
}

BOOST_AUTO_TEST_CASE(refuses_what_is_in_no_encoding) {
  expect_refusal("a,b\nc,编\xFF\xFF\xFF\xFF\n", "表!B2: the bytes here are neither UTF-8");
  expect_refusal("a,\xB1", "表!B1: the bytes here are neither");
  expect_refusal("\xEF\xBB\xBF\xB1\xE0\xBA\xC5\n", "表!A1: the bytes here are neither");
}

BOOST_AUTO_TEST_CASE(refuses_utf_16) {
  expect_refusal(std::string("\xFF\xFE"
                             "a\0,\0",
                             6),
                 "UTF-16");
  expect_refusal(std::string("a\0,\0b\0", 6), "CSV UTF-8");
}

BOOST_AUTO_TEST_CASE(refuses_control_characters) {
  expect_refusal(std::string("a,b\nc,d\0e\n", 10), "表!B2: there is a control character, U+0000");
  expect_refusal("a,\x1B[31m\n", "U+001B");
  expect_refusal("a,\"b\x7F\"\n", "U+007F");
  expect_refusal("a\rb\n", "a carriage return stands alone");
  expect_refusal("\"a\rb\"\n", "a carriage return stands alone");
  expect_rows("\"a\tb\",c\n", {"1|a\tb|c"});
}

BOOST_AUTO_TEST_CASE(refuses_quotes_out_of_place) {
  expect_refusal("a,b\"c\n", "表!B1: there is a quote in a cell that is not quoted");
  expect_refusal("a\n\"b\"c\n", "表!A2: text follows the closing quote");
  expect_refusal("a,b\nc,\"d\ne,f\n", "表!B2: the quote is never closed");
}

BOOST_AUTO_TEST_CASE(refuses_what_is_beyond_a_limit) {
  const std::string most(kTableCellBytesMax, 'x');
  BOOST_TEST(csv_rows(most + "\n").size() == 1U);
  expect_refusal(most + "x\n", "表!A1: the cell is longer than 65536 bytes");
  std::string columns(kTableColumnsMax - 1, ',');
  BOOST_TEST(csv_rows("a" + columns + "\n").size() == 1U);
  expect_refusal("a" + columns + ",\n", "表!IV1: there are more than 256 columns");
  std::string wide;
  for (int i = 0; i < 17; ++i) wide += most + ",";
  expect_refusal(wide + "\n", "表!Q1: the row is longer than 1048576 bytes");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
