// SPDX-License-Identifier: Apache-2.0
#include "schemas/fields/text.h"

#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>
#include <utf8proc.h>

#include "schemas/bytes.h"
#include "schemas/limits.h"

namespace fundtrail::test {
namespace {

using namespace std::string_literals;

bool is_text(std::string_view text) { return !refuse_text(text).has_value(); }
bool is_appendable(std::string_view text) { return !refuse_unnormalised(text).has_value(); }

// Encodes without any check, so that ill-formed texts can be made too.
std::string utf8(char32_t c) {
  const auto byte = [](char32_t bits) {
    return static_cast<char>(static_cast<unsigned char>(bits));
  };
  const auto rest = [c, byte](int shift) { return byte(0x80U | ((c >> shift) & 0x3FU)); };
  if (c < 0x80) return {byte(c)};
  if (c < 0x800) return {byte(0xC0U | c >> 6), rest(0)};
  if (c < 0x10000) return {byte(0xE0U | c >> 12), rest(6), rest(0)};
  return {byte(0xF0U | c >> 18), rest(12), rest(6), rest(0)};
}

// The decomposed form of a character; itself if it has none.
std::string form_d(char32_t c) {
  const std::string text = utf8(c);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> decomposed(
      utf8proc_NFD(reinterpret_cast<const utf8proc_uint8_t*>(text.c_str())), &std::free);
  return reinterpret_cast<const char*>(decomposed.get());
}

bool is_unassigned(char32_t c) {
  const auto reason = refuse_unnormalised(utf8(c));
  return reason && reason->en.find("not assigned") != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text)

BOOST_AUTO_TEST_CASE(accepts_ordinary_text) {
  BOOST_TEST(is_text("长春市 838万元"));
  BOOST_TEST(is_text("two\nlines"));
  BOOST_TEST(is_text("𠮷林"));
  BOOST_TEST(is_text(" "));
}

BOOST_AUTO_TEST_CASE(refuses_empty_text) { BOOST_TEST(!is_text("")); }

BOOST_AUTO_TEST_CASE(bounds_the_size_in_bytes) {
  BOOST_TEST(is_text(std::string(kTextBytesMax, 'a')));
  BOOST_TEST(!is_text(std::string(kTextBytesMax + 1, 'a')));
}

// The Unicode Standard 14.0, table 3-7, from both sides of each of its rows.
BOOST_AUTO_TEST_CASE(accepts_the_limits_of_well_formed_sequences) {
  for (const char32_t c :
       {0x20U, 0x7EU, 0xA0U, 0x7FFU, 0x800U, 0xFFFU, 0x1000U, 0xCFFFU, 0xD7FFU, 0xE000U, 0xFFFDU,
        0x10000U, 0x3FFFDU, 0x40000U, 0xFFFFDU, 0x100000U, 0x10FFFDU}) {
    BOOST_TEST(is_text(utf8(c)), "U+" << std::hex << static_cast<unsigned>(c));
  }
}

BOOST_AUTO_TEST_CASE(refuses_ill_formed_sequences) {
  for (const std::string& text : {"\x80"s,
                                  "\xBF"s,
                                  "\xC0\x80"s,
                                  "\xC1\xBF"s,
                                  "\xC2"s,
                                  "\xC2 "s,
                                  "\xC2\xC2"s,
                                  "\xE0\x80\x80"s,
                                  "\xE0\x9F\xBF"s,
                                  "\xE4\xB8"s,
                                  "\xE4\xB8 "s,
                                  "\xED\xA0\x80"s,
                                  "\xED\xBF\xBF"s,
                                  "\xED\xA0\x80\xED\xB0\x80"s,
                                  "\xF0\x80\x80\x80"s,
                                  "\xF0\x8F\xBF\xBF"s,
                                  "\xF0\x9F\x98"s,
                                  "\xF4\x90\x80\x80"s,
                                  "\xF5\x80\x80\x80"s,
                                  "\xF8\x88\x80\x80\x80"s,
                                  "\xFE"s,
                                  "\xFF"s,
                                  "\xB9\xAB\xD4\xB1"s}) {  // the last is GBK
    BOOST_TEST(!is_text(text), format_hex(as_bytes(text)));
    BOOST_TEST(!is_text("长春" + text + "市"), format_hex(as_bytes(text)));
  }
}

BOOST_AUTO_TEST_CASE(refuses_control_characters_but_line_feed) {
  for (char32_t c = 0; c <= 0xFF; ++c) {
    const bool is_control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
    BOOST_TEST(is_text(utf8(c)) == (!is_control || c == '\n'), "U+" << unsigned{c});
  }
}

BOOST_AUTO_TEST_CASE(refuses_noncharacters) {
  for (char32_t c = 0xFDD0; c <= 0xFDEF; ++c) BOOST_TEST(!is_text(utf8(c)));
  for (char32_t plane = 0; plane <= 0x10; ++plane) {
    BOOST_TEST(!is_text(utf8(plane << 16 | 0xFFFEU)));
    BOOST_TEST(!is_text(utf8(plane << 16 | 0xFFFFU)));
  }
  BOOST_TEST(is_text(utf8(0xFDCF)));
  BOOST_TEST(is_text(utf8(0xFDF0)));
}

BOOST_AUTO_TEST_CASE(tells_the_place_of_what_it_refuses) {
  BOOST_TEST(refuse_text("ab\tc")->en.find("U+0009 at byte 2") != std::string::npos);
  BOOST_TEST(refuse_text("长\xFF")->en.find("at byte 3") != std::string::npos);
  BOOST_TEST(refuse_unnormalised("a\U00031350")->en.find("U+31350") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(demands_normalization_form_c_at_append) {
  BOOST_TEST(is_appendable("é"));
  BOOST_TEST(is_text("e\u0301"));
  BOOST_TEST(!is_appendable("e\u0301"));
  BOOST_TEST(is_appendable("ａ（全角）"));     // form C, not KC: full-width letters stay
  BOOST_TEST(!is_appendable("\u212B"));        // ANGSTROM SIGN has a canonical equivalent
  BOOST_TEST(!is_appendable("\uF900"));        // so has a compatibility ideograph
  BOOST_TEST(!is_appendable("\u1100\u1161"));  // two jamo that compose to a syllable
}

// Composition exclusions stay decomposed in form C; every other decomposed form is refused.
BOOST_AUTO_TEST_CASE(refuses_every_decomposed_form_that_composes) {
  std::uint32_t refused = 0;
  for (char32_t c = 0xA0; c <= 0x10FFFF; ++c) {
    if ((c >= 0xD800 && c <= 0xDFFF) || is_unassigned(c)) continue;
    const std::string decomposed = form_d(c);
    if (decomposed == utf8(c)) continue;
    if (is_appendable(utf8(c))) {
      BOOST_TEST(!is_appendable(decomposed), "U+" << std::hex << unsigned{c});
      ++refused;
    }
  }
  BOOST_TEST(refused == 12'113U);  // as Python 3.11 counts by its tables of Unicode 14
}

BOOST_AUTO_TEST_CASE(refuses_what_unicode_14_has_not_assigned) {
  BOOST_TEST(!is_appendable("\U00031350"));  // assigned in Unicode 15
  BOOST_TEST(!is_appendable("\U00010EFD"));  // so is this mark, which would reorder
  BOOST_TEST(!is_appendable("q\u0301\U00010EFD"));
  BOOST_TEST(!is_appendable("\u0378"));     // unassigned to this day
  BOOST_TEST(is_appendable("\U0003134A"));  // the last ideograph of Unicode 13
  BOOST_TEST(is_appendable("\U0002A6DF"));  // of Unicode 14
  BOOST_TEST(is_appendable("\uE000"));      // private use is assigned to private use
}

// The Unicode Standard 14.0, appendix D: 144,697 graphic and format characters; with them 65
// controls and 137,468 for private use. Noncharacters and surrogates are not text at all.
BOOST_AUTO_TEST_CASE(knows_every_character_of_unicode_14) {
  std::uint32_t assigned = 0;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    const bool is_surrogate = c >= 0xD800 && c <= 0xDFFF;
    if (!is_surrogate && !is_unassigned(c)) ++assigned;
  }
  BOOST_TEST(assigned == 144'697U + 65U + 137'468U);
}

BOOST_AUTO_TEST_CASE(finds_the_first_byte_that_is_ill_formed) {
  for (const char* whole : {"", "a\tb", "长春", "\uFFFE", "\U0010FFFF"}) {
    BOOST_TEST(!find_ill_formed(whole).has_value(), whole);
  }
  BOOST_TEST(find_ill_formed("\x80").value() == 0U);
  BOOST_TEST(find_ill_formed("长\xFF").value() == 3U);
  BOOST_TEST(find_ill_formed("a\xC0\x80").value() == 1U);
  BOOST_TEST(find_ill_formed("a\xED\xA0\x80").value() == 1U);
  BOOST_TEST(find_ill_formed("a\xF4\x90\x80\x80").value() == 1U);
  BOOST_TEST(find_ill_formed("ab\xE9\x95").value() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
