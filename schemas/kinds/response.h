// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schemas/kinds/common.h"

namespace fundtrail {

/// A finding: a rule and what it is about.
struct FindingRef {
  std::string rule;
  std::string subject;

  template <class Archive>
  void serialize(Archive& archive) {
    archive(field("rule", rule), field("subject", subject));
  }
  friend bool operator==(const FindingRef&, const FindingRef&) = default;
};

/// A party's view of a finding, printed beside it 单位意见.
struct Response : RecordBase {
  static constexpr Kind kKind = Kind::kResponse;
  static constexpr std::uint8_t kVersion = 1;

  FindingRef finding;
  PartyRef by;
  std::string text;

  template <class Archive>
  void serialize(Archive& archive) {
    serialize_identity(archive);
    archive(field("finding", finding), field("by", by), field("text", text));
    serialize_origin(archive);
  }
  friend bool operator==(const Response&, const Response&) = default;
};

/// Checks what no single field can tell. Throws: FieldError.
void check_rules(const Response& record);

}  // namespace fundtrail
