// SPDX-License-Identifier: Apache-2.0
#include "schemas/bytes.h"

#include <array>

#include <boost/test/unit_test.hpp>

namespace fundtrail::test {
namespace {

bool is_hex_of_2(std::string_view text) {
  std::array<std::uint8_t, 2> bytes{};
  return parse_hex(text, bytes);
}

bool is_base64_of(std::size_t size, std::string_view text) {
  Bytes bytes(size);
  return parse_base64(text, bytes);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(bytes)

BOOST_AUTO_TEST_CASE(formats_and_parses_hexadecimal) {
  const Bytes bytes{0x00, 0x0F, 0xA5, 0xFF};
  BOOST_TEST(format_hex(bytes) == "000fa5ff");
  Bytes parsed(4);
  BOOST_TEST(parse_hex("000fa5ff", parsed));
  BOOST_TEST(parsed == bytes);
}

BOOST_AUTO_TEST_CASE(refuses_other_spellings_of_hexadecimal) {
  BOOST_TEST(is_hex_of_2("00ff"));
  for (const char* text : {"00FF", "00f", "00fff", "00 f", "0x00", "00fg", ""}) {
    BOOST_TEST(!is_hex_of_2(text), text);
  }
}

// RFC 4648 section 10.
BOOST_AUTO_TEST_CASE(formats_and_parses_base64_examples) {
  const std::array<std::pair<std::string_view, std::string_view>, 7> examples = {{
      {"", ""},
      {"f", "Zg=="},
      {"fo", "Zm8="},
      {"foo", "Zm9v"},
      {"foob", "Zm9vYg=="},
      {"fooba", "Zm9vYmE="},
      {"foobar", "Zm9vYmFy"},
  }};
  for (const auto& [text, code] : examples) {
    BOOST_TEST(format_base64(as_bytes(text)) == code);
    Bytes parsed(text.size());
    BOOST_TEST(parse_base64(code, parsed));
    BOOST_TEST(as_text(parsed) == text);
  }
}

BOOST_AUTO_TEST_CASE(parses_base64_of_any_size_up_to_a_limit) {
  for (const char* code : {"", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="}) {
    BOOST_TEST(format_base64(parse_base64(code, 4U).value()) == code);
  }
  BOOST_TEST(!parse_base64("Zm9vYmE=", 4U).has_value());
  BOOST_TEST(!parse_base64("Zg==", 0U).has_value());
  for (const char* text :
       {"=", "==", "Zg", "Zg=", "Zm9=", "Zh==", "Z===", "====", "Zm9v\n", "Zm9vZ"}) {
    BOOST_TEST(!parse_base64(text, 4U).has_value(), text);
  }
}

BOOST_AUTO_TEST_CASE(refuses_other_spellings_of_base64) {
  BOOST_TEST(is_base64_of(1, "Zg=="));
  for (const char* text :
       {"Zg", "Zg=", "Zh==", "Zg=A", "=Zg=", "Zg==\n", " Zg==", "Z-==", "Zg===="}) {
    BOOST_TEST(!is_base64_of(1, text), text);
  }
  BOOST_TEST(!is_base64_of(2, "Zm9="));  // unused bits are not zero
  BOOST_TEST(!is_base64_of(2, "Zm9v"));  // three bytes
  BOOST_TEST(!is_base64_of(3, "Zm8="));  // two bytes
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
