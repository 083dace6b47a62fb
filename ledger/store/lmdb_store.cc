// SPDX-License-Identifier: Apache-2.0
#include "ledger/store/lmdb_store.h"

#include <utility>

#include "ledger/store/lmdb_source.h"
#include "ledger/store/lmdb_write.h"
#include "schemas/error.h"

namespace fundtrail {

LmdbStore::LmdbStore(const std::filesystem::path& folder, StoreAccess access)
    : environment_(folder, access) {}

std::unique_ptr<EntrySource> LmdbStore::snapshot() const {
  return std::make_unique<LmdbSource>(environment_);
}

CommitOutcome LmdbStore::append(StoreBatch& batch, const Head& expected) {
  TxnHandle txn = begin_change(expected);
  if (!txn) return CommitOutcome::kConflict;
  put_batch({txn.get(), environment_.databases(), environment_.folder()}, batch, expected);
  finish_change(std::move(txn), expected);
  return CommitOutcome::kCommitted;
}

CommitOutcome LmdbStore::rebuild_index(const std::vector<Bytes>& index_keys, const Head& expected) {
  TxnHandle txn = begin_change(expected);
  if (!txn) return CommitOutcome::kConflict;
  put_whole_index({txn.get(), environment_.databases(), environment_.folder()}, index_keys);
  finish_change(std::move(txn), expected);
  return CommitOutcome::kCommitted;
}

TxnHandle LmdbStore::begin_change(const Head& expected) const {
  if (has_failed_) {
    throw Error(
        ErrorCode::kUnchecked,
        say("先前一次提交失败，本次打开不再写入（文件夹 {}）。请重新打开账本，核对后再追加。",
            "an earlier commit failed, and nothing more is written until the ledger is "
            "opened again (folder {}). Open it again, verify it, and append then",
            environment_.folder().string()));
  }
  TxnHandle txn = environment_.begin_write();
  if (environment_.read_head(txn.get()) != expected) txn.reset();
  return txn;
}

// Whether the head is known to be `head` still. A new one is written last, after all that it needs.
bool LmdbStore::is_head(const Head& head) const {
  try {
    return environment_.read_head(environment_.begin_read().get()) == head;
  } catch (const Error&) {  // LMDB closes an environment whose meta page it failed to write
    return false;
  }
}

// After a failed sync nobody knows what is on the disk, and a second one may report success for
// what the first one lost: so none is tried. Source: fsync(2), "Errors".
void LmdbStore::finish_change(TxnHandle txn, const Head& before) {
  const int code = commit(std::move(txn));
  if (code == 0) {
    environment_.complete_file();
    return;
  }
  has_failed_ = true;
  Message message = store_error(code, say("提交", "commit"), environment_.folder()).message();
  message +=
      is_head(before)
          ? say("账本未变，仍为 {} 条；处理后请重新录入这一批。",
                ". The ledger is unchanged and still has {} entries: after that, append the batch "
                "once more",
                before.size)
          : say("这一批没有得到确认；请重新打开账本再追加一次，已记入的记录会自动略过。",
                ". The batch is not confirmed: open the ledger again and append it once more; "
                "records that are there already are passed over");
  throw Error(ErrorCode::kUnchecked, std::move(message));
}

}  // namespace fundtrail
