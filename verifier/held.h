// SPDX-License-Identifier: Apache-2.0
//
// What a verifier holds of a ledger besides the ledger itself: what the operator may not control.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ledger/proof/entry_source.h"
#include "ledger/proof/key.h"
#include "ledger/proof/note.h"
#include "ledger/proof/policy.h"
#include "ledger/proof/timestamp.h"
#include "schemas/bytes.h"
#include "schemas/digest.h"
#include "schemas/message.h"

namespace fundtrail {

/// Who hands a signed checkpoint over.
enum class CheckpointGiver {
  kCaller,  ///< who verifies, and kept it elsewhere
  kLedger,  ///< the ledger's own folder: it must agree, and anchors nothing against its operator
};

/// A timestamp as it was kept: a request and the response to it, in DER. Nothing was verified.
struct HeldTimestamp {
  Bytes request;
  Bytes response;
};

/// A signed checkpoint. Nothing of it was verified.
struct HeldCheckpoint {
  SignedNote note;  ///< its text is a checkpoint
  CheckpointGiver giver{};
  Message source;  ///< what it is called in a sentence
  /// Oldest first, each over those before it. Range: at most kTimestampStackMax.
  std::vector<HeldTimestamp> timestamps{};
};

/// What an earlier verification left.
struct RememberedLedger {
  std::string origin;
  Digest genesis;                        ///< leaf hash of entry 0
  Head seen;                             ///< newest head that was verified
  std::vector<VerifierKey> keys;         ///< the operator's that counted there
  std::optional<SignedNote> checkpoint;  ///< newest that was signed; its text is a checkpoint
};

/// All that is held.
struct Held {
  std::vector<HeldCheckpoint> checkpoints;
  std::vector<VerifierKey> keys;  ///< of the operator, known by other means
  std::optional<Policy> policy;   ///< what a checkpoint that is handed over by the caller satisfies
  /// Whose timestamps count; without it they are told of, and nothing rests on them.
  std::optional<TimestampTrust> timestamp_trust{};
  std::vector<RememberedLedger> remembered;  ///< under the ledger's origin, or at its place
  bool has_memory = false;                   ///< whether anything could have been remembered
};

}  // namespace fundtrail
