// SPDX-License-Identifier: Apache-2.0
#include "cli/given_keys.h"

#include "ledger/small_file.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

[[noreturn]] void refuse(const std::string& path, const Message& why) {
  throw Error(ErrorCode::kRefused,
              say("公钥文件 {}：{}", "the file of keys {}: {}", shown_text(path), why));
}

std::vector<VerifierKey> parse_keys(const std::string& path, std::string_view text) {
  std::vector<VerifierKey> keys;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    if (keys.size() == kGivenKeysMax) {
      refuse(path, say("公钥多于 {} 把", "it holds more than {} keys", kGivenKeysMax));
    }
    try {
      keys.push_back(parse_vkey(line));
    } catch (const FormatError& error) {
      refuse(path, say("第 {} 行：{}", "line {}: {}", number, error.message()));
    }
  }
  if (keys.empty()) refuse(path, say("里面没有公钥", "it holds no key"));
  return keys;
}

}  // namespace

std::vector<VerifierKey> read_given_keys(const std::string& option, const std::string& value) {
  if (const auto text = read_small_file(value, kGivenKeysBytesMax)) {
    return parse_keys(value, *text);
  }
  try {
    return {parse_vkey(value)};
  } catch (const FormatError& error) {
    throw Error(ErrorCode::kUsage, say("选项 {} 的值“{}”既不是公钥（{}），也不是存公钥的文件",
                                       "option {}: “{}” is neither a vkey ({}) nor a file of vkeys",
                                       option, shown_text(value), error.message()));
  }
}

}  // namespace fundtrail
