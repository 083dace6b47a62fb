// SPDX-License-Identifier: Apache-2.0
#include "ledger/store/file_lock.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <unistd.h>

#include "ledger/store/lmdb_error.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

[[noreturn]] void throw_locked(const std::filesystem::path& folder) {
  const std::optional<LockHolder> holder = read_lock_holder(folder);
  const Message who = holder && holder->is_alive ? say("进程 {} ", "process {}", holder->process)
                                                 : say("另一个程序", "another program");
  throw Error(ErrorCode::kLocked,
              say("{}正在写入这个账本（文件夹 {}），同一时间只能有一个写入者。请等它结束后重试；"
                  "查询和核对不受影响。",
                  "{} is writing to this ledger (folder {}), and only one may at a time. Try again "
                  "when it has finished; reading and verifying are possible meanwhile",
                  who, folder.string()));
}

// Writes for people who is writing. That it fails (a full disk) changes nothing about the lock.
void note_holder(int file) {
  const std::string text = std::to_string(getpid()) + "\n";
  if (ftruncate(file, 0) != 0) return;
  if (pwrite(file, text.data(), text.size(), 0) < 0) return;
}

}  // namespace

FileDescriptor::~FileDescriptor() {
  if (is_open()) close(number_);
}

FileDescriptor::FileDescriptor(FileDescriptor&& other) noexcept
    : number_(std::exchange(other.number_, -1)) {}

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

FileLock FileLock::acquire(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / kWriterLockName;
  const Message task = say("取得写入权", "take the right to write");
  FileDescriptor file(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644));
  if (!file.is_open()) throw store_error(errno, task, folder);
  if (flock(file.number(), LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) throw_locked(folder);
    throw store_error(errno, task, folder);
  }
  note_holder(file.number());
  return FileLock(std::move(file));
}

FileLock::~FileLock() {
  if (!file_.is_open()) return;
  // The name goes while the lock still holds, lest it wipe out the next writer's.
  if (ftruncate(file_.number(), 0) != 0) return;
}

FileDescriptor hold_folder(const std::filesystem::path& folder) {
  FileDescriptor descriptor(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  int result = descriptor.is_open() ? flock(descriptor.number(), LOCK_EX) : -1;
  while (result != 0 && errno == EINTR) result = flock(descriptor.number(), LOCK_EX);
  if (result == 0) return descriptor;
  throw Error(ErrorCode::kUnchecked,
              say("锁不住文件夹 {}：{}", "the folder {} cannot be locked: {}",
                  shown_text(folder.string()), strerrordesc_np(errno)));
}

std::optional<LockHolder> read_lock_holder(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / kWriterLockName;
  const FileDescriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!file.is_open()) return std::nullopt;
  std::array<char, 32> text{};
  const ssize_t size = read(file.number(), text.data(), text.size());
  if (size <= 0) return std::nullopt;
  pid_t process = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + size, process);
  if (error != std::errc() || process <= 0) return std::nullopt;
  const bool is_alive = kill(process, 0) == 0 || errno == EPERM;
  return LockHolder{std::to_string(process), is_alive};
}

}  // namespace fundtrail
