// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "schemas/message.h"

namespace fundtrail {

/// Where a ledger is that was looked for in `folder`: the current folder may be one, or hold some.
/// A sentence to follow on another; empty if none is near, or `folder` holds one itself.
[[nodiscard]] Message nearby_ledgers(const std::filesystem::path& folder);

}  // namespace fundtrail
