// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/claimed_time.h"

#include <algorithm>

namespace fundtrail {

std::int64_t claimed_time_us(std::uint64_t time_s) {
  constexpr std::int64_t kMicrosecondsPerSecond = 1'000'000;
  constexpr std::uint64_t kLatest = 253'402'271'999;
  return static_cast<std::int64_t>(std::min(time_s, kLatest)) * kMicrosecondsPerSecond;
}

}  // namespace fundtrail
