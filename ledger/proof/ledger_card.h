// SPDX-License-Identifier: Apache-2.0
//
// What tells one ledger from all others: what somebody needs who signs for it elsewhere, or wants
// to know it again. Source: docs/FORMAT.md "Ledger card".
#pragma once

#include <string>
#include <string_view>

#include "schemas/digest.h"

namespace fundtrail {

/// The identity of a ledger. A value.
struct LedgerCard {
  std::string origin;
  HashSuite hash{};
  Digest genesis_leaf;       ///< leaf hash of entry 0
  std::string operator_key;  ///< vkey that the genesis names; not looked at here

  friend bool operator==(const LedgerCard&, const LedgerCard&) = default;
};

/// Longest card, in bytes.
inline constexpr std::size_t kLedgerCardBytesMax = 2'048;

/// Formats a card: five lines.
[[nodiscard]] std::string format_ledger_card(const LedgerCard& card);

/// Parses what format_ledger_card wrote, and nothing else.
/// Throws: FormatError that names the line.
[[nodiscard]] LedgerCard parse_ledger_card(std::string_view text);

}  // namespace fundtrail
