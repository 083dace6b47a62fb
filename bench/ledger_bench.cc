// SPDX-License-Identifier: Apache-2.0
//
// Measures append and verify beside yardsticks: see bench/README.md.
#include <cerrno>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <fmt/format.h>
#include <stdlib.h>

#include "bench/arguments.h"
#include "bench/result_table.h"
#include "bench/steps.h"
#include "schemas/error.h"

namespace {

using namespace fundtrail;
using namespace fundtrail::bench;

// A folder of our own within another, removed again with all that is in it.
class ScratchFolder {
 public:
  explicit ScratchFolder(const std::filesystem::path& parent) {
    std::string pattern = (parent / "fundtrail-bench-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) {
      throw std::system_error(errno, std::generic_category(), pattern);
    }
    path_ = pattern;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

void run(const Arguments& arguments) {
  const ScratchFolder scratch(arguments.folder);
  const Machine machine = this_machine(arguments.threads);
  const Message title = say("{}，{} 线程；每批 {} 条；{} 次取中位数",
                            "{}, {} threads; batches of {}; the median of {}", machine.processor,
                            machine.threads, arguments.batch, arguments.repetitions);
  if (!arguments.is_json) fmt::print("{}\n", title.in(language()));
  std::vector<SizeResult> results;
  for (const std::uint64_t records : arguments.sizes) {
    results.push_back(run_steps(records, arguments, scratch.path()));
    if (!arguments.is_json) fmt::print("\n{}", format_table(results.back(), language()));
    std::fflush(stdout);  // seen while the next size is measured
  }
  if (arguments.is_json) fmt::print("{}\n", format_json_pretty(to_json(machine, results)));
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const Arguments arguments =
        parse_arguments(std::vector<std::string_view>(argv + 1, argv + argc));
    if (arguments.is_help) {
      fmt::print("{}\n", usage().in(language()));
    } else {
      run(arguments);
    }
    return 0;
  } catch (const Error& error) {
    fmt::print(stderr, "{}\n", error.message().in(language()));
    if (error.code() == ErrorCode::kUsage) fmt::print(stderr, "{}\n", usage().in(language()));
    return static_cast<int>(error.code());
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return static_cast<int>(ErrorCode::kInternal);
  }
}
