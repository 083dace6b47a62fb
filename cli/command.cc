// SPDX-License-Identifier: Apache-2.0
#include "cli/command.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "report/printable.h"

namespace fundtrail {
namespace {

[[noreturn]] void refuse_value(const std::string& option, const std::string& value,
                               const Message& wanted) {
  throw Error(ErrorCode::kUsage,
              say("选项 {} 的值“{}”不对：{}", "option {}: the value “{}” is wrong: {}", option,
                  printable(value), wanted));
}

std::optional<std::uint64_t> parse_count(const std::string& text) {
  const bool is_digits = !text.empty() && std::all_of(text.begin(), text.end(),
                                                      [](char c) { return c >= '0' && c <= '9'; });
  if (!is_digits || (text.size() > 1 && text.front() == '0')) return std::nullopt;
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

}  // namespace

std::optional<std::string> CommandLine::value(const std::string& option) const {
  const auto found = values.find(option);
  if (found == values.end() || found->second.empty()) return std::nullopt;
  return found->second.front();
}

std::string CommandLine::required(const std::string& option) const {
  if (auto given = value(option); given && !given->empty()) return *given;
  throw Error(ErrorCode::kUsage, say("请写选项 {}", "give the option {}", option));
}

std::vector<std::string> CommandLine::all(const std::string& option) const {
  const auto found = values.find(option);
  return found == values.end() ? std::vector<std::string>() : found->second;
}

std::optional<std::uint64_t> CommandLine::count(const std::string& option,
                                                std::uint64_t most) const {
  const auto text = value(option);
  if (!text) return std::nullopt;
  const auto number = parse_count(*text);
  if (number && *number <= most) return number;
  refuse_value(option, *text,
               most == std::numeric_limits<std::uint64_t>::max()
                   ? say("应为整数，只写数字，不带符号和前导零",
                         "give a whole number, digits only, without a sign or leading zeros")
                   : say("应为 0 到 {} 的整数，只写数字，不带符号和前导零",
                         "give a whole number from 0 to {}, digits only, without a sign or leading "
                         "zeros",
                         most));
}

std::optional<Date> CommandLine::date(const std::string& option) const {
  const auto text = value(option);
  if (!text) return std::nullopt;
  try {
    return parse_date(*text);
  } catch (const FormatError& error) {
    refuse_value(option, *text, error.message());
  }
}

std::optional<Digest> CommandLine::digest(const std::string& option) const {
  const auto text = value(option);
  if (!text) return std::nullopt;
  Digest digest;
  if (parse_base64(*text, digest.bytes) || parse_hex(lower(*text), digest.bytes)) return digest;
  if (parse_base64(*text + "=", digest.bytes)) {
    refuse_value(option, *text,
                 say("末尾少了一个 =，应为 {}=", "the final = is missing: give {}=", *text));
  }
  refuse_value(option, *text,
               say("应为 32 字节的根，base64（44 个字符）或十六进制（64 个字符）",
                   "give a root of 32 bytes, in base64 (44 characters) or hexadecimal (64)"));
}

const std::vector<CommandInfo>& all_commands() {
  static const std::vector<CommandInfo> commands{
      init_command(),      append_command(),  verify_command(),     list_command(),
      show_command(),      trace_command(),   rules_command(),      sign_command(),
      release_command(),   discard_command(), checkpoint_command(), prove_command(),
      check_command(),     export_command(),  statements_command(), key_command(),
      timestamp_command(), witness_command(), doctor_command(),     completion_command(),
      help_command()};
  return commands;
}

const std::vector<OptionInfo>& global_options() {
  static const std::vector<OptionInfo> options{
      {"--ledger", "DIR",
       say("账本目录；缺省取环境变量 FUNDTRAIL_LEDGER，再缺省为 ./fundtrail-ledger",
           "folder of the ledger; else FUNDTRAIL_LEDGER, else ./fundtrail-ledger")},
      {"--json", "", say("输出 JSON 文档", "print a JSON document")},
      {"--lang", "zh|en",
       say("语言；缺省取 FUNDTRAIL_LANG，再取系统语言，未设时为中文",
           "language; else FUNDTRAIL_LANG, else the locale's, else Chinese")},
      {"--color", "auto|always|never",
       say("颜色；auto：仅在终端上，且未设 NO_COLOR",
           "colour; auto: on a terminal, without NO_COLOR")},
      {"--help", "", say("显示帮助（也可写 -h）", "show help (also -h)")},
      {"--version", "", say("显示版本", "show the version")}};
  return options;
}

const CommandInfo* find_command(std::string_view name) {
  for (const CommandInfo& command : all_commands()) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

}  // namespace fundtrail
