// SPDX-License-Identifier: Apache-2.0
//
// The records that are measured: a generated programme, the same bytes in every run.
#pragma once

#include <cstdint>
#include <vector>

#include "schemas/record.h"

namespace fundtrail::bench {

/// What the money records refer to: the programme, its budget, parties and documents. Every
/// reference leads somewhere, so that a verifier has all of its work to do.
[[nodiscard]] std::vector<Record> foundation();

/// Money record `index`: by turns an allocation to a city and, under it, a transfer to that city,
/// an appropriation to a unit and a payment to a payee, all of one amount. An entry of one has
/// about 400 bytes.
[[nodiscard]] Record money_record(std::uint64_t index);

/// Money records `begin` to `end`, without `end`.
[[nodiscard]] std::vector<Record> money_records(std::uint64_t begin, std::uint64_t end);

}  // namespace fundtrail::bench
