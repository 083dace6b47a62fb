// SPDX-License-Identifier: Apache-2.0
#include "scan/report_text.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/expect_error.h"

namespace fundtrail::test {
namespace {

void expect_refused(std::string_view words, const std::string& bytes) {
  expect_error(ErrorCode::kRefused, words, [&] { static_cast<void>(read_report(bytes)); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(report_text)

BOOST_AUTO_TEST_CASE(takes_lines_apart) {
  const std::string text = "\xEF\xBB\xBF标题\r\n\r\n　　一、甲 \n\f\t乙";
  const auto paragraphs = read_report(text);
  BOOST_REQUIRE(paragraphs.size() == 3);
  BOOST_TEST(paragraphs[0].text == "标题");
  BOOST_TEST(paragraphs[0].section == "头");
  BOOST_TEST(paragraphs[1].text == "一、甲");
  BOOST_TEST(paragraphs[1].line == 3);
  BOOST_TEST(paragraphs[2].text == "乙");
  BOOST_TEST(paragraphs[2].line == 4);
  BOOST_TEST(paragraphs[2].section == "一");
  BOOST_TEST(paragraphs[2].titles.front() == "甲");
}

BOOST_AUTO_TEST_CASE(notices_a_number_cut_by_the_end_of_a_line) {
  const auto paragraphs = read_report("共1\n648万元\n甲\n5套");
  BOOST_TEST(paragraphs[1].continues_number);
  BOOST_TEST(!paragraphs[3].continues_number);
}

BOOST_AUTO_TEST_CASE(refuses_other_encodings_with_the_cure) {
  expect_refused("line 2 is not UTF-8, most likely GBK or GB18030", "ok\n\xD7\xCA\xBD\xF0");
  expect_refused("iconv -f GB18030 -t UTF-8", "\xD7\xCA\xBD\xF0");
  expect_refused("UTF-16", std::string("\xFF\xFE\x44\x8D", 4));
  expect_refused("UTF-16", std::string("a\0b\0", 4));
}

BOOST_AUTO_TEST_CASE(refuses_documents_that_are_no_text) {
  for (const char* magic : {"%PDF-1.7", "PK\x03\x04", "\xD0\xCF\x11\xE0", "{\\rtf1"}) {
    expect_refused("not plain text", magic);
  }
}

BOOST_AUTO_TEST_CASE(refuses_what_is_too_long_or_empty) {
  const std::string line(kParagraphBytesMax, 'x');
  BOOST_TEST(read_report(line).size() == 1U);
  expect_refused("line 2 has 16385 bytes", "a\n" + line + "x");
  BOOST_TEST(read_report("a" + std::string(kReportBytesMax - 1, '\n')).size() == 1U);
  expect_refused("1048577 bytes", "a" + std::string(kReportBytesMax, '\n'));
  expect_refused("no text in it", "");
  expect_refused("no text in it", "\n　\n");
}

BOOST_AUTO_TEST_CASE(refuses_control_characters) {
  expect_refused("line 2 has the control character U+001B", "a\n\x1B[31m");
  expect_refused("U+007F", "\x7F");
  expect_refused("U+0000", std::string("ab\0c", 4));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
