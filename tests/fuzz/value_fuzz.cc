// SPDX-License-Identifier: Apache-2.0
//
// Any text as each of the values that records hold: what is accepted is printed as it was read, and
// what is refused is refused with its reasons in both languages. Two values are divided by a space.
#include "schemas/fields/codes.h"
#include "schemas/fields/date.h"
#include "schemas/fields/document_number.h"
#include "schemas/fields/figure.h"
#include "schemas/fields/figure_suggestion.h"
#include "schemas/fields/id.h"
#include "schemas/fields/identity_number.h"
#include "schemas/fields/operand.h"
#include "schemas/fields/reported_value.h"
#include "schemas/fields/text.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/readable_text.h"

namespace fundtrail::test {
namespace {

template <class Parser>
auto parse(const Parser& parser, std::string_view text) -> std::optional<decltype(parser(text))> {
  try {
    return parser(text);
  } catch (const FormatError& error) {
    demand_reasons(error);
    return std::nullopt;
  }
}

void demand_reason_if_any(const std::optional<Message>& reason) {
  if (reason) demand_reason(*reason);
}

void try_figure(std::string_view text) {
  const auto figure = parse(parse_figure, text);
  if (!figure) {
    const Message suggestion = suggest_figure(text);
    if (!suggestion.is_empty()) demand_reason(suggestion);
    return;
  }
  demand(is_valid(*figure), "a figure that was read is valid");
  demand(format_figure(*figure) == text, "a figure is printed as it is written");
  const Ratio value = figure_value(*figure);
  demand(agrees_as_written(*figure, value) == true, "a figure agrees with its value");
  demand(compare(value, value) == 0, "a figure is equal to itself");
}

void try_amount(std::string_view text) {
  const auto amount = parse(parse_amount, text);
  if (!amount) return;
  const std::string printed = format_amount(*amount);
  demand(parse_amount(printed) == *amount, "an amount is read as it was printed");
  demand(format_amount(parse_amount(printed)) == printed, "an amount has one spelling");
  demand(parse_amount(format_wan_yuan(amount->fen)) == *amount, "in 万元 it is the same amount");
}

void try_operand(std::string_view text) {
  const auto operand = parse(parse_operand, text);
  if (!operand) return;
  demand(format_operand(*operand) == text, "an operand is printed as it is written");
  demand(parse_operand(format_operand(*operand)) == *operand, "an operand is read as printed");
  demand(std::holds_alternative<ReportRef>(operand->value) == is_report_operand(text),
         "an operand is a report's id or is not");
}

void try_reported_value(std::string_view text) {
  const auto value = parse(parse_reported_value, text);
  if (value) demand(format_reported_value(*value) == text, "a value is printed as it is written");
}

void try_date(std::string_view text) {
  const auto date = parse(parse_date, text);
  if (!date) return;
  demand(is_valid(*date), "a date that was read is a day");
  demand(format_date(*date) == text, "a date is printed as it is written");
  demand(date_from_number(date_number(*date)) == *date, "a date is its number");
}

void try_document_number(std::string_view text) {
  const auto number = parse_document_number(text);
  if (!number) return;
  const std::string printed = format_document_number(*number);
  demand((printed == text) == number->has_standard_brackets, "a 文号 is printed with 〔〕");
  DocumentNumber standard = *number;
  standard.has_standard_brackets = true;
  demand(parse_document_number(printed) == standard, "a 文号 is read as it was printed");
}

void try_codes(std::string_view text) {
  const auto region = parse(parse_region, text);
  if (region) {
    demand(is_valid(*region), "a region that was read is valid");
    demand(format_region(*region) == text, "a region is printed as it is written");
  }
  const auto uscc_reason = refuse_uscc(text);
  demand_reason_if_any(uscc_reason);
  if (!uscc_reason) {
    demand(uscc_check_character(text.substr(0, 17)) == text.back(), "a code ends as it must");
  }
  demand_reason_if_any(refuse_project_code(text));
}

void try_texts(std::string_view text) {
  demand_reason_if_any(refuse_id(text));
  const auto reason = refuse_text(text);
  demand_reason_if_any(reason);
  if (reason) return;
  demand_reason_if_any(refuse_unnormalised(text));
  demand_reason_if_any(refuse_identity_number(text));
}

void try_percentage(const Ratio& ratio) {
  constexpr int kDecimals = 2;
  const auto printed = parse(parse_figure, format_percent(ratio, kDecimals));
  if (printed) demand(agrees_as_written(*printed, ratio) == true, "a percentage is its ratio");
}

// Figures and what they are together.
void try_pair(std::string_view text) {
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos) return;
  const auto left = parse(parse_figure, text.substr(0, space));
  const auto right = parse(parse_figure, text.substr(space + 1));
  if (!left || !right) return;
  const Ratio a = figure_value(*left);
  const Ratio b = figure_value(*right);
  const auto order = compare(a, b);
  const auto reverse = compare(b, a);
  demand(order && reverse && *order == -*reverse, "figures are in one order");
  if (*order == 0) demand(agrees_as_written(*left, b).value_or(false), "equal figures agree");
  if (b.numerator > 0) {
    try_percentage({a.numerator * b.denominator, a.denominator * b.numerator});
  }
}

}  // namespace
}  // namespace fundtrail::test

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace fundtrail;
  using namespace fundtrail::test;
  const std::string_view text = as_text({data, size});
  if (!is_well_formed(text)) {
    demand(refuse_text(text).has_value(), "ill-formed text is refused");
    return 0;  // it gets no further
  }
  for (const auto attempt : {try_figure, try_amount, try_operand, try_reported_value, try_date,
                             try_document_number, try_codes, try_texts, try_pair}) {
    attempt(text);
  }
  return 0;
}
