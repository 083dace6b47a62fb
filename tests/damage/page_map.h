// SPDX-License-Identifier: Apache-2.0
//
// What each bit of an LMDB file is for, told by a walk over its pages that shares nothing with
// LMDB.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "schemas/bytes.h"

namespace fundtrail::test {

/// What a bit is for. All but kUsed may change without a reader's notice, and each says why.
enum class BitUse : std::uint8_t {
  kFreePage,     // no live page: nothing of the newest commit leads there
  kSlack,        // between the node pointers and the nodes, padding, behind the last byte
  kOlderMeta,    // the other commit's page, whose number is not the newest
  kOlderChoice,  // a commit's number: the same of the two stays the newest
  kFreeList,     // pages that list free pages, and what leads to them: for writers alone
  kMapHint,      // address and size of a map: the program brings its own
  kPageCount,    // the last page's number: every live page lies below it all the same
  kCounts,       // depth and numbers of pages and keys of a tree: statistics
  kPageNumber,   // a page's own number, in it: readers go by where it lies
  kPageMarks,    // a page's marks and sizes that are for writers or other kinds of pages
  kTreeFlags,    // flags of a tree that ask for nothing
  kNodeFlags,    // flags of a node that mean something elsewhere only
  kFirstKey,     // the key of a branch page's first node: what is smaller goes there anyway
  kSeparator,    // a key of a branch page: it still lies between its neighbours
  kSameNode,     // a pointer to a node: what lies at the other place is the same
  kSamePage,     // a page's number in a branch page: the other page, an older copy, is the same
  kUsed,         // the rest
};

inline constexpr auto kBitUseNames = std::to_array<std::string_view>(
    {"free page", "slack", "older meta page", "choice unchanged", "free list", "map hint",
     "page count", "tree statistics", "page's own number", "page marks", "idle tree flags",
     "idle node flags", "first branch key", "separator still separates", "same node", "same page",
     "used"});

/// What bit `8 * offset + n` (n = 0: the lowest) of each byte of `file` is for.
/// Throws: std::out_of_range where a sound file would not lead.
[[nodiscard]] std::vector<BitUse> map_bits(ByteView file);

}  // namespace fundtrail::test
