// SPDX-License-Identifier: Apache-2.0
#include "ledger/signer_memory.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include "ledger/proof/hasher.h"
#include "ledger/small_file.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kMode = 0600;

// An origin can hold anything, so its digest names the file.
std::string file_stem(const std::string& origin) {
  return format_hex(Hasher(HashSuite::kSha256).hash(as_bytes(origin)).view());
}

FileDescriptor lock_file(const fs::path& path) {
  make_folders(path.parent_path(), FileAccess::kPrivate);
  FileDescriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, kMode));
  if (file.is_open() && ::flock(file.number(), LOCK_EX | LOCK_NB) == 0) return file;
  if (errno == EWOULDBLOCK) {
    throw Error(ErrorCode::kLocked,
                say("另一个程序正在为这本账签封存点；请等它结束后重试",
                    "another program is signing a checkpoint of this ledger: try again when it has "
                    "finished"));
  }
  throw Error(ErrorCode::kUnchecked, say("锁不住文件 {}：{}", "the file {} cannot be locked: {}",
                                         shown_text(path.string()), ::strerrordesc_np(errno)));
}

[[noreturn]] void fail_damaged(const fs::path& path, const Message& why) {
  throw Error(
      ErrorCode::kUnchecked,
      say("签名记忆已损坏，不知道上次签到哪里，不予签名：{}。请用您发出去的最新封存点文件替换 {}",
          "the signer's memory is damaged; without knowing what was signed last, nothing is: {}. "
          "Put the newest checkpoint that you gave out in place of {}",
          why, path.string()));
}

}  // namespace

SignerMemory::SignerMemory(const fs::path& folder, std::string origin)
    : origin_(std::move(origin)),
      path_(folder / (file_stem(origin_) + ".checkpoint")),
      lock_(lock_file(folder / (file_stem(origin_) + ".lock"))) {}

std::optional<KeptCheckpoint> SignerMemory::last() const {
  try {
    std::optional<KeptCheckpoint> kept = read_checkpoint_file(path_);
    if (!kept || kept->checkpoint.origin == origin_) return kept;
    fail_damaged(path_, say("里面是账本“{}”的封存点", "it holds a checkpoint of the ledger “{}”",
                            shown_text(kept->checkpoint.origin)));
  } catch (const Error& error) {
    if (error.code() != ErrorCode::kRefused) throw;
    fail_damaged(path_, error.message());
  }
}

void SignerMemory::remember(const SignedNote& note) const {
  const Checkpoint next = parse_checkpoint(note.text);
  if (next.origin != origin_) {
    throw FormatError(say("这是账本“{}”的封存点", "this is a checkpoint of the ledger “{}”",
                          shown_text(next.origin)));
  }
  const std::optional<KeptCheckpoint> kept = last();
  const bool leads_on =
      !kept || kept->checkpoint.head.size < next.head.size || kept->checkpoint.head == next.head;
  if (!leads_on) {
    throw Error(ErrorCode::kRolledBack,
                say("上次签到 {} 条，不能再签 {} 条的另一棵树",
                    "{} entries were signed last: another tree of {} is not signed",
                    kept->checkpoint.head.size, next.head.size));
  }
  replace_file(path_, format_note(note), FileAccess::kPrivate);
}

}  // namespace fundtrail
