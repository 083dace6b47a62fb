// SPDX-License-Identifier: Apache-2.0
#include "verifier/allocation_tree.h"

#include "verifier/measures.h"

namespace fundtrail {

bool is_broken_down(const Registry& registry, const Allocation& allocation) {
  if (allocation.project) return true;
  const auto it = registry.parties.find(allocation.to.id);
  if (it == registry.parties.end()) return false;
  switch (it->second.record.role) {
    case PartyRole::kImplementer:
    case PartyRole::kAgent:
    case PartyRole::kOwner:
      return true;
    default:
      return false;
  }
}

AllocationTree::AllocationTree(const Registry& registry) : registry_(&registry) {
  for (const auto& [id, placed] : registry.allocations) {
    const Placed<Allocation>* root = registry.place_of(id).root;
    AllocationNode& node = nodes_[root->record.id.value];
    node.root = root;
    node.fen += signed_fen(placed);
    if (!posted(placed).is_void()) node.support.add(registry.support_of(placed));
  }
  link();
}

// From the top down: each node has one level above it, so each is reached once at most, and what
// goes round in a circle never is.
void AllocationTree::link() {
  std::vector<AllocationNode*> reached;
  std::map<const AllocationNode*, std::vector<AllocationNode*>> below;
  for (auto& [id, node] : nodes_) {
    const AllocationRef* under = registry_->place_of(id).under;
    if (under == nullptr) {
      node.top = &node;
      tops_.push_back(&node);
      reached.push_back(&node);
    } else if (const AllocationNode* above = find(under->id)) {
      below[above].push_back(&node);
    }
  }
  while (!reached.empty()) {
    AllocationNode* node = reached.back();
    reached.pop_back();
    for (AllocationNode* part : below[node]) {
      node->passed_on.push_back(part);
      part->top = node->top;
      reached.push_back(part);
    }
  }
}

const AllocationNode* AllocationTree::find(std::string_view id) const {
  const AllocationPlace place = registry_->place_of(id);
  if (place.root == nullptr) return nullptr;
  const auto it = nodes_.find(place.root->record.id.value);
  return it == nodes_.end() ? nullptr : &it->second;
}

}  // namespace fundtrail
