// SPDX-License-Identifier: Apache-2.0
#include "imports/input_file.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "schemas/error.h"

namespace fundtrail {
namespace {

Message reason_of(int error) {
  switch (error) {
    case ENOENT:
      return say("没有这个文件", "there is no such file");
    case EISDIR:
      return say("这是文件夹，不是文件；请写出其中的文件",
                 "this is a folder; name the files in it");
    case EACCES:
    case EPERM:
      return say("没有读取权限", "no permission to read it");
    case EIO:
      return say("读取出错（磁盘故障？）", "it cannot be read (a bad disk?)");
    default:
      return say("读不出（{}）", "it cannot be read ({})", std::strerror(error));
  }
}

[[noreturn]] void fail(int error) { throw Error(ErrorCode::kRefused, reason_of(error)); }

int open_file(const std::string& path) {
  if (path == "-") return STDIN_FILENO;
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) fail(errno);
  struct stat status {};
  if (::fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
    ::close(descriptor);
    fail(EISDIR);
  }
  return descriptor;
}

}  // namespace

InputFile::InputFile(const std::string& path) : descriptor_(open_file(path)) {}

InputFile::~InputFile() {
  if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
}

std::size_t InputFile::read(char* to, std::size_t bytes_max) {
  ssize_t bytes = -1;
  do {
    bytes = ::read(descriptor_, to, bytes_max);
  } while (bytes < 0 && errno == EINTR);
  if (bytes < 0) fail(errno);
  return static_cast<std::size_t>(bytes);
}

}  // namespace fundtrail
