// SPDX-License-Identifier: Apache-2.0
#include "tests/support/child_process.h"

#include <array>
#include <cerrno>
#include <stdexcept>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace fundtrail::test {
namespace {

void check(int error, const std::string& what) {
  if (error != 0) throw std::system_error(error, std::generic_category(), what);
}

}  // namespace

std::filesystem::path helper_path(const std::string& name) {
  return std::filesystem::read_symlink("/proc/self/exe").parent_path() / name;
}

ChildProcess::ChildProcess(const std::filesystem::path& program,
                           std::vector<std::string> arguments) {
  std::array<int, 2> ends{};
  check(pipe2(ends.data(), O_CLOEXEC) == 0 ? 0 : errno, "pipe2");
  output_ = FileDescriptor(ends[0]);
  const FileDescriptor input(ends[1]);
  arguments.insert(arguments.begin(), program.string());
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  check(posix_spawn_file_actions_init(&actions), "posix_spawn_file_actions_init");
  posix_spawn_file_actions_adddup2(&actions, input.number(), STDOUT_FILENO);
  const int error =
      posix_spawn(&process_, program.c_str(), &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  check(error, program.string());
}

ChildProcess::~ChildProcess() {
  if (process_ < 0) return;
  kill();
  wait();
}

std::optional<std::string> ChildProcess::read_line() {
  while (true) {
    if (const std::size_t end = buffer_.find('\n'); end != std::string::npos) {
      std::string line = buffer_.substr(0, end);
      buffer_.erase(0, end + 1);
      return line;
    }
    std::array<char, 4096> bytes{};
    const ssize_t size = read(output_.number(), bytes.data(), bytes.size());
    if (size < 0 && errno == EINTR) continue;
    check(size < 0 ? errno : 0, "read");
    if (size == 0) return std::nullopt;
    buffer_.append(bytes.data(), static_cast<std::size_t>(size));
  }
}

bool ChildProcess::wait_for_output(std::chrono::microseconds time) {
  if (buffer_.find('\n') != std::string::npos) return true;
  pollfd output{output_.number(), POLLIN, 0};
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(time);
  const timespec limit{seconds.count(), std::chrono::nanoseconds(time - seconds).count()};
  return ppoll(&output, 1, &limit, nullptr) > 0;
}

void ChildProcess::wait_until_stopped() {
  int status = 0;
  while (waitpid(process_, &status, WUNTRACED) < 0) check(errno == EINTR ? 0 : errno, "waitpid");
  if (WIFSTOPPED(status)) return;
  process_ = -1;
  throw std::runtime_error("the process ended instead of stopping");
}

void ChildProcess::resume() { ::kill(process_, SIGCONT); }

void ChildProcess::kill() { ::kill(process_, SIGKILL); }

int ChildProcess::wait() {
  int status = 0;
  while (waitpid(process_, &status, 0) < 0) check(errno == EINTR ? 0 : errno, "waitpid");
  process_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

}  // namespace fundtrail::test
