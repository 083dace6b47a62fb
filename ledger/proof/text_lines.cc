// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/text_lines.h"

#include <charconv>

#include "schemas/error.h"

namespace fundtrail {

std::optional<std::uint64_t> parse_decimal(std::string_view text) {
  if (text.size() > 1 && text.front() == '0') return std::nullopt;
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string_view LineReader::read_line() {
  begin_ = next_;
  ++number_;
  const std::size_t end = text_.find('\n', next_);
  if (end == text_.npos) {
    fail(is_at_end() ? say("缺少这一行", "this line is missing")
                     : say("没有以换行结尾", "does not end with a line feed"));
  }
  next_ = end + 1;
  return text_.substr(begin_, end - begin_);
}

std::string_view LineReader::read_value(std::string_view keyword) {
  const std::string_view line = read_line();
  if (!line.starts_with(keyword) || !line.substr(keyword.size()).starts_with(' ')) {
    fail(say("应以“{} ”开头", "should begin with “{} ”", keyword));
  }
  return line.substr(keyword.size() + 1);
}

std::vector<Digest> LineReader::read_digests(std::size_t count_max) {
  std::vector<Digest> digests;
  for (std::string_view line = read_line(); !line.empty(); line = read_line()) {
    Digest digest;
    if (!parse_base64(line, digest.bytes)) {
      fail(say("不是 32 字节的 base64", "no base64 of 32 bytes"));
    }
    if (digests.size() == count_max) {
      fail(say("杂凑值多于 {} 个", "there are more than {} hashes", count_max));
    }
    digests.push_back(digest);
  }
  return digests;
}

void LineReader::fail(const Message& reason) const {
  throw FormatError(say("{}第 {} 行：{}", "{}, line {}: {}", title_, number_, reason), begin_);
}

}  // namespace fundtrail
