// SPDX-License-Identifier: Apache-2.0
#include "cli/suggest.h"

#include <algorithm>
#include <sstream>
#include <utility>

namespace fundtrail {
namespace {

constexpr std::size_t kWordMax = 64;

bool is_same_letter(char left, char right) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return lower(left) == lower(right);
}

// Edit distance with swaps of neighbours (optimal string alignment).
std::size_t distance(std::string_view left, std::string_view right) {
  std::vector<std::vector<std::size_t>> cost(left.size() + 1,
                                             std::vector<std::size_t>(right.size() + 1));
  for (std::size_t i = 0; i <= left.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= right.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t change = is_same_letter(left[i - 1], right[j - 1]) ? 0 : 1;
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + change});
      const bool is_swap = i > 1 && j > 1 && is_same_letter(left[i - 1], right[j - 2]) &&
                           is_same_letter(left[i - 2], right[j - 1]);
      if (is_swap) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[left.size()][right.size()];
}

// The parts of an option, such as `expect` and `size`, each with the whole.
std::vector<std::pair<std::string, std::string>> option_parts(
    const std::vector<std::string>& candidates) {
  std::vector<std::pair<std::string, std::string>> parts;
  for (const std::string& candidate : candidates) {
    if (!candidate.starts_with("--")) continue;
    std::istringstream text(candidate);
    for (std::string part; std::getline(text, part, '-');) {
      if (!part.empty()) parts.emplace_back("--" + part, candidate);
    }
  }
  return parts;
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t slips = distance(word, candidate);
    if (slips >= best_distance) continue;
    best = candidate;
    best_distance = slips;
  }
  return best;
}

}  // namespace

std::string suggest(std::string_view word, const std::vector<std::string>& candidates) {
  if (word.size() > kWordMax) return {};
  const std::string whole = nearest(word, candidates);
  if (!whole.empty() || !word.starts_with("--")) return whole;
  std::vector<std::string> names;
  const auto parts = option_parts(candidates);
  for (const auto& [name, candidate] : parts) names.push_back(name);
  const std::string part = nearest(word, names);
  const auto found = std::find(names.begin(), names.end(), part);
  return found == names.end() ? std::string()
                              : parts[static_cast<std::size_t>(found - names.begin())].second;
}

}  // namespace fundtrail
