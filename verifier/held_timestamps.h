// SPDX-License-Identifier: Apache-2.0
//
// What the timestamps of a checkpoint come to. Source: docs/FORMAT.md "Timestamps".
#pragma once

#include <cstdint>

#include "verifier/held.h"
#include "verifier/verification.h"

namespace fundtrail {

/// Verifies the timestamps of `held`, a checkpoint of `size` entries, each at its own time; without
/// a `trust` (nullptr) none is looked at. Requires: there is at least one.
/// Throws: FormatError if a text of `trust` is not what it should be, or there are too many.
[[nodiscard]] TimestampSummary judge_timestamps(const HeldCheckpoint& held, std::uint64_t size,
                                                const TimestampTrust* trust);

/// That timestamps are there and nothing rests on them, for want of roots.
[[nodiscard]] Message unchecked_words();

/// That those of one checkpoint are of an authority that is not trusted.
[[nodiscard]] Message untrusted_words(const TimestampSummary& summary);

}  // namespace fundtrail
