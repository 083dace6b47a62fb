// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

namespace fundtrail {

/// How a process of one's own ended.
struct ChildEnd {
  int exit_code = 0;
  int signal = 0;  ///< the signal that killed it, or 0
};

/// Runs `work` in a child process and waits for it: reading a damaged memory-mapped file can kill
/// the reader, and somebody has to be left to say so. The child ends when this process does.
///
/// Requires: no thread was started and no ledger opened before in this process.
/// Throws: Error(kUnchecked) if no process can be made.
[[nodiscard]] ChildEnd run_in_child(const std::function<int()>& work);

/// Whether a signal is one by which a user ends a program, such as Ctrl-C. While a child runs, this
/// process passes them on to it.
[[nodiscard]] bool is_interrupt(int signal);

/// Holds interrupts off until this process ends: from here on what was begun is finished.
void hold_interrupts();

/// Ends this process by `signal`, so that whoever started it knows.
[[noreturn]] void die_of(int signal);

/// Whether a signal is one that a damaged file can cause.
[[nodiscard]] bool is_crash(int signal);

}  // namespace fundtrail
