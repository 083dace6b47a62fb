// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/warm_child.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/fuzz/fuzz_target.h"

// Where libFuzzer counts, by edge, what a run reached; no such place without it.
// Source: clang, SanitizerCoverage, "Inline 8bit-counters".
extern "C" {
[[gnu::weak, gnu::visibility("hidden")]] extern std::uint8_t __start___sancov_cntrs;
[[gnu::weak, gnu::visibility("hidden")]] extern std::uint8_t __stop___sancov_cntrs;

// What a sanitizer calls before it ends the process, if there is one.
[[gnu::weak]] void __sanitizer_set_death_callback(void (*callback)());
}

namespace fundtrail::test {
namespace {

// A search that LMDB never ends takes seconds of processor time, and longer beside other work.
constexpr unsigned kSecondsMax = 120;

std::span<std::uint8_t> counters() { return {&__start___sancov_cntrs, &__stop___sancov_cntrs}; }

std::span<std::uint8_t> share(std::size_t bytes) {
  void* const address =
      mmap(nullptr, bytes + 1, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  demand(address != MAP_FAILED, "there is memory to share");
  return {static_cast<std::uint8_t*>(address), bytes};
}

// A signal kills the child, whatever this process does on it, and a sanitizer's report does not: so
// the two can be told apart.
void become_killable() {
  if (&__sanitizer_set_death_callback != nullptr) {
    __sanitizer_set_death_callback([] { _exit(1); });
  }
  for (const int number : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGALRM}) {
    signal(number, SIG_DFL);
  }
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
}

bool send(int pipe, std::uint8_t byte) { return write(pipe, &byte, 1) == 1; }

bool receive(int pipe, std::uint8_t& byte) {
  ssize_t count = 0;
  do {
    count = read(pipe, &byte, 1);
  } while (count < 0 && errno == EINTR);
  return count == 1;
}

}  // namespace

WarmChild::WarmChild(Work work)
    : work_(std::move(work)), shared_counters_(share(counters().size())) {
  signal(SIGPIPE, SIG_IGN);  // a child that is gone is noticed by its silence
}

WarmChild::~WarmChild() {
  if (process_ != 0) static_cast<void>(bury());
  munmap(shared_counters_.data(), shared_counters_.size() + 1);
}

RunEnd WarmChild::run() {
  if (process_ == 0) start();
  RunEnd end;
  if (!send(questions_, 0) || !receive(answers_, end.code)) {
    end = bury();
    demand(end.signal != 0, "a child ends only if it is killed");
    return end;
  }
  std::copy(shared_counters_.begin(), shared_counters_.end(), counters().begin());
  return end;
}

void WarmChild::start() {
  std::array<int, 2> questions{};
  std::array<int, 2> answers{};
  demand(pipe(questions.data()) == 0 && pipe(answers.data()) == 0, "there are pipes");
  process_ = fork();
  demand(process_ >= 0, "there is a child");
  if (process_ == 0) {
    close(questions[1]);
    close(answers[0]);
    serve(questions[0], answers[1]);
  }
  close(questions[0]);
  close(answers[1]);
  questions_ = questions[1];
  answers_ = answers[0];
}

void WarmChild::serve(int questions, int answers) {
  become_killable();
  std::uint8_t code = 0;
  while (receive(questions, code)) {
    std::fill(counters().begin(), counters().end(), std::uint8_t{0});
    alarm(kSecondsMax);
    try {
      code = work_();
    } catch (...) {
      code = kThrewCode;
    }
    alarm(0);
    std::copy(counters().begin(), counters().end(), shared_counters_.begin());
    if (!send(answers, code)) break;
  }
  _exit(0);
}

// Closing the pipe ends a child that waits for a question.
RunEnd WarmChild::bury() {
  close(questions_);
  close(answers_);
  int status = 0;
  while (waitpid(process_, &status, 0) < 0) demand(errno == EINTR, "a child can be waited for");
  process_ = 0;
  return {0, static_cast<std::uint8_t>(WIFSIGNALED(status) ? WTERMSIG(status) : 0)};
}

}  // namespace fundtrail::test
