// SPDX-License-Identifier: Apache-2.0
#include "scan/sections.h"

#include <algorithm>

#include <fmt/format.h>

#include "scan/characters.h"

namespace fundtrail {
namespace {

constexpr std::size_t kNumberDigitsMax = 2;
// A closing sentence is short; a long paragraph that begins with 以上 is still text.
constexpr std::size_t kClosingBytesMax = 120;

bool take_any(std::string_view& text, std::initializer_list<std::string_view> literals) {
  return std::any_of(literals.begin(), literals.end(),
                     [&text](std::string_view literal) { return take_word(text, literal); });
}

// A number of one or two digits, without a leading zero; 0 if there is none.
unsigned take_number(std::string_view& text) {
  unsigned number = 0;
  std::size_t count = 0;
  while (const auto digit = first_digit(text)) {
    if (++count > kNumberDigitsMax || (number == 0 && digit->value == 0)) return 0;
    number = number * 10 + static_cast<unsigned>(digit->value);
    text.remove_prefix(digit->bytes);
  }
  return number;
}

std::optional<Heading> parse_bracketed(std::string_view text) {
  if (!take_any(text, {"（", "("})) return std::nullopt;
  std::string_view inner = text;
  const std::size_t bytes_before = inner.size();
  if (take_chinese_number(inner)) {
    const std::string numeral(text.substr(0, bytes_before - inner.size()));
    if (!take_any(inner, {"）", ")"})) return std::nullopt;
    return Heading{1, "(" + numeral + ")", trim_blanks(inner)};
  }
  const unsigned number = take_number(text);
  if (number == 0 || !take_any(text, {"）", ")"})) return std::nullopt;
  return Heading{3, fmt::format("({})", number), trim_blanks(text)};
}

std::optional<Heading> parse_plain(std::string_view text) {
  std::string_view rest = text;
  if (take_chinese_number(rest)) {
    const std::string numeral(text.substr(0, text.size() - rest.size()));
    if (!take_any(rest, {"、", "．", "."})) return std::nullopt;
    return Heading{0, numeral, trim_blanks(rest)};
  }
  const unsigned number = take_number(rest);
  if (number == 0 || !take_any(rest, {".", "．", "、"}) || first_digit(rest)) return std::nullopt;
  return Heading{2, fmt::format("{}", number), trim_blanks(rest)};
}

bool is_closing(std::string_view paragraph) {
  if (!word_at_front(paragraph, {"附件：", "附件:", "附：", "附件1", "附件１"}).empty())
    return true;
  if (paragraph.size() > kClosingBytesMax) return false;
  return !word_at_front(paragraph, {"以上情况", "以上报告", "特此", "专此"}).empty();
}

}  // namespace

std::optional<Heading> parse_heading(std::string_view paragraph) {
  auto heading = parse_bracketed(paragraph);
  return heading ? heading : parse_plain(paragraph);
}

void SectionTracker::enter(std::string_view paragraph) {
  const auto heading = parse_heading(paragraph);
  if (heading && !is_at_end_) {
    open_.at(heading->level) = heading;
    std::fill(open_.begin() + static_cast<std::ptrdiff_t>(heading->level) + 1, open_.end(),
              std::nullopt);
  }
  const bool is_in_section =
      std::any_of(open_.begin(), open_.end(), [](const auto& open) { return open.has_value(); });
  is_at_end_ = is_at_end_ || (is_in_section && is_closing(paragraph));
}

std::string SectionTracker::name() const {
  if (!has_headings_) return "正文";
  if (is_at_end_) return "尾";
  std::string name;
  for (const auto& open : open_) {
    if (open) name += open->number;
  }
  return name.empty() ? "头" : name;
}

std::vector<std::string_view> SectionTracker::titles() const {
  std::vector<std::string_view> titles;
  if (is_at_end_) return titles;
  for (const auto& open : open_) {
    if (open) titles.push_back(open->title);
  }
  return titles;
}

}  // namespace fundtrail
