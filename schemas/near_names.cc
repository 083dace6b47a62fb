// SPDX-License-Identifier: Apache-2.0
#include "schemas/near_names.h"

#include <algorithm>
#include <array>
#include <vector>

namespace fundtrail {
namespace {

constexpr std::array<std::string_view, 7> kLevelWords = {"省", "市", "县", "区", "州", "盟", "旗"};
// Fewer characters than this are too little to compare.
constexpr std::size_t kSkeletonMin = 2;
constexpr std::size_t kCharactersMin = 3;

using Characters = std::vector<std::string_view>;

// Text that is not UTF-8 is split somehow.
Characters split(std::string_view text) {
  Characters characters;
  for (std::size_t begin = 0, end = 1; begin < text.size(); begin = end++) {
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    characters.push_back(text.substr(begin, end - begin));
  }
  return characters;
}

// Whether one change makes one of the other: what lies between their common ends is that change.
bool is_one_slip(const Characters& left, const Characters& right) {
  if (std::min(left.size(), right.size()) < kCharactersMin) return false;
  auto [left_end, right_end] =
      std::mismatch(left.rbegin(), left.rend(), right.rbegin(), right.rend());
  auto [left_begin, right_begin] =
      std::mismatch(left.begin(), left.end(), right.begin(), right.end());
  // A repeated character can belong to either end: the front keeps it.
  const auto left_rest = left_end.base() - left_begin;
  const auto right_rest = right_end.base() - right_begin;
  if (left_rest <= 0 || right_rest <= 0) {
    const std::size_t longer = std::max(left.size(), right.size());
    return longer - std::min(left.size(), right.size()) == 1;
  }
  if (left_rest == 1 && right_rest == 1) return true;
  return left_rest == 2 && right_rest == 2 && left_begin[0] == right_begin[1] &&
         left_begin[1] == right_begin[0];
}

}  // namespace

std::string name_skeleton(std::string_view name) {
  std::string skeleton;
  for (const std::string_view one : split(name)) {
    if (std::find(kLevelWords.begin(), kLevelWords.end(), one) != kLevelWords.end()) continue;
    skeleton += one == "厅" ? "局" : one;
  }
  return skeleton;
}

bool is_near_name(std::string_view left, std::string_view right) {
  if (left == right) return false;
  const std::string one = name_skeleton(left);
  const std::string other = name_skeleton(right);
  const std::string_view shorter = one.size() < other.size() ? one : other;
  const std::string_view longer = one.size() < other.size() ? other : one;
  if (split(shorter).size() >= kSkeletonMin && longer.ends_with(shorter)) return true;
  return is_one_slip(split(left), split(right));
}

}  // namespace fundtrail
