// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include <sys/types.h>

#include "tests/support/contained_runs.h"

namespace fundtrail::test {

/// A child process that does one piece of work again and again, as often as it is asked to. Where
/// the work kills it, the next call makes another one.
///
/// In a libFuzzer program the parent learns what the child's code reached: the child hands over the
/// counters of each run that it survives.
class WarmChild {
 public:
  /// What a child does when it is asked; what it throws counts as kThrewCode.
  using Work = std::function<std::uint8_t()>;

  explicit WarmChild(Work work);
  ~WarmChild();
  WarmChild(const WarmChild&) = delete;
  WarmChild& operator=(const WarmChild&) = delete;

  /// Has the work done once. Returns: how it ended; SIGALRM if it took too long. Ends the program
  /// if the child ended by itself: so does a sanitizer that found something.
  /// Requires: this process has one thread.
  [[nodiscard]] RunEnd run();

 private:
  void start();
  [[noreturn]] void serve(int questions, int answers);
  [[nodiscard]] RunEnd bury();

  Work work_;
  std::span<std::uint8_t> shared_counters_;
  pid_t process_ = 0;
  int questions_ = -1;
  int answers_ = -1;
};

}  // namespace fundtrail::test
