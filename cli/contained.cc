// SPDX-License-Identifier: Apache-2.0
#include "cli/contained.h"

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

[[noreturn]] void run_child(const std::function<int()>& work, pid_t parent) {
  static_cast<void>(::prctl(PR_SET_PDEATHSIG, SIGKILL));
  // The parent may have died before the line above.
  if (::getppid() != parent) ::_exit(static_cast<int>(ErrorCode::kInternal));
  std::exit(work());  // NOLINT(concurrency-mt-unsafe): all threads of the work have ended
}

}  // namespace

ChildEnd run_in_child(const std::function<int()>& work) {
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child < 0) {
    throw Error(ErrorCode::kInternal,
                say("不能新建进程（{}）", "no process can be made ({})", std::strerror(errno)));
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

bool is_crash(int signal) {
  return signal == SIGBUS || signal == SIGSEGV || signal == SIGFPE || signal == SIGABRT ||
         signal == SIGILL;
}

}  // namespace fundtrail
