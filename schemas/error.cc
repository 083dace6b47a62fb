// SPDX-License-Identifier: Apache-2.0
#include "schemas/error.h"

#include <utility>

#include <fmt/format.h>

namespace fundtrail {
namespace {

constexpr std::size_t kShownBytesMax = 60;

unsigned char byte_at(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

// Cuts at a character boundary, so that what is shown stays valid UTF-8.
std::string_view cut(std::string_view text) {
  if (text.size() <= kShownBytesMax) return text;
  std::size_t end = kShownBytesMax;
  while (end > 0 && (byte_at(text, end) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

// U+0080 to U+009F, which terminals take for control characters too, are 0xC2 and the same byte.
bool is_control(std::string_view text, std::size_t i) {
  const unsigned char byte = byte_at(text, i);
  const bool follows_c2 = i > 0 && byte_at(text, i - 1) == 0xC2;
  return byte < 0x20 || byte == 0x7F || (follows_c2 && byte >= 0x80 && byte <= 0x9F);
}

Message describe(const std::string& field_path, const std::string& shown_value,
                 const Message& reason) {
  if (shown_value.empty()) return say("字段 {}：{}", "field {}: {}", field_path, reason);
  return say("字段 {} 的值 {}：{}", "field {}, value {}: {}", field_path, shown_value, reason);
}

}  // namespace

Error::Error(ErrorCode code, Message message)
    : std::runtime_error(message.en), code_(code), message_(std::move(message)) {}

FormatError::FormatError(Message message, std::optional<std::uint64_t> byte_offset)
    : Error(ErrorCode::kRefused, std::move(message)), byte_offset_(byte_offset) {}

FieldError::FieldError(std::string field_path, std::string_view value, Message reason)
    : FormatError(describe(field_path, shown_text(value), reason)),
      field_path_(std::move(field_path)),
      shown_value_(shown_text(value)),
      reason_(std::move(reason)) {}

FieldErrors::FieldErrors(std::vector<FieldError> errors)
    : FieldError(errors.at(0)), errors_(std::move(errors)) {}

void throw_errors(std::vector<FieldError> errors) {
  if (!errors.empty()) throw FieldErrors(std::move(errors));
}

std::string shown_text(std::string_view text) {
  const std::string_view kept = cut(text);
  std::string shown;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (!is_control(kept, i)) {
      shown += kept[i];
      continue;
    }
    if (byte_at(kept, i) >= 0x80) shown.pop_back();
    shown += fmt::format("\\x{:02x}", byte_at(kept, i));
  }
  return kept.size() < text.size() ? shown + "…" : shown;
}

void fail_check(const char* condition, const char* file, int line) {
  std::string_view name = file;
  name = name.substr(name.find_last_of('/') + 1);
  throw Error(ErrorCode::kInternal,
              say("程序内部检查未通过：{}（{}:{}）。请把这一行和所用命令一并反馈",
                  "internal check failed: {} ({}:{}). Please report this line and the command used",
                  condition, name, line));
}

}  // namespace fundtrail
