// SPDX-License-Identifier: Apache-2.0
#include "scan/marks.h"

#include <boost/test/unit_test.hpp>

namespace fundtrail::test {
namespace {

// The values found, joined by blanks; ? before one with a doubt.
std::string values(const std::vector<Mark>& marks) {
  std::string text;
  for (const Mark& mark : marks) {
    if (!text.empty()) text += ' ';
    text += (mark.doubt.is_empty() ? "" : "?") + mark.value;
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(marks)

BOOST_AUTO_TEST_CASE(finds_dates_in_every_form) {
  BOOST_TEST(values(find_dates("2024年4月29日，2024-04-29，2024/4/29，2024.4.29")) ==
             "2024-04-29 2024-04-29 2024-04-29 2024-04-29");
  BOOST_TEST(values(find_dates("２０２４年４月２９日")) == "2024-04-29");
  BOOST_TEST(values(find_dates("2022年8月起")) == "2022-08");
}

BOOST_AUTO_TEST_CASE(doubts_days_that_there_are_not) {
  BOOST_TEST(values(find_dates("2024年2月30日")) == "?");
  BOOST_TEST(values(find_dates("2024-13-01")) == "?");
  BOOST_TEST(values(find_dates("2024年0月")) == "?");
}

BOOST_AUTO_TEST_CASE(passes_over_other_numbers) {
  for (const std::string_view text :
       {"2024年", "5574套", "1/2", "20240429", "12024年4月1日", "2024-04", "2024-1-100"}) {
    BOOST_TEST(values(find_dates(text)) == "", text);
  }
}

BOOST_AUTO_TEST_CASE(reads_a_whole_day_only) {
  BOOST_TEST((read_day("2024年4月29日") == Date{2024, 4, 29}));
  BOOST_TEST(!read_day("2024年4月").has_value());
  BOOST_TEST(!read_day("2024年4月29日前").has_value());
  BOOST_TEST(!read_day("2024年2月30日").has_value());
}

BOOST_AUTO_TEST_CASE(finds_document_numbers) {
  const auto found = find_document_numbers("按照《办法》（吉财综〔2020〕702号）有关规定");
  BOOST_REQUIRE(found.size() == 1);
  BOOST_TEST(found[0].written == "吉财综〔2020〕702号");
  BOOST_TEST(values(found) == "吉财综〔2020〕702号");
  BOOST_TEST(values(find_document_numbers("根据吉财综指〔2024〕179号和吉建函〔2025〕138号")) ==
             "吉财综指〔2024〕179号 吉建函〔2025〕138号");
}

BOOST_AUTO_TEST_CASE(flags_other_brackets_and_guesses_nothing) {
  BOOST_TEST(values(find_document_numbers("吉财综[2020]702号")) == "?吉财综〔2020〕702号");
  BOOST_TEST(values(find_document_numbers("吉财综（2020）702号")) == "?吉财综〔2020〕702号");
  BOOST_TEST(values(find_document_numbers("某财〔201931号")) == "?");
  BOOST_TEST(values(find_document_numbers("某财〔2019〕031号")) == "?");
  BOOST_TEST(values(find_document_numbers("（2020）702号")) == "");
  BOOST_TEST(values(find_document_numbers("四个市（县），（12）号")) == "");
}

BOOST_AUTO_TEST_CASE(finds_titles) {
  BOOST_TEST(values(find_titles("《甲办法》和《乙通知》")) == "甲办法 乙通知");
  BOOST_TEST(values(find_titles("《没有结束")) == "");
  BOOST_TEST(values(find_titles("《》")) == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
