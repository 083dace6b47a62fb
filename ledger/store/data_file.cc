// SPDX-License-Identifier: Apache-2.0
#include "ledger/store/data_file.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ledger/store/file_lock.h"
#include "ledger/store/file_system.h"
#include "ledger/store/lmdb_error.h"
#include "ledger/store/lmdb_layout.h"

namespace fundtrail {
namespace {

// Where LMDB keeps on a meta page, in the machine's byte order, what is needed here.
// Source: LMDB 0.9, mdb.c, MDB_page and MDB_meta on a 64-bit machine.
constexpr std::size_t kMagicAt = 16;
constexpr std::size_t kPageBytesAt = 40;
constexpr std::size_t kLastPageAt = 136;
constexpr std::size_t kTransactionAt = 144;
constexpr std::size_t kMetaBytes = 152;
constexpr std::uint32_t kMagic = 0xBEEFC0DE;
constexpr std::uint64_t kPagesMax = std::uint64_t{1} << 40;
constexpr std::uint32_t kPageBytesMax = 65'536;

struct Meta {
  std::uint64_t transaction = 0;
  std::uint32_t page_bytes = 0;
  std::uint64_t pages = 0;
};

template <class Value>
Value value_at(const std::array<char, kMetaBytes>& page, std::size_t at) {
  Value value{};
  std::memcpy(&value, &page[at], sizeof(value));
  return value;
}

std::optional<Meta> read_meta(const FileDescriptor& file, std::uint64_t offset) {
  std::array<char, kMetaBytes> page{};
  const ssize_t size = pread(file.number(), page.data(), page.size(), static_cast<off_t>(offset));
  if (size != static_cast<ssize_t>(page.size())) return std::nullopt;
  const Meta meta{value_at<std::uint64_t>(page, kTransactionAt),
                  value_at<std::uint32_t>(page, kPageBytesAt),
                  value_at<std::uint64_t>(page, kLastPageAt) + 1};
  const bool is_sound = value_at<std::uint32_t>(page, kMagicAt) == kMagic &&
                        meta.pages <= kPagesMax && meta.page_bytes <= kPageBytesMax;
  return is_sound ? std::optional(meta) : std::nullopt;
}

// Whether the disk fails to give back some of the file.
bool is_unreadable(const FileDescriptor& file) {
  std::vector<char> buffer(std::size_t{1} << 20);
  ssize_t size = 0;
  do {
    size = read(file.number(), buffer.data(), buffer.size());
  } while (size > 0 || (size < 0 && errno == EINTR));
  return size < 0 && errno == EIO;
}

FileDescriptor open_to_read(const std::filesystem::path& path) {
  return FileDescriptor(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
}

}  // namespace

std::optional<CutFile> find_cut(const std::filesystem::path& path) {
  const FileDescriptor file = open_to_read(path);
  if (!file.is_open()) return std::nullopt;
  std::optional<Meta> newest = read_meta(file, 0);
  if (!newest) return std::nullopt;
  const std::optional<Meta> other = read_meta(file, newest->page_bytes);
  if (other && other->transaction > newest->transaction) newest = other;
  // After the meta pages: a writer lengthens the file before it says so there.
  struct stat status {};
  if (fstat(file.number(), &status) != 0) return std::nullopt;
  const CutFile cut{static_cast<std::uint64_t>(status.st_size), newest->pages * newest->page_bytes};
  return cut.bytes < cut.bytes_min ? std::optional(cut) : std::nullopt;
}

Message describe_cut(const CutFile& cut, const std::filesystem::path& folder) {
  return say(
      "data.mdb 只有 {} 字节，应至少 {} 字节（文件夹 {}）：可能没有复制完整。请重新复制；"
      "如是原件，请保留现场，从备份恢复到另一文件夹",
      "data.mdb has only {} bytes and should have at least {} (folder {}): it may not have been "
      "copied whole. Copy it again; if it is the original, keep it as it is and restore a backup "
      "into another folder",
      cut.bytes, cut.bytes_min, folder.string());
}

std::optional<Message> explain_crash(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / kDataFileName;
  if (const auto cut = find_cut(path)) return describe_cut(*cut, folder);
  const Message task = say("读写账本", "read or write the ledger");
  if (is_disk_full(folder)) return store_error(ENOSPC, task, folder).message();
  const FileDescriptor file = open_to_read(path);
  if (file.is_open() && is_unreadable(file)) return store_error(EIO, task, folder).message();
  return std::nullopt;
}

}  // namespace fundtrail
