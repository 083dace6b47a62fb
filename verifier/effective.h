// SPDX-License-Identifier: Apache-2.0
//
// A record as its corrections leave it: what every view of a ledger is made of.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "schemas/fields/date.h"
#include "schemas/fields/figure.h"
#include "schemas/message.h"
#include "schemas/record.h"

namespace fundtrail {

/// A record and its place.
template <class T>
struct Placed;

/// What a reversal 红字冲销 took back of a record of money. It posts on its own day: until then
/// the money had moved.
struct Reversal {
  std::uint64_t sequence = 0;       ///< of the correction
  std::int64_t recorded_at_us = 0;  ///< Unit: µs since 1970-01-01T00:00:00Z
  Date dated_on;
  WideSum fen = 0;                         ///< Unit: 分; more than 0, and never more than was left
  const Correction* correction = nullptr;  ///< Lifetime: that of what was given
};

/// A correction that cannot do what it says, and why. It does nothing then; of a reversal of too
/// much, what is too much does nothing.
struct CorrectionFlaw {
  std::uint64_t sequence = 0;
  std::string of;  ///< id of the record it is of
  Message reason;
};

/// A record with its amendments in it, and its reversals beside it.
struct Effective {
  Record record;
  std::vector<Reversal> reversals;  ///< by sequence; those that the view leaves out are not here
  std::uint64_t amendments = 0;     ///< how many corrections amended it

  [[nodiscard]] bool is_changed() const { return amendments > 0 || !reversals.empty(); }
};

/// Whether what a reference leads to is there, and of the kind it must be.
using LeadsSomewhere = std::function<bool(const RecordReference&)>;

/// Applies corrections to the record they are of, each to what those before it left. An amendment
/// restates: it counts for every day. Reversals dated after `as_of`, if it is given, are left out.
///
/// `corrections` are all of this record, by sequence, and those that are known. A reversal without
/// an amount takes back all that is left. `leads_somewhere` may be empty: then references are taken
/// as they are. What cannot be applied is added to `flaws`.
[[nodiscard]] Effective apply_corrections(const Record& original,
                                          std::span<const Placed<Correction>> corrections,
                                          const std::optional<Date>& as_of,
                                          const LeadsSomewhere& leads_somewhere,
                                          std::vector<CorrectionFlaw>& flaws);

}  // namespace fundtrail
