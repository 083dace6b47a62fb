// SPDX-License-Identifier: Apache-2.0
#include "ledger/auditor_folder.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>

#include "ledger/proof/hasher.h"
#include "ledger/small_file.h"
#include "ledger/store/file_lock.h"
#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kExtension = ".memory";
constexpr std::string_view kLockName = "lock";

// The lock goes with the descriptor.
FileDescriptor lock_folder(const fs::path& folder) {
  const fs::path path = folder / kLockName;
  FileDescriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
  int result = file.is_open() ? 0 : -1;
  while (result == 0 && (result = ::flock(file.number(), LOCK_EX)) != 0 && errno == EINTR) {
    result = 0;
  }
  if (result == 0) return file;
  throw Error(ErrorCode::kUnchecked,
              say("不能锁定核验记忆 {}：{}", "the auditor's memory cannot be locked, {}: {}",
                  shown_text(path.string()), ::strerrordesc_np(errno)));
}

[[noreturn]] void fail_damaged(const fs::path& path, const Message& reason) {
  throw Error(
      ErrorCode::kUnchecked,
      say("核验记忆文件 {} "
          "已损坏（{}），上次核验到哪里无从得知。请查明原因，把它移到别处保存，不要删除；"
          "再用自己留存的封存点或条数与根核验（--checkpoint、--expect-size、--expect-root）",
          "the auditor's memory {} is damaged ({}): what was verified before is not known. Find "
          "out "
          "why, move the file elsewhere and keep it; then verify against a checkpoint or a size "
          "and "
          "root that you hold (--checkpoint, --expect-size, --expect-root)",
          shown_text(path.string()), reason));
}

std::optional<AuditorMemory> read_memory(const fs::path& path) {
  try {
    const std::optional<std::string> text = read_small_file(path, kMemoryBytesMax);
    if (!text) return std::nullopt;
    return parse_memory(*text);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::kRefused) throw;
    fail_damaged(path, error.message());
  }
}

void require_place(const fs::path& path, const fs::path& expected) {
  if (path == expected) return;
  fail_damaged(path, say("文件名与所记的账本不符", "its name is not that of the ledger in it"));
}

}  // namespace

fs::path AuditorFolder::file_of(std::string_view origin) const {
  const Digest digest = Hasher(HashSuite::kSha256).hash(as_bytes(origin));
  return folder_ / (format_hex(digest.view()) + std::string(kExtension));
}

std::optional<AuditorMemory> AuditorFolder::find(std::string_view origin) const {
  const fs::path path = file_of(origin);
  std::optional<AuditorMemory> memory = read_memory(path);
  if (memory) require_place(path, file_of(memory->origin));
  return memory;
}

std::vector<AuditorMemory> AuditorFolder::find_at(std::string_view path) const {
  std::vector<AuditorMemory> found;
  std::error_code error;
  fs::directory_iterator files(folder_, error);
  if (error == std::errc::no_such_file_or_directory) return found;
  for (; !error && files != fs::directory_iterator(); files.increment(error)) {
    const fs::path file = files->path();
    if (file.extension() != kExtension) continue;
    std::optional<AuditorMemory> memory = read_memory(file);
    if (!memory) continue;
    require_place(file, file_of(memory->origin));
    if (std::ranges::find(memory->ledgers, path) != memory->ledgers.end()) {
      found.push_back(std::move(*memory));
    }
  }
  if (!error) return found;
  throw Error(ErrorCode::kUnchecked,
              say("读不了核验记忆的文件夹 {}：{}", "the folder of memories cannot be read, {}: {}",
                  shown_text(folder_.string()), error.message()));
}

void AuditorFolder::remember(const AuditorMemory& memory) const {
  make_folders(folder_, FileAccess::kPrivate);
  const FileDescriptor lock = lock_folder(folder_);
  const std::optional<AuditorMemory> known = find(memory.origin);
  const AuditorMemory joined = known ? join_memories(*known, memory) : memory;
  if (known == joined) return;
  replace_file(file_of(memory.origin), format_memory(joined), FileAccess::kPrivate);
}

}  // namespace fundtrail
