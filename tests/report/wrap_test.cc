// SPDX-License-Identifier: Apache-2.0
#include "report/wrap.h"

#include <boost/test/unit_test.hpp>

namespace fundtrail::test {

BOOST_AUTO_TEST_SUITE(wrap)

BOOST_AUTO_TEST_CASE(leaves_lines_that_fit) {
  BOOST_TEST(wrap_lines("", 10) == "");
  BOOST_TEST(wrap_lines("\n\nab cd\n", 5) == "\n\nab cd\n");
  BOOST_TEST(wrap_lines("长春市桦甸\nab", 10) == "长春市桦甸\nab");
}

BOOST_AUTO_TEST_CASE(breaks_between_words_and_indents_by_two_more) {
  BOOST_TEST(wrap_lines("ab cd ef gh\n", 6) == "ab cd\n  ef\n  gh\n");
  BOOST_TEST(wrap_lines("    ab cd ef", 10) == "    ab cd\n      ef");
}

BOOST_AUTO_TEST_CASE(breaks_between_chinese_characters_by_display_width) {
  BOOST_TEST(wrap_lines("吉林省长春市", 10) == "吉林省长春\n  市");
  BOOST_TEST(wrap_lines("吉林省长春市", 11) == "吉林省长春\n  市");
}

BOOST_AUTO_TEST_CASE(begins_no_line_with_closing_punctuation) {
  BOOST_TEST(wrap_lines("吉林省长春，桦甸", 10) == "吉林省长\n  春，桦甸");
  BOOST_TEST(wrap_lines("吉林省（长春）", 8) == "吉林省\n  （长\n  春）");
}

BOOST_AUTO_TEST_CASE(cuts_no_date_amount_or_hash) {
  BOOST_TEST(wrap_lines("下达 838.00万元", 12) == "下达\n  838.00万元");
  BOOST_TEST(wrap_lines("共计1.2亿元整", 10) == "共计1.2亿元\n  整");
  BOOST_TEST(wrap_lines("日期 2024-04-29", 12) == "日期\n  2024-04-29");
  BOOST_TEST(wrap_lines("ab 0123456789abcdef cd", 10) == "ab\n  0123456789abcdef\n  cd");
}

BOOST_AUTO_TEST_CASE(parts_no_number_from_what_it_counts) {
  BOOST_TEST(wrap_lines("记录：AL-4（第 17 号，一）", 16) == "记录：AL-4\n  （第 17 号，\n  一）");
  BOOST_TEST(wrap_lines("疑点和提示 5 项", 12) == "疑点和提示\n  5 项");
  BOOST_TEST(wrap_lines("AL-4 (no. 17, x)", 10) == "AL-4\n  (no. 17,\n  x)");
}

BOOST_AUTO_TEST_CASE(breaks_at_other_spaces_beside_numbers) {
  BOOST_TEST(wrap_lines("2024-04-29 下达", 12) == "2024-04-29\n  下达");
  BOOST_TEST(wrap_lines("第  17  号", 6) == "第  17\n  号");
}

BOOST_AUTO_TEST_CASE(leaves_commands_whole) {
  const std::string command = "  fundtrail verify --expect-size 9\n";
  BOOST_TEST(wrap_lines(command, 20) == command);
  BOOST_TEST(wrap_lines("用 fundtrail verify 核验", 18) == "用 fundtrail\n  verify 核验");
}

BOOST_AUTO_TEST_CASE(hangs_below_the_last_column_of_the_first_third) {
  BOOST_TEST(wrap_lines("  12  2024-04-29  下达 长春市 838.00万元", 54) ==
             "  12  2024-04-29  下达 长春市 838.00万元");
  BOOST_TEST(wrap_lines("  12  2024-04-29  下达 省财政厅→长春市住房和城乡建设局 838.00万元", 54) ==
             "  12  2024-04-29  下达 省财政厅→长春市住房和城乡建设局\n"
             "                  838.00万元");
  BOOST_TEST(wrap_lines("  哈希  0123456789abcdef", 20) == "  哈希\n    0123456789abcdef");
  BOOST_TEST(wrap_lines("  结果  账本已被回退或截短", 24) ==
             "  结果  账本已被回退或截\n        短");
}

BOOST_AUTO_TEST_CASE(gives_colours_no_room_and_keeps_them) {
  BOOST_TEST(wrap_lines("\x1b[31m吉林省长春\x1b[0m", 10) == "\x1b[31m吉林省长春\x1b[0m");
  BOOST_TEST(wrap_lines("\x1b[31m吉林省长春市\x1b[0m", 10) == "\x1b[31m吉林省长春\n  市\x1b[0m");
}

BOOST_AUTO_TEST_CASE(keeps_bytes_that_are_no_text) {
  const std::string bytes = "\xff\xfe\x80\xe5\xbc\x1b[abcdefgh";
  std::string wrapped = wrap_lines(bytes, 8);
  std::erase_if(wrapped, [](char c) { return c == ' ' || c == '\n'; });
  BOOST_TEST((wrapped == bytes));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
