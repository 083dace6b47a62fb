// SPDX-License-Identifier: Apache-2.0
#include "cli/suggest.h"

#include <algorithm>
#include <sstream>
#include <utility>

#include "schemas/nearest.h"

namespace fundtrail {
namespace {

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

}  // namespace

std::string suggest(std::string_view word, const std::vector<std::string>& candidates) {
  std::string whole = nearest_word(word, candidates);
  if (!whole.empty() || !word.starts_with("--")) return whole;
  std::vector<std::string> names;
  const auto parts = option_parts(candidates);
  names.reserve(parts.size());
  for (const auto& [name, candidate] : parts) names.push_back(name);
  const std::string part = nearest_word(word, names);
  const auto found = std::find(names.begin(), names.end(), part);
  return found == names.end() ? std::string()
                              : parts[static_cast<std::size_t>(found - names.begin())].second;
}

}  // namespace fundtrail
