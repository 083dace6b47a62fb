// SPDX-License-Identifier: Apache-2.0
#include "ledger/growth.h"

#include "ledger/proof/hasher.h"
#include "ledger/proof/proof.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

bool has_grown(const StoredLedger& ledger, const Head& earlier, const Head& now) {
  if (earlier.size > now.size) return false;
  const TreeSizes sizes{earlier.size, now.size};
  Hasher hasher(ledger.hash);
  const auto path = prove_consistency(sizes, stored_node_reader(ledger), hasher);
  return verify_consistency(sizes, path, earlier.root, now.root, hasher);
}

Message describe(const Head& head) {
  return say("{} 条，根 {}", "{} entries, root {}", head.size, format_base64(head.root.view()));
}

}  // namespace

void require_growth(const StoredLedger& ledger, const Head& earlier, const Message& whose) {
  FUNDTRAIL_CHECK(earlier.size > 0);
  const Head now = ledger.source.head();
  if (has_grown(ledger, earlier, now)) return;
  throw Error(
      ErrorCode::kRolledBack,
      say("账本不是从{}接着记下来的。那时：{}；现在（文件夹 {}）：{}。账本可能被截短、换成旧备份或"
          "改写过；什么都没有写入。请保留现场，先运行 fundtrail verify 查明",
          "the ledger does not go on from {}. Then: {}; now (folder {}): {}. It may have been cut, "
          "replaced by an old backup or rewritten; nothing was written. Keep it as it is, and find "
          "out by `fundtrail verify`",
          whose, describe(earlier), shown_text(ledger.folder.string()), describe(now)));
}

}  // namespace fundtrail
