// SPDX-License-Identifier: Apache-2.0
#include "bench/measure.h"

#include <array>
#include <cstdio>
#include <exception>

#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "schemas/error.h"

namespace fundtrail::bench {
namespace {

constexpr std::uint64_t kStatBlockBytes = 512;
constexpr std::uint64_t kKibibyte = 1'024;

[[noreturn]] void run_child(const std::string& name, const std::function<Figures()>& work,
                            int result) {
  int status = 1;
  try {
    prctl(PR_SET_NAME, name.c_str());
    const Figures figures = work();
    if (write(result, &figures, sizeof figures) == ssize_t{sizeof figures}) status = 0;
  } catch (const Error& error) {
    fmt::print(stderr, "{}: {}\n{}\n", name, error.message().zh, error.message().en);
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}: {}\n", name, error.what());
  }
  _exit(status);
}

}  // namespace

Figures measure(const std::string& name, const std::function<Figures()>& work) {
  std::array<int, 2> ends{};
  FUNDTRAIL_CHECK(pipe(ends.data()) == 0);
  const pid_t child = fork();
  FUNDTRAIL_CHECK(child >= 0);
  if (child == 0) run_child(name, work, ends[1]);
  close(ends[1]);
  Figures figures;
  const bool is_whole = read(ends[0], &figures, sizeof figures) == ssize_t{sizeof figures};
  close(ends[0]);
  int status = 0;
  rusage usage{};
  FUNDTRAIL_CHECK(wait4(child, &status, 0, &usage) == child);
  if (!is_whole || status != 0) {
    throw Error(ErrorCode::kInternal,
                say("测量 {} 失败（状态 {}）", "measuring {} failed (status {})", name, status));
  }
  figures.peak_bytes = static_cast<std::uint64_t>(usage.ru_maxrss) * kKibibyte;
  return figures;
}

std::uint64_t disk_bytes(const std::filesystem::path& folder) {
  std::uint64_t bytes = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    struct stat facts {};
    FUNDTRAIL_CHECK(stat(file.path().c_str(), &facts) == 0);
    bytes += static_cast<std::uint64_t>(facts.st_blocks) * kStatBlockBytes;
  }
  return bytes;
}

}  // namespace fundtrail::bench
