// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schemas/kinds/common.h"

namespace fundtrail {

/// The ledger that this one continues.
struct Continuation {
  std::string origin;
  std::uint64_t size = 0;
  Digest root;
  std::string note;  ///< signed note over that head

  template <class Archive>
  void serialize(Archive& archive) {
    archive(field("origin", origin), field("size", size), field("root", root), field("note", note));
  }
  friend bool operator==(const Continuation&, const Continuation&) = default;
};

/// The first entry of a ledger, which names it.
struct Genesis {
  static constexpr Kind kKind = Kind::kGenesis;
  static constexpr std::uint8_t kVersion = 1;

  std::string origin;  ///< the ledger's name, as in its checkpoints
  HashSuite hash{};
  std::string
      operator_key;  ///< the verifier key that signs its checkpoints; its name is the origin
  std::optional<Continuation> continues;

  template <class Archive>
  void serialize(Archive& archive) {
    archive(field("origin", origin), field("hash", hash), field("operator_key", operator_key),
            field("continues", continues));
  }
  friend bool operator==(const Genesis&, const Genesis&) = default;
};

/// Checks what no single field can tell. Throws: FieldError.
void check_rules(const Genesis& record);

}  // namespace fundtrail
