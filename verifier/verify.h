// SPDX-License-Identifier: Apache-2.0
//
// The verifier's one entrance: replays a source, checks its integrity, recomputes its figures.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "ledger/proof/entry_source.h"
#include "schemas/digest.h"
#include "verifier/held.h"
#include "verifier/party_keys.h"
#include "verifier/rules/rule_options.h"
#include "verifier/verification.h"
#include "verifier/view.h"

namespace fundtrail {

/// How to verify.
struct VerifyOptions {
  unsigned jobs = 0;                         ///< threads; 0: one for each core. Range: 0 to 1024
  std::optional<std::uint64_t> expect_size;  ///< a size the caller knows the ledger has reached
  std::optional<Digest> expect_root;  ///< the root the caller holds, of expect_size or of now
  Held held;                          ///< what else is held: checkpoints, keys, memories
  std::vector<PartyKey> party_keys;   ///< what the caller knows of parties' keys
  RuleOptions rules;                  ///< thresholds, and rules that are not to be run
  ViewOptions view;  ///< what goals and rules look at; integrity is of the whole ledger, always
  /// Called now and then, from any thread but never from two at once, with entries done and in all
  /// (over both rounds).
  std::function<void(std::uint64_t done, std::uint64_t total)> progress;
  /// For tests: where to cut the entries into ranges, ascending; empty: evenly over the threads.
  std::vector<std::uint64_t> cuts;
  /// For tests: the most rows of payments that are held at once; else kPaymentRowsMax.
  std::optional<std::uint64_t> payment_rows_max;
};

/// Verifies everything `source` holds. The result depends on the source alone: not on the number of
/// threads, the cuts, the clock or the machine.
///
/// Throws: Error(kUnchecked) if the source cannot be read. Damage is a result, not an exception.
/// Cost: two passes over the entries, state that grows with programmes, parties, documents, targets
/// and allocations, 16 bytes for each record, and up to three rows for each payment, at most
/// kPaymentRowsMax at once; where there are more, further passes.
[[nodiscard]] Verification verify(const EntrySource& source, const VerifyOptions& options);

}  // namespace fundtrail
