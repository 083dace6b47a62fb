// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ostream>
#include <span>

#include "ledger/proof/proof.h"
#include "schemas/error.h"

namespace fundtrail::test {

/// What a verifier can say of a proof.
enum class Outcome { kMatches, kDiffers, kMalformed };

inline std::ostream& operator<<(std::ostream& stream, Outcome outcome) {
  switch (outcome) {
    case Outcome::kMatches:
      return stream << "matches";
    case Outcome::kDiffers:
      return stream << "differs";
    case Outcome::kMalformed:
      return stream << "malformed";
  }
  return stream;
}

inline bool is_refused(const FormatError& error) { return error.code() == ErrorCode::kRefused; }

inline Outcome inclusion_outcome(const Digest& leaf, LeafPosition position,
                                 std::span<const Digest> path, const Digest& root, Hasher& hasher) {
  try {
    return verify_inclusion(leaf, position, path, root, hasher) ? Outcome::kMatches
                                                                : Outcome::kDiffers;
  } catch (const FormatError&) {
    return Outcome::kMalformed;
  }
}

inline Outcome consistency_outcome(TreeSizes sizes, std::span<const Digest> path,
                                   const Digest& old_root, const Digest& new_root, Hasher& hasher) {
  try {
    return verify_consistency(sizes, path, old_root, new_root, hasher) ? Outcome::kMatches
                                                                       : Outcome::kDiffers;
  } catch (const FormatError&) {
    return Outcome::kMalformed;
  }
}

}  // namespace fundtrail::test
