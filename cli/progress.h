// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>

#include "schemas/message.h"

namespace fundtrail {

/// Tells on standard error how far a long job is: on a terminal in one line that changes, else in a
/// line after the first second and then every ten.
///
/// Threads: one call at a time.
class Progress {
 public:
  Progress(Message what, Language language);
  /// Takes the line off the terminal.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Tells the share of `total` that is done; where the total is not known, 0, how much is.
  void update(std::uint64_t done, std::uint64_t total);

 private:
  using Clock = std::chrono::steady_clock;

  Message what_;
  Language language_;
  bool is_terminal_;
  bool has_line_ = false;
  Clock::time_point next_;
};

}  // namespace fundtrail
