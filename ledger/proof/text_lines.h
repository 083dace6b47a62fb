// SPDX-License-Identifier: Apache-2.0
//
// How the texts that are signed and handed over are read: line by line, each refusal naming its
// line and byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "schemas/digest.h"
#include "schemas/message.h"

namespace fundtrail {

/// Parses an integer in decimal: digits alone, no leading zero but of 0 itself, below 2^64.
/// Returns: nothing if `text` is anything else.
[[nodiscard]] std::optional<std::uint64_t> parse_decimal(std::string_view text);

/// Reads a text whose lines all end with LF. Lifetime: the text lives longer than the reader and
/// what it returns.
class LineReader {
 public:
  /// `title` is what the text is called in a refusal.
  LineReader(std::string_view text, Message title) : text_(text), title_(std::move(title)) {}

  [[nodiscard]] bool is_at_end() const noexcept { return next_ == text_.size(); }

  /// The next line, without its LF. Throws: FormatError if there is none, or its LF is missing.
  [[nodiscard]] std::string_view read_line();

  /// What follows `keyword` and a space in the next line. Throws: FormatError if it does not begin
  /// so, or as `read_line`.
  [[nodiscard]] std::string_view read_value(std::string_view keyword);

  /// Reads lines of one digest each in base64, up to an empty line, which is read too.
  /// Throws: FormatError at another line, or after `count_max` of them.
  [[nodiscard]] std::vector<Digest> read_digests(std::size_t count_max);

  /// All that was not read yet.
  [[nodiscard]] std::string_view rest() const noexcept { return text_.substr(next_); }

  /// Throws a FormatError: what is wrong with the line read last, its number and first byte.
  [[noreturn]] void fail(const Message& reason) const;

 private:
  std::string_view text_;
  Message title_;
  std::size_t next_ = 0;
  std::size_t begin_ = 0;   // of the line read last
  std::size_t number_ = 0;  // of the line read last, from 1
};

}  // namespace fundtrail
