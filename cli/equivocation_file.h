// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "verifier/verification.h"

namespace fundtrail {

/// Writes two signed checkpoints that contradict each other into a new file in the current folder,
/// so that they can be shown to others. Nothing that is there is overwritten.
/// Returns: its name. Throws: Error(kUnchecked) if the disk refuses.
/// Source: docs/FORMAT.md "Equivocation file".
[[nodiscard]] std::filesystem::path write_equivocation(const Equivocation& equivocation);

}  // namespace fundtrail
