// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>

#include "schemas/bytes.h"
#include "schemas/enum_table.h"

namespace fundtrail {

/// The number of bytes of every digest that is hashed, stored or exported (SHA-256 and SM3 alike).
inline constexpr std::size_t kDigestBytes = 32;

/// A 32-byte digest. Which hash function made it is told by what holds it (docs/FORMAT.md).
///
/// Compare digests with `==` only: they are public values, so no constant-time compare is needed.
struct Digest {
  std::array<std::uint8_t, kDigestBytes> bytes{};

  [[nodiscard]] ByteView view() const noexcept { return bytes; }
  friend auto operator<=>(const Digest&, const Digest&) = default;
};

static_assert(sizeof(Digest) == kDigestBytes);

/// The hash functions a ledger can be made with; the numbers are part of the format.
/// Source: FIPS 180-4 (SHA-256), GB/T 32905-2016 (SM3).
enum class HashSuite : std::uint8_t { kSha256 = 1, kSm3 = 2 };

constexpr auto enum_table(HashSuite) {
  return std::to_array<EnumEntry<HashSuite>>({
      {HashSuite::kSha256, "sha256", "SHA-256"},
      {HashSuite::kSm3, "sm3", "SM3"},
  });
}

}  // namespace fundtrail
