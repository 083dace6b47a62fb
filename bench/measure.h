// SPDX-License-Identifier: Apache-2.0
//
// One measurement, each in a process of its own, so that its peak memory is its own too.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace fundtrail::bench {

/// What one measurement gives. It goes through a pipe as it is.
struct Figures {
  std::int64_t elapsed_ns = 0;    ///< of what is measured alone, without preparing it
  std::uint64_t records = 0;      ///< entries that were written or read
  std::uint64_t entry_bytes = 0;  ///< the bytes of those entries, where they were counted
  std::uint64_t disk_bytes = 0;   ///< taken on disk afterwards; 0 if nothing is written
  std::uint64_t peak_bytes = 0;   ///< the most memory that was resident, mapped file pages included
};

/// What every measurement of one size is told.
struct Task {
  std::filesystem::path folder;  ///< empty at first; a measurement reads what earlier ones left
  std::uint64_t records = 0;     ///< money records, beside the foundation
  std::uint64_t batch = 0;       ///< records that become durable together
  unsigned threads = 1;
};

/// Runs `work` in a forked child called `name` (as `perf report --sort comm` shows it).
/// Returns: its figures and its peak memory. Throws: Error(kInternal) if it fails; the child has
/// said why on stderr. Requires: this process has one thread and little memory.
[[nodiscard]] Figures measure(const std::string& name, const std::function<Figures()>& work);

/// The bytes that the files of `folder` take on disk: blocks, not lengths.
[[nodiscard]] std::uint64_t disk_bytes(const std::filesystem::path& folder);

/// Adds up the time of what is measured, with pauses.
class Stopwatch {
 public:
  void start() { started_at_ = Clock::now(); }
  void stop() { elapsed_ += Clock::now() - started_at_; }
  [[nodiscard]] std::int64_t elapsed_ns() const {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(elapsed_).count();
  }

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point started_at_;
  Clock::duration elapsed_{};
};

}  // namespace fundtrail::bench
