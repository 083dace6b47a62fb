// SPDX-License-Identifier: Apache-2.0
//
// Who speaks for a single entry. Private to verifier/integrity.
#pragma once

#include <cstdint>

#include "ledger/proof/entry_source.h"
#include "ledger/proof/hasher.h"
#include "schemas/bytes.h"

namespace fundtrail {

/// Whether the stored leaf and the next entry, as far as there are any, both deny that `entry`, at
/// `sequence`, is what was hashed. If there are neither, it is believed.
[[nodiscard]] bool is_denied(const EntrySource& source, std::uint64_t sequence, ByteView entry,
                             Hasher& hasher);

}  // namespace fundtrail
