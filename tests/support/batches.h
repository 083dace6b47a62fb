// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "schemas/record.h"

namespace fundtrail::test {

/// A party with this id, and nothing else of note.
[[nodiscard]] inline Party make_party(std::string id, std::string name = "某某市财政局") {
  Party party;
  party.id.value = std::move(id);
  party.name.value = std::move(name);
  party.role = PartyRole::kFinance;
  return party;
}

/// The id of record `index` of the batch `number`, which has `size` records: so each record tells
/// how much else must be there for its batch to be whole.
[[nodiscard]] inline std::string batch_id(std::uint64_t number, std::size_t index,
                                          std::size_t size) {
  return "b" + std::to_string(number) + "/" + std::to_string(index) + "/" + std::to_string(size);
}

/// A batch of `size` parties with such ids.
[[nodiscard]] inline std::vector<Record> make_batch(std::uint64_t number, std::size_t size) {
  std::vector<Record> batch;
  for (std::size_t i = 0; i < size; ++i) batch.push_back(make_party(batch_id(number, i, size)));
  return batch;
}

}  // namespace fundtrail::test
