// SPDX-License-Identifier: Apache-2.0
#include "ledger/small_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ledger/store/file_lock.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kPrivateFile = 0600;
constexpr mode_t kPrivateFolder = 0700;
constexpr mode_t kSharedFile = 0666;  // less the user's mask
constexpr mode_t kSharedFolder = 0777;

[[noreturn]] void fail_reading(const fs::path& path, int error) {
  throw Error(ErrorCode::kUnchecked, say("读不了文件 {}：{}", "the file {} cannot be read: {}",
                                         shown_text(path.string()), ::strerrordesc_np(error)));
}

[[noreturn]] void fail_writing(const fs::path& path, int error) {
  throw Error(ErrorCode::kUnchecked, say("写不了文件 {}：{}", "the file {} cannot be written: {}",
                                         shown_text(path.string()), ::strerrordesc_np(error)));
}

// A pipe without a writer must not hold the reader up.
FileDescriptor open_to_read(const fs::path& path) {
  return FileDescriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
}

// Returns: how many bytes were there, at most as many as `content` has room for; -1, with errno
// set, if they cannot be read.
ssize_t read_full(int descriptor, std::string& content) {
  std::size_t size = 0;
  while (size < content.size()) {
    const ssize_t count = ::read(descriptor, content.data() + size, content.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return -1;
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
  }
  return static_cast<ssize_t>(size);
}

std::size_t require_small(int descriptor, const fs::path& path, std::size_t bytes_max) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) fail_reading(path, errno);
  if (!S_ISREG(status.st_mode)) {
    throw Error(ErrorCode::kRefused,
                say("{} 不是普通文件", "{} is no regular file", shown_text(path.string())));
  }
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size <= bytes_max) return size;
  throw Error(ErrorCode::kRefused, say("文件 {} 有 {} 字节，这种文件最多 {} 字节",
                                       "the file {} has {} bytes; one of its kind has at most {}",
                                       shown_text(path.string()), status.st_size, bytes_max));
}

void write_all(int descriptor, std::string_view content, const fs::path& path) {
  while (!content.empty()) {
    const ssize_t count = ::write(descriptor, content.data(), content.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail_writing(path, errno);
    content.remove_prefix(static_cast<std::size_t>(count));
  }
  if (::fsync(descriptor) != 0) fail_writing(path, errno);
}

// So that the file's name is on the disk as well.
void sync_folder(const fs::path& path) {
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  const FileDescriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!descriptor.is_open() || ::fsync(descriptor.number()) != 0) fail_writing(folder, errno);
}

mode_t file_mode(FileAccess access) {
  return access == FileAccess::kPrivate ? kPrivateFile : kSharedFile;
}

// Writes `content` beside `path`, and gives it that name when it is whole.
// Returns: false if `flags` forbid to replace what is there.
bool write_and_rename(const fs::path& path, std::string_view content, FileAccess access,
                      unsigned flags) {
  make_folders(path.parent_path(), access);
  fs::path unfinished = path;
  unfinished += ".new";
  constexpr int kFlags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW;
  const FileDescriptor descriptor(::open(unfinished.c_str(), kFlags, file_mode(access)));
  if (!descriptor.is_open()) fail_writing(unfinished, errno);
  try {
    write_all(descriptor.number(), content, unfinished);
    if (::renameat2(AT_FDCWD, unfinished.c_str(), AT_FDCWD, path.c_str(), flags) != 0) {
      if (errno != EEXIST) fail_writing(path, errno);
      ::unlink(unfinished.c_str());
      return false;
    }
  } catch (...) {
    ::unlink(unfinished.c_str());
    throw;
  }
  sync_folder(path);
  return true;
}

}  // namespace

void make_folders(const fs::path& folder, FileAccess access) {
  if (folder.empty() || fs::is_directory(folder)) return;
  make_folders(folder.parent_path(), access);
  const mode_t mode = access == FileAccess::kPrivate ? kPrivateFolder : kSharedFolder;
  if (::mkdir(folder.c_str(), mode) != 0 && errno != EEXIST) fail_writing(folder, errno);
}

std::optional<std::string> read_small_file(const fs::path& path, std::size_t bytes_max) {
  const FileDescriptor descriptor = open_to_read(path);
  if (!descriptor.is_open()) {
    if (errno == ENOENT) return std::nullopt;
    fail_reading(path, errno);
  }
  // One byte more than there are, to see the end; what grows meanwhile is cut off there.
  std::string content(require_small(descriptor.number(), path, bytes_max) + 1, '\0');
  const ssize_t size = read_full(descriptor.number(), content);
  if (size < 0) fail_reading(path, errno);
  if (static_cast<std::size_t>(size) == content.size()) fail_reading(path, EAGAIN);
  content.resize(static_cast<std::size_t>(size));
  return content;
}

std::string read_beginning(const fs::path& path, std::size_t bytes_max) {
  const FileDescriptor descriptor = open_to_read(path);
  struct stat status {};
  if (!descriptor.is_open() || ::fstat(descriptor.number(), &status) != 0) return {};
  if (!S_ISREG(status.st_mode)) return {};
  std::string content(bytes_max, '\0');
  content.resize(
      static_cast<std::size_t>(std::max<ssize_t>(read_full(descriptor.number(), content), 0)));
  return content;
}

bool create_file(const fs::path& path, std::string_view content, FileAccess access) {
  return write_and_rename(path, content, access, RENAME_NOREPLACE);
}

void replace_file(const fs::path& path, std::string_view content, FileAccess access) {
  static_cast<void>(write_and_rename(path, content, access, 0));
}

}  // namespace fundtrail
