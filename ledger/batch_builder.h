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

  /// The place of the next entry.
  [[nodiscard]] std::uint64_t next_sequence() const { return end_.tree.end(); }

  /// Adds `record`, and seals `entry`, which is it encoded, at its place.
  void add(const Record& record, Bytes& entry);

  /// Ends the batch, its head with it. Of what was added it has all but the entries, which are the
  /// caller's.
  [[nodiscard]] StoreBatch take();

 private:
  LedgerEnd end_;
  std::int64_t recorded_at_us_;
  Hasher& hasher_;
  StoreBatch batch_;
};

}  // namespace fundtrail
