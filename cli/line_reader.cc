// SPDX-License-Identifier: Apache-2.0
#include "cli/line_reader.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "report/printable.h"
#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr std::size_t kBufferBytes = 262'144;

Message reason_of(int error) {
  switch (error) {
    case ENOENT:
      return say("没有这个文件", "there is no such file");
    case EISDIR:
      return say("这是文件夹，不是文件；请写出其中的 .jsonl 文件",
                 "this is a folder; name the .jsonl files in it");
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

FileLineReader::FileLineReader(const std::string& path)
    : descriptor_(open_file(path)), path_(path) {}

FileLineReader::~FileLineReader() {
  if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
}

void FileLineReader::fill() {
  buffer_.resize(kBufferBytes);
  ssize_t bytes = -1;
  do {
    bytes = ::read(descriptor_, buffer_.data(), buffer_.size());
  } while (bytes < 0 && errno == EINTR);
  if (bytes < 0) fail(errno);
  buffer_.resize(static_cast<std::size_t>(bytes));
  position_ = 0;
  is_at_end_ = bytes == 0;
}

void FileLineReader::take(std::string_view part) {
  const std::size_t room = kJsonLineBytesMax - line_.size();
  is_too_long_ = is_too_long_ || part.size() > room;
  line_ += part.substr(0, room);
}

bool FileLineReader::next() {
  line_.clear();
  is_too_long_ = false;
  bool has_bytes = false;
  while (!is_at_end_) {
    const std::string_view rest = std::string_view(buffer_).substr(position_);
    const std::size_t end = rest.find('\n');
    take(rest.substr(0, end));
    has_bytes = has_bytes || !rest.empty();
    if (end != std::string_view::npos) {
      position_ += end + 1;
      ++number_;
      return true;
    }
    fill();
  }
  if (has_bytes) ++number_;
  return has_bytes;
}

}  // namespace fundtrail
