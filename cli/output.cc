// SPDX-License-Identifier: Apache-2.0
#include "cli/output.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

#include "report/wrap.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

constexpr std::size_t kBufferBytes = 65'536;

// Returns: 0, or the error number of the write that failed.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace

void Output::write(std::string_view text) {
  if (columns_ == 0) {
    buffer_ += text;
  } else {
    buffer_ += wrap_lines(text, columns_);
  }
  if (buffer_.size() >= kBufferBytes) flush();
}

void Output::flush() {
  has_flushed_ = has_flushed_ || !buffer_.empty();
  const int error = write_all(STDOUT_FILENO, buffer_);
  buffer_.clear();
  if (error == EPIPE) throw OutputClosed();
  if (error != 0) {
    throw Error(ErrorCode::kUnchecked,
                say("写标准输出失败（{}），结果不完整；请检查磁盘空间或重定向的目标",
                    "writing to standard output failed ({}): the result is incomplete; check the "
                    "disk or where the output is redirected to",
                    std::strerror(error)));
  }
}

void write_error(std::string_view text) { static_cast<void>(write_all(STDERR_FILENO, text)); }

void write_error_line(std::string_view line) { write_error(std::string(line) + "\n"); }

void claim_standard_descriptors() {
  for (int descriptor = 0; descriptor <= 2; ++descriptor) {
    if (::fcntl(descriptor, F_GETFD) != -1) continue;
    // Opened the wrong way round, so that reading 0 and writing 1 fail as they would have.
    const int mode = descriptor == STDOUT_FILENO ? O_RDONLY : O_WRONLY;
    if (::open("/dev/null", mode | O_CLOEXEC) != descriptor) ::_exit(70);
  }
}

}  // namespace fundtrail
