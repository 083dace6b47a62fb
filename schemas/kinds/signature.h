// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "schemas/kinds/common.h"

namespace fundtrail {

/// Ends a batch that was signed 签名: who answers for the entries before it.
struct BatchSignature {
  static constexpr Kind kKind = Kind::kSignature;
  static constexpr std::uint8_t kVersion = 1;

  std::string note;  ///< a signed note; docs/FORMAT.md "Batch note"

  template <class Archive>
  void serialize(Archive& archive) {
    archive(field("note", note));
  }
  friend bool operator==(const BatchSignature&, const BatchSignature&) = default;
};

/// There is nothing to check that its field does not: what a note says is for those who know keys.
void check_rules(const BatchSignature& record);

}  // namespace fundtrail
