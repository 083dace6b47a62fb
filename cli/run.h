// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace fundtrail {

/// Runs the command that a command line asks for and returns the exit code. Everything that can go
/// wrong is told once, on standard error, in one language; with `--json` also as a document.
[[nodiscard]] int run_program(int argc, const char* const* argv);

}  // namespace fundtrail
