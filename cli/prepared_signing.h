// SPDX-License-Identifier: Apache-2.0
//
// Signing by several people: a batch is prepared, signed by more keys, and appended as it was
// signed.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/signing.h"
#include "ledger/ledger.h"
#include "ledger/prepared_batch.h"
#include "ledger/proof/key_ring.h"
#include "verifier/signatures/batch_judge.h"

namespace fundtrail {

/// Reads a ledger's card from a file. Throws: Error(kUsage) if there is none, Error(kRefused) if
/// the file holds another thing.
[[nodiscard]] LedgerCard read_ledger_card(const std::string& path);

/// Reads a prepared batch from a file. Throws: Error(kRefused) if it is none.
[[nodiscard]] PreparedBatch read_prepared_batch(const std::string& path);

/// Signs records for the ledger of `card`.
[[nodiscard]] PreparedBatch prepare_batch(std::vector<Record> records, const LedgerCard& card,
                                          const SigningKey& key);

/// Adds the line of `key`: first, if the line that is first now is of a key that is not active at
/// the end of the ledger, as of one that asks to be let in; else last.
void add_signature(PreparedBatch& batch, const SigningKey& key, const KeyRing& ring,
                   std::uint64_t size);

/// Who signed a batch that would be appended to a ledger of `size` entries.
/// Throws: Error(kRefused) if that counts for nothing.
[[nodiscard]] BatchSigners require_signers(const PreparedBatch& batch, const KeyRing& ring,
                                           std::uint64_t size);

/// Throws: Error(kRefused) if the ledger's policy demands a signature or approval of one of
/// `records` that `signers` (nullptr: nobody) do not give. Where there is a policy, corrections
/// need an approver.
void require_policy(const std::vector<Record>& records, const KeyRing& ring, std::uint64_t size,
                    const BatchSigners* signers);

/// A key's name with its party and post, such as “clerk（changchun 会计岗）”.
[[nodiscard]] Message signer_words(const LedgerKey& known);

}  // namespace fundtrail
