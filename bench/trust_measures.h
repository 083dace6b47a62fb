// SPDX-License-Identifier: Apache-2.0
//
// What signing and proving cost. A "record" of these figures is one checkpoint, proof or batch,
// where no comment says otherwise.
#pragma once

#include "bench/measure.h"

namespace fundtrail::bench {

/// Signs the first checkpoint of the ledger that append_to_ledger left: reads everything back,
/// hashes it again, remembers and keeps the note. Its records are the entries.
[[nodiscard]] Figures sign_first_checkpoint(const Task& task);

/// Signs 100 checkpoints more, each after one more record. Measured: the checkpoints, from the
/// snapshot to durable, without the passphrase of a key file. The ledger is that many longer then.
[[nodiscard]] Figures sign_next_checkpoints(const Task& task);

/// Produces 1,000 inclusion proofs of entries all over the ledger, each as a file's text, and
/// checks each from its text and the operator's key.
[[nodiscard]] Figures prove_entries(const Task& task);

/// Verifies a ledger of its own, with 1,000 batches of one record that an author signed; the whole
/// verification is measured, of which the signatures are a part.
[[nodiscard]] Figures verify_signed_batches(const Task& task);

/// Verifies 1,000 Ed25519 signatures of a batch note by OpenSSL alone: nothing that verifies as
/// many signed batches can be faster.
[[nodiscard]] Figures verify_signatures(const Task& task);

}  // namespace fundtrail::bench
