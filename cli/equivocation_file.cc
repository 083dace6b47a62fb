// SPDX-License-Identifier: Apache-2.0
#include "cli/equivocation_file.h"

#include <fmt/format.h>

#include "ledger/proof/checkpoint.h"
#include "ledger/proof/hasher.h"
#include "ledger/small_file.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

constexpr int kNamesMax = 1'000;
constexpr std::size_t kNameBytes = 4;  // of the digest in the name

std::string format_equivocation(const Equivocation& equivocation) {
  const std::string first = format_note(equivocation.first);
  const std::string second = format_note(equivocation.second);
  return fmt::format("fundtrail/equivocation/1\nfirst {}\nsecond {}\n\n{}\n{}", first.size(),
                     second.size(), first, second);
}

}  // namespace

std::filesystem::path write_equivocation(const Equivocation& equivocation) {
  const Checkpoint checkpoint = parse_checkpoint(equivocation.first.text);
  const Digest digest = Hasher(HashSuite::kSha256).hash(as_bytes(checkpoint.origin));
  const std::string stem =
      fmt::format("fundtrail-equivocation-{}-{}", format_hex(digest.view().first(kNameBytes)),
                  checkpoint.head.size);
  const std::string content = format_equivocation(equivocation);
  for (int number = 1; number <= kNamesMax; ++number) {
    std::filesystem::path path =
        number == 1 ? stem + ".txt" : fmt::format("{}-{}.txt", stem, number);
    if (create_file(path, content, FileAccess::kShared)) return path;
  }
  throw Error(ErrorCode::kUnchecked,
              say("文件 {}-….txt 已有 {} 个，没有再写",
                  "there are {1} files {0}-….txt already: none was added", stem, kNamesMax));
}

}  // namespace fundtrail
