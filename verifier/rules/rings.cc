// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/rings.h"

#include <algorithm>
#include <deque>
#include <utility>

namespace fundtrail {
namespace {

using Nodes = std::set<std::string>;

const Nodes& next_of(const Graph& graph, const std::string& node) {
  static const Nodes kNone;
  const auto it = graph.find(node);
  return it == graph.end() ? kNone : it->second;
}

Graph turned_round(const Graph& graph) {
  Graph round;
  for (const auto& [node, nexts] : graph) {
    for (const std::string& next : nexts) round[next].insert(node);
  }
  return round;
}

// Walks from `start` to all that it leads to and that is not in `seen`, depth first. Appends each
// node to `left` when all that it leads to has been left.
void walk(const Graph& graph, const std::string& start, Nodes& seen,
          std::vector<std::string>& left) {
  if (!seen.insert(start).second) return;
  std::vector<std::pair<const std::string*, Nodes::const_iterator>> path;
  path.emplace_back(&start, next_of(graph, start).begin());
  while (!path.empty()) {
    auto& [node, next] = path.back();
    if (next == next_of(graph, *node).end()) {
      left.push_back(*node);
      path.pop_back();
      continue;
    }
    const std::string& to = *next++;
    if (seen.insert(to).second) path.emplace_back(&to, next_of(graph, to).begin());
  }
}

// The sets of nodes that all lead to each other (Kosaraju's algorithm).
std::vector<Nodes> components(const Graph& graph) {
  std::vector<std::string> left;
  Nodes seen;
  for (const auto& [node, nexts] : graph) walk(graph, node, seen, left);
  const Graph round = turned_round(graph);
  std::vector<Nodes> found;
  seen.clear();
  for (auto node = left.rbegin(); node != left.rend(); ++node) {
    std::vector<std::string> members;
    walk(round, *node, seen, members);
    if (!members.empty()) found.emplace_back(members.begin(), members.end());
  }
  return found;
}

// The shortest way from the least of `members` back to it, or nothing.
std::vector<std::string> ring_within(const Graph& graph, const Nodes& members) {
  const std::string& start = *members.begin();
  std::map<std::string, std::string> came_from;
  std::deque<std::string> open{start};
  while (!open.empty()) {
    const std::string node = std::move(open.front());
    open.pop_front();
    for (const std::string& next : next_of(graph, node)) {
      if (next == start) {
        std::vector<std::string> ring{node};
        while (ring.back() != start) ring.push_back(came_from.at(ring.back()));
        std::reverse(ring.begin(), ring.end());
        return ring;
      }
      if (members.contains(next) && came_from.try_emplace(next, node).second) open.push_back(next);
    }
  }
  return {};
}

}  // namespace

std::vector<std::vector<std::string>> find_rings(const Graph& graph) {
  std::vector<std::vector<std::string>> rings;
  for (const Nodes& members : components(graph)) {
    std::vector<std::string> ring = ring_within(graph, members);
    if (!ring.empty()) rings.push_back(std::move(ring));
  }
  std::sort(rings.begin(), rings.end());
  return rings;
}

}  // namespace fundtrail
