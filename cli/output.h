// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace fundtrail {

/// Thrown when whoever read standard output has gone away (`| head`): there is nobody to tell.
struct OutputClosed {};

/// Standard output, buffered, with every failure noticed: output that is lost is never success.
class Output {
 public:
  /// Adds text. Throws: as `flush`, once the buffer is full.
  void write(std::string_view text);

  /// Writes what is buffered. Throws: OutputClosed; Error(kUnchecked) for any other failure.
  void flush();

  /// Drops what is buffered.
  void discard() { buffer_.clear(); }

  /// Whether anything has left the buffer.
  [[nodiscard]] bool has_flushed() const noexcept { return has_flushed_; }

 private:
  std::string buffer_;
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
