// SPDX-License-Identifier: Apache-2.0
//
// The only place that reads JSON. simdjson's DOM reader checks syntax and UTF-8; what it lets pass
// and this format does not (duplicate keys, null, floats, -0, NUL) is refused here.
#include <algorithm>
#include <new>
#include <optional>

#include <simdjson.h>

#include "schemas/error.h"
#include "schemas/json/json_fault.h"
#include "schemas/json/json_value.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

namespace dom = simdjson::dom;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

[[noreturn]] void refuse(const Message& reason) { throw FormatError(reason); }

[[noreturn]] void refuse_syntax(simdjson::error_code error, std::string_view text) {
  // That there is no memory says nothing of the text.
  if (error == simdjson::MEMALLOC) throw std::bad_alloc();
  // Of several faults simdjson tells one; a text in another encoding may have a syntax fault too.
  if (error == simdjson::UTF8_ERROR || !simdjson::validate_utf8(text)) {
    refuse(
        say("不是合法的 UTF-8，请把文件另存为 UTF-8", "not valid UTF-8; save the file as UTF-8"));
  }
  if (error == simdjson::DEPTH_ERROR) {
    refuse(say("嵌套超过 {} 层", "nested deeper than {} levels", kJsonDepthMax));
  }
  const std::optional<Message> cause = explain_json_fault(text);
  if (cause) refuse(*cause);
  if (error == simdjson::NUMBER_ERROR) {
    refuse(say("数字不合规范或超出 64 位；金额请写成带单位的文字，例如 \"838万元\"",
               "a number is malformed or exceeds 64 bits; write money as text with a unit, such as "
               "\"838万元\""));
  }
  refuse(say("不是合法的 JSON；每行一个对象，用双引号，行内不换行",
             "not valid JSON; one object a line, double quotes, no line break inside"));
}

// A simdjson parser keeps its buffers between documents, so each thread has one. They are allocated
// here with the depth limit: a parser that grows by itself forgets it. simdjson refuses the level
// that it is given, so it is given the first level to refuse. What fails is tried again.
dom::parser make_parser() {
  dom::parser parser(kJsonLineBytesMax);
  if (parser.allocate(kJsonLineBytesMax, kJsonDepthMax + 1)) throw std::bad_alloc();
  return parser;
}

dom::parser& thread_parser() {
  thread_local dom::parser parser = make_parser();
  return parser;
}

// Refuses one value. The fields it stands in are added on the way out.
[[noreturn]] void refuse_value(std::string path, std::string_view value, const Message& reason) {
  throw FieldErrors({FieldError(std::move(path), value, reason)});
}

void refuse_duplicate_keys(const JsonObject& members) {
  std::vector<std::string_view> keys;
  keys.reserve(members.size());
  for (const auto& [key, value] : members) keys.push_back(key);
  std::sort(keys.begin(), keys.end());
  const auto twin = std::adjacent_find(keys.begin(), keys.end());
  if (twin != keys.end()) {
    const std::string key = shown_text(*twin);
    refuse_value(key, "", say("字段“{}”出现两次", "the field “{}” occurs twice", key));
  }
}

std::string convert_text(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) {
    refuse_value("", format_json(JsonValue(text)),
                 say("文字中有 NUL（\\u0000）", "text contains NUL (\\u0000)"));
  }
  return std::string(text);
}

JsonValue convert(const dom::element& element);

// Converts a value that stands at `step` (`name` or `[3]`) of another; adds to `errors` what is
// wrong with it.
template <class Step>
JsonValue convert_inside(const Step& step, const dom::element& element,
                         std::vector<FieldError>& errors) {
  try {
    return convert(element);
  } catch (const FieldErrors& inside) {
    for (const FieldError& error : inside.errors()) {
      const std::string& inner = error.field_path();
      const bool is_joined = inner.empty() || inner.starts_with('[');
      errors.emplace_back(step() + (is_joined ? "" : ".") + inner, error.shown_value(),
                          error.reason());
    }
  }
  return {};
}

JsonObject convert_object(const dom::object& object) {
  JsonObject members;
  std::vector<FieldError> errors;
  for (const auto [key, value] : object) {
    const auto name = [key = key] { return shown_text(key); };
    members.emplace_back(convert_text(key), convert_inside(name, value, errors));
  }
  throw_errors(std::move(errors));
  refuse_duplicate_keys(members);
  return members;
}

JsonArray convert_array(const dom::array& array) {
  JsonArray elements;
  std::vector<FieldError> errors;
  for (const dom::element element : array) {
    const auto index = [&elements] { return "[" + std::to_string(elements.size()) + "]"; };
    elements.push_back(convert_inside(index, element, errors));
  }
  throw_errors(std::move(errors));
  return elements;
}

JsonValue convert(const dom::element& element) {
  switch (element.type()) {
    case dom::element_type::STRING:
      return convert_text(std::string_view(element));
    case dom::element_type::INT64:
      return std::int64_t(element);
    case dom::element_type::UINT64:
      return std::uint64_t(element);
    case dom::element_type::BOOL:
      return bool(element);
    case dom::element_type::ARRAY:
      return convert_array(dom::array(element));
    case dom::element_type::OBJECT:
      return convert_object(dom::object(element));
    case dom::element_type::DOUBLE:
      refuse_value(
          "", simdjson::minify(element),
          say("有小数或指数写法的数字；金额和比率请写成文字，例如 \"1234.56元\"、\"127.25%\"",
              "a number with a fraction or exponent; write money and rates as text, such as "
              "\"1234.56元\" or \"127.25%\""));
    case dom::element_type::NULL_VALUE:
      break;
  }
  refuse_value("", "null",
               say("有 null；未载明的字段请不写", "null; leave out a field that is not stated"));
}

// A refusal of the whole document names no field.
JsonValue convert_root(const dom::element& root) {
  try {
    return convert(root);
  } catch (const FieldError& error) {
    if (error.field_path().empty()) refuse(error.reason());
    throw;
  }
}

// simdjson reads -0 as the integer 0, so the text is asked: a minus, a zero, then no digit and no
// fraction, outside strings.
void refuse_negative_zero(std::string_view text) {
  bool is_in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_in_string && text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      is_in_string = !is_in_string;
    } else if (!is_in_string && text[i] == '-' && text.substr(i + 1).starts_with('0')) {
      refuse(say("数字 -0 没有意义", "the number -0 has no meaning"));
    }
  }
}

}  // namespace

JsonValue parse_json(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) {
    refuse(say("开头有 BOM（字节顺序标记），请另存为“UTF-8（无 BOM）”",
               "begins with a byte order mark; save as UTF-8 without BOM"));
  }
  if (text.size() > kJsonLineBytesMax) {
    refuse(say("有 {} 字节，一行最多 {} 字节", "{} bytes, a line may have at most {}", text.size(),
               kJsonLineBytesMax));
  }
  dom::element root;
  if (const auto error = thread_parser().parse(text.data(), text.size()).get(root)) {
    refuse_syntax(error, text);
  }
  JsonValue value = convert_root(root);
  refuse_negative_zero(text);
  return value;
}

}  // namespace fundtrail
