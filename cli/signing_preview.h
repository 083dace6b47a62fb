// SPDX-License-Identifier: Apache-2.0
//
// What somebody is about to put their name to, shown before their passphrase is asked.
#pragma once

#include <cstdint>
#include <string>

#include "cli/command.h"
#include "ledger/prepared_batch.h"
#include "ledger/proof/key_ring.h"

namespace fundtrail {

/// A batch in words: its control totals by kind, every record that changes keys or the policy, and
/// whose signatures it has by now, verified by the keys of `ring` and those that it grants. `size`
/// is that of the ledger. Nothing in the batch is taken for true but what was verified.
[[nodiscard]] std::string signing_preview(const Context& context, const PreparedBatch& batch,
                                          const KeyRing& ring, std::uint64_t size);

/// Shows the preview at once: on standard output, or on standard error beside a JSON document.
void show_before_signing(const Context& context, const PreparedBatch& batch, const KeyRing& ring,
                         std::uint64_t size);

}  // namespace fundtrail
