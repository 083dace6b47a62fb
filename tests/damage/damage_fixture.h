// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "ledger/proof/entry_source.h"
#include "schemas/error.h"
#include "tests/support/ledger_fixture.h"
#include "tests/support/sample_records.h"
#include "verifier/verify.h"

namespace fundtrail::test {

/// The exit codes of design section 5 that damage leads to.
inline constexpr int kExitTampered = 10;
inline constexpr int kExitRolledBack = 12;

/// The damage of a verification, one line each, for messages of failed tests.
inline std::string show_integrity(const Verification& result) {
  const Integrity& integrity = result.integrity;
  std::string text = fmt::format("exit {}, {}, {} damages", exit_code(result),
                                 enum_name(integrity.result), integrity.damage_count);
  for (const Damage& item : integrity.damage) {
    text += fmt::format("\n  {} {} | {} | {}", item.sequence, enum_name(item.layer), item.record.zh,
                        item.detail.zh);
  }
  return text;
}

/// What one item of damage should be; the words are looked for in both languages, in what is said
/// of the record and in the detail.
struct Expected {
  std::uint64_t sequence = 0;
  Layer layer{};
  std::string_view record_words;
  std::string_view detail_words;
};

inline bool matches(const Damage& item, const Expected& expected) {
  const auto says = [](const Message& text, std::string_view words) {
    return text.zh.find(words) != std::string::npos || text.en.find(words) != std::string::npos;
  };
  return item.sequence == expected.sequence && item.layer == expected.layer &&
         says(item.record, expected.record_words) && says(item.detail, expected.detail_words);
}

/// Checks that a ledger is found tampered with, and that its damage is what is `expected`: each of
/// these once, and no other.
inline void check_damage(const Verification& result, const std::vector<Expected>& expected) {
  const Integrity& integrity = result.integrity;
  BOOST_TEST(exit_code(result) == kExitTampered, show_integrity(result));
  BOOST_TEST((integrity.result == IntegrityResult::kTampered), show_integrity(result));
  BOOST_TEST(integrity.damage_count == expected.size(), show_integrity(result));
  for (const Expected& each : expected) {
    BOOST_TEST((integrity.layer(each.layer) == LayerResult::kDamaged), show_integrity(result));
    const auto count = std::count_if(integrity.damage.begin(), integrity.damage.end(),
                                     [&each](const Damage& item) { return matches(item, each); });
    BOOST_TEST(count == 1, each.sequence << " " << enum_name(each.layer) << " " << each.detail_words
                                         << ": " << show_integrity(result));
  }
}

/// The sample ledger of 60 entries in LMDB.
struct DamageFixture {
  DamageFixture() {
    const std::vector<Record> records = sample_records();
    const std::span<const Record> all(records);
    ledger.append(all.first(17));
    ledger.append(all.subspan(17));
  }

  [[nodiscard]] Verification verify_ledger(const VerifyOptions& options = {}) const {
    const Ledger opened = ledger.open();
    return verify(*opened.snapshot(), options);
  }

  LedgerFixture ledger;
};

}  // namespace fundtrail::test
