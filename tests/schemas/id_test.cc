// SPDX-License-Identifier: Apache-2.0
#include "schemas/fields/id.h"

#include <string>

#include <boost/test/unit_test.hpp>

#include "schemas/limits.h"

namespace fundtrail::test {
namespace {

bool is_id(std::string_view text) { return !refuse_id(text).has_value(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(id)

BOOST_AUTO_TEST_CASE(accepts_letters_digits_and_four_marks) {
  for (const char* text :
       {"a", "Z", "0", "AL-1", "changchun", "2024/AL.1_b-C", "a//b", "a..", "9-"}) {
    BOOST_TEST(is_id(text), text);
  }
}

BOOST_AUTO_TEST_CASE(refuses_every_other_character) {
  for (int c = 0; c <= 0xFF; ++c) {
    const char character = static_cast<char>(static_cast<unsigned char>(c));
    const bool is_letter_or_digit = std::string_view(
                                        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                        "abcdefghijklmnopqrstuvwxyz")
                                        .find(character) != std::string_view::npos;
    const bool is_mark = std::string_view("._/-").find(character) != std::string_view::npos;
    BOOST_TEST(is_id(std::string(1, character)) == is_letter_or_digit, c);
    BOOST_TEST(is_id(std::string("a") + character) == (is_letter_or_digit || is_mark), c);
  }
  BOOST_TEST(!is_id("长春"));
}

BOOST_AUTO_TEST_CASE(bounds_the_length) {
  BOOST_TEST(!is_id(""));
  BOOST_TEST(is_id(std::string(kIdBytesMax, 'a')));
  BOOST_TEST(!is_id(std::string(kIdBytesMax + 1, 'a')));
}

// The numbers are made up; the first is the example of GB 11643-1999.
BOOST_AUTO_TEST_CASE(refuses_the_shape_of_an_identity_number) {
  for (const char* text : {"11010519491231002X", "11010519491231002x", "440524188001010014",
                           "130503670401001", "000000000000000"}) {
    BOOST_TEST(!is_id(text), text);
  }
}

BOOST_AUTO_TEST_CASE(accepts_neighbours_of_that_shape) {
  for (const char* text : {"44052418800101001", "4405241880010100145", "44052418800101001Y",
                           "4405241880010100X4", "A40524188001010014", "13050367040100",
                           "13050367040100X", "1305036704010012", "440524-18800101-0014"}) {
    BOOST_TEST(is_id(text), text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
