// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/memory_source.h"

namespace fundtrail::test {

/// Damages a source in none to four random ways: bytes, entries dropped, exchanged, put in or
/// rewritten, nodes, index keys, the head; now and then with the tree made to fit.
///
/// Requires: it runs where rapidcheck draws values.
void damage_at_random(MemorySource& source);

}  // namespace fundtrail::test
