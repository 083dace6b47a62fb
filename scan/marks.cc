// SPDX-License-Identifier: Apache-2.0
#include "scan/marks.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "scan/characters.h"
#include "schemas/fields/document_number.h"

namespace fundtrail {
namespace {

constexpr std::size_t kHanBytes = 3;
constexpr std::size_t kAgencyCharactersMax = 12;
constexpr std::size_t kYearDigits = 4;

// A run of digits of either width; `count` 0 if there is none.
struct DigitRun {
  unsigned value = 0;
  std::size_t count = 0;
  std::size_t bytes = 0;
};

DigitRun read_digits(std::string_view text, std::size_t most) {
  DigitRun run;
  while (run.count < most) {
    const auto digit = first_digit(text.substr(run.bytes));
    if (!digit) break;
    run.value = run.value * 10 + static_cast<unsigned>(digit->value);
    run.bytes += digit->bytes;
    ++run.count;
  }
  return run;
}

struct DateToken {
  unsigned year = 0;
  unsigned month = 0;
  unsigned day = 0;  // 0: a month
  std::size_t bytes = 0;
};

struct DateMarks {
  std::string_view after_year;
  std::string_view after_month;
  std::string_view after_day;
};

constexpr std::array<DateMarks, 4> kDateForms{
    DateMarks{"年", "月", "日"}, {"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}};

// Reads a date in one form. A month alone is one only in Chinese.
std::optional<DateToken> read_form(std::string_view text, const DateMarks& marks) {
  std::string_view rest = text;
  const auto number = [&rest](std::size_t most, std::string_view mark) -> std::optional<unsigned> {
    const DigitRun run = read_digits(rest, most);
    if (run.count == 0 || !rest.substr(run.bytes).starts_with(mark)) return std::nullopt;
    rest.remove_prefix(run.bytes + mark.size());
    return run.value;
  };
  DateToken token;
  token.year = read_digits(rest, kYearDigits).count == kYearDigits
                   ? number(kYearDigits, marks.after_year).value_or(0)
                   : 0;
  const auto month = token.year == 0 ? std::nullopt : number(2, marks.after_month);
  if (!month) return std::nullopt;
  token.month = *month;
  const auto day = number(2, marks.after_day);
  if (!day && marks.after_day.empty()) return std::nullopt;
  if (marks.after_day.empty() && first_digit(rest)) return std::nullopt;
  token.day = day.value_or(0);
  token.bytes = text.size() - rest.size();
  return token;
}

std::optional<DateToken> read_date(std::string_view text) {
  for (const DateMarks& marks : kDateForms) {
    if (const auto token = read_form(text, marks)) return token;
  }
  return std::nullopt;
}

Date date_of(const DateToken& token) {
  return {static_cast<std::uint16_t>(token.year), static_cast<std::uint8_t>(token.month),
          static_cast<std::uint8_t>(token.day)};
}

Mark date_mark(const DateToken& token, std::string_view written) {
  const bool is_month = token.day == 0 && written.ends_with("月");
  Date day = date_of(token);
  if (is_month) day.day = 1;
  if (!is_valid(day)) {
    return {written, "", say("没有这一天", "there is no such day")};
  }
  const std::string value = format_date(day);
  return {written, is_month ? value.substr(0, value.size() - 3) : value, {}};
}

// The agency's code 机关代字 that ends where `text` ends: Chinese characters, as far as the word
// before that cannot be part of one.
std::string_view agency_code_at_back(std::string_view text) {
  std::size_t begin = text.size();
  for (std::size_t i = 0; i < kAgencyCharactersMax && begin >= kHanBytes; ++i) {
    const std::string_view head = text.substr(0, begin);
    const bool is_word = !word_at_back(head, {"照", "据", "的", "和", "及", "与", "在", "于", "见",
                                              "发", "以", "号", "经", "为", "文件", "由"})
                              .empty();
    if (is_word || !starts_with_han(head.substr(begin - kHanBytes))) break;
    begin -= kHanBytes;
  }
  return text.substr(begin);
}

std::optional<Mark> document_number_at(std::string_view text, std::size_t bracket) {
  const std::string_view code = agency_code_at_back(text.substr(0, bracket));
  std::string_view rest = text.substr(bracket);
  rest.remove_prefix(character_bytes(rest));
  const DigitRun year = read_digits(rest, text.size());
  if (code.empty() || year.count < kYearDigits) return std::nullopt;
  rest.remove_prefix(year.bytes);
  const bool is_closed = !word_at_front(rest, {"〕", "]", ")", "）", "】", "﹞", "］"}).empty();
  if (is_closed) rest.remove_prefix(character_bytes(rest));
  rest.remove_prefix(read_digits(rest, text.size()).bytes);
  if (!take_word(rest, "号")) return std::nullopt;
  const auto begin = static_cast<std::size_t>(code.data() - text.data());
  Mark mark{text.substr(begin, text.size() - begin - rest.size()), {}, {}};
  const auto number = parse_document_number(mark.written);
  if (!number) {
    mark.doubt = say("不合文号的写法，不猜，请核对原件",
                     "not a well-formed document number: "
                     "nothing is guessed, see the original");
    return mark;
  }
  mark.value = format_document_number(*number);
  if (!number->has_standard_brackets) {
    mark.doubt = say("括号不规范，应为〔〕", "its brackets are not the standard ones");
  }
  return mark;
}

}  // namespace

std::vector<Mark> find_dates(std::string_view text) {
  std::vector<Mark> marks;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::string_view rest = text.substr(at);
    if (!first_digit(rest)) {
      at += character_bytes(rest);
    } else if (const auto token = read_date(rest)) {
      marks.push_back(date_mark(*token, rest.substr(0, token->bytes)));
      at += token->bytes;
    } else {
      at += read_digits(rest, rest.size()).bytes;
    }
  }
  return marks;
}

std::optional<Date> read_day(std::string_view text) {
  const auto token = read_date(text);
  if (!token || token->bytes != text.size() || !is_valid(date_of(*token))) return std::nullopt;
  return date_of(*token);
}

std::vector<Mark> find_document_numbers(std::string_view text) {
  std::vector<Mark> marks;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::string_view rest = text.substr(at);
    const bool is_bracket = !word_at_front(rest, {"〔", "[", "(", "（", "【", "﹝", "［"}).empty();
    const auto mark = is_bracket ? document_number_at(text, at) : std::nullopt;
    at += character_bytes(rest);
    if (!mark) continue;
    at = static_cast<std::size_t>(mark->written.data() - text.data()) + mark->written.size();
    marks.push_back(*mark);
  }
  return marks;
}

std::vector<Mark> find_titles(std::string_view text) {
  constexpr std::string_view kOpen = "《";
  constexpr std::string_view kClose = "》";
  std::vector<Mark> marks;
  std::size_t at = text.find(kOpen);
  while (at != std::string_view::npos) {
    const std::size_t end = text.find(kClose, at);
    if (end == std::string_view::npos) break;
    const std::string_view title = text.substr(at + kOpen.size(), end - at - kOpen.size());
    if (!title.empty()) {
      marks.push_back({text.substr(at, end + kClose.size() - at), std::string(title), {}});
    }
    at = text.find(kOpen, end);
  }
  return marks;
}

}  // namespace fundtrail
