// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "cli/command.h"
#include "schemas/message.h"

namespace fundtrail {

/// What the program is, in a sentence or two.
[[nodiscard]] Message program_summary();

/// Every exit code, in the order in which they are told.
[[nodiscard]] std::span<const int> exit_codes();

/// How a command is written, such as `fundtrail verify [OPTION…]`.
[[nodiscard]] std::string command_usage(const CommandInfo& command, Language language);

/// The help of one command: examples that run as they stand, then arguments and options.
[[nodiscard]] std::string command_help(const CommandInfo& command, Language language);

/// The help of the whole program: the commands, global options, exit codes.
[[nodiscard]] std::string program_help(Language language);

}  // namespace fundtrail
