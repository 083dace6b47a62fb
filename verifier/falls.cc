// SPDX-License-Identifier: Apache-2.0
#include "verifier/falls.h"

#include <algorithm>

#include "verifier/decoded_entry.h"

namespace fundtrail {
namespace {

// Entries between two looks at what is found: what they take is kept until then.
constexpr std::uint64_t kChunk = 4'096;

}  // namespace

Falls find_falls(const EntrySource& source, const Registry& registry, const FlowFold& flows) {
  Falls falls;
  FlowFold again(registry);
  std::map<NodeKey, FallFinder> finders;
  for (const auto& [key, node] : flows.nodes()) {
    const auto found = first_breach(node.flow);
    if (!found || found->breach.day == TwoAxisFlow::kAfterEveryDay) continue;
    again.watch(key, *found, finders.try_emplace(key, found->breach).first->second);
  }
  const auto absorb = [&again](const EntryHeader& header, const Record& record,
                               std::span<const Reversal> reversals) {
    again.absorb(header, record, reversals);
  };
  const std::uint64_t size = source.head().size;
  for (std::uint64_t begin = 0; begin < size && !finders.empty(); begin += kChunk) {
    const std::uint64_t end = std::min(begin + kChunk, size);
    visit_viewed(source, {begin, end}, registry.view(), absorb);
    bool is_open = false;
    for (auto& [key, finder] : finders) {
      finder.settle(end);
      is_open = is_open || !finder.found();
    }
    if (!is_open) break;
  }
  for (const auto& [key, finder] : finders) {
    if (finder.found()) falls.emplace(key, *finder.found());
  }
  return falls;
}

}  // namespace fundtrail
