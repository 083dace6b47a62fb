// SPDX-License-Identifier: Apache-2.0
#include "schemas/fields/document_number.h"

#include <string>

#include <boost/test/unit_test.hpp>

namespace fundtrail::test {
namespace {

bool is_number(std::string_view text) { return parse_document_number(text).has_value(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(document_number)

BOOST_AUTO_TEST_CASE(takes_a_number_apart) {
  const auto number = parse_document_number("吉财综指〔2024〕179号");
  BOOST_REQUIRE(number.has_value());
  BOOST_TEST((*number == DocumentNumber{"吉财综指", 2024, 179, true}));
  BOOST_TEST(format_document_number(*number) == "吉财综指〔2024〕179号");
}

BOOST_AUTO_TEST_CASE(accepts_the_numbers_of_the_report) {
  for (const char* text : {"吉财综〔2020〕702号", "吉财综指〔2024〕179号", "吉建函〔2025〕138号"}) {
    BOOST_TEST(is_number(text), text);
  }
}

BOOST_AUTO_TEST_CASE(reads_other_brackets_and_flags_them) {
  for (const char* text : {"财预[2020]10号", "财预(2020)10号", "财预（2020）10号",
                           "财预【2020】10号", "财预﹝2020﹞10号"}) {
    const auto number = parse_document_number(text);
    BOOST_REQUIRE_MESSAGE(number.has_value(), text);
    BOOST_TEST(!number->has_standard_brackets, text);
    BOOST_TEST(format_document_number(*number) == "财预〔2020〕10号");
  }
}

BOOST_AUTO_TEST_CASE(refuses_brackets_that_are_missing_or_do_not_match) {
  for (const char* text : {"财预〔202010号", "财预2020〕10号", "财预202010号", "财预〔2020]10号",
                           "财预[2020〕10号", "财预〔2020）10号", "财预「2020」10号",
                           "财预<2020>10号", "财预〔〔2020〕〕10号", "财预〔2020〕"}) {
    BOOST_TEST(!is_number(text), text);
  }
}

BOOST_AUTO_TEST_CASE(mends_nothing_in_the_serial_number) {
  for (const char* text :
       {"财预〔2020〕010号", "财预〔2020〕第10号", "财预〔2020〕0号", "财预〔2020〕号",
        "财预〔2020〕10", "财预〔2020〕10号。", "财预〔2020〕10 号", "财预〔2020〕１０号",
        "财预〔2020〕100000号", "财预〔2020〕-1号", "财预〔2020〕10-1号"}) {
    BOOST_TEST(!is_number(text), text);
  }
  BOOST_TEST(is_number("财预〔2020〕99999号"));
}

BOOST_AUTO_TEST_CASE(bounds_the_year) {
  BOOST_TEST(is_number("财预〔1900〕1号"));
  BOOST_TEST(is_number("财预〔2099〕1号"));
  for (const char* text : {"财预〔1899〕1号", "财预〔2100〕1号", "财预〔20〕1号",
                           "财预〔02020〕1号", "财预〔2020年〕1号", "财预〔〕1号"}) {
    BOOST_TEST(!is_number(text), text);
  }
}

BOOST_AUTO_TEST_CASE(wants_one_to_twelve_chinese_characters_first) {
  std::string agency;
  for (int i = 0; i < 12; ++i) agency += "财";
  BOOST_TEST(is_number(agency + "〔2020〕1号"));
  BOOST_TEST(!is_number(agency + "财〔2020〕1号"));
  BOOST_TEST(is_number("一〔2020〕1号"));  // U+4E00
  BOOST_TEST(is_number("\u9FFF〔2020〕1号"));
  for (const char* text :
       {"", "〔2020〕1号", "CZ〔2020〕1号", "财A〔2020〕1号", "财 预〔2020〕1号",
        "\u3400〔2020〕1号", "\u4DFF〔2020〕1号", "\uA000〔2020〕1号", "\U00020000〔2020〕1号"}) {
    BOOST_TEST(!is_number(text), text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
