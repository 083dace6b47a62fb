// SPDX-License-Identifier: Apache-2.0
//
// Values and their one spelling: print and read back, and read what is nearly right.
#include <cctype>
#include <optional>
#include <string>

#include "schemas/error.h"
#include "schemas/fields/id.h"
#include "schemas/fields/text.h"
#include "tests/property/generators.h"
#include "tests/property/property.h"

namespace fundtrail::test {
namespace {

// What `parse` makes of a text, or nothing if it refuses it.
template <class Parse>
auto read_by(const Parse& parse, const std::string& text) -> std::optional<decltype(parse(text))> {
  try {
    return parse(text);
  } catch (const FormatError&) {
    return std::nullopt;
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(values)

FUNDTRAIL_PROPERTY(figures_are_read_as_printed, 300) {
  const Figure figure = *any_figure();
  RC_ASSERT(is_valid(figure));
  RC_ASSERT(parse_figure(format_figure(figure)) == figure);
}

FUNDTRAIL_PROPERTY(figures_have_one_spelling, 500) {
  const std::string text = *near(format_figure(*any_figure()));
  const auto figure = read_by(parse_figure, text);
  if (!figure) return;
  RC_ASSERT(is_valid(*figure));
  RC_ASSERT(format_figure(*figure) == text);
}

FUNDTRAIL_PROPERTY(amounts_are_read_as_printed, 300) {
  const Amount amount = *any_amount();
  RC_ASSERT(parse_amount(format_amount(amount)) == amount);
  RC_ASSERT(parse_amount(format_wan_yuan(amount.fen)) == amount);
}

FUNDTRAIL_PROPERTY(amounts_are_printed_in_one_spelling, 500) {
  const std::string text = *near(format_amount(*any_amount()));
  const auto amount = read_by(parse_amount, text);
  if (!amount) return;
  const std::string printed = format_amount(*amount);
  RC_ASSERT(parse_amount(printed) == *amount);
  RC_ASSERT(format_amount(parse_amount(printed)) == printed);
}

FUNDTRAIL_PROPERTY(figures_agree_with_their_value_and_no_other, 300) {
  Figure figure = *any_figure();
  const Ratio value = figure_value(figure);
  RC_ASSERT(compare(value, value) == 0);
  RC_ASSERT(agrees_as_written(figure, value) == true);
  figure.mantissa += *rc::gen::element<std::int64_t>(-1, 1);
  RC_ASSERT(agrees_as_written(figure, value) == false);
}

FUNDTRAIL_PROPERTY(ratios_are_in_one_order, 300) {
  const Ratio left = *any_ratio();
  const Ratio right = *any_ratio();
  const std::optional<int> order = compare(left, right);
  const std::optional<int> reverse = compare(right, left);
  RC_ASSERT(order.has_value());
  RC_ASSERT(reverse == -*order);
  const Ratio middle{left.numerator + right.numerator, left.denominator + right.denominator};
  RC_ASSERT(compare(left, middle) == order);
  RC_ASSERT(compare(middle, right) == order);
}

FUNDTRAIL_PROPERTY(percentages_agree_with_their_ratio, 300) {
  const Ratio ratio = *any_ratio();
  const int decimals = *rc::gen::inRange(0, decimals_max(Unit::kPercent) + 1);
  const auto printed = read_by(parse_figure, format_percent(ratio, decimals));
  if (!printed) return;  // a percentage beyond what records hold
  RC_ASSERT(printed->decimals == decimals);
  RC_ASSERT(agrees_as_written(*printed, ratio) == true);
}

FUNDTRAIL_PROPERTY(dates_are_read_as_printed, 300) {
  const Date date = *any_date();
  RC_ASSERT(parse_date(format_date(date)) == date);
  RC_ASSERT(date_from_number(date_number(date)) == date);
}

FUNDTRAIL_PROPERTY(dates_have_one_spelling, 500) {
  const std::string text = *near(format_date(*any_date()));
  const auto date = read_by(parse_date, text);
  if (!date) return;
  RC_ASSERT(is_valid(*date));
  RC_ASSERT(format_date(*date) == text);
}

FUNDTRAIL_PROPERTY(document_numbers_are_read_as_printed, 300) {
  const DocumentNumber number = *any_document_number();
  RC_ASSERT(parse_document_number(format_document_number(number)) == number);
}

// What rule D04 compares: the standard's form of a 文号, which is the same of its own.
FUNDTRAIL_PROPERTY(document_numbers_have_one_standard_form, 500) {
  const std::string written = *near(format_document_number(*any_document_number()));
  const auto number = parse_document_number(written);
  if (!number) return;
  const std::string standard = format_document_number(*number);
  RC_ASSERT((standard == written) == number->has_standard_brackets);
  const auto again = parse_document_number(standard);
  RC_ASSERT(again.has_value());
  RC_ASSERT(again->has_standard_brackets);
  RC_ASSERT(format_document_number(*again) == standard);
}

FUNDTRAIL_PROPERTY(document_numbers_are_one_in_any_brackets, 300) {
  DocumentNumber number = *any_document_number();
  using Brackets = std::pair<std::string, std::string>;
  const Brackets brackets = *rc::gen::element<Brackets>(Brackets{"[", "]"}, Brackets{"(", ")"},
                                                        Brackets{"（", "）"}, Brackets{"【", "】"});
  const std::string written = number.agency_code + brackets.first + std::to_string(number.year) +
                              brackets.second + std::to_string(number.serial) + "号";
  number.has_standard_brackets = false;
  RC_ASSERT(parse_document_number(written) == number);
}

FUNDTRAIL_PROPERTY(operands_are_read_as_printed, 300) {
  const Operand operand = *any_operand();
  RC_ASSERT(parse_operand(format_operand(operand)) == operand);
}

FUNDTRAIL_PROPERTY(operands_have_one_spelling, 500) {
  const std::string text = *near(format_operand(*any_operand()));
  const auto operand = read_by(parse_operand, text);
  if (!operand) return;
  RC_ASSERT(format_operand(*operand) == text);
  RC_ASSERT(std::holds_alternative<ReportRef>(operand->value) == is_report_operand(text));
}

FUNDTRAIL_PROPERTY(reported_values_have_one_spelling, 500) {
  const ReportedValue value = *any_reported_value();
  RC_ASSERT(parse_reported_value(format_reported_value(value)) == value);
  const std::string text = *near(format_reported_value(value));
  if (const auto other = read_by(parse_reported_value, text)) {
    RC_ASSERT(format_reported_value(*other) == text);
  }
}

FUNDTRAIL_PROPERTY(regions_have_one_spelling, 500) {
  const Region region = *any_region();
  RC_ASSERT(parse_region(format_region(region)) == region);
  const std::string text = *near(format_region(region));
  if (const auto other = read_by(parse_region, text)) RC_ASSERT(format_region(*other) == text);
}

// One character exchanged is always told: what a check character is for.
FUNDTRAIL_PROPERTY(credit_codes_tell_one_wrong_character, 300) {
  std::string code = *any_uscc();
  RC_ASSERT(!refuse_uscc(code));
  const auto at = *rc::gen::inRange<std::size_t>(0, code.size());
  const char other = *rc::gen::distinctFrom(
      rc::gen::elementOf(std::string("0123456789ABCDEFGHJKLMNPQRTUWXY")), code[at]);
  code[at] = other;
  RC_ASSERT(refuse_uscc(code).has_value());
}

FUNDTRAIL_PROPERTY(project_codes_keep_their_form, 300) {
  const std::string code = *any_project_code();
  RC_ASSERT(!refuse_project_code(code));
  const std::string other = *near(code);
  RC_ASSERT(refuse_project_code(other).has_value() || other.size() == code.size());
}

// An id is ASCII, safe in a file name's place but for its slash, and no identity number.
FUNDTRAIL_PROPERTY(ids_keep_their_form, 500) {
  const std::string text = *near(*any_id());
  const bool has_form = !text.empty() && text.size() <= 64 &&
                        std::isalnum(static_cast<unsigned char>(text[0])) &&
                        text.find_first_not_of(
                            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/-") ==
                            std::string::npos;
  if (!refuse_id(text)) RC_ASSERT(has_form);
  if (!has_form) RC_ASSERT(refuse_id(text).has_value());
}

// The last 17 digits of 18, and 0 to 9 or X: whoever's it is, it is not recorded.
FUNDTRAIL_PROPERTY(ids_are_no_identity_numbers, 100) {
  const std::string digits =
      *rc::gen::container<std::string>(17, rc::gen::elementOf(std::string("0123456789")));
  const std::string last = *rc::gen::element<std::string>("0", "5", "9", "X", "x");
  RC_ASSERT(refuse_id(digits + last).has_value());
  RC_ASSERT(!refuse_id(digits + "-" + last));
}

FUNDTRAIL_PROPERTY(texts_are_taken_or_refused_alike, 300) {
  const std::string text = *any_text();
  RC_ASSERT(!refuse_text(text));
  const bool has_loose_accent = text.find("e\u0301") != std::string::npos;
  if (has_loose_accent) RC_ASSERT(refuse_unnormalised(text).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
