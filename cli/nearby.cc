// SPDX-License-Identifier: Apache-2.0
#include "cli/nearby.h"

#include <algorithm>
#include <string>
#include <system_error>
#include <vector>

#include "cli/shell_word.h"
#include "ledger/store/lmdb_layout.h"

namespace fundtrail {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kNamedMax = 5;
constexpr std::size_t kLookedAtMax = 1'000;

bool is_ledger(const fs::path& folder) {
  std::error_code error;
  return fs::is_regular_file(folder / kDataFileName, error);
}

// The ledgers one level below `folder`, sorted.
std::vector<std::string> ledgers_below(const fs::path& folder) {
  std::vector<std::string> found;
  std::error_code error;
  std::size_t looked_at = 0;
  for (fs::directory_iterator entry(folder, error), end;
       !error && entry != end && looked_at < kLookedAtMax; entry.increment(error), ++looked_at) {
    if (is_ledger(entry->path())) found.push_back(entry->path().lexically_normal().string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

Message nearby_ledgers(const fs::path& folder) {
  if (is_ledger(folder)) return {};
  if (is_ledger(".")) {
    return say("当前目录就是账本：用 --ledger . 指明。",
               ". The current folder is a ledger: name it with --ledger .");
  }
  std::error_code error;
  const std::vector<std::string> found =
      ledgers_below(fs::is_directory(folder, error) ? folder : fs::path("."));
  if (found.empty()) return {};
  Message names;
  for (std::size_t i = 0; i < std::min(found.size(), kNamedMax); ++i) {
    if (i > 0) names += say("、", ", ");
    names += Message{found[i], found[i]};
  }
  if (found.size() > kNamedMax) names += say("等", " and others");
  return say("下一级有账本：{}；例如用 --ledger {}。",
             ". There are ledgers one level below: {}; name one, as in --ledger {}", names,
             shell_word(found.front()));
}

}  // namespace fundtrail
