// SPDX-License-Identifier: Apache-2.0
#include "bench/arguments.h"

#include <charconv>
#include <cstdlib>
#include <string>
#include <system_error>
#include <thread>

#include "schemas/error.h"

namespace fundtrail::bench {
namespace {

constexpr std::uint64_t kSizeMax = 100'000'000;

std::uint64_t parse_number(std::string_view word) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error == std::errc() && end == word.data() + word.size() && number > 0 &&
      number <= kSizeMax) {
    return number;
  }
  throw Error(ErrorCode::kUsage, say("“{}”应为 1 至 {} 的整数", "“{}” is no number from 1 to {}",
                                     std::string(word), kSizeMax));
}

}  // namespace

Message usage() {
  return say(
      "用法：fundtrail_bench [记录数…] [--batch 每批记录数] [--repetitions 次数] [--threads "
      "线程数]\n"
      "                       [--folder 文件夹] [--json]\n"
      "缺省：10000 100000 1000000，每批 1000，各 3 次取中位数。说明见 bench/README.md。",
      "usage: fundtrail_bench [RECORDS...] [--batch RECORDS] [--repetitions TIMES]\n"
      "                       [--threads THREADS] [--folder DIR] [--json]\n"
      "By default 10000 100000 1000000 in batches of 1000, the median of 3. See bench/README.md.");
}

Arguments parse_arguments(const std::vector<std::string_view>& words) {
  Arguments arguments;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    const auto value = [&] {
      if (i + 1 < words.size()) return words[++i];
      throw Error(ErrorCode::kUsage, say("{} 之后缺值", "{} needs a value", std::string(word)));
    };
    if (word == "--json") {
      arguments.is_json = true;
    } else if (word == "--help") {
      arguments.is_help = true;
    } else if (word == "--batch") {
      arguments.batch = parse_number(value());
    } else if (word == "--repetitions") {
      arguments.repetitions = static_cast<unsigned>(parse_number(value()));
    } else if (word == "--threads") {
      arguments.threads = static_cast<unsigned>(parse_number(value()));
    } else if (word == "--folder") {
      arguments.folder = value();
    } else {
      arguments.sizes.push_back(parse_number(word));
    }
  }
  if (arguments.sizes.empty()) arguments.sizes = {10'000, 100'000, 1'000'000};
  if (arguments.threads == 0) arguments.threads = std::thread::hardware_concurrency();
  return arguments;
}

Language language() {
  const char* wanted = std::getenv("FUNDTRAIL_LANG");
  return wanted != nullptr && std::string_view(wanted) == "en" ? Language::kEnglish
                                                               : Language::kChinese;
}

}  // namespace fundtrail::bench
