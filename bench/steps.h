// SPDX-License-Identifier: Apache-2.0
//
// What is measured, in which order, and against which yardstick.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bench/arguments.h"
#include "bench/measure.h"
#include "schemas/message.h"

namespace fundtrail::bench {

/// One measurement.
struct Step {
  std::string name;  ///< stable; at most 15 bytes, which is what Linux keeps of a process's name
  Message label;
  bool is_one_batch = false;     ///< else in batches of `Arguments::batch`
  bool has_all_threads = false;  ///< else one
  Figures (*work)(const Task& task) = nullptr;
  std::string hash_yardstick = {};  ///< the steps to compare with; empty: none
  std::string sqlite_yardstick = {};
};

/// The steps in the order in which they run: each reads what earlier ones have left.
[[nodiscard]] const std::vector<Step>& steps();

/// What a step gave over all repetitions.
struct Measured {
  const Step* step = nullptr;
  Figures figures;  ///< of the repetition of median time; the peak is that of all
  std::int64_t fastest_ns = 0;
  std::int64_t slowest_ns = 0;

  [[nodiscard]] double records_per_second() const {
    return static_cast<double>(figures.records) * 1e9 / static_cast<double>(figures.elapsed_ns);
  }
};

/// Everything that was measured of one size.
struct SizeResult {
  std::uint64_t records = 0;      ///< money records
  std::uint64_t entries = 0;      ///< with genesis and foundation: what the ledger holds
  std::uint64_t entry_bytes = 0;  ///< of all entries
  std::vector<Measured> measured;

  /// The measurement of this name, or nullptr.
  [[nodiscard]] const Measured* find(const std::string& name) const;
};

/// Runs every step as often as asked, in `folder`, which is emptied between repetitions.
[[nodiscard]] SizeResult run_steps(std::uint64_t records, const Arguments& arguments,
                                   const std::filesystem::path& folder);

}  // namespace fundtrail::bench
