// SPDX-License-Identifier: Apache-2.0
//
// Bytes of stored entries, altered one at a time, each of which must be found and named.
#pragma once

#include <cstddef>
#include <cstdint>

#include "tests/support/memory_source.h"

namespace fundtrail::test {

/// Checks that a verification finds one altered byte of entry `sequence` at its place, in words,
/// and nothing else; `offset` is for the message of a failed test.
void check_single(const MemorySource& source, std::uint64_t sequence, std::size_t offset);

/// Alters every `step`th byte of each entry by `mask`, checks that, and puts it back.
/// Returns: the number of bytes altered.
std::size_t check_every_byte(MemorySource source, std::uint8_t mask, std::size_t step);

}  // namespace fundtrail::test
