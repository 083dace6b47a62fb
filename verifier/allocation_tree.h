// SPDX-License-Identifier: Apache-2.0
//
// Which allocation passes on which.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "verifier/registry.h"
#include "verifier/support.h"

namespace fundtrail {

/// Whether an allocation needs no further breaking down: it names a project, or was made to a unit
/// that carries projects out (role implementer, agent or owner).
[[nodiscard]] bool is_broken_down(const Registry& registry, const Allocation& allocation);

/// An allocation with its 追加 and 追减, which are no nodes of their own.
struct AllocationNode {
  const Placed<Allocation>* root = nullptr;      ///< what its changes lead back to
  WideSum fen = 0;                               ///< Unit: 分; what is left of all of them
  Support support;                               ///< those of which something is left
  std::vector<const AllocationNode*> passed_on;  ///< one level below, by id
  /// The one with no level above that it comes from: itself of such a one. None where the level
  /// above is not known, or goes round in a circle.
  const AllocationNode* top = nullptr;
};

/// The allocations of a registry, level by level. Memory grows with the allocations. Lifetime: the
/// registry outlives it. Threads: const functions may run together.
class AllocationTree {
 public:
  /// Requires: the registry is finished. Cost: O(n log n) in the allocations.
  explicit AllocationTree(const Registry& registry);
  AllocationTree(const AllocationTree&) = delete;
  AllocationTree& operator=(const AllocationTree&) = delete;

  /// The node that the allocation `id` belongs to, or nullptr if there is no such allocation.
  /// Lifetime: the tree.
  [[nodiscard]] const AllocationNode* find(std::string_view id) const;

  /// The nodes with no level above, by id. Lifetime: the tree.
  [[nodiscard]] const std::vector<const AllocationNode*>& tops() const { return tops_; }

 private:
  void link();

  const Registry* registry_;
  std::map<std::string, AllocationNode, std::less<>> nodes_;  // by the id of the root
  std::vector<const AllocationNode*> tops_;
};

}  // namespace fundtrail
