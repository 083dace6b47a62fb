// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace fundtrail {

/// The time that a witness claims in a cosignature, as one that can be told. A witness may claim
/// any second; what lies beyond the year 9999, at Beijing, which RFC 3339 cannot write, is its last
/// second. Unit: `time_s` is in seconds, what is returned in µs, since 1970-01-01T00:00:00Z.
[[nodiscard]] std::int64_t claimed_time_us(std::uint64_t time_s);

}  // namespace fundtrail
