// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "cli/command.h"

namespace fundtrail {

/// Takes a command line apart after the descriptions of `all_commands`. `command` is empty where no
/// command is given; `--help` and `--version` are ordinary flags here.
/// Throws: Error(kUsage) that names what is wrong and, for a misspelling, what was meant.
[[nodiscard]] CommandLine parse_arguments(int argc, const char* const* argv);

/// The value of `option` in a command line that perhaps cannot be parsed, for the messages about
/// that.
[[nodiscard]] std::optional<std::string> scan_value(int argc, const char* const* argv,
                                                    const std::string& option);

/// Whether `flag` stands in a command line that perhaps cannot be parsed.
[[nodiscard]] bool scan_flag(int argc, const char* const* argv, const std::string& flag);

}  // namespace fundtrail
