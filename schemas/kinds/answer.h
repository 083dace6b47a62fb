// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schemas/kinds/common.h"

namespace fundtrail {

/// An answer to an inquiry 情况说明, with the query that reproduces it.
struct Answer : RecordBase {
  static constexpr Kind kKind = Kind::kAnswer;
  static constexpr std::uint8_t kVersion = 1;

  InquiryRef inquiry;
  std::string text;
  Date answered_on;
  std::string signer;
  std::string query;
  std::string rules_version;
  Digest result_digest;       ///< over canonical records
  std::uint64_t at_size = 0;  ///< Unit: entries

  template <class Archive>
  void serialize(Archive& archive) {
    serialize_identity(archive);
    archive(field("inquiry", inquiry), field("text", text), field("answered_on", answered_on),
            field("signer", signer), field("query", query), field("rules_version", rules_version),
            field("result_digest", result_digest), field("at_size", at_size));
    serialize_origin(archive);
  }
  friend bool operator==(const Answer&, const Answer&) = default;
};

/// Checks what no single field can tell. Throws: FieldError.
void check_rules(const Answer& record);

}  // namespace fundtrail
