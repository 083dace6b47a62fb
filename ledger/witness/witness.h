// SPDX-License-Identifier: Apache-2.0
//
// A witness: it cosigns the checkpoints of ledgers, each only if it is consistent with the one
// before, and never a smaller one. Source: C2SP tlog-witness; docs/FORMAT.md "Witness".
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/proof/entry_source.h"
#include "ledger/proof/signing_key.h"
#include "ledger/witness/add_checkpoint_request.h"
#include "ledger/witness/witness_state.h"

namespace fundtrail {

/// What comes of a request. The values are the statuses of HTTP that tlog-witness demands.
enum class WitnessVerdict : std::uint16_t {
  kCosigned = 200,
  kMalformed = 400,     ///< it asks for what cannot be, whoever signed it
  kUntrusted = 403,     ///< no key of the ledger signed it, or a line of such a key does not verify
  kUnknownLog = 404,    ///< of a ledger that this witness does not know
  kConflict = 409,      ///< its old size is not that of the checkpoint cosigned last
  kInconsistent = 422,  ///< not proven to be a continuation of the checkpoint cosigned last
};

/// See `Witness::add_checkpoint`.
struct WitnessAnswer {
  WitnessVerdict verdict = WitnessVerdict::kMalformed;
  Message reason;                           ///< of a refusal; a sentence without its full stop
  std::vector<NoteSignature> cosignatures;  ///< of kCosigned: lines for the note
  Head held;                                ///< the head that was cosigned last; size 0 if none was
  /// Where both notes are kept, if the ledger signed two roots of one size: it is proven to have
  /// shown different histories.
  std::optional<std::filesystem::path> evidence;
};

/// Throws: Error(kRefused) unless `key` is for cosignatures.
void require_witness_key(const VerifierKey& key);

/// A witness with its key, the ledgers that it knows and its memory.
///
/// What it cosigned it has written down before: a witness that is killed, or of which there are
/// several processes, never cosigns two histories. It lies if its memory is put back to an older
/// state; its folder belongs on a disk that no restored snapshot reaches.
/// Threads: every function is safe to call together.
class Witness {
 public:
  /// `log_keys` are of any number of ledgers, each of which may have several: a key's name is its
  /// ledger's origin. Throws: Error(kRefused) if `key` is not for cosignatures, one of `log_keys`
  /// is, or a name is no origin.
  Witness(SigningKey key, std::vector<VerifierKey> log_keys, WitnessState state);

  [[nodiscard]] const VerifierKey& key() const noexcept { return key_.verifier_key(); }
  [[nodiscard]] const WitnessState& state() const noexcept { return state_; }

  /// Cosigns a checkpoint as seen at `time_s`, seconds since 1970-01-01T00:00:00Z, or tells why
  /// not, by the first of the checks of tlog-witness that fails, in its order. The checkpoint that
  /// it cosigned last may be asked for again, for a new time.
  ///
  /// A first checkpoint of a ledger is cosigned without proof: a witness vouches for what comes
  /// after. Nothing is said of what the entries are. Requires: 0 < time_s < 2^63.
  /// Throws: FormatError if the note is no checkpoint; Error(kUnchecked) if its memory is damaged
  /// or cannot be written, and nothing is cosigned. Cost: a file written and synced.
  [[nodiscard]] WitnessAnswer add_checkpoint(const AddCheckpointRequest& request,
                                             std::uint64_t time_s);

  /// The checkpoint cosigned last of `origin`, or nothing. Throws: as `WitnessState::read`.
  [[nodiscard]] std::optional<SignedNote> checkpoint(std::string_view origin) const;

  /// The same of the ledger whose `origin_hash` is `hash`.
  [[nodiscard]] std::optional<SignedNote> checkpoint_by_hash(std::string_view hash) const;

 private:
  struct Log {
    std::string origin;
    std::vector<VerifierKey> keys;
  };

  [[nodiscard]] const Log* find(std::string_view hash) const;
  [[nodiscard]] std::optional<SignedNote> read_held(const Log& log) const;
  [[nodiscard]] NoteSignature cosign_and_write(const Checkpoint& checkpoint, SignedNote note,
                                               std::uint64_t time_s) const;

  SigningKey key_;
  std::map<std::string, Log, std::less<>> logs_;  // by origin_hash
  WitnessState state_;
  std::mutex mutex_;  // the key signs for one at a time, and a lock file is of a process
};

}  // namespace fundtrail
