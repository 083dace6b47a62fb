// SPDX-License-Identifier: Apache-2.0
#include "schemas/error.h"

#include <string>

#include <boost/test/unit_test.hpp>

#include "schemas/enum_table.h"

namespace fundtrail::test {

BOOST_AUTO_TEST_SUITE(error)

BOOST_AUTO_TEST_CASE(says_it_in_both_languages) {
  const FieldError error("amount", "838万", say("理由 {}", "reason {}", 1));
  BOOST_TEST((error.code() == ErrorCode::kRefused));
  BOOST_TEST(error.message().zh == "字段 amount 的值 838万：理由 1");
  BOOST_TEST(error.message().en == "field amount, value 838万: reason 1");
  BOOST_TEST(error.what() == error.message().en);
  BOOST_TEST(error.reason().in(Language::kEnglish) == "reason 1");
  BOOST_TEST(FieldError("id", "", say("无", "none")).message().en == "field id: none");
}

BOOST_AUTO_TEST_CASE(cuts_values_at_a_character) {
  std::string value;
  for (int i = 0; i < 40; ++i) value += "长";
  const FieldError error("name", "a" + value, say("太长", "too long"));
  BOOST_TEST(error.shown_value() == "a" + value.substr(0, 57) + "…");
  BOOST_TEST(shown_text(std::string(60, 'x')) == std::string(60, 'x'));
  BOOST_TEST(shown_text(std::string(61, 'x')) == std::string(60, 'x') + "…");
}

BOOST_AUTO_TEST_CASE(spells_out_control_characters) {
  BOOST_TEST(shown_text("\x1b[31m\n\x7f") == "\\x1b[31m\\x0a\\x7f");
  BOOST_TEST(shown_text("a\xC2\x9B"
                        "2J") == "a\\x9b2J");
  BOOST_TEST(shown_text("\u00A0é") == "\u00A0é");
}

BOOST_AUTO_TEST_CASE(names_the_place_of_a_failed_check) {
  try {
    FUNDTRAIL_CHECK(1 + 1 == 3);
    BOOST_ERROR("passed");
  } catch (const Error& error) {
    BOOST_TEST((error.code() == ErrorCode::kInternal));
    BOOST_TEST(error.message().en.find("1 + 1 == 3") != std::string::npos);
    BOOST_TEST(error.message().en.find("error_test.cc:") != std::string::npos);
    BOOST_TEST(error.message().zh.find("error_test.cc:") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(puts_messages_into_messages) {
  const Message inner = say("内 {}", "inner {}", 7);
  Message outer = say("外（{}）", "outer ({})", inner);
  BOOST_TEST(outer.zh == "外（内 7）");
  BOOST_TEST(outer.en == "outer (inner 7)");
  outer += say("。", ".");
  BOOST_TEST(outer.in(Language::kChinese) == "外（内 7）。");
  BOOST_TEST(Message().is_empty());
  BOOST_TEST(say("{1}{0}", "{0}{1}", 1, 2).zh == "21");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
