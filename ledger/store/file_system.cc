// SPDX-License-Identifier: Apache-2.0
#include "ledger/store/file_system.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "ledger/store/file_lock.h"
#include "ledger/store/lmdb_error.h"

namespace fundtrail {
namespace {

// Numbers of file systems that several machines can write to. Source: linux/magic.h, statfs(2),
// and the headers of the file systems that keep theirs to themselves.
constexpr std::array<std::uint64_t, 17> kNetworkNumbers{
    0x6969,      // NFS
    0x517B,      // SMB
    0xFF534D42,  // CIFS
    0xFE534D42,  // SMB2
    0x5346414F,  // AFS (OpenAFS)
    0x6B414653,  // AFS (Linux)
    0x01021997,  // 9p, also of virtual machines and WSL
    0x53464846,  // WSL's drvfs
    0x00C36400,  // Ceph
    0x73757245,  // Coda
    0x564C,      // NCP
    0x01161970,  // GFS2
    0x7461636F,  // OCFS2
    0x0BD00BD0,  // Lustre
    0x47504653,  // GPFS
    0x786F4256,  // VirtualBox shared folders
    0xBACBACBC,  // VMware shared folders
};

constexpr std::uint64_t kFuseNumber = 0x65735546;
constexpr std::uint64_t kOverlayNumber = 0x794C7630;

// Of a file system in user space only the name tells what it is.
constexpr std::array<std::string_view, 24> kNetworkNames{
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afs",
    "9p",
    "ceph",
    "virtiofs",
    "fuse.sshfs",
    "fuse.s3fs",
    "fuse.rclone",
    "fuse.glusterfs",
    "fuse.gcsfuse",
    "fuse.juicefs",
    "fuse.goofys",
    "fuse.davfs",
    "fuse.ceph-fuse",
    "fuse.curlftpfs",
    "fuse.smbnetfs",
    "fuse.mfs",
    "fuse.cephfs",
    "fuse.blobfuse",
    "fuse.vmhgfs-fuse",
};

// The name of the file system on `device` in the mount table, or nothing. A line is
//   id parent major:minor root mount-point options [optional]… - NAME source super-options
// Source: proc(5), /proc/self/mountinfo.
std::string find_mount_name(dev_t device) {
  const std::string wanted = fmt::format("{}:{}", major(device), minor(device));
  std::ifstream table("/proc/self/mountinfo");
  std::string line;
  while (std::getline(table, line)) {
    std::istringstream words(line);
    std::string id, parent, number, word, name;
    words >> id >> parent >> number;
    if (number != wanted) continue;
    while (words >> word && word != "-") {
    }
    if (words >> name) return name;
  }
  return {};
}

template <class Value, std::size_t kSize>
bool contains(const std::array<Value, kSize>& values, Value value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

}  // namespace

FileSystemTrust judge_file_system(std::uint64_t type_number, std::string_view name) {
  // statfs sign-extends a number with its high bit set on some systems.
  const std::uint64_t number = type_number & 0xFFFF'FFFF;
  if (contains(kNetworkNumbers, number) || contains(kNetworkNames, name)) {
    return FileSystemTrust::kNetwork;
  }
  const bool is_doubtful = number == kFuseNumber || number == kOverlayNumber;
  return is_doubtful ? FileSystemTrust::kDoubtful : FileSystemTrust::kSound;
}

FileSystem file_system_of(const std::filesystem::path& folder) {
  const Message task = say("查明文件系统", "find out about the file system");
  struct statfs type {};
  struct statvfs space {};
  struct stat status {};
  const bool is_known = statfs(folder.c_str(), &type) == 0 &&
                        statvfs(folder.c_str(), &space) == 0 && stat(folder.c_str(), &status) == 0;
  if (!is_known) throw store_error(errno, task, folder);
  FileSystem found;
  const auto number = static_cast<std::uint64_t>(type.f_type);
  found.name = find_mount_name(status.st_dev);
  found.trust = judge_file_system(number, found.name);
  if (found.name.empty()) found.name = fmt::format("0x{:x}", number & 0xFFFF'FFFF);
  found.is_read_only = (space.f_flag & ST_RDONLY) != 0;
  found.free_bytes = std::uint64_t{space.f_bavail} * space.f_frsize;
  return found;
}

std::optional<std::uint64_t> free_bytes_of(const std::filesystem::path& folder) noexcept {
  struct statvfs space {};
  if (statvfs(folder.c_str(), &space) != 0 || space.f_blocks == 0) return std::nullopt;
  if ((space.f_flag & ST_RDONLY) != 0) return std::nullopt;
  return std::uint64_t{space.f_bavail} * space.f_frsize;
}

bool is_disk_full(const std::filesystem::path& folder) noexcept {
  return free_bytes_of(folder).value_or(kFreeBytesMin) < kFreeBytesMin;
}

std::string format_bytes(std::uint64_t bytes) {
  constexpr std::array<const char*, 5> kUnits{"B", "KiB", "MiB", "GiB", "TiB"};
  std::size_t unit = 0;
  std::uint64_t tenths = bytes * 10;
  while (tenths >= 10'240 && unit + 1 < kUnits.size()) {
    tenths /= 1'024;
    ++unit;
  }
  if (unit == 0) return fmt::format("{} B", bytes);
  return fmt::format("{}.{} {}", tenths / 10, tenths % 10, kUnits[unit]);
}

Message refuse_network(const FileSystem& file_system, const std::filesystem::path& folder) {
  return say(
      "文件夹 {} 在网络文件系统（{}）上：那里的文件锁和内存映射不可靠，账本会损坏。"
      "请把账本放到本机磁盘上。",
      "folder {} lies on a network file system ({}), whose locks and memory maps do not "
      "hold, so that a ledger would be damaged there. Keep it on a disk of this machine",
      folder.string(), file_system.name);
}

void sync_folder(const std::filesystem::path& folder) {
  const Message task = say("把文件夹写到磁盘", "write the folder to disk");
  const FileDescriptor file(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!file.is_open() || fsync(file.number()) != 0) throw store_error(errno, task, folder);
}

}  // namespace fundtrail
