// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "imports/input_file.h"

namespace fundtrail {

/// What a file's text is written in.
enum class TextEncoding { kUtf8, kGb18030 };

/// Turns a file's bytes into UTF-8, window by window, in bounded memory.
///
/// The encoding is UTF-8 where there is a byte order mark; else it is decided by the first window
/// that holds any byte beyond ASCII: UTF-8 if that is well formed, else GB18030. It never changes
/// within a file, so that a fault in one place cannot turn the rest into other characters.
class TextDecoder {
 public:
  /// Lifetime: what `read` refers to outlives the decoder.
  explicit TextDecoder(ReadBytes read);
  ~TextDecoder();
  TextDecoder(const TextDecoder&) = delete;
  TextDecoder& operator=(const TextDecoder&) = delete;

  /// Decodes what comes next. Returns: well-formed UTF-8 without a byte order mark; empty at the
  /// end, and where the bytes that follow are in no known encoding.
  /// Throws: what `read` throws; Error(kRefused) for UTF-16; Error(kUnchecked) if this machine
  /// cannot convert GB18030. Lifetime: until the next call.
  [[nodiscard]] std::string_view next();

  /// Whether it ended at bytes that are in no known encoding.
  [[nodiscard]] bool is_broken() const noexcept { return is_broken_; }

  /// The encoding, once it is decided; text of ASCII alone is UTF-8.
  [[nodiscard]] TextEncoding encoding() const noexcept {
    return encoding_.value_or(TextEncoding::kUtf8);
  }

 private:
  class Converter;

  void fill();
  void open_first_window();
  void decide();
  [[nodiscard]] std::string_view take_utf8();
  [[nodiscard]] std::string_view take_gb18030();
  void keep_rest(std::size_t used);

  ReadBytes read_;
  std::string window_;  // bytes that are not decoded yet
  std::size_t used_ = 0;
  std::string decoded_;
  std::optional<TextEncoding> encoding_;
  std::unique_ptr<Converter> converter_;
  bool is_open_ = false;
  bool is_at_end_ = false;
  bool is_broken_ = false;
};

}  // namespace fundtrail
