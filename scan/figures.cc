// SPDX-License-Identifier: Apache-2.0
#include "scan/figures.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "scan/characters.h"
#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr std::size_t kSeparatedDigits = 3;
constexpr std::size_t kYearDigits = 4;

// A number as it stands: `digits` in the form that records have, `bytes` as written.
struct NumberToken {
  std::string digits;
  std::size_t bytes = 0;
  std::size_t integer_digits = 0;
  bool is_number = true;  // else several points: a date, a version
};

// The bytes of a thousands separator that `rest` begins with, if three digits and no fourth follow.
std::size_t separator_bytes(std::string_view rest) {
  if (!take_word(rest, ",")) return 0;
  for (std::size_t i = 0; i < kSeparatedDigits; ++i) {
    const auto digit = first_digit(rest);
    if (!digit) return 0;
    rest.remove_prefix(digit->bytes);
  }
  return first_digit(rest) ? 0 : 1;
}

NumberToken read_number(std::string_view text) {
  NumberToken token;
  bool has_point = false;
  while (token.bytes < text.size()) {
    const std::string_view rest = text.substr(token.bytes);
    if (const auto digit = first_digit(rest)) {
      token.digits += static_cast<char>('0' + digit->value);
      token.bytes += digit->bytes;
      if (!has_point) ++token.integer_digits;
      continue;
    }
    const std::string_view point = word_at_front(rest, {".", "．"});
    const bool is_decimal = !point.empty() && first_digit(rest.substr(point.size()));
    if (is_decimal) {
      token.is_number = token.is_number && !has_point;
      has_point = true;
      token.digits += '.';
      token.bytes += point.size();
    } else if (const std::size_t separator = has_point ? 0 : separator_bytes(rest)) {
      token.bytes += separator;
    } else {
      break;
    }
  }
  return token;
}

struct UnitToken {
  Unit unit{};
  std::size_t bytes = 0;
};

// The longest unit that `text` begins with; a percent sign may be of another width.
std::optional<UnitToken> read_unit(std::string_view text) {
  const std::string_view percent = word_at_front(text, {"%", "％", "﹪"});
  if (!percent.empty()) return UnitToken{Unit::kPercent, percent.size()};
  static constexpr auto table = enum_table(Unit{});
  UnitToken longest;
  for (const auto& entry : table) {
    if (entry.name.size() > longest.bytes && text.starts_with(entry.name)) {
      longest = {entry.value, entry.name.size()};
    }
  }
  return longest.bytes == 0 ? std::nullopt : std::optional(longest);
}

// Whether what looks like a unit begins another word: 5 分钟, 3 部门, 2 项目.
bool begins_word(Unit unit, std::string_view after) {
  const auto goes_on = [after](std::initializer_list<std::string_view> words) {
    return !word_at_front(after, words).empty();
  };
  switch (unit) {
    case Unit::kScore:
      return goes_on({"钟", "之", "别", "配", "解", "管", "类", "局"});
    case Unit::kBu:
      return goes_on({"门", "分", "署", "委", "级", "队"});
    case Unit::kRen:
      return goes_on({"民", "均"});
    case Unit::kJia:
      return goes_on({"庭", "长"});
    case Unit::kTiao:
      return goes_on({"件", "例"});
    case Unit::kQi:
      return goes_on({"间", "限", "末"});
    case Unit::kChu:
      return goes_on({"理", "置", "长", "室"});
    case Unit::kChang:
      return goes_on({"所", "地"});
    case Unit::kXiang:
      return after.starts_with("目") && !after.starts_with("目标");
    case Unit::kMing:
      return goes_on({"称", "单", "录"});
    case Unit::kHu:
      return goes_on({"籍", "口"});
    case Unit::kCun:
      return goes_on({"民", "级", "委"});
    default:
      return false;
  }
}

bool is_calendar_year(const NumberToken& number, Unit unit) {
  return unit == Unit::kYear && number.digits.size() == kYearDigits &&
         number.digits >= std::to_string(kYearMin) && number.digits <= std::to_string(kYearMax);
}

Message bound_doubt(std::string_view written) {
  return say("是界限（“{}”），不是确定的数", "it is a bound (“{}”), not a value", written);
}

Message estimate_doubt(std::string_view written) {
  return say("是约数或区间（“{}”），不是确定的数", "it is an estimate or a range (“{}”)", written);
}

// Whether three digits after a full-width comma may be thousands: 共1，648万元.
bool may_lack_thousands(std::string_view before, std::string_view digits) {
  constexpr std::string_view kComma = "，";
  if (!before.ends_with(kComma)) return false;
  std::size_t count = 0;
  while (const auto digit = first_digit(digits)) {
    digits.remove_prefix(digit->bytes);
    ++count;
  }
  return count == kSeparatedDigits &&
         ends_with_digit(before.substr(0, before.size() - kComma.size()));
}

