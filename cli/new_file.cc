// SPDX-License-Identifier: Apache-2.0
#include "cli/new_file.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

#include "schemas/error.h"

namespace fundtrail {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 20;
constexpr mode_t kMode = 0666;  // less the user's mask

[[noreturn]] void fail(ErrorCode code, const std::filesystem::path& path, int error) {
  throw Error(code, say("写不了文件 {}：{}", "the file {} cannot be written: {}",
                        shown_text(path.string()), ::strerrordesc_np(error)));
}

}  // namespace

NewFile::NewFile(std::filesystem::path path)
    : path_(std::move(path)),
      descriptor_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kMode)) {
  if (descriptor_ >= 0) return;
  if (errno != EEXIST) fail(ErrorCode::kUsage, path_, errno);
  throw Error(ErrorCode::kUsage, say("{} 已存在，不会覆盖它；请换一个文件名",
                                     "{} exists and is not overwritten: give another name",
                                     shown_text(path_.string())));
}

NewFile::~NewFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!is_finished_) ::unlink(path_.c_str());
}

void NewFile::write(std::string_view piece) {
  buffer_ += piece;
  if (buffer_.size() >= kBufferBytes) flush();
}

void NewFile::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty()) {
    const ssize_t count = ::write(descriptor_, rest.data(), rest.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(ErrorCode::kUnchecked, path_, errno);
    rest.remove_prefix(static_cast<std::size_t>(count));
  }
  buffer_.clear();
}

void NewFile::finish() {
  flush();
  const int descriptor = descriptor_;
  const bool is_durable = ::fsync(descriptor) == 0 || errno == EINVAL;  // a device has no disk
  if (!is_durable) fail(ErrorCode::kUnchecked, path_, errno);
  descriptor_ = -1;
  if (::close(descriptor) != 0) fail(ErrorCode::kUnchecked, path_, errno);
  is_finished_ = true;
}

}  // namespace fundtrail
