// SPDX-License-Identifier: Apache-2.0
//
// Where is kept what belongs to a user and not to a ledger. Source: XDG Base Directory
// Specification 0.8.
#pragma once

#include <filesystem>

namespace fundtrail {

/// `$XDG_DATA_HOME/fundtrail`, else `$HOME/.local/share/fundtrail`: private keys.
/// Throws: Error(kUsage) if neither variable names an absolute path. Nothing is made.
[[nodiscard]] std::filesystem::path user_data_folder();

/// `$XDG_STATE_HOME/fundtrail`, else `$HOME/.local/state/fundtrail`: what was signed and seen.
/// Throws: Error(kUsage) if neither variable names an absolute path. Nothing is made.
[[nodiscard]] std::filesystem::path user_state_folder();

}  // namespace fundtrail
