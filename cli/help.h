// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/command.h"
#include "schemas/message.h"

namespace fundtrail {

/// The help of one command: examples that run as they stand, then arguments and options.
[[nodiscard]] std::string command_help(const CommandInfo& command, Language language);

/// The help of the whole program: the commands, global options, exit codes.
[[nodiscard]] std::string program_help(Language language);

}  // namespace fundtrail
