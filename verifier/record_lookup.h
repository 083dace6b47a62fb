// SPDX-License-Identifier: Apache-2.0
//
// Finding a record by its id, in the registry or else among the entries.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "ledger/proof/entry_source.h"
#include "schemas/kind.h"
#include "verifier/placed.h"

namespace fundtrail {

class Registry;

/// Where a record stands and what it is.
struct FoundRecord {
  std::uint64_t sequence = 0;
  std::int64_t recorded_at_us = 0;
  Kind kind{};
};

/// Finds a record that another one leads to, or nothing. `kind` says where to look first. Requires:
/// the registry's ids are sorted. Cost: of a record that is not registered, an entry read for each
/// id of the same hash.
[[nodiscard]] std::optional<FoundRecord> find_record(const EntrySource& source,
                                                     const Registry& registry,
                                                     std::optional<Kind> kind, std::string_view id);

/// Reads the first record with an id as its entry holds it, or nothing. Requires and Cost: as
/// find_record.
[[nodiscard]] std::optional<Placed<Record>> read_record(const EntrySource& source,
                                                        const Registry& registry,
                                                        std::string_view id);

}  // namespace fundtrail
