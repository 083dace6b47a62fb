// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>

#include "ledger/ledger.h"
#include "ledger/record_batch.h"
#include "ledger/store/store.h"
#include "schemas/digest.h"
#include "schemas/record.h"

namespace fundtrail {

/// How far the clock may be behind the last entry, and how far ahead of it, without being accepted
/// expressly. Unit: µs.
inline constexpr std::uint64_t kClockBehindMaxUs = std::uint64_t{5} * 60 * 1'000'000;
inline constexpr std::uint64_t kClockAheadMaxUs = std::uint64_t{24} * 60 * 60 * 1'000'000;

/// What a batch is appended to.
struct AppendTarget {
  Store& store;
  const std::string& origin;
  HashSuite hash;
  const std::filesystem::path& folder;  ///< named in errors
};

/// Appends `batch`: what Ledger::append promises.
AppendReceipt append_batch(const AppendTarget& target, RecordBatch& batch,
                           const AppendOptions& options, const Clock& clock);

/// Makes what a new ledger begins with: entry 0, which is `genesis`.
/// Throws: FieldError if it breaks a rule of its kind.
[[nodiscard]] StoreBatch first_batch(const Genesis& genesis, std::int64_t recorded_at_us);

}  // namespace fundtrail
