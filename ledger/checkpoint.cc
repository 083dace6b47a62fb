// SPDX-License-Identifier: Apache-2.0
#include "ledger/checkpoint.h"

#include <algorithm>

#include "ledger/store/store_error.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

Message describe(const Head& head) {
  return say("{} 条，根 {}", "{} entries, root {}", head.size, format_base64(head.root.view()));
}

[[noreturn]] void refuse(const StoredLedger& ledger, const SignedHead& earlier,
                         const Message& found) {
  throw Error(
      ErrorCode::kRolledBack,
      say("账本与以前签过的封存点不一致。签过的：{}（{}）；账本（文件夹 {}）：{}。"
          "账本可能被截短、换成旧备份或改写过：请保留现场，用备份和发出去的封存点核对",
          "the ledger is not consistent with a checkpoint signed before. Signed: {} ({}); the "
          "ledger (folder {}): {}. It may have been cut, replaced by an old backup or rewritten: "
          "keep it as it is and compare it with backups and with the checkpoints that were given "
          "out",
          describe(earlier.head), earlier.place, shown_text(ledger.folder.string()), found));
}

}  // namespace

void require_consistent(const StoredLedger& ledger, std::span<const SignedHead> earlier) {
  const Head head = ledger.source.head();
  for (const SignedHead& signed_head : earlier) {
    const std::uint64_t size = signed_head.head.size;
    if (size > head.size) refuse(ledger, signed_head, describe(head));
    const Head then{size, stored_root(ledger, size)};
    if (then == signed_head.head) continue;
    refuse(ledger, signed_head,
           size == head.size ? describe(then)
                             : say("现有 {}；其中前 {}", "now {}; of these the first {}",
                                   describe(head), describe(then)));
  }
}

Checkpoint make_checkpoint(const StoredLedger& ledger, const std::string& origin,
                           std::span<const SignedHead> earlier, const ReadProgress& progress) {
  const Head head = ledger.source.head();
  if (head.size == 0 || head.size > kTreeSizeMax) {
    throw contradiction_error(
        say("账本头说有 {} 条记录，这不可能",
            "the head says that there are {} entries, which cannot be", head.size),
        ledger.folder);
  }
  require_consistent(ledger, earlier);
  std::uint64_t begin = 0;
  for (const SignedHead& signed_head : earlier) begin = std::max(begin, signed_head.head.size);
  read_back(ledger, begin, head, progress);
  return {origin, head, {}};
}

}  // namespace fundtrail