// Judges what stands before and after a figure.
void judge_neighbours(FoundFigure& found, std::string_view before, std::string_view after) {
  std::string_view word = word_at_back(
      before, {"≥",      "≤",      ">",      "<",      "＞",   "＜",   "不低于", "不少于",
               "不小于", "不超过", "不高于", "不多于", "高于", "低于", "大于",   "小于",
               "少于",   "多于",   "超过",   "超",     "逾",   "至少", "最多",   "不足"});
  if (word.empty()) word = word_at_front(after, {"以上", "以下", "以内", "及以上", "之内"});
  if (!word.empty()) {
    found.doubt = bound_doubt(word);
    found.is_bound = true;
    return;
  }
  word = word_at_back(before, {"约", "近", "接近", "-", "－", "—", "~", "～", "至", "/", "+", "±"});
  if (word.empty()) {
    word = word_at_front(after, {"左右", "上下", "多", "余", "-", "－", "—", "~", "～", "至"});
  }
  if (!word.empty()) {
    found.doubt = estimate_doubt(word);
  } else if (may_lack_thousands(before, found.written)) {
    found.doubt = say("前面的“，”是千分位还是逗号，分不清",
                      "the comma before it may separate thousands or clauses");
  }
}

class FigureFinder {
 public:
  explicit FigureFinder(std::string_view text) : text_(text) {}

  std::vector<FoundFigure> find() {
    while (at_ < text_.size()) {
      const std::string_view rest = text_.substr(at_);
      if (first_digit(rest)) {
        read_at_digit(rest);
      } else if (rest.starts_with("百分之")) {
        add_unreadable(std::string_view("百分之").size(),
                       say("文字写的百分数，程序不换算", "a percentage in words is not converted"));
      } else {
        at_ += character_bytes(rest);
      }
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::string_view before() const { return trim_blanks(text_.substr(0, at_)); }

  void add_unreadable(std::size_t bytes, Message doubt) {
    found_.push_back({{}, text_.substr(at_, bytes), std::move(doubt), false});
    at_ += bytes;
  }

  void read_at_digit(std::string_view rest) {
    const NumberToken number = read_number(rest);
    std::size_t bytes = number.bytes;
    while (const std::size_t blank = blank_bytes(rest.substr(bytes))) bytes += blank;
    const std::string_view tail = rest.substr(bytes);
    const std::string_view last = last_character(text_.substr(0, at_));
    const bool is_word = last.size() == 1 && ((last[0] >= 'A' && last[0] <= 'Z') ||
                                              (last[0] >= 'a' && last[0] <= 'z') || last[0] == '_');
    if (!number.is_number || is_word || before().ends_with("第")) {
      at_ += number.bytes;
      return;
    }
    const auto unit = read_unit(tail);
    if (!unit) {
      read_without_unit(number, bytes, tail);
    } else if (is_calendar_year(number, unit->unit) ||
               begins_word(unit->unit, tail.substr(unit->bytes))) {
      at_ += number.bytes;
    } else {
      add(number, bytes + unit->bytes, unit->unit);
    }
  }

  // 838万 has no unit of money, 1000余万元 no definite number; other numbers are none of ours.
  void read_without_unit(const NumberToken& number, std::size_t bytes, std::string_view tail) {
    std::size_t more = 0;
    while (true) {
      const std::string_view word =
          word_at_front(tail.substr(more), {"万", "亿", "千", "百", "余", "多", "几"});
      if (word.empty()) break;
      more += word.size();
    }
    if (more == 0) {
      at_ += number.bytes;
      return;
    }
    const auto unit = read_unit(tail.substr(more));
    add_unreadable(bytes + more + (unit ? unit->bytes : 0),
                   say("单位不全或不是确定的数，请按原文核定",
                       "its unit is not whole, or it is "
                       "no definite number"));
  }

  void add(const NumberToken& number, std::size_t bytes, Unit unit) {
    FoundFigure found{{}, text_.substr(at_, bytes), {}, false};
    try {
      found.figure = parse_figure(number.digits + std::string(enum_name(unit)));
    } catch (const FormatError& error) {
      found.doubt = error.message();
    }
    if (found.is_exact()) judge_neighbours(found, before(), text_.substr(at_ + bytes));
    found_.push_back(std::move(found));
    at_ += bytes;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<FoundFigure> found_;
};

}  // namespace

std::vector<FoundFigure> find_figures(std::string_view text) { return FigureFinder(text).find(); }

}  // namespace fundtrail
