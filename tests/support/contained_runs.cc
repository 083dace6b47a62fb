// SPDX-License-Identifier: Apache-2.0
#include "tests/support/contained_runs.h"

#include <cerrno>
#include <span>
#include <system_error>

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

namespace fundtrail::test {
namespace {

constexpr unsigned kCpuSecondsMax = 30;
constexpr unsigned kSecondsMax = 20 * kCpuSecondsMax;  // for what waits and does not work

// An array that children write to and their parent reads.
template <class Item>
class SharedItems {
 public:
  explicit SharedItems(std::size_t count) : count_(count) {
    void* const address = mmap(nullptr, bytes(), PROT_READ | PROT_WRITE,
                               MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (address == MAP_FAILED) throw std::system_error(errno, std::generic_category(), "mmap");
    items_ = static_cast<Item*>(address);
  }
  ~SharedItems() { munmap(items_, bytes()); }
  SharedItems(const SharedItems&) = delete;
  SharedItems& operator=(const SharedItems&) = delete;

  [[nodiscard]] std::span<Item> items() const { return {items_, count_}; }

 private:
  [[nodiscard]] std::size_t bytes() const { return (count_ + 1) * sizeof(Item); }

  std::size_t count_;
  Item* items_ = nullptr;
};

pid_t fork_or_throw() {
  const pid_t process = fork();
  if (process < 0) throw std::system_error(errno, std::generic_category(), "fork");
  return process;
}

int wait_for(pid_t process) {
  int status = 0;
  while (waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "waitpid");
  }
  return status;
}

// A test framework may have handlers that would go on with the tests in this child.
void become_killable() {
  for (const int number : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGALRM, SIGPROF}) {
    signal(number, SIG_DFL);
  }
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  dup2(open("/dev/null", O_WRONLY | O_CLOEXEC), STDERR_FILENO);
}

// A run may work for half a minute of the processor, on however busy a machine.
void limit_time() {
  itimerval limit{};
  limit.it_value.tv_sec = kCpuSecondsMax;
  setitimer(ITIMER_PROF, &limit, nullptr);
  alarm(kSecondsMax);
}

// Every `step`th run from `next` on; `next` is the one under way.
[[noreturn]] void do_runs(const ContainedRun& run, std::span<RunEnd> ends, std::size_t& next,
                          std::size_t step) noexcept {
  for (; next < ends.size(); next += step) {
    limit_time();
    try {
      ends[next].code = run(next);
    } catch (...) {
      ends[next].code = kThrewCode;
    }
  }
  _exit(0);
}

// What is thrown here must not reach the caller, of whom this is a copy.
[[noreturn]] void supervise(unsigned worker, unsigned workers, std::span<RunEnd> ends,
                            const std::function<ContainedRun(unsigned)>& make_run) noexcept {
  become_killable();
  const SharedItems<std::size_t> shared(1);
  std::size_t& next = shared.items()[0];
  next = worker;
  while (next < ends.size()) {
    const pid_t child = fork_or_throw();
    if (child == 0) do_runs(make_run(worker), ends, next, workers);
    const int status = wait_for(child);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) break;
    // A sanitizer ends a process that would have been killed.
    const int killer = WIFSIGNALED(status) ? WTERMSIG(status) : SIGABRT;
    ends[next].signal = static_cast<std::uint8_t>(killer);
    next += workers;
  }
  _exit(0);
}

}  // namespace

std::vector<RunEnd> run_contained(std::size_t count, unsigned workers,
                                  const std::function<ContainedRun(unsigned)>& make_run) {
  const SharedItems<RunEnd> shared(count);
  std::vector<pid_t> supervisors;
  for (unsigned worker = 0; worker < workers; ++worker) {
    supervisors.push_back(fork_or_throw());
    if (supervisors.back() == 0) supervise(worker, workers, shared.items(), make_run);
  }
  for (const pid_t supervisor : supervisors) {
    if (wait_for(supervisor) != 0) throw std::system_error(ECHILD, std::generic_category(), "run");
  }
  return {shared.items().begin(), shared.items().end()};
}

}  // namespace fundtrail::test
