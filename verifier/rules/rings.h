// SPDX-License-Identifier: Apache-2.0
//
// Rings in a graph: chains that lead back to where they began.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace fundtrail {

/// Which nodes each node leads to.
using Graph = std::map<std::string, std::set<std::string>>;

/// Finds the rings of a graph: of each set of nodes that all lead to each other, the shortest ring
/// through the least of them. A node that leads to itself is a ring of one.
///
/// Returns: each ring as its nodes in order, from the least to one that leads back to it; by their
/// first nodes. Cost: of time and memory, the size of the graph; no recursion.
[[nodiscard]] std::vector<std::vector<std::string>> find_rings(const Graph& graph);

}  // namespace fundtrail
