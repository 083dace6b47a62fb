// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "schemas/digest.h"
#include "schemas/message.h"

namespace fundtrail {

/// A name that is kept elsewhere: what stands in the ledger is a commitment to it, from which
/// nobody can tell the name.
struct Commitment {
  Digest digest;
  friend bool operator==(const Commitment&, const Commitment&) = default;
};

/// The name of a party: in clear, or a commitment to it.
///
/// A commitment can be recorded by no version so far: what it commits to belongs in a private annex
/// that does not exist yet. It is part of the format so that natural persons need no new one.
/// Source: docs/FORMAT.md "Party name".
struct PartyName {
  std::variant<std::string, Commitment> value;
  friend bool operator==(const PartyName&, const PartyName&) = default;
};

/// What a commitment begins with in JSON; 64 hexadecimal digits follow.
inline constexpr std::string_view kCommitmentPrefix = "commitment:";

/// Reads a name: a commitment if it begins with kCommitmentPrefix, else the name in clear.
/// Throws: FormatError if it is neither.
[[nodiscard]] PartyName parse_party_name(std::string_view text);

/// Formats so that parse_party_name reads it back.
[[nodiscard]] std::string format_party_name(const PartyName& name);

/// Tells why `text` is no name in clear, or nothing if it is one.
[[nodiscard]] std::optional<Message> refuse_clear_name(std::string_view text);

/// The name in clear, or an empty text. Lifetime: that of `name`.
[[nodiscard]] std::string_view clear_name(const PartyName& name);

}  // namespace fundtrail
