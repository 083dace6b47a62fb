// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "schemas/kinds/common.h"

namespace fundtrail {

/// What a correction does 更正方式. The numbers are part of the format.
enum class CorrectionType : std::uint8_t {
  kReverse = 1,
  kAmend = 2,
};

constexpr auto enum_table(CorrectionType) {
  return std::to_array<EnumEntry<CorrectionType>>({
      {CorrectionType::kReverse, "reverse", "红字冲销"},
      {CorrectionType::kAmend, "amend", "更正"},
  });
}

/// A field's new value, in its JSON form.
struct Amendment {
  std::string field_;
  std::string value;

  template <class Archive>
  void serialize(Archive& archive) {
    archive(field("field", field_), field("value", value));
  }
  friend bool operator==(const Amendment&, const Amendment&) = default;
};

/// A correction of an earlier record 更正, which stays as it is.
struct Correction : RecordBase {
  static constexpr Kind kKind = Kind::kCorrection;
  static constexpr std::uint8_t kVersion = 1;

  CorrectionType type{};
  AnyRef of;
  Date dated_on;
  std::optional<Amount> amount;  ///< of a partial reversal
  std::vector<Amendment> set;
  std::string reason;
  std::string approved_by;
  std::optional<AnyRef> replacement;

  template <class Archive>
  void serialize(Archive& archive) {
    serialize_identity(archive);
    archive(field("type", type), field("of", of), field("dated_on", dated_on),
            field("amount", amount), field("set", set), field("reason", reason),
            field("approved_by", approved_by), field("replacement", replacement));
    serialize_origin(archive);
  }
  friend bool operator==(const Correction&, const Correction&) = default;
};

/// Checks what no single field can tell. Throws: FieldError.
void check_rules(const Correction& record);

}  // namespace fundtrail
