// SPDX-License-Identifier: Apache-2.0
//
// Timestamps that outlive the certificates they rest on. Before a TSA's certificate expires, or its
// algorithms grow weak, another token is taken over the checkpoint together with all responses so
// far. It shows that the earlier tokens existed while they could still be trusted.
#pragma once

#include <cstddef>
#include <span>
#include <variant>
#include <vector>

#include "ledger/proof/note.h"
#include "ledger/proof/timestamp.h"

namespace fundtrail {

/// What is stamped of a checkpoint: its text, an empty line, and the first signature line, which is
/// the ledger's own. Lines that are added later change nothing. Throws: FormatError if the note has
/// no signature.
[[nodiscard]] Bytes stamped_bytes(const SignedNote& checkpoint);

/// The bytes that a renewal is over: the checkpoint and all earlier responses, oldest first, each
/// after its length. Without earlier responses they are the checkpoint itself: the first timestamp.
/// Requires: fewer than kTimestampStackMax responses. Source: docs/FORMAT.md "Timestamps".
[[nodiscard]] Bytes stamped_bytes_of_renewal(ByteView checkpoint,
                                             std::span<const ByteView> earlier_responses);

/// Why a stack of timestamps does not verify.
struct TimestampStackRefusal {
  std::size_t index = 0;  ///< the first timestamp that does not verify, or came too late, from 0
  TimestampRefusal refusal;
};

/// The verified timestamps, oldest first, or why they do not verify.
using TimestampStackOutcome = std::variant<std::vector<Timestamp>, TimestampStackRefusal>;

/// Verifies the timestamps of a checkpoint: the first, and renewals in their order.
///
/// Each is verified as by verify_timestamp, at its own time, over the bytes it has to be over. None
/// may be earlier than the one before (kBeforePrevious), nor may a certificate of the chain before
/// have expired by then (kRenewedTooLate). So the checkpoint existed at the first one's time if the
/// last one can be trusted, whatever became of the keys of the others since.
/// Requires: `checkpoint` as for verify_timestamp. One `trust` serves all: it has the roots of
/// each. Throws: FormatError as verify_timestamp, or if there are none or more than
/// kTimestampStackMax. Threads: safe to call together. Cost: n verifications, hashing at most n^2 /
/// 2 responses.
[[nodiscard]] TimestampStackOutcome verify_timestamps(std::span<const StoredTimestamp> stack,
                                                      ByteView checkpoint,
                                                      const TimestampTrust& trust);

}  // namespace fundtrail
