// SPDX-License-Identifier: Apache-2.0
//
// What a writer did to its data file, in order, and what the disk may hold of it after the power
// failed at some moment.
#pragma once

#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

namespace fundtrail::test {

enum class LoggedCall : std::uint32_t {
  kWrite,   // `data` at `offset`; on disk when it returns if it is synced
  kResize,  // to `offset` bytes
  kSync,    // everything before is on disk
  kPrint,   // `data` was printed: an acknowledgement
};

/// What stands in the log before the data of each call.
struct LogHeader {
  std::uint32_t call = 0;
  std::uint32_t is_synced = 0;
  std::uint64_t offset = 0;
  std::uint64_t bytes = 0;
};

struct LogItem {
  LoggedCall call{};
  bool is_synced = false;
  std::uint64_t offset = 0;
  std::string data;
};

/// Reads a log; a last item that was cut short is dropped.
[[nodiscard]] std::vector<LogItem> read_log(const std::filesystem::path& file);

/// Which of a writer's demands to have something on disk are met: controls leave some out.
enum class SyncsKept { kAll, kNoMetaSync, kNone };

/// The same log as if those demands had not been made, as LMDB's MDB_NOMETASYNC (the meta page's
/// write does not wait for the disk) and MDB_NOSYNC (nothing does) leave them out.
void drop_syncs(std::vector<LogItem>& log, SyncsKept kept);

/// A state that the disk may be in after a power loss.
///
/// `log[0, done)` was done and `log[done]` was under way. What was synced is there. Of the rest any
/// part may be, in any order: whole writes or single sectors of 512 bytes, and the file may be as
/// long as it was made or not.
[[nodiscard]] std::string state_after_power_loss(const std::string& before,
                                                 const std::vector<LogItem>& log, std::size_t done,
                                                 std::mt19937_64& random);

}  // namespace fundtrail::test
