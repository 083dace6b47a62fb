// SPDX-License-Identifier: Apache-2.0
#include "schemas/choices.h"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "schemas/kinds/allocation.h"
#include "schemas/kinds/party.h"
#include "schemas/kinds/target.h"
#include "schemas/nearest.h"

namespace fundtrail::test {
namespace {

template <class E>
std::string meant(std::string_view word) {
  return meant_choice(word, choices<E>());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(choices_told)

BOOST_AUTO_TEST_CASE(lists_names_with_their_labels) {
  const Message list = list_choices(choices<AllocationType>());
  BOOST_TEST(list.zh ==
             "advance（提前下达）、regular（正常下达）、increase（追加）、decrease（追减）");
  BOOST_TEST(list.en == "advance, regular, increase, decrease");
}

BOOST_AUTO_TEST_CASE(lists_a_name_that_is_its_own_label_once) {
  const Message list = list_choices(choices<Unit>());
  BOOST_TEST(list.zh.starts_with("元、万元、亿元、%、分、套、"));
}

BOOST_AUTO_TEST_CASE(knows_a_chinese_label_or_a_part_that_only_one_has) {
  BOOST_TEST(meant<PartyRole>("财政部门") == "finance");
  BOOST_TEST(meant<PartyRole>("财政") == "finance");
  BOOST_TEST(meant<Kind>("下达") == "allocation");
  BOOST_TEST(meant<PartyRole>("单位") == "");
  BOOST_TEST(meant<AllocationType>("常规") == "");
}

BOOST_AUTO_TEST_CASE(knows_signs_of_comparison) {
  BOOST_TEST(meant<Comparator>(">=") == "ge");
  BOOST_TEST(meant<Comparator>("≥") == "ge");
  BOOST_TEST(meant<Comparator>("<") == "lt");
  BOOST_TEST(meant<Comparator>("=") == "eq");
}

BOOST_AUTO_TEST_CASE(knows_slips_capitals_and_beginnings) {
  BOOST_TEST(meant<Kind>("alocation") == "allocation");
  BOOST_TEST(meant<Kind>("Party") == "party");
  BOOST_TEST(meant<Kind>("gift") == "");
  BOOST_TEST(meant<Kind>("") == "");
  const std::vector<std::string> names = {"document", "section"};
  BOOST_TEST(nearest_word("sect", names) == "section");
  BOOST_TEST(nearest_word("se", names) == "");
  BOOST_TEST(nearest_word("scetion", names) == "section");
  BOOST_TEST(nearest_word(std::string(65, 'a'), names) == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
