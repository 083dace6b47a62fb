// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace fundtrail {

/// Scripts that complete commands, options and their values, made from what `help` is made from.
/// Each is sourced as it stands, or installed where the shell looks for it.
[[nodiscard]] std::string bash_completion();
[[nodiscard]] std::string zsh_completion();

}  // namespace fundtrail
