// SPDX-License-Identifier: Apache-2.0
#include "cli/contained.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "schemas/error.h"

namespace fundtrail {
namespace {

constexpr std::array kInterrupts{SIGINT, SIGTERM, SIGHUP};

volatile std::sig_atomic_t child_of_handler = 0;

void pass_on(int signal) {
  const int kept = errno;
  static_cast<void>(::kill(child_of_handler, signal));
  errno = kept;
}

sigset_t interrupts() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : kInterrupts) sigaddset(&set, signal);
  return set;
}

// From a terminal the child has the signal already; it does no harm twice. What this process was
// told to ignore (nohup) stays ignored.
void pass_interrupts_to(pid_t child) {
  child_of_handler = child;
  for (const int signal : kInterrupts) {
    struct sigaction action {};
    if (::sigaction(signal, nullptr, &action) != 0 || action.sa_handler == SIG_IGN) continue;
    action = {};
    action.sa_handler = pass_on;
    static_cast<void>(::sigaction(signal, &action, nullptr));
  }
}

[[noreturn]] void run_child(const std::function<int()>& work, pid_t parent) {
  static_cast<void>(::prctl(PR_SET_PDEATHSIG, SIGKILL));
  // The parent may have died before the line above.
  if (::getppid() != parent) ::_exit(static_cast<int>(ErrorCode::kInternal));
  std::exit(work());  // NOLINT(concurrency-mt-unsafe): all threads of the work have ended
}

}  // namespace

ChildEnd run_in_child(const std::function<int()>& work) {
  const pid_t parent = ::getpid();
  // None may come before it is known to whom to pass it on.
  const sigset_t set = interrupts();
  sigset_t before;
  static_cast<void>(::sigprocmask(SIG_BLOCK, &set, &before));
  const pid_t child = ::fork();
  if (child > 0) pass_interrupts_to(child);
  static_cast<void>(::sigprocmask(SIG_SETMASK, &before, nullptr));
  if (child < 0) {
    throw Error(ErrorCode::kUnchecked,
                say("不能新建进程（{}）；请关闭别的程序或放宽限制（ulimit -u、ulimit -v）后重试",
                    "no process can be made ({}): end other programs or raise the limits (`ulimit "
                    "-u`, `ulimit -v`), and try again",
                    std::strerror(errno)));
  }
  if (child == 0) run_child(work, parent);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) {
      throw Error(
          ErrorCode::kInternal,
          say("等待子进程失败（{}）", "waiting for the child failed ({})", std::strerror(errno)));
    }
  }
  if (WIFSIGNALED(status)) return {0, WTERMSIG(status)};
  return {WEXITSTATUS(status), 0};
}

bool is_interrupt(int signal) {
  return std::find(kInterrupts.begin(), kInterrupts.end(), signal) != kInterrupts.end();
}

void hold_interrupts() {
  const sigset_t set = interrupts();
  static_cast<void>(::sigprocmask(SIG_BLOCK, &set, nullptr));
}

void die_of(int signal) {
  static_cast<void>(std::signal(signal, SIG_DFL));
  static_cast<void>(std::raise(signal));
  ::_exit(static_cast<int>(ErrorCode::kUnchecked));
}

bool is_crash(int signal) {
  return signal == SIGBUS || signal == SIGSEGV || signal == SIGFPE || signal == SIGABRT ||
         signal == SIGILL;
}

}  // namespace fundtrail
