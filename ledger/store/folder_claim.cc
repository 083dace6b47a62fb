// SPDX-License-Identifier: Apache-2.0
#include "ledger/store/folder_claim.h"

#include <cerrno>
#include <mutex>
#include <set>

#include <sys/stat.h>

#include "ledger/store/lmdb_error.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

struct Registry {
  std::mutex mutex;
  std::set<FolderClaim::Identity> claimed;
};

Registry& registry() {
  static Registry instance;
  return instance;
}

FolderClaim::Identity identify(const std::filesystem::path& folder) {
  struct stat status {};
  if (stat(folder.c_str(), &status) != 0) {
    throw store_error(errno, say("打开账本", "open the ledger"), folder);
  }
  return {status.st_dev, status.st_ino};
}

}  // namespace

FolderClaim::FolderClaim(const std::filesystem::path& folder) : identity_(identify(folder)) {
  const std::lock_guard lock(registry().mutex);
  if (registry().claimed.insert(identity_).second) return;
  throw Error(ErrorCode::kInternal,
              say("本进程已打开这个账本（文件夹 {}），不能再打开一次：请共用已打开的那一个。",
                  "this process has the ledger open already (folder {}) and may not open it a "
                  "second time: share the one that is open",
                  folder.string()));
}

FolderClaim::~FolderClaim() {
  const std::lock_guard lock(registry().mutex);
  registry().claimed.erase(identity_);
}

}  // namespace fundtrail
