// SPDX-License-Identifier: Apache-2.0
#include "schemas/fields/codes.h"

#include <string>

#include <boost/test/unit_test.hpp>

#include "tests/schemas/refusal.h"

namespace fundtrail::test {
namespace {

constexpr std::string_view kUsccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

bool is_region(std::string_view text) {
  return !is_refused([text] { return parse_region(text); });
}
bool is_uscc(std::string_view text) { return !refuse_uscc(text).has_value(); }
bool is_project_code(std::string_view text) { return !refuse_project_code(text).has_value(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(codes)

BOOST_AUTO_TEST_CASE(tells_the_level_of_a_region) {
  BOOST_TEST((region_level(parse_region("220000")) == RegionLevel::kProvince));
  BOOST_TEST((region_level(parse_region("220200")) == RegionLevel::kCity));    // 吉林市
  BOOST_TEST((region_level(parse_region("220282")) == RegionLevel::kCounty));  // 桦甸市
  BOOST_TEST((region_level(parse_region("222400")) == RegionLevel::kCity));    // 延边州
  BOOST_TEST(format_region(parse_region("220282")) == "220282");
}

BOOST_AUTO_TEST_CASE(bounds_regions) {
  for (const char* text : {"110000", "110101", "820000", "829999"}) {
    BOOST_TEST(is_region(text), text);
  }
  for (const char* text :
       {"109999", "830000", "000000", "999999", "220001", "220099", "22028", "2202820", "22028a",
        " 220282", "220282 ", "+20282", "２２０２８２", ""}) {
    BOOST_TEST(!is_region(text), text);
  }
}

// GB 32100-2015: the standard's own example.
BOOST_AUTO_TEST_CASE(agrees_with_the_example_of_the_standard) {
  BOOST_TEST(is_uscc("91350100M000100Y43"));
  BOOST_TEST(!is_uscc("91350100M000100Y4Z"));
  BOOST_TEST(uscc_check_character("91350100M000100Y4").value() == '3');
}

// GB 32100-2015: the weight of place i is 3^(i-1) mod 31.
BOOST_AUTO_TEST_CASE(weighs_each_place_of_a_code) {
  std::size_t weight = 1;
  for (std::size_t i = 0; i < 17; ++i) {
    std::string prefix(17, '0');
    prefix[i] = '1';
    BOOST_TEST(uscc_check_character(prefix).value() == kUsccAlphabet[31 - weight], prefix);
    weight = weight * 3 % 31;
  }
}

// Made-up codes of no agency; their check characters are right.
BOOST_AUTO_TEST_CASE(accepts_valid_codes) {
  for (const char* text : {"11220000TEQT00014T", "11220100TEQT000140", "11220282TEQT00014X",
                           "11220500TEQT00014L", "11220400TEQT00014F"}) {
    BOOST_TEST(is_uscc(text), text);
  }
}

BOOST_AUTO_TEST_CASE(accepts_one_check_character_only) {
  for (const std::string prefix : {"11220000TEQT00014", "11220100TEQT00014", "91350100M000100Y4"}) {
    int accepted = 0;
    for (const char c : kUsccAlphabet) accepted += is_uscc(prefix + c) ? 1 : 0;
    BOOST_TEST(accepted == 1, prefix);
  }
}

BOOST_AUTO_TEST_CASE(catches_every_single_error_and_swap) {
  const std::string code = "91350100M000100Y43";
  for (std::size_t i = 0; i < code.size(); ++i) {
    for (const char c : kUsccAlphabet) {
      std::string altered = code;
      altered[i] = c;
      BOOST_TEST(is_uscc(altered) == (c == code[i]), altered);
    }
  }
  for (std::size_t i = 0; i + 1 < code.size(); ++i) {
    std::string swapped = code;
    std::swap(swapped[i], swapped[i + 1]);
    BOOST_TEST(is_uscc(swapped) == (swapped == code), swapped);
  }
}

// Popular tutorials go wrong in three ways: modulus 11, letters as ord() - 55, and the sum that is
// a multiple of 31, whose check character is 0.
BOOST_AUTO_TEST_CASE(disagrees_with_wrong_recipes) {
  BOOST_TEST(uscc_check_character("11220100TEQT00014").value() == '0');  // a multiple of 31
  BOOST_TEST(uscc_check_character("00000000000000000").value() == '0');
  // J is 18 in the alphabet and 19 as ord() - 55: the recipe gives another check character.
  BOOST_TEST(uscc_check_character("J0000000000000000").value() == 'D');
  BOOST_TEST(uscc_check_character("0000000000000000J").value() == 'P');
}

BOOST_AUTO_TEST_CASE(refuses_characters_outside_the_alphabet) {
  for (const char c : {'I', 'O', 'Z', 'S', 'V', 'a', 'x', '-', ' ', '*'}) {
    BOOST_TEST(!uscc_check_character(std::string("9135010") + c + "M000100Y4").has_value());
    BOOST_TEST(!is_uscc(std::string("91350100M000100Y4") + c));
  }
  BOOST_TEST(!is_uscc("91350100m000100y43"));
}

BOOST_AUTO_TEST_CASE(refuses_other_lengths_of_credit_codes) {
  for (const char* text : {"", "91350100M000100Y4", "91350100M000100Y433", "组织机构代码"}) {
    BOOST_TEST(!is_uscc(text), text);
  }
}

BOOST_AUTO_TEST_CASE(tells_the_right_check_character) {
  BOOST_TEST(refuse_uscc("91350100M000100Y4Z")->en.find("I O Z S V") != std::string::npos);
  BOOST_TEST(refuse_uscc("91350100M000100Y44")->en ==
             "the check character of “91350100M000100Y44” should be 3 (GB 32100)");
}

BOOST_AUTO_TEST_CASE(knows_project_codes) {
  BOOST_TEST(is_project_code("50011122T000002075487"));
  BOOST_TEST(is_project_code("51000021R000000019951"));
  for (const char* text :
       {"", "50011122t000002075487", "50011122T00000207548", "50011122T0000020754870",
        "5001112TT000002075487", "500111220000002075487", "50011122T00000207548X", "Z135080000028",
        "50011122ＴＴ00002075487"}) {
    BOOST_TEST(!is_project_code(text), text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
