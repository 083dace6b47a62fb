// SPDX-License-Identifier: Apache-2.0
//
// Signing on the command line: which key, its passphrase, and the note of a batch.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "ledger/key_folder.h"
#include "ledger/ledger.h"
#include "ledger/prepared_batch.h"
#include "ledger/proof/key_ring.h"

namespace fundtrail {

/// The folder of the user's keys.
[[nodiscard]] KeyFolder user_keys();

/// Opens the private key of a file, asking for its passphrase.
[[nodiscard]] SigningKey open_key(const Context& context, const KeyFile& file);

/// Opens the private key called `name`: an alias, a key's name, a file, or `operator` for the
/// operator's key of the ledger. Throws: Error(kUsage) if there is none.
[[nodiscard]] SigningKey open_key(const Context& context, const std::string& name,
                                  const KeyRing& ring);

/// The file of an operator's key that is active at the end of a ledger.
/// Throws: Error(kUsage) if the user has none of them.
[[nodiscard]] KeyFile find_operator_key(const KeyRing& ring);

/// Throws: Error(kRefused) if `key` may not sign entry `sequence` of the ledger.
void require_active(const KeyRing& ring, const VerifierKey& key, std::uint64_t sequence);

/// Signs the text of a batch. Throws: Error(kRefused) if `key` is a witness's.
[[nodiscard]] NoteSignature sign_batch_text(const SigningKey& key, const std::string& text);

/// What others need to sign for a ledger.
[[nodiscard]] LedgerCard card_of(const Ledger& ledger);

/// Gives a prepared batch its place in the ledger.
class PreparedSigner : public BatchSigner {
 public:
  explicit PreparedSigner(SignedNote note) : note_(std::move(note)) {}

  [[nodiscard]] BatchMode mode() const override { return BatchMode::kContent; }
  /// Throws: Error(kRefused) if what is appended is not what was signed.
  [[nodiscard]] std::string sign(const BatchNote& note) override;

 private:
  SignedNote note_;
};

/// Signs batches with private keys, the author's first. `seen` is the head that who signs last
/// verified; of size 0 if nothing.
class KeySigner : public BatchSigner {
 public:
  KeySigner(std::vector<SigningKey> keys, Head seen) : keys_(std::move(keys)), seen_(seen) {}

  [[nodiscard]] BatchMode mode() const override { return BatchMode::kLeaves; }
  [[nodiscard]] std::string sign(const BatchNote& note) override;

 private:
  std::vector<SigningKey> keys_;
  Head seen_;
};

}  // namespace fundtrail
