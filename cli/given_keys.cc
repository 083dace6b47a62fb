// SPDX-License-Identifier: Apache-2.0
#include "cli/given_keys.h"

#include <functional>

#include "cli/parse_file.h"
#include "ledger/small_file.h"
#include "schemas/error.h"
#include "schemas/fields/id.h"

namespace fundtrail {
namespace {

// Gives `take` each line that says something; what it refuses is told with the line's number.
void for_each_line(std::string_view text, std::size_t keys_max,
                   const std::function<void(std::string_view)>& take) {
  std::size_t taken = 0;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    if (taken++ == keys_max) {
      throw FormatError(say("公钥多于 {} 把", "it holds more than {} keys", keys_max));
    }
    try {
      take(line);
    } catch (const FormatError& error) {
      throw FormatError(say("第 {} 行：{}", "line {}: {}", number, error.message()));
    }
  }
  if (taken == 0) throw FormatError(say("里面没有公钥", "it holds no key"));
}

std::vector<VerifierKey> parse_keys(std::string_view text) {
  std::vector<VerifierKey> keys;
  for_each_line(text, kGivenKeysMax,
                [&keys](std::string_view line) { keys.push_back(parse_vkey(line)); });
  return keys;
}

PartyKey parse_party_key(std::string_view line) {
  const std::size_t blank = line.find(' ');
  const std::string party(line.substr(0, blank));
  if (blank == std::string_view::npos || refuse_id(party)) {
    throw FormatError(say("应为“单位编号 公钥”，以一个空格隔开",
                          "a party's id and its vkey should stand here, a blank between them"));
  }
  return {party, parse_vkey(line.substr(blank + 1))};
}

std::vector<PartyKey> parse_party_keys(std::string_view text) {
  std::vector<PartyKey> keys;
  for_each_line(text, kPartyKeysMax,
                [&keys](std::string_view line) { keys.push_back(parse_party_key(line)); });
  return keys;
}

}  // namespace

std::vector<VerifierKey> read_given_keys(const std::string& option, const std::string& value) {
  if (const auto text = read_small_file(value, kGivenKeysBytesMax)) {
    try {
      return parse_keys(*text);
    } catch (const FormatError& error) {
      throw Error(ErrorCode::kRefused, say("公钥文件 {}：{}", "the file of keys {}: {}",
                                           shown_text(value), error.message()));
    }
  }
  try {
    return {parse_vkey(value)};
  } catch (const FormatError& error) {
    throw Error(ErrorCode::kUsage, say("选项 {} 的值“{}”既不是公钥（{}），也不是存公钥的文件",
                                       "option {}: “{}” is neither a vkey ({}) nor a file of vkeys",
                                       option, shown_text(value), error.message()));
  }
}

std::vector<PartyKey> read_party_keys(const std::string& path) {
  return parse_file(path, kPartyKeysBytesMax, parse_party_keys);
}

}  // namespace fundtrail
