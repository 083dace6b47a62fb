// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.h"

#include <string>
#include <utility>

#include <unistd.h>

#include "cli/output.h"

namespace fundtrail {
namespace {

constexpr auto kFirst = std::chrono::seconds(1);
constexpr auto kBetweenRepaints = std::chrono::milliseconds(200);
constexpr auto kBetweenLines = std::chrono::seconds(10);
const std::string kClearLine = "\r\x1b[K";

Message amount_done(std::uint64_t done, std::uint64_t total) {
  if (total == 0) return say("{}", "{}", done);
  return say("{}%", "{}%", done * 100 / total);
}

}  // namespace

Progress::Progress(Message what, Language language)
    : what_(std::move(what)),
      language_(language),
      is_terminal_(::isatty(STDERR_FILENO) == 1),
      next_(Clock::now() + kFirst) {}

Progress::~Progress() {
  if (has_line_) write_error(kClearLine);
}

void Progress::update(std::uint64_t done, std::uint64_t total) {
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  const std::string text = say("{} {}", "{} {}", what_, amount_done(done, total)).in(language_);
  if (is_terminal_) {
    write_error(kClearLine + text);
    has_line_ = true;
    next_ = now + kBetweenRepaints;
  } else {
    write_error_line(text);
    next_ = now + kBetweenLines;
  }
}

}  // namespace fundtrail
