// SPDX-License-Identifier: Apache-2.0
//
// The system calls by which LMDB writes, in the worker's own version: they write down what is done
// to a ledger's data file, or fail as a bad disk does. They take the place of the C library's in
// this program, and so in LMDB. The environment says what they do; without it, nothing:
//
//   FUNDTRAIL_TEST_RECORD=FILE    appends to FILE each change of the data file and each line that
//                                 is printed, in the form that tests/ledger/write_log.h reads
//   FUNDTRAIL_TEST_FAIL=CALL N    call N, from 1, of a data file fails with EIO, and so does each
//                                 one after it; CALL is `write` or `sync`
#include <array>
#include <cerrno>
#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "tests/ledger/write_log.h"

namespace fundtrail::test {
namespace {

bool is_data_file(int file) {
  std::array<char, 4096> path{};
  const std::string link = "/proc/self/fd/" + std::to_string(file);
  const ssize_t size = readlink(link.c_str(), path.data(), path.size());
  return size > 0 &&
         std::string_view(path.data(), static_cast<std::size_t>(size)).ends_with("/data.mdb");
}

bool is_synced(int file) { return (fcntl(file, F_GETFL) & O_DSYNC) != 0; }

void record(LoggedCall call, bool synced, std::uint64_t offset, std::string_view data) {
  static const char* const path = std::getenv("FUNDTRAIL_TEST_RECORD");
  if (path == nullptr) return;
  static const int log = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  const LogHeader header{static_cast<std::uint32_t>(call), synced ? 1U : 0U, offset, data.size()};
  std::string bytes(reinterpret_cast<const char*>(&header), sizeof header);
  bytes += data;
  if (syscall(SYS_write, log, bytes.data(), bytes.size()) < 0) _exit(2);
}

// Counts a call of a data file. Returns: whether it is to fail.
bool fails(std::string_view call) {
  static const char* const plan = std::getenv("FUNDTRAIL_TEST_FAIL");
  if (plan == nullptr) return false;
  std::istringstream text{std::string(plan)};
  std::string wanted;
  std::uint64_t from = 0;
  text >> wanted >> from;
  static std::uint64_t count = 0;
  if (call != wanted || ++count < from) return false;
  errno = EIO;
  return true;
}

std::string_view written(const void* data, ssize_t size) {
  return {static_cast<const char*>(data), static_cast<std::size_t>(size)};
}

ssize_t write_at(int file, const void* data, std::size_t size, off_t offset) {
  if (!is_data_file(file)) return syscall(SYS_pwrite64, file, data, size, offset);
  if (fails("write")) return -1;
  const ssize_t done = syscall(SYS_pwrite64, file, data, size, offset);
  if (done > 0) {
    record(LoggedCall::kWrite, is_synced(file), static_cast<std::uint64_t>(offset),
           written(data, done));
  }
  return done;
}

// Where the file's position is, as LMDB writes pages that lie side by side.
ssize_t write_here(int file, const void* data, std::size_t size) {
  const off_t offset = lseek(file, 0, SEEK_CUR);
  const ssize_t done = write_at(file, data, size, offset);
  if (done > 0) lseek(file, offset + done, SEEK_SET);
  return done;
}

int sync_data(int file, long call) {
  if (!is_data_file(file)) return static_cast<int>(syscall(call, file));
  if (fails("sync")) return -1;
  const int code = static_cast<int>(syscall(call, file));
  if (code == 0) record(LoggedCall::kSync, true, 0, {});
  return code;
}

}  // namespace
}  // namespace fundtrail::test

using namespace fundtrail::test;  // NOLINT(google-build-using-namespace): only the C names follow

// Declared by the C library's headers.
extern "C" {

[[gnu::visibility("default")]] ssize_t pwrite(int file, const void* data, size_t size,
                                              off_t offset) {
  return write_at(file, data, size, offset);
}

[[gnu::visibility("default")]] ssize_t write(int file, const void* data, size_t size) {
  if (file == STDOUT_FILENO)
    record(LoggedCall::kPrint, false, 0, {static_cast<const char*>(data), size});
  if (is_data_file(file)) return write_here(file, data, size);
  return syscall(SYS_write, file, data, size);
}

[[gnu::visibility("default")]] ssize_t writev(int file, const iovec* parts, int count) {
  if (!is_data_file(file)) return syscall(SYS_writev, file, parts, static_cast<long>(count));
  std::string whole;
  for (int i = 0; i < count; ++i) {
    whole.append(static_cast<const char*>(parts[i].iov_base), parts[i].iov_len);
  }
  return write_here(file, whole.data(), whole.size());
}

[[gnu::visibility("default")]] int ftruncate(int file, off_t size) noexcept {
  const int code = static_cast<int>(syscall(SYS_ftruncate, file, size));
  if (code == 0 && is_data_file(file)) {
    record(LoggedCall::kResize, false, static_cast<std::uint64_t>(size), {});
  }
  return code;
}

[[gnu::visibility("default")]] int fsync(int file) { return sync_data(file, SYS_fsync); }

[[gnu::visibility("default")]] int fdatasync(int file) { return sync_data(file, SYS_fdatasync); }

// What is stored through a map cannot be written down; a ledger is never written so.
[[gnu::visibility("default")]] int msync(void*, size_t, int) { std::abort(); }
}
