// SPDX-License-Identifier: Apache-2.0
#include "ledger/store/lmdb_error.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <string>

#include <lmdb.h>

#include "ledger/store/file_system.h"

namespace fundtrail {
namespace {

// Why a code comes about and what to do, each without its full stop.
struct Cause {
  int code;
  const char* why_zh;
  const char* why_en;
  const char* cure_zh;
  const char* cure_en;
};

constexpr Cause kDamaged{
    MDB_CORRUPTED, "数据文件已损坏或被改动", "the data file is damaged or was altered",
    "请保留原文件作为证据，从备份恢复到另一文件夹，再运行 fundtrail verify",
    "keep the file as evidence, restore a backup into another folder, then run "
    "`fundtrail verify`"};

constexpr std::array kCauses = std::to_array<Cause>({
    {ENOSPC, "磁盘已满", "the disk is full", "请腾出空间后重试", "free some space and try again"},
    {EDQUOT, "磁盘配额已用完", "the disk quota is used up", "请腾出空间或提高配额后重试",
     "free some space or raise the quota, and try again"},
    {EFBIG, "文件大小超过系统允许的上限", "the file would exceed the size that the system allows",
     "请检查 ulimit -f 和文件系统的限制", "check `ulimit -f` and the limits of the file system"},
    {EACCES, "没有访问权限", "permission denied",
     "请检查文件夹及其中 data.mdb、lock.mdb、writer.lock 的权限",
     "check the permissions of the folder and of data.mdb, lock.mdb and writer.lock in it"},
    {EPERM, "操作不被允许", "the operation is not permitted", "请检查文件夹的权限和属性",
     "check the permissions and attributes of the folder"},
    {EROFS, "文件系统只读", "the file system is read-only", "请改用可写的位置，或只读打开",
     "use a place that can be written to, or only read"},
    {EIO, "磁盘读写出错", "the disk failed to read or write",
     "请检查磁盘和系统日志；恢复后先运行 fundtrail verify",
     "check the disk and the system's log; after repair run `fundtrail verify` first"},
    {ENOMEM, "内存或地址空间不足", "not enough memory or address space",
     "请检查 ulimit -v：打开账本需要 1 TiB 地址空间（不占用内存）",
     "check `ulimit -v`: opening a ledger takes 1 TiB of address space (not of memory)"},
    {EMFILE, "本进程打开的文件过多", "this process has too many files open", "请检查 ulimit -n",
     "check `ulimit -n`"},
    {ENFILE, "系统打开的文件过多", "the system has too many files open", "请稍后重试",
     "try again later"},
    {EAGAIN, "另一进程正在打开或关闭它", "another process is opening or closing it", "请稍后重试",
     "try again in a moment"},
    {MDB_INVALID, "data.mdb 不是有效的数据文件：它不是账本，或文件头已损坏",
     "data.mdb is no valid data file: it is no ledger's, or its head is damaged",
     "请核对文件夹；如是账本，请保留原文件并从备份恢复",
     "check the folder; if it is a ledger, keep the file and restore a backup"},
    {MDB_VERSION_MISMATCH, "data.mdb 由不兼容的 LMDB 版本写成",
     "data.mdb was written by an incompatible version of LMDB", "请用写它的程序版本打开",
     "open it with the version of the program that wrote it"},
    {MDB_CORRUPTED, kDamaged.why_zh, kDamaged.why_en, kDamaged.cure_zh, kDamaged.cure_en},
    {MDB_PAGE_NOTFOUND, kDamaged.why_zh, kDamaged.why_en, kDamaged.cure_zh, kDamaged.cure_en},
    {MDB_CURSOR_FULL, kDamaged.why_zh, kDamaged.why_en, kDamaged.cure_zh, kDamaged.cure_en},
    {MDB_BAD_VALSIZE, kDamaged.why_zh, kDamaged.why_en, kDamaged.cure_zh, kDamaged.cure_en},
    {MDB_INCOMPATIBLE, kDamaged.why_zh, kDamaged.why_en, kDamaged.cure_zh, kDamaged.cure_en},
    {MDB_MAP_FULL, "账本已达到 1 TiB 的上限，或有读者长期占用旧页面",
     "the ledger has reached its limit of 1 TiB, or a reader has held old pages for long",
     "请结束长期运行的读取程序后重试；fundtrail doctor 会列出读者",
     "end programs that have been reading for long, then try again; `fundtrail doctor` lists the "
     "readers"},
    {MDB_READERS_FULL, "同时读取的程序太多", "too many programs are reading at once",
     "请稍后重试；fundtrail doctor 会清除已退出的读者",
     "try again later; `fundtrail doctor` clears readers that have ended"},
    {MDB_MAP_RESIZED, "另一程序写入了超出映射范围的数据",
     "another program has written beyond this one's map", "请重新打开账本",
     "open the ledger again"},
    {MDB_TXN_FULL, "一批记录太多，放不进一次提交", "the batch is too large for one commit",
     "请分成几批追加", "split it into several batches"},
    {MDB_PANIC, "先前的写入失败后，数据文件已停用",
     "the data file was put out of use after an earlier write failed", "请重新打开账本后重试",
     "open the ledger again, and retry"},
});

// LMDB makes of a write that came out short an I/O error, also where the disk is merely full.
int true_code(int code, const std::filesystem::path& folder) {
  return code == EIO && is_disk_full(folder) ? ENOSPC : code;
}

Message why(int code, const Cause* cause, const std::filesystem::path& folder) {
  const auto free_bytes = code == ENOSPC ? free_bytes_of(folder) : std::nullopt;
  if (free_bytes) {
    return say("磁盘已满（剩余 {}）", "the disk is full ({} free)", format_bytes(*free_bytes));
  }
  const char* text = mdb_strerror(code);
  if (cause == nullptr) return say("{0}（代码 {1}）", "{0} (code {1})", text, code);
  return {std::string(cause->why_zh), std::string(cause->why_en)};
}

Message cure(const Cause* cause) {
  if (cause == nullptr) {
    return {"请检查磁盘和文件夹，并运行 fundtrail doctor",
            "check the disk and the folder, and run `fundtrail doctor`"};
  }
  return {std::string(cause->cure_zh), std::string(cause->cure_en)};
}

}  // namespace

Error store_error(int lmdb_code, const Message& task, const std::filesystem::path& folder) {
  const int code = true_code(lmdb_code, folder);
  const auto* found = std::find_if(kCauses.begin(), kCauses.end(),
                                   [code](const Cause& cause) { return cause.code == code; });
  const Cause* cause = found == kCauses.end() ? nullptr : found;
  return Error(ErrorCode::kUnchecked,
               say("无法{}（文件夹 {}）：{}。{}。", "cannot {} (folder {}): {}; {}", task,
                   folder.string(), why(code, cause, folder), cure(cause)));
}

void check_store(int code, const Message& task, const std::filesystem::path& folder) {
  if (code != 0) throw store_error(code, task, folder);
}

}  // namespace fundtrail
