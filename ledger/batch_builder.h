// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "ledger/ledger_end.h"
#include "ledger/proof/hasher.h"
#include "ledger/store/store.h"
#include "schemas/entry.h"
#include "schemas/record.h"

namespace fundtrail {

/// Makes what one commit adds to a ledger, entry by entry.
class BatchBuilder {
 public:
  /// Continues behind `end`; every entry is given the time `recorded_at_us`.
  /// Lifetime: `hasher` outlives it.
  BatchBuilder(LedgerEnd end, std::int64_t recorded_at_us, Hasher& hasher);

  /// The fixed part of the next entry, its kind left open.
  [[nodiscard]] EntryHeader next_header() const;
  /// What the next entry is chained to.
  [[nodiscard]] const Digest& previous_leaf() const noexcept { return end_.last_leaf; }

  /// Adds `entry`, which is `record` encoded with `next_header` and `previous_leaf`.
  void add(const Record& record, Bytes entry);

  /// What was added. Lifetime: until the next call.
  [[nodiscard]] const std::vector<Bytes>& entries() const noexcept { return batch_.entries; }

  /// Ends the batch, its head with it.
  [[nodiscard]] StoreBatch take();

 private:
  LedgerEnd end_;
  std::int64_t recorded_at_us_;
  Hasher& hasher_;
  StoreBatch batch_;
};

}  // namespace fundtrail
