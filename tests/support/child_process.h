// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

#include "ledger/store/file_lock.h"

namespace fundtrail::test {

/// A helper program beside the test's own, such as `fundtrail_ledger_worker`.
[[nodiscard]] std::filesystem::path helper_path(const std::string& name);

/// A program started without a shell, whose standard output is read line by line. It never outlives
/// its owner.
class ChildProcess {
 public:
  /// Starts `program` with `arguments`. Throws: std::system_error if it cannot be started.
  ChildProcess(const std::filesystem::path& program, std::vector<std::string> arguments);
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  /// Returns: the next whole line it wrote, without its line feed; nothing at the end of its output
  /// (a last line that was cut short is dropped).
  [[nodiscard]] std::optional<std::string> read_line();

  /// Returns: whether its output ended or a line came within `time`.
  bool wait_for_output(std::chrono::microseconds time);

  /// Waits until it has stopped itself (SIGSTOP), and lets it go on.
  void wait_until_stopped();
  void resume();

  /// Kills it with SIGKILL. What it has written can still be read.
  void kill();

  /// Waits until it ends. Returns: its exit code, or minus the number of the signal that ended it.
  int wait();

 private:
  pid_t process_ = -1;
  FileDescriptor output_;
  std::string buffer_;
};

}  // namespace fundtrail::test
