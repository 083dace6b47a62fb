// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace fundtrail::test {

/// Watches the memory that the thread asks `new` for, from its construction on.
class AllocationProbe {
 public:
  AllocationProbe();

  /// The largest single request so far. Unit: bytes.
  [[nodiscard]] std::size_t largest() const;

  /// The number of requests so far: a measure of work that depends on no clock.
  [[nodiscard]] std::size_t count() const;
};

/// Lets every request of the thread for more than `bytes_max` fail, as long as it lives.
class AllocationLimit {
 public:
  explicit AllocationLimit(std::size_t bytes_max);
  AllocationLimit(const AllocationLimit&) = delete;
  AllocationLimit& operator=(const AllocationLimit&) = delete;
  ~AllocationLimit();
};

}  // namespace fundtrail::test
