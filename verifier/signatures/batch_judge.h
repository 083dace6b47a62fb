// SPDX-License-Identifier: Apache-2.0
//
// Judges the signature that ends a batch. Source: docs/FORMAT.md
// "Batch note".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ledger/proof/batch_note.h"
#include "ledger/proof/entry_source.h"
#include "ledger/proof/key_ring.h"
#include "ledger/proof/note.h"
#include "schemas/message.h"

namespace fundtrail {

/// What every signature of a ledger must name.
struct LedgerIdentity {
  std::string origin;
  Digest genesis_leaf;
  HashSuite hash{};
};

/// Whose lines a batch note has.
struct BatchSigners {
  std::optional<std::size_t> author;    ///< in the ring's keys
  std::optional<std::size_t> approver;  ///< likewise
  std::vector<VerifierKey> signers;     ///< whose lines verified: the ring's and granted keys
  std::optional<Message> flaw;          ///< why it counts for nothing

  [[nodiscard]] bool is_valid() const { return !flaw.has_value(); }
};

/// Reads who signed a batch that ends at entry `sequence`. `granted` are the keys that it grants:
/// their lines count, though they are not active. What was signed is not looked at.
[[nodiscard]] BatchSigners judge_signers(const SignedNote& note, const KeyRing& ring,
                                         const std::vector<VerifierKey>& granted,
                                         std::uint64_t sequence);

/// A `signature` record in its place, and what came of it.
struct JudgedBatch : BatchSigners {
  std::uint64_t sequence = 0;  ///< of the signature record
  std::uint64_t begin = 0;     ///< the first entry that it covers
  Head seen;                   ///< what its author had verified
  Digest text;                 ///< SHA-256 of the text that was signed
};

/// Where a signature record stands.
struct SignaturePlace {
  std::uint64_t sequence = 0;
  std::uint64_t previous = 0;  ///< the signature record before it; 0 if there is none
};

/// Judges signatures by the keys of a ring. Threads: safe to call together.
class BatchJudge {
 public:
  /// Lifetime: all arguments outlive it.
  BatchJudge(const EntrySource& source, const LedgerIdentity& identity, const KeyRing& ring)
      : source_(source), identity_(identity), ring_(ring) {}

  /// Reads the signature at `place` and the entries that it covers, and hashes them again.
  /// `granted` are the keys that its batch grants: their lines count, though they are not active.
  /// What its author had seen is not compared here.
  [[nodiscard]] JudgedBatch judge(const SignaturePlace& place,
                                  const std::vector<VerifierKey>& granted) const;

 private:
  const EntrySource& source_;
  const LedgerIdentity& identity_;
  const KeyRing& ring_;
};

}  // namespace fundtrail
