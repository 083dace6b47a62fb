// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "ledger/proof/entry_source.h"
#include "report/record_history.h"
#include "schemas/kinds/genesis.h"
#include "verifier/signatures/batch_judge.h"
#include "verifier/signatures/signature_fold.h"

namespace fundtrail {

/// Finds which signature covers an entry and verifies it, for commands that show entries. Where
/// signatures stand is taken from the index, which `verify` checks.
class EntrySignatures {
 public:
  /// Lifetime: both outlive it. Throws: FormatError if the genesis names no key.
  EntrySignatures(const EntrySource& source, const Genesis& genesis);

  /// The signature that covers an entry, or nothing if none does. One that counts for nothing is
  /// told of too, if the entry is of the batch that it ends.
  /// Cost: hashes that batch again, and verifies its signatures.
  [[nodiscard]] std::optional<EntrySignature> covering(std::uint64_t sequence) const;

 private:
  [[nodiscard]] std::optional<EntrySigner> signer(std::optional<std::size_t> key) const;

  const EntrySource& source_;
  SignatureFold records_;
  KeyRing ring_;
  LedgerIdentity identity_;
};

}  // namespace fundtrail
