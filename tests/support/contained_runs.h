// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace fundtrail::test {

/// What became of one run.
struct RunEnd {
  std::uint8_t code = 0;    ///< what the run returned
  std::uint8_t signal = 0;  ///< what killed it; 0 if nothing did. SIGPROF: it took half a minute of
                            ///< the processor; SIGALRM: ten minutes of the clock
};

/// What a run that threw something unexpected returns.
inline constexpr std::uint8_t kThrewCode = 255;

/// Does something that may kill its process. `number` is that of the run.
using ContainedRun = std::function<std::uint8_t(std::size_t number)>;

/// Does the runs 0 to `count` - 1 in `workers` child processes side by side, and goes on with the
/// next one in a new child where one was killed. Each child first calls `make_run` with the number
/// of its worker. What the children write to standard error is dropped.
/// Requires: this process has one thread.
[[nodiscard]] std::vector<RunEnd> run_contained(
    std::size_t count, unsigned workers, const std::function<ContainedRun(unsigned)>& make_run);

}  // namespace fundtrail::test
