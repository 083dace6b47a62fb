// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace fundtrail {

/// Thrown when whoever read standard output has gone away (`| head`): there is nobody to tell.
struct OutputClosed {};

/// Standard output, buffered, with every failure noticed: output that is lost is never success.
class Output {
 public:
  /// Breaks lines that are longer from now on; 0 leaves every line whole.
  void wrap_at(std::size_t columns) noexcept { columns_ = columns; }

  /// Adds text: whole lines where they are to be wrapped. Throws: as `flush`, once the buffer is
  /// full.
  void write(std::string_view text);

  /// Writes what is buffered. Throws: OutputClosed; Error(kUnchecked) for any other failure.
  void flush();

  /// Drops what is buffered.
  void discard() { buffer_.clear(); }

  /// Whether anything has left the buffer.
  [[nodiscard]] bool has_flushed() const noexcept { return has_flushed_; }

 private:
  std::string buffer_;
  std::size_t columns_ = 0;
  bool has_flushed_ = false;
};

/// Writes to standard error, as it stands; a failure there cannot be told to anybody.
void write_error(std::string_view text);

/// Writes a line to standard error; a failure there cannot be told to anybody.
void write_error_line(std::string_view line);

/// Sees to it that descriptors 0, 1 and 2 are open, so that no file of the ledger can become one of
/// them. Those that were closed fail when they are used.
void claim_standard_descriptors();

}  // namespace fundtrail
