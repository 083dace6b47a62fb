// SPDX-License-Identifier: Apache-2.0
//
// Inclusion and consistency proofs of RFC 6962 section 2.1. Verifying is a pure function of values.
//
// A proof that does not fit the sizes it is given for is malformed: FormatError. One that fits and
// leads to another root does not match: false. The first is a fault of whoever wrote the proof
// down, the second is evidence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ledger/proof/hasher.h"
#include "ledger/proof/merkle.h"
#include "schemas/digest.h"

namespace fundtrail {

/// Which leaf of which tree. Range: leaf_index < tree_size <= kTreeSizeMax.
struct LeafPosition {
  std::uint64_t leaf_index = 0;
  std::uint64_t tree_size = 0;

  friend bool operator==(const LeafPosition&, const LeafPosition&) = default;
};

/// Two sizes of one growing tree. Range: 1 <= old_size <= new_size <= kTreeSizeMax.
///
/// Size 0 is refused: every tree is consistent with the empty one, so such a proof proves nothing.
struct TreeSizes {
  std::uint64_t old_size = 0;
  std::uint64_t new_size = 0;

  friend bool operator==(const TreeSizes&, const TreeSizes&) = default;
};

/// The length of every inclusion path for `position`.
/// Throws: FormatError if the position is out of range. Returns: at most 62.
[[nodiscard]] std::size_t inclusion_path_length(LeafPosition position);

/// The length of every consistency path for `sizes`.
/// Throws: FormatError if the sizes are out of range. Returns: at most 63.
[[nodiscard]] std::size_t consistency_path_length(TreeSizes sizes);

/// Verifies that `leaf`, a leaf hash, is leaf `position.leaf_index` of the tree with `root`.
///
/// Proves inclusion only: says nothing of who signed `root`, or of other leaves. The tree size is
/// bound only as far as it shapes the path: other sizes can lead to the same root.
/// Requires: `position.tree_size` and `root` come from one verified checkpoint, not from the
/// prover. Throws: FormatError if the position is out of range or the path length is wrong for it.
/// Returns: false if the recomputed root differs.
/// Cost: at most 62 node hashes. Source: RFC 9162 section 2.1.3.2; docs/FORMAT.md "Inclusion".
[[nodiscard]] bool verify_inclusion(const Digest& leaf, LeafPosition position,
                                    std::span<const Digest> path, const Digest& root,
                                    Hasher& hasher);

/// Verifies that the tree with `old_root` is a prefix of the tree with `new_root`.
///
/// Proves that nothing of the old tree was altered, dropped or reordered in the new one; says
/// nothing of who signed either root, or of what was added.
/// Requires: each root and its size come from one verified checkpoint, not from the prover.
/// Throws: FormatError if the sizes are out of range (an old size of 0, an old size above the new
/// one) or the path length is wrong for them; between equal sizes the path is empty.
/// Returns: false if either recomputed root differs.
/// Cost: at most 124 node hashes. Source: RFC 9162 section 2.1.4.2; docs/FORMAT.md "Consistency".
[[nodiscard]] bool verify_consistency(TreeSizes sizes, std::span<const Digest> path,
                                      const Digest& old_root, const Digest& new_root,
                                      Hasher& hasher);

/// Makes the inclusion path of a leaf from stored nodes, from the leaf's sibling upwards.
///
/// The nodes may be those of a larger tree. The path is only as true as they are: verify it.
/// Throws: FormatError if the position is out of range; what `reader` throws.
/// Cost: reads at most 123 nodes, 61 node hashes. Source: RFC 9162 section 2.1.3.1.
[[nodiscard]] std::vector<Digest> prove_inclusion(LeafPosition position, const NodeReader& reader,
                                                  Hasher& hasher);

/// Makes the consistency path between two sizes from stored nodes; empty between equal sizes.
///
/// The nodes may be those of a larger tree. The path is only as true as they are: verify it.
/// Throws: FormatError if the sizes are out of range; what `reader` throws.
/// Cost: reads at most 124 nodes, 61 node hashes. Source: RFC 9162 section 2.1.4.1.
[[nodiscard]] std::vector<Digest> prove_consistency(TreeSizes sizes, const NodeReader& reader,
                                                    Hasher& hasher);

}  // namespace fundtrail
