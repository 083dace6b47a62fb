// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/message.h"

namespace fundtrail {

/// Why something could not be done. The value is the process exit code; see docs/ARCHITECTURE.md.
enum class ErrorCode : int {
  kUsage = 2,        ///< the command line is wrong
  kNoLedger = 3,     ///< no ledger there, or one of a newer format
  kLocked = 4,       ///< another process is writing
  kRefused = 5,      ///< the input is refused; nothing was written
  kTampered = 10,    ///< tampering is proven
  kUntrusted = 11,   ///< a signature or key is not trusted
  kRolledBack = 12,  ///< not consistent with what the caller holds
  kUnchecked = 13,   ///< could not be checked: I/O error, damaged store, unknown kind
  kInternal = 70,    ///< a fault of the program itself
};

/// The base of everything fundtrail throws. `what()` is the English text.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, Message message);

  [[nodiscard]] ErrorCode code() const noexcept { return code_; }
  [[nodiscard]] const Message& message() const noexcept { return message_; }

 private:
  ErrorCode code_;
  Message message_;
};

/// Bytes or text that are not in the form the format demands. Code: kRefused.
class FormatError : public Error {
 public:
  explicit FormatError(Message message, std::optional<std::uint64_t> byte_offset = std::nullopt);

  /// The offset of the offending byte in what was decoded, where it is known.
  [[nodiscard]] std::optional<std::uint64_t> byte_offset() const noexcept { return byte_offset_; }

 private:
  std::optional<std::uint64_t> byte_offset_;
};

/// A FormatError that knows which field of a record it is about.
class FieldError : public FormatError {
 public:
  /// `value` is the value as given; what is shown of it is `shown_text`.
  FieldError(std::string field_path, std::string_view value, Message reason);

  [[nodiscard]] const std::string& field_path() const noexcept { return field_path_; }
  /// The value as given, made fit to be shown; empty if there is none.
  [[nodiscard]] const std::string& shown_value() const noexcept { return shown_value_; }
  [[nodiscard]] const Message& reason() const noexcept { return reason_; }

 private:
  std::string field_path_;
  std::string shown_value_;
  Message reason_;
};

/// The faults of a record, where it has several: as a FieldError it is the first of them.
class FieldErrors : public FieldError {
 public:
  /// Requires: `errors` is not empty.
  explicit FieldErrors(std::vector<FieldError> errors);

  [[nodiscard]] const std::vector<FieldError>& errors() const noexcept { return errors_; }

 private:
  std::vector<FieldError> errors_;
};

/// Throws what was collected, if anything was: FieldErrors, which is a FieldError.
void throw_errors(std::vector<FieldError> errors);

/// Prepares text from outside for a message: cut to a length that fits a line, and control
/// characters, which could steer a terminal, spelt out as `\x1b`.
[[nodiscard]] std::string shown_text(std::string_view text);

/// Throws an Error of code kInternal that names the place. Use through FUNDTRAIL_CHECK.
[[noreturn]] void fail_check(const char* condition, const char* file, int line);

}  // namespace fundtrail

/// Checks an invariant of the program in every build; a failure is exit code 70, never silence.
#define FUNDTRAIL_CHECK(condition) \
  ((condition) ? void(0) : ::fundtrail::fail_check(#condition, __FILE__, __LINE__))
