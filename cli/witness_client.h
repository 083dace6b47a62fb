// SPDX-License-Identifier: Apache-2.0
//
// Asking a witness over HTTP to cosign a checkpoint. Source: C2SP tlog-witness; docs/FORMAT.md
// "Witness".
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "cli/http_post.h"
#include "ledger/proof/checkpoint.h"
#include "ledger/proof/note.h"

namespace fundtrail {

/// What a witness may have cosigned of a ledger before, up to the checkpoint at hand.
struct WitnessedBefore {
  std::uint64_t likely_size = 0;  ///< of the last that it cosigned, as far as is known; 0 if none
  /// Makes the consistency path to the checkpoint from a size, at least 1.
  std::function<std::vector<Digest>(std::uint64_t old_size)> make_path;
};

/// Throws: Error(kUsage), naming `option`, as require_http_url, and for an address with `?` or `#`,
/// to which no path can be added.
void require_witness_url(const std::string& option, const std::string& url);

/// Asks the witness at `site`, the submission prefix, to cosign the checkpoint in `note`: with a
/// proof from the size that it likely has cosigned, and where that is wrong, from the one it says.
///
/// Returns: of each of `keys` that made lines of the answer the first one, all verified; never
/// none. Lines of other keys mean nothing and are dropped. Requires: a checkpoint of size 1 or more
/// that its ledger signed, and `keys` of type kCosignature. Throws: Error(kRolledBack) if the
/// witness has, by its own account, cosigned a larger tree, or one that this does not continue;
/// Error(kUntrusted) if it does not know the ledger or the key that signed, or no key of `keys`
/// made a line, or a line of one does not verify; Error(kUnchecked) if it cannot be reached or
/// answers what no witness does; what `make_path` throws. Cost: as a rule one request, at most
/// three.
[[nodiscard]] std::vector<NoteSignature> collect_cosignatures(const HttpSite& site,
                                                              const SignedNote& note,
                                                              std::span<const VerifierKey> keys,
                                                              const WitnessedBefore& before);

}  // namespace fundtrail
