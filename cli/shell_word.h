// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace fundtrail {

/// The name of a file or folder as a word of a command that is printed to be pasted into a shell:
/// within quotes if it holds a space or anything else that a shell reads. What cannot be printed
/// is shown as by `printable`, and cannot be pasted.
[[nodiscard]] std::string shell_word(std::string_view name);

}  // namespace fundtrail
