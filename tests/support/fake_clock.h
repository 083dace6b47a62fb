// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "ledger/ledger.h"

namespace fundtrail::test {

/// 2024-12-31 09:00:00 in Beijing. Unit: µs since 1970-01-01T00:00:00Z.
inline constexpr std::int64_t kTestTimeUs = 1'735'606'800'000'000;

inline constexpr std::int64_t kSecondUs = 1'000'000;
inline constexpr std::int64_t kMinuteUs = 60 * kSecondUs;
inline constexpr std::int64_t kDayUs = 24 * 60 * kMinuteUs;

/// A clock that stands until a test moves it.
class FakeClock : public Clock {
 public:
  explicit FakeClock(std::int64_t now_us = kTestTimeUs) : now_us_(now_us) {}

  [[nodiscard]] std::int64_t now_us() const override { return now_us_; }
  void set(std::int64_t now_us) { now_us_ = now_us; }
  void advance(std::int64_t step_us) { now_us_ += step_us; }

 private:
  std::int64_t now_us_;
};

}  // namespace fundtrail::test
