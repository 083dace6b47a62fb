// SPDX-License-Identifier: Apache-2.0
#include "report/table.h"

#include <boost/test/unit_test.hpp>

#include "report/printable.h"
#include "schemas/error.h"

namespace fundtrail::test {

BOOST_AUTO_TEST_SUITE(table)

BOOST_AUTO_TEST_CASE(measures_chinese_as_two_columns) {
  BOOST_TEST(display_width("") == 0U);
  BOOST_TEST(display_width("abc") == 3U);
  BOOST_TEST(display_width("长春市") == 6U);
  BOOST_TEST(display_width("838.00万元") == 10U);
  BOOST_TEST(display_width("（，）") == 6U);
}

BOOST_AUTO_TEST_CASE(aligns_columns_with_two_spaces_between) {
  Table table({Table::Align::kLeft, Table::Align::kRight, Table::Align::kLeft});
  table.add_row({"长春市", "838.00万元", "x"});
  table.add_row({"a", "5元", "long"});
  BOOST_TEST(table.format() ==
             "长春市  838.00万元  x\n"
             "a              5元  long\n");
}

BOOST_AUTO_TEST_CASE(indents_and_leaves_no_trailing_spaces) {
  Table table({Table::Align::kLeft, Table::Align::kLeft});
  table.add_row({"ab", "long"});
  table.add_row({"c", ""});
  table.add_row({"d"});
  BOOST_TEST(table.format(2) == "  ab  long\n  c\n  d\n");
}

BOOST_AUTO_TEST_CASE(makes_no_room_for_lines_between_rows) {
  Table table({Table::Align::kLeft, Table::Align::kLeft});
  table.add_row({"a", "b"});
  table.add_line("a line that is longer than any cell");
  BOOST_TEST(table.format() == "a  b\na line that is longer than any cell\n");
}

BOOST_AUTO_TEST_CASE(refuses_more_cells_than_columns) {
  Table table({Table::Align::kLeft});
  BOOST_CHECK_THROW(table.add_row({"a", "b"}), Error);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(printable_text)

BOOST_AUTO_TEST_CASE(leaves_ordinary_text_alone) {
  BOOST_TEST(printable("长春市 838.00万元 é 𠀀 “≥”") == "长春市 838.00万元 é 𠀀 “≥”");
}

BOOST_AUTO_TEST_CASE(spells_out_control_characters) {
  BOOST_TEST(printable("a\x1b[31mb") == "a\\x1b[31mb");
  BOOST_TEST(printable(std::string_view("a\0b", 3)) == "a\\x00b");
  BOOST_TEST(printable("a\u009bb") == "a\\x9bb");
  BOOST_TEST(printable("a\nb") == "a b");
}

BOOST_AUTO_TEST_CASE(spells_out_characters_that_hide_or_reorder) {
  BOOST_TEST(printable("a\u202Eb\u200Bc\u2066\uFEFF") == "a\\u202eb\\u200bc\\u2066\\ufeff");
}

BOOST_AUTO_TEST_CASE(spells_out_ill_formed_bytes) {
  BOOST_TEST(printable("a\xFFz") == "a\\xffz");
  BOOST_TEST(printable("\xC0\xAF") == "\\xc0\\xaf");
  BOOST_TEST(printable("\xED\xA0\x80") == "\\xed\\xa0\\x80");
  BOOST_TEST(printable("\xF4\x90\x80\x80") == "\\xf4\\x90\\x80\\x80");
  BOOST_TEST(printable("\xE5\xBC") == "\\xe5\\xbc");
}

BOOST_AUTO_TEST_CASE(changes_nothing_the_second_time) {
  const std::string once = printable("\x1b \xFF \u202E 长春");
  BOOST_TEST(printable(once) == once);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
