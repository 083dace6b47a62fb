// SPDX-License-Identifier: Apache-2.0
//
// Which of what is held speaks of this ledger, and under which keys.
#pragma once

#include <optional>
#include <vector>

#include "verifier/held.h"
#include "verifier/verification.h"

namespace fundtrail {

/// A head to compare the ledger with.
struct HeldHead {
  Anchor anchor;
  std::optional<SignedNote> note{};  ///< whose signature verified
  /// Whether whoever runs the ledger cannot have made it for this verification.
  bool is_independent = true;
  /// When it existed at the latest, by its witnesses and by its timestamps with their accuracy.
  /// Unit: µs since 1970-01-01T00:00:00Z.
  std::optional<std::int64_t> witnessed_us{};
  std::optional<std::int64_t> stamped_us{};
};

/// Why what is held and the ledger do not go together.
struct Objection {
  IntegrityResult result{};  ///< kForked, kRolledBack or kUntrusted
  Anchor anchor;             ///< whose objection it is; of kind none where no head is concerned
  Message detail;
};

/// What is to be compared with the ledger, and what is wrong before that.
struct HeldHeads {
  std::vector<HeldHead> heads;
  std::vector<Objection> objections;
  std::vector<TimestampSummary> timestamps;
  std::vector<Message> notices;  ///< what the reader must know of heads that anchor nothing
};

/// Judges what is held: whose it is, who signed it, which keys that takes, and who stamped it.
///
/// A key is known if the caller gave it, alone or in a policy; else if it was remembered, with
/// those that the ledger has let in since; else, of any key that the ledger names, nobody but the
/// ledger itself says so. `genesis` is the leaf hash of entry 0, if it can be read. Requires:
/// `integrity` has origin and authorship. Throws: FormatError if the text of a note is no
/// checkpoint, or a text of the timestamp trust is not what it should be. Cost: one verification
/// for each signature of a known key, a few for each timestamp.
[[nodiscard]] HeldHeads judge_held(const Held& held, const Integrity& integrity,
                                   const std::optional<Digest>& genesis);

}  // namespace fundtrail
