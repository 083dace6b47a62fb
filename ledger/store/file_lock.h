// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace fundtrail {

/// A file descriptor with one owner, closed at its end.
class FileDescriptor {
 public:
  explicit FileDescriptor(int number = -1) noexcept : number_(number) {}
  ~FileDescriptor();
  FileDescriptor(FileDescriptor&& other) noexcept;
  FileDescriptor& operator=(FileDescriptor&& other) noexcept;

  [[nodiscard]] int number() const noexcept { return number_; }
  [[nodiscard]] bool is_open() const noexcept { return number_ >= 0; }

 private:
  int number_;
};

/// The right to write to a ledger: `writer.lock` in its folder, locked for this process.
///
/// The lock is the kernel's (flock), so it ends with its holder, however that ends. The file stays,
/// and holds the process id of the writer while there is one: for people, never for a decision.
/// LMDB's own write lock is waited for; this one never is.
class FileLock {
 public:
  /// Takes the lock, or fails at once.
  /// Throws: Error(kLocked) if somebody holds it, naming who that may be; Error(kUnchecked) if the
  /// file cannot be made or locked.
  [[nodiscard]] static FileLock acquire(const std::filesystem::path& folder);

  ~FileLock();
  FileLock(FileLock&&) noexcept = default;
  FileLock& operator=(FileLock&&) = delete;

 private:
  explicit FileLock(FileDescriptor file) noexcept : file_(std::move(file)) {}

  FileDescriptor file_;
};

/// Holds a folder for this process until the descriptor is closed, waiting for another that holds
/// it. It binds those alone that ask for it, and leaves no file.
/// Throws: Error(kUnchecked) if there is no such folder, or it cannot be locked.
[[nodiscard]] FileDescriptor hold_folder(const std::filesystem::path& folder);

/// The name of the lock file in a ledger's folder.
inline constexpr const char* kWriterLockName = "writer.lock";

/// Who is said to hold the lock.
struct LockHolder {
  std::string process;    ///< the process id as written in the file
  bool is_alive = false;  ///< whether a process of that id runs now
};

/// Reads who is said to hold the lock of `folder`, or nothing. Disturbs no writer.
[[nodiscard]] std::optional<LockHolder> read_lock_holder(const std::filesystem::path& folder);

}  // namespace fundtrail
