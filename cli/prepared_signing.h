// SPDX-License-Identifier: Apache-2.0
//
// Signing by several people: a batch is prepared, signed by more keys, and appended as it was
// signed.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/control_totals.h"
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

/// For which ledger a batch is signed, and the head of it that the signer last verified.
struct SignedFor {
  LedgerCard card;
  Head seen;  ///< of size 0 if nothing
};

/// Signs records for a ledger.
[[nodiscard]] PreparedBatch prepare_batch(std::vector<Record> records, const SignedFor& ledger,
                                          const SigningKey& key);

/// Adds the line of `key` after those that are there.
void add_signature(PreparedBatch& batch, const SigningKey& key);

/// Throws: Error(kRefused) if one of `records` would change keys or the policy without effect,
/// since what is recorded stays, and would be found fault with for ever.
void require_effect(const std::vector<Record>& records, const KeyRing& ring,
                    const std::vector<VerifierKey>& signers, std::uint64_t size);

/// Throws: Error(kRefused) if a batch was signed for another ledger than that of `card`.
void require_ledger(const PreparedBatch& batch, const LedgerCard& card);

/// Who signed a batch that would be appended to a ledger of `size` entries, and whether it counts.
[[nodiscard]] BatchSigners judge_batch_signers(const PreparedBatch& batch, const KeyRing& ring,
                                               std::uint64_t size);

/// The same of one whose signatures count.
/// Throws: Error(kRefused) if that counts for nothing.
[[nodiscard]] BatchSigners require_signers(const PreparedBatch& batch, const KeyRing& ring,
                                           std::uint64_t size);

/// Throws: Error(kRefused) if a batch that changes keys or the policy was appended before: such
/// records have no id, and a signature counts once.
void require_first_use(const Ledger& ledger, const PreparedBatch& batch);

/// Throws: Error(kRefused) if the ledger's policy demands a signature or approval of a kind in a
/// batch of `totals` that `signers` (nullptr: nobody) do not give. Where there is a policy,
/// corrections need an approver.
void require_policy(const ControlTotals& totals, const KeyRing& ring, std::uint64_t size,
                    const BatchSigners* signers);

/// A key's name with its party and post, such as “clerk（changchun 会计岗）”.
[[nodiscard]] Message signer_words(const LedgerKey& known);

}  // namespace fundtrail
