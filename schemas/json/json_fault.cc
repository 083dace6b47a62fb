// SPDX-License-Identifier: Apache-2.0
//
// Looks for the likely cause of a syntax error. It is no parser: it passes over strings, and stops
// at the first thing outside them that cannot stand there.
#include "schemas/json/json_fault.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "schemas/error.h"

namespace fundtrail {
namespace {

constexpr std::size_t kContextBefore = 5;
constexpr std::size_t kContextAfter = 5;

// What an input method writes for the signs of JSON.
constexpr std::pair<std::string_view, std::string_view> kFullWidth[] = {
    {"：", ":"}, {"，", ","}, {"、", ","}, {"；", ","}, {"｛", "{"}, {"｝", "}"},
    {"［", "["}, {"］", "]"}, {"【", "["}, {"】", "]"}, {"＂", "\""}};
constexpr std::string_view kCurlyQuotes[] = {"“", "”", "‘", "’", "„", "「", "」"};
constexpr std::string_view kWideSpaces[] = {"\u3000", "\u00A0"};

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' ||
         c == '-' || c == '+' || c == '.' || c == '%' || (c & 0x80) != 0;
}

bool is_plain_number(std::string_view word) {
  return word.find_first_not_of("0123456789.eE+-") == std::string_view::npos;
}

std::string_view character_at(std::string_view line, std::size_t at) {
  std::size_t end = at + 1;
  while (end < line.size() && is_continuation(line[end])) ++end;
  return line.substr(at, end - at);
}

// A cause and where it stands.
struct Fault {
  std::size_t at = 0;
  Message cause;
};

class FaultFinder {
 public:
  explicit FaultFinder(std::string_view line) : line_(line) {}

  std::optional<Fault> find() {
    skip_spaces();
    if (at_ < line_.size() && line_[at_] != '{' && line_[at_] != '[') return find_beginning();
    while (at_ < line_.size()) {
      if (auto fault = step()) return fault;
      skip_spaces();
    }
    if (depth_ == 0) return std::nullopt;
    return Fault{line_.size(), say("这一行没有写完，少了 {} 个右括号；一条记录写在同一行内",
                                   "the line ends too early, {} closing brackets are missing; a "
                                   "record stands on one line",
                                   depth_)};
  }

 private:
  std::optional<Fault> find_beginning() {
    if (auto fault = find_sign()) return fault;
    if (line_[at_] == '"' && line_.find("\"\"", at_) != std::string_view::npos) {
      return here(say("整行被加了一层引号，里面的引号成了两个（Excel 另存时常见）；请去掉",
                      "the whole line is in quotes and those within are doubled, as Excel saves "
                      "it; remove them"));
    }
    return here(say("一行应以 {{ 开头", "a line should begin with {{"));
  }

  // Passes over one thing. Returns: why it cannot stand here.
  std::optional<Fault> step() {
    if (is_closed_) {
      return here(say("对象到前面已经结束，后面还有内容；一行一条，换行用 LF 或 CRLF",
                      "the object has ended before, and more follows; one object a line, lines end "
                      "with LF or CRLF"));
    }
    if (auto fault = find_sign()) return fault;
    const char c = line_[at_];
    const bool begins_value = c == '"' || c == '{' || c == '[' || is_word(c);
    if (begins_value && is_after_value_) return find_missing_comma();
    if (c == '"') return pass_string();
    if (is_word(c)) return pass_word();
    return pass_bracket(c);
  }

  std::optional<Fault> find_missing_comma() {
    if (line_[at_] == '"' || line_[at_] == '{' || line_[at_] == '[') {
      return here(say("前面少了逗号或冒号", "a comma or colon is missing before it"));
    }
    return here(say("在引号之外；文字里的双引号写作 \\\"",
                    "outside quotes; a double quote within text "
                    "is written as \\\""));
  }

  [[nodiscard]] std::optional<Fault> find_sign() const {
    const std::string_view character = character_at(line_, at_);
    for (const auto& [wide, ascii] : kFullWidth) {
      if (character == wide) {
        return here(say("是全角标点，应写作 {}", "is full-width punctuation; write {}", ascii));
      }
    }
    const auto is_here = [character](std::string_view sign) { return sign == character; };
    if (std::any_of(std::begin(kCurlyQuotes), std::end(kCurlyQuotes), is_here)) {
      return here(say("是弯引号，应写作 \"", "is a curly quote; write \""));
    }
    if (std::any_of(std::begin(kWideSpaces), std::end(kWideSpaces), is_here)) {
      return here(say("是全角空格或不换行空格，应写作普通空格",
                      "is a full-width or no-break space; write a plain one"));
    }
    if (character == "'") return here(say("是单引号，应写作 \"", "is a single quote; write \""));
    if (character == "/" || character == "#") {
      return here(say("是注释，JSON 里不能写注释", "is a comment, which JSON has not"));
    }
    return std::nullopt;
  }

