// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "ledger/proof/entry_source.h"
#include "schemas/digest.h"
#include "schemas/json/json_value.h"
#include "verifier/verification.h"

namespace fundtrail::test {

/// How a reading that came to an end is judged.
enum class Judgement : std::uint8_t {
  kSound,                   ///< refused, found damaged, or told as the ledger is
  kIntactWithOtherContent,  ///< what must never be
  kOtherError,              ///< refused as what it is not
};

/// Knows a ledger as it was, and judges what is said of it after anything was done to its bytes.
class StoreJudge {
 public:
  /// Verifies the changed ledger, with `expect_size` as its anchor if there is one.
  using Reading = std::function<Verification(std::optional<std::uint64_t> expect_size)>;

  /// Requires: `whole` is intact and of SHA-256.
  explicit StoreJudge(const EntrySource& whole);

  /// Sound is a refusal that says so, any result but intact, and of the intact ones what the ledger
  /// is, or one of its beginnings if an anchor tells it from the whole.
  [[nodiscard]] Judgement judge(const Reading& read) const;

 private:
  [[nodiscard]] bool is_beginning(const Integrity& found) const;

  std::vector<Digest> roots_;  // of each size from 0
  JsonValue shown_;
};

}  // namespace fundtrail::test
