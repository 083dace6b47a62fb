// SPDX-License-Identifier: Apache-2.0
#include "schemas/fields/figure.h"

#include <limits>
#include <ostream>
#include <string>

#include <boost/test/unit_test.hpp>

#include "schemas/limits.h"
#include "tests/schemas/refusal.h"

namespace fundtrail::test {
namespace {

struct WrittenFigure {
  const char* text;
  Figure figure;
};

struct WrittenAmount {
  const char* text;
  std::int64_t fen;
};

bool is_figure(std::string_view text) {
  return !is_refused([text] { return parse_figure(text); });
}

bool is_amount(std::string_view text) {
  return !is_refused([text] { return parse_amount(text); });
}

std::int64_t fen_of(std::string_view text) { return parse_amount(text).fen; }

std::string amount_text(std::int64_t fen) { return format_amount({fen}); }

}  // namespace

BOOST_AUTO_TEST_SUITE(figure)

BOOST_AUTO_TEST_CASE(parses_figures_as_written) {
  for (const auto& [text, figure] : {
           WrittenFigure{"838万元", {838, 0, Unit::kWanYuan}},
           {"1234.56元", {123'456, 2, Unit::kYuan}},
           {"1.2亿元", {12, 1, Unit::kYiYuan}},
           {"1.20亿元", {120, 2, Unit::kYiYuan}},
           {"5574套", {5574, 0, Unit::kTao}},
           {"127.25%", {12'725, 2, Unit::kPercent}},
           {"9.50分", {950, 2, Unit::kScore}},
           {"12.5万平方米", {125, 1, Unit::kWanSquareMetre}},
           {"18个月", {18, 0, Unit::kMonth}},
           {"18个", {18, 0, Unit::kGe}},
           {"0.05", {5, 2, Unit::kNone}},
           {"-3.5%", {-35, 1, Unit::kPercent}},
           {"0元", {0, 0, Unit::kYuan}},
           {"0.00元", {0, 2, Unit::kYuan}},
           {"-0.01元", {-1, 2, Unit::kYuan}},
           {"1.00000000", {100'000'000, 8, Unit::kNone}},
       }) {
    BOOST_TEST((parse_figure(text) == figure), text);
    BOOST_TEST(format_figure(figure) == text);
  }
}

BOOST_AUTO_TEST_CASE(keeps_trailing_zeros_apart) {
  BOOST_TEST((parse_figure("1.2亿元") != parse_figure("1.20亿元")));
  BOOST_TEST((figure_fen(parse_figure("1.2亿元")) == figure_fen(parse_figure("1.20亿元"))));
}

BOOST_AUTO_TEST_CASE(refuses_other_forms_of_a_number) {
  for (const char* text :
       {"",        "元",      "万元",   "0838万元", "00元",   "+1元",    "-0元", "-0.00元",
        "-0",      "--1元",   ".5元",   "1.元",     "1..5元", "1.5.5元", "-",    "-元",
        "-.5元",   "1e3元",   "0x10元", "１元",     "1．5元", "一元",    "½元",  "1,000元",
        "1 000元", "1'000元", "∞",      "NaN",      "1/3"}) {
    BOOST_TEST(!is_figure(text), text);
  }
}

BOOST_AUTO_TEST_CASE(refuses_units_that_are_not_in_the_list) {
  for (const char* text : {"838万", "838亿", "838千元", "838百万元", "838美元", "838￥", "838rmb",
                           "838 万元", "838万元 ", " 838万元", "838万元整", "5574 套", "5574套套",
                           "50％", "50%%", "50‰", "838\n万元", "1m2", "838万元\xFF"}) {
    BOOST_TEST(!is_figure(text), text);
  }
}

BOOST_AUTO_TEST_CASE(bounds_the_decimals_of_each_unit) {
  for (const auto& [most, more] : {std::pair{"1.23元", "1.234元"},
                                   {"1.234567万元", "1.2345678万元"},
                                   {"1.0123456789亿元", "1.01234567890亿元"},
                                   {"1.234567%", "1.2345678%"},
                                   {"1.234567套", "1.2345678套"},
                                   {"1.23456789", "1.234567890"}}) {
    BOOST_TEST(is_figure(most), most);
    BOOST_TEST(!is_figure(more), more);
  }
}

BOOST_AUTO_TEST_CASE(bounds_the_mantissa) {
  BOOST_TEST(is_figure("100000000000000000套"));
  BOOST_TEST(is_figure("-100000000000000000套"));
  BOOST_TEST(!is_figure("100000000000000001套"));
  BOOST_TEST(!is_figure("-100000000000000001套"));
  BOOST_TEST(is_figure("10000000000000000.0套"));
  BOOST_TEST(!is_figure("100000000000000000.0套"));
  BOOST_TEST(!is_figure("9223372036854775808套"));
  BOOST_TEST(!is_figure("18446744073709551616套"));
  BOOST_TEST(!is_figure("340282366920938463463374607431768211456套"));
  BOOST_TEST(!is_figure(std::string(100'000, '9') + "套"));
}

BOOST_AUTO_TEST_CASE(parses_amounts_to_fen) {
  for (const auto& [text, fen] : {WrittenAmount{"0元", 0},
                                  {"0.01元", 1},
                                  {"1234.56元", 123'456},
                                  {"838万元", 838'000'000},
                                  {"838.00万元", 838'000'000},
                                  {"258.8556万元", 258'855'600},
                                  {"0.000001万元", 1},
                                  {"1.2亿元", 12'000'000'000},
                                  {"1.20亿元", 12'000'000'000},
                                  {"0.0000000001亿元", 1},
                                  {"-12.5万元", -12'500'000}}) {
    BOOST_TEST(fen_of(text) == fen, text);
  }
}

BOOST_AUTO_TEST_CASE(refuses_amounts_without_a_unit_of_money) {
  for (const char* text : {"838", "838套", "838分", "100%", "838万", "838万户", ""}) {
    BOOST_TEST(!is_amount(text), text);
  }
  BOOST_TEST(refusal_text([] { return parse_amount("838分"); }) ==
             "“838分” is no amount of money; give it in 元, 万元 or 亿元");
}

BOOST_AUTO_TEST_CASE(bounds_amounts_in_every_unit) {
  for (const char* sign : {"", "-"}) {
    const std::string prefix = sign;
    for (const char* text :
         {"1000000000000000元", "1000000000000000.00元", "100000000000万元",
          "100000000000.000000万元", "10000000亿元", "10000000.0000000000亿元"}) {
      BOOST_TEST(is_amount(prefix + text), prefix + text);
    }
    for (const char* text :
         {"1000000000000000.01元", "1000000000000001元", "100000000000.000001万元",
          "100000000001万元", "10000000.0000000001亿元", "10000001亿元", "100000000000000000亿元",
          "92233720368547758.08元"}) {
      BOOST_TEST(!is_amount(prefix + text), prefix + text);
    }
  }
  BOOST_TEST(fen_of("10000000亿元") == kAmountFenMax);
  BOOST_TEST(fen_of("-10000000亿元") == -kAmountFenMax);
}

BOOST_AUTO_TEST_CASE(judges_figures_that_were_not_parsed) {
  BOOST_TEST(is_valid(Figure{kFigureMantissaMax, 0, Unit::kTao}));
  BOOST_TEST(!is_valid(Figure{kFigureMantissaMax + 1, 0, Unit::kTao}));
  BOOST_TEST(!is_valid(Figure{-kFigureMantissaMax - 1, 0, Unit::kTao}));
  BOOST_TEST(!is_valid(Figure{std::numeric_limits<std::int64_t>::min(), 0, Unit::kTao}));
  BOOST_TEST(!is_valid(Figure{1, 7, Unit::kTao}));
  BOOST_TEST(!is_valid(Figure{1, 255, Unit::kYiYuan}));
  BOOST_TEST(!is_valid(Figure{1, 0, static_cast<Unit>(6)}));
  BOOST_TEST(!is_valid(Figure{1, 0, static_cast<Unit>(255)}));
  BOOST_TEST(is_valid(Figure{10'000'000, 0, Unit::kYiYuan}));
  BOOST_TEST(!is_valid(Figure{10'000'001, 0, Unit::kYiYuan}));
  BOOST_TEST(!is_valid(Figure{-10'000'001, 0, Unit::kYiYuan}));
}

BOOST_AUTO_TEST_CASE(formats_amounts_in_one_spelling) {
  for (const auto& [text, fen] : {WrittenAmount{"0元", 0},
                                  {"0.01元", 1},
                                  {"0.1元", 10},
                                  {"-0.01元", -1},
                                  {"9999.99元", 999'999},
                                  {"1万元", 1'000'000},
                                  {"1.000001万元", 1'000'001},
                                  {"838万元", 838'000'000},
                                  {"9999.999999万元", 9'999'999'999},
                                  {"1亿元", 10'000'000'000},
                                  {"1.2亿元", 12'000'000'000},
                                  {"1.0000000001亿元", 10'000'000'001},
                                  {"10000000亿元", kAmountFenMax},
                                  {"-10000000亿元", -kAmountFenMax}}) {
    BOOST_TEST(amount_text(fen) == text);
    BOOST_TEST(fen_of(text) == fen, text);
  }
}

BOOST_AUTO_TEST_CASE(reads_back_every_amount_it_formats) {
  for (std::int64_t fen = 1; fen <= kAmountFenMax / 7; fen = fen * 7 + 3) {
    for (const std::int64_t near : {fen - 1, fen, -fen}) {
      BOOST_TEST(fen_of(amount_text(near)) == near);
    }
  }
}

BOOST_AUTO_TEST_CASE(formats_sums_for_people) {
  BOOST_TEST(format_wan_yuan(0) == "0.00万元");
  BOOST_TEST(format_wan_yuan(838'000'000) == "838.00万元");
  BOOST_TEST(format_wan_yuan(1) == "0.000001万元");
  BOOST_TEST(format_wan_yuan(-258'855'600) == "-258.8556万元");
  BOOST_TEST(format_wan_yuan(1'234'500) == "1.2345万元");
}

BOOST_AUTO_TEST_CASE(formats_the_extremes_of_128_bits) {
  const WideSum half = WideSum{1} << 126;
  const WideSum most = half - 1 + half;
  BOOST_TEST(format_wide(0) == "0");
  BOOST_TEST(format_wide(-1) == "-1");
  BOOST_TEST(format_wide(most) == "170141183460469231731687303715884105727");
  BOOST_TEST(format_wide(-most - 1) == "-170141183460469231731687303715884105728");
  BOOST_TEST(format_wan_yuan(-most - 1) == "-170141183460469231731687303715884.105728万元");
}

BOOST_AUTO_TEST_CASE(tells_why_a_figure_is_refused) {
  const auto reason = [](const char* text) {
    return refusal_text([text] { return parse_figure(text); });
  };
  BOOST_TEST(reason("100000000000000001套") ==
             "“100000000000000001套” exceeds what can be recorded (10^17)");
  BOOST_TEST(reason("10000001亿元") == "“10000001亿元” exceeds the largest amount (10^17 分)");
  BOOST_TEST(reason("1.234元") == "“1.234元” has 3 decimals, the unit “元” allows 2");
  BOOST_TEST(reason("838头").starts_with("the unit “头” of “838头” is not in the list; "));
}

BOOST_AUTO_TEST_CASE(cuts_what_it_quotes) {
  const std::string text = refusal_text([] { return parse_figure(std::string(1'000'000, '9')); });
  BOOST_TEST(text.size() < 200U);
  BOOST_TEST(refusal_text([] { return parse_figure("\x1b[2J"); }) ==
             "“\\x1b[2J” is not a number with a unit, such as 838万元, 5574套 or 127.25%");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
