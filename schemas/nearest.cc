// SPDX-License-Identifier: Apache-2.0
#include "schemas/nearest.h"

#include <algorithm>
#include <vector>

namespace fundtrail {
namespace {

constexpr std::size_t kWordMax = 64;
constexpr std::size_t kBeginningMin = 3;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_same(char left, char right) { return lower(left) == lower(right); }

// Edit distance with swaps of neighbours (optimal string alignment).
std::size_t distance(std::string_view left, std::string_view right) {
  std::vector<std::vector<std::size_t>> cost(left.size() + 1,
                                             std::vector<std::size_t>(right.size() + 1));
  for (std::size_t i = 0; i <= left.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= right.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t change = is_same(left[i - 1], right[j - 1]) ? 0 : 1;
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + change});
      const bool is_swap = i > 1 && j > 1 && is_same(left[i - 1], right[j - 2]) &&
                           is_same(left[i - 2], right[j - 1]);
      if (is_swap) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[left.size()][right.size()];
}

}  // namespace

std::string nearest_word(std::string_view word, std::span<const std::string> candidates) {
  if (word.size() > kWordMax) return {};
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t slips = distance(word, candidate);
    if (slips >= best_distance) continue;
    best = candidate;
    best_distance = slips;
  }
  if (!best.empty() || word.size() < kBeginningMin) return best;
  const auto longer = std::find_if(candidates.begin(), candidates.end(),
                                   [word](const auto& name) { return name.starts_with(word); });
  return longer == candidates.end() ? std::string() : *longer;
}

}  // namespace fundtrail
