// SPDX-License-Identifier: Apache-2.0
#include "cli/line_reader.h"

#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr std::size_t kBufferBytes = 262'144;

}  // namespace

FileLineReader::FileLineReader(const std::string& path) : file_(path) {}

void FileLineReader::fill() {
  buffer_.resize(kBufferBytes);
  buffer_.resize(file_.read(buffer_.data(), buffer_.size()));
  position_ = 0;
  is_at_end_ = buffer_.empty();
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
