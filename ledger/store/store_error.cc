// SPDX-License-Identifier: Apache-2.0
#include "ledger/store/store_error.h"

namespace fundtrail {

Error contradiction_error(const Message& what, const std::filesystem::path& folder) {
  return Error(ErrorCode::kTampered,
               say("{}（文件夹 {}）：所存内容前后矛盾，疑被改动或损坏。什么也没有写入；请运行 "
                   "fundtrail verify 查明全部问题。",
                   "{} (folder {}): what is stored contradicts itself, so it was altered or "
                   "damaged. Nothing was written; run `fundtrail verify` to find all of it",
                   what, folder.string()));
}

Error layout_error(const Message& what, const std::filesystem::path& folder) {
  return Error(
      ErrorCode::kUnchecked,
      say("{}（文件夹 {}）：这不是 fundtrail 的账本，或账本已损坏。请核对文件夹；如是账本，"
          "请保留原文件并从备份恢复。",
          "{} (folder {}): this is no ledger of fundtrail, or it is damaged. Check the "
          "folder; if it is a ledger, keep the file and restore a backup",
          what, folder.string()));
}

Error overtaken_error(const std::filesystem::path& folder) {
  return Error(ErrorCode::kLocked,
               say("账本在此期间不断被别的程序写入（文件夹 {}）。什么也没有写入，请稍后重试。",
                   "other programs kept writing to the ledger meanwhile (folder {}). Nothing was "
                   "written; try again later",
                   folder.string()));
}

}  // namespace fundtrail
