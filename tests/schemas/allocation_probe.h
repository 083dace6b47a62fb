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
};

}  // namespace fundtrail::test
