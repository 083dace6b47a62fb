// SPDX-License-Identifier: Apache-2.0
//
// The definitions of RFC 6962 section 2.1, written as they stand there: recursive, slow, and with
// nothing in common with the product but the hash function. They judge the fast code.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "ledger/proof/hasher.h"
#include "schemas/bytes.h"
#include "schemas/digest.h"

namespace fundtrail::test {

/// The slow tree. `Leaves` are the entries themselves, not their hashes.
class MerkleReference {
 public:
  using Leaves = std::span<const Bytes>;
  using Path = std::vector<Digest>;

  explicit MerkleReference(HashSuite suite) : hasher_(suite) {}

  Digest leaf_hash(const Bytes& entry) {
    Bytes bytes{0x00};
    bytes.insert(bytes.end(), entry.begin(), entry.end());
    return hasher_.hash(bytes);
  }

  Digest node_hash(const Digest& left, const Digest& right) {
    Bytes bytes{0x01};
    bytes.insert(bytes.end(), left.bytes.begin(), left.bytes.end());
    bytes.insert(bytes.end(), right.bytes.begin(), right.bytes.end());
    return hasher_.hash(bytes);
  }

  /// MTH(D[n]).
  Digest root(Leaves leaves) {
    if (leaves.empty()) {
      return hasher_.hash(ByteView());
    }
    if (leaves.size() == 1) {
      return leaf_hash(leaves[0]);
    }
    const std::size_t k = split(leaves.size());
    return node_hash(root(leaves.first(k)), root(leaves.subspan(k)));
  }

  /// PATH(m, D[n]).
  Path inclusion(std::size_t m, Leaves leaves) {
    if (leaves.size() == 1) {
      return {};
    }
    const std::size_t k = split(leaves.size());
    if (m < k) {
      return join(inclusion(m, leaves.first(k)), root(leaves.subspan(k)));
    }
    return join(inclusion(m - k, leaves.subspan(k)), root(leaves.first(k)));
  }

  /// PROOF(m, D[n]), for the subtree [start, end) instead of [0, m): with start = 0 it is the
  /// definition of RFC 6962, else that of draft-ietf-plants-merkle-tree-certs. `is_known` is the
  /// flag b of SUBPROOF.
  Path consistency(std::size_t start, std::size_t end, Leaves leaves, bool is_known = true) {
    if (start == 0 && end == leaves.size()) {
      return is_known ? Path{} : Path{root(leaves)};
    }
    const std::size_t k = split(leaves.size());
    if (end <= k) {
      return join(consistency(start, end, leaves.first(k), is_known), root(leaves.subspan(k)));
    }
    if (start >= k) {
      return join(consistency(start - k, end - k, leaves.subspan(k), is_known),
                  root(leaves.first(k)));
    }
    return join(consistency(0, end - k, leaves.subspan(k), false), root(leaves.first(k)));
  }

  /// The root that PATH(m, D[n]) = `path` leads to; none if no such path has that length.
  std::optional<Digest> root_of_inclusion(const Digest& leaf, std::uint64_t m, std::uint64_t n,
                                          std::span<const Digest> path) {
    if (m >= n || (n == 1) != path.empty()) {
      return std::nullopt;
    }
    if (n == 1) {
      return leaf;
    }
    const std::uint64_t k = split(n);
    const auto rest = path.first(path.size() - 1);
    const auto child =
        m < k ? root_of_inclusion(leaf, m, k, rest) : root_of_inclusion(leaf, m - k, n - k, rest);
    if (!child) {
      return std::nullopt;
    }
    return m < k ? node_hash(*child, path.back()) : node_hash(path.back(), *child);
  }

  /// The old and the new root that PROOF(m, D[n]) = `path` leads to; none if no such path has that
  /// length. `old_root` is what the flag b of SUBPROOF stands for: known, or else in the path.
  std::optional<std::pair<Digest, Digest>> roots_of_consistency(std::optional<Digest> old_root,
                                                                std::uint64_t m, std::uint64_t n,
                                                                std::span<const Digest> path) {
    if (m == 0 || m > n) {
      return std::nullopt;
    }
    if (m == n) {
      if (path.size() != (old_root ? 0 : 1)) {
        return std::nullopt;
      }
      const Digest digest = old_root ? *old_root : path[0];
      return std::pair{digest, digest};
    }
    if (path.empty()) {
      return std::nullopt;
    }
    const std::uint64_t k = split(n);
    const auto rest = path.first(path.size() - 1);
    const auto child = m <= k ? roots_of_consistency(old_root, m, k, rest)
                              : roots_of_consistency(std::nullopt, m - k, n - k, rest);
    if (!child) {
      return std::nullopt;
    }
    if (m <= k) {
      return std::pair{child->first, node_hash(child->second, path.back())};
    }
    return std::pair{node_hash(path.back(), child->first), node_hash(path.back(), child->second)};
  }

 private:
  /// The largest power of two smaller than `n`.
  template <class Unsigned>
  static Unsigned split(Unsigned n) {
    return std::bit_floor(n - 1);
  }

  static Path join(Path path, const Digest& digest) {
    path.push_back(digest);
    return path;
  }

  Hasher hasher_;
};

}  // namespace fundtrail::test