  std::optional<Fault> pass_string() {
    const std::size_t begin = at_++;
    while (at_ < line_.size() && line_[at_] != '"') {
      const char c = line_[at_];
      if (c >= 0 && c < ' ') {
        return here(
            say("是控制字符；制表符写作 \\t", "is a control character; write \\t for a tab"));
      }
      const std::string_view next = line_.substr(at_ + 1, 1);
      if (c == '\\' && (next.empty() || next.find_first_of("\"\\/bfnrtu") != 0)) {
        return here(say("反斜杠要写两个：\\\\", "a backslash is written twice: \\\\"));
      }
      at_ += c == '\\' ? 2 : 1;
    }
    if (at_ >= line_.size()) {
      return Fault{begin, say("这个引号没有闭合", "this quote is never closed")};
    }
    ++at_;
    last_string_ = line_.substr(begin, at_ - begin);
    is_after_value_ = true;
    return std::nullopt;
  }

  std::optional<Fault> pass_word() {
    const std::size_t begin = at_;
    while (at_ < line_.size() && is_word(line_[at_]) && !find_sign()) ++at_;
    const std::string_view word = line_.substr(begin, at_ - begin);
    is_after_value_ = true;
    if (is_plain_number(word) || word == "true" || word == "false" || word == "null") {
      return std::nullopt;
    }
    return Fault{begin, say("没有加双引号，应写作 {}\"{}\"", "is not in quotes; write {}\"{}\"",
                            is_after_colon_ ? shown_text(last_string_) + ":" : std::string(),
                            shown_text(word))};
  }

  std::optional<Fault> pass_bracket(char c) {
    const std::size_t begin = at_++;
    if (c == ',') return pass_comma(begin);
    is_after_colon_ = c == ':';
    is_after_value_ = c == '}' || c == ']';
    if (c == '{' || c == '[') ++depth_;
    if (is_after_value_ && depth_ > 0) --depth_;
    is_closed_ = is_after_value_ && depth_ == 0;
    return std::nullopt;
  }

  std::optional<Fault> pass_comma(std::size_t begin) {
    is_after_value_ = false;
    is_after_colon_ = false;
    const std::size_t next = line_.find_first_not_of(" \t\r\n", at_);
    if (next == std::string_view::npos) return std::nullopt;
    const bool is_superfluous = line_[next] == '}' || line_[next] == ']' || line_[next] == ',';
    if (!is_superfluous) return std::nullopt;
    return Fault{begin, say("后面没有内容，是多余的逗号", "a comma with nothing after it")};
  }

  void skip_spaces() {
    while (at_ < line_.size() && is_space(line_[at_])) ++at_;
  }

  [[nodiscard]] Fault here(Message cause) const { return {at_, std::move(cause)}; }

  std::string_view line_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::string_view last_string_;  // with its quotes
  bool is_after_value_ = false;
  bool is_after_colon_ = false;
  bool is_closed_ = false;
};

std::size_t characters_before(std::string_view line, std::size_t at) {
  const std::string_view before = line.substr(0, at);
  return before.size() -
         static_cast<std::size_t>(std::count_if(before.begin(), before.end(), is_continuation));
}

// Up to ten characters around a place.
std::string context(std::string_view line, std::size_t at) {
  std::size_t begin = at;
  for (std::size_t i = 0; i < kContextBefore && begin > 0; ++i) {
    do {
      --begin;
    } while (begin > 0 && is_continuation(line[begin]));
  }
  std::size_t end = at;
  for (std::size_t i = 0; i < kContextAfter && end < line.size(); ++i) {
    end += character_at(line, end).size();
  }
  return shown_text(line.substr(begin, end - begin));
}

}  // namespace

std::optional<Message> explain_json_fault(std::string_view line) {
  const auto fault = FaultFinder(line).find();
  if (!fault) return std::nullopt;
  return say("不是合法的 JSON：第 {} 个字符（{}）{}", "not valid JSON: character {} ({}): {}",
             characters_before(line, fault->at) + 1, context(line, fault->at), fault->cause);
}

bool is_utf_16(std::string_view line) {
  if (line.starts_with("\xFF\xFE") || line.starts_with("\xFE\xFF")) return true;
  return line.size() >= 2 && (line[0] == '\0') != (line[1] == '\0');
}

}  // namespace fundtrail
