// SPDX-License-Identifier: Apache-2.0
#include "cli/last_verified.h"

#include <memory>

#include "cli/signing.h"
#include "cli/verify_memory.h"
#include "ledger/growth.h"
#include "ledger/proof/hasher.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

void require_head(const Ledger& ledger, const std::filesystem::path& folder, const Head& head,
                  const Message& whose) {
  const std::unique_ptr<EntrySource> source = ledger.snapshot();
  require_growth({*source, ledger.genesis().hash, folder}, head, whose);
}

}  // namespace

Head last_verified(const LedgerCard& card) {
  const auto memory = auditor_folder().find(card.origin);
  if (!memory) return {};
  if (memory->genesis == card.genesis_leaf) return memory->seen;
  throw Error(
      ErrorCode::kRolledBack,
      say("账本“{}”不是您上次核验的那一本：创世记录不同，是另建的同名账本。"
          "没有签名，什么都没有写入；请保留现场，先运行 fundtrail verify 查明",
          "the ledger “{}” is not the one that you verified before: its genesis is another, "
          "it was made anew under the same name. Nothing was signed or written; keep it "
          "as it is, and find out by `fundtrail verify`",
          shown_text(card.origin)));
}

Head last_verified(const Ledger& ledger, const std::filesystem::path& folder) {
  const Head seen = last_verified(card_of(ledger));
  if (seen.size > 0) {
    require_head(ledger, folder, seen,
                 say("您上次核验到的地方", "where your last verification ended"));
  }
  return seen;
}

void require_seen(const Ledger& ledger, const std::filesystem::path& folder,
                  const BatchNote& note) {
  const LedgerCard card = card_of(ledger);
  if (note.origin != card.origin || note.genesis_leaf != card.genesis_leaf) return;
  if (note.seen.size > 0) {
    return require_head(ledger, folder, note.seen,
                        say("这一批的签名人核验到的地方",
                            "where the last verification of the batch's author ended"));
  }
  if (note.seen.root == Hasher(card.hash).empty_root()) return;
  throw Error(
      ErrorCode::kRefused,
      say("这一批的签名文本有误：签名人没有核验过账本（0 条），却写着一个根。什么都没有写入",
          "the text that was signed of this batch is wrong: its author had verified "
          "nothing (size 0), and there is a root. Nothing was written"));
}

}  // namespace fundtrail
