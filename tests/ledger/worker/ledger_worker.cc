// SPDX-License-Identifier: Apache-2.0
//
// What tests have another process do to a ledger: fundtrail_ledger_worker VERB FOLDER [NUMBER…]
//
//   append FOLDER FIRST SEED [COUNT]
//                              appends COUNT batches, or for ever; after each, prints `NUMBER SIZE`
//   append-at FOLDER TIME      appends a record by a clock that shows TIME, in µs since 1970 UTC
//   fill FOLDER BYTES          appends batches until a file may not grow beyond BYTES, printing the
//                              same; then prints how that and one more attempt failed
//   hold FOLDER                opens for writing, prints `ready`, and stays
//   hold-snapshot FOLDER       opens for reading, takes a snapshot, prints `ready`, and stays
//   write FOLDER               opens for writing and prints `opened`, or how it failed
//   read FOLDER UID COUNT      as that user, opens and reads all, stopping itself (SIGSTOP) at
//                              entry COUNT from 1; then prints the number of entries and whether
//                              LMDB's table of readers lists it; or how it failed
//
// Each line is written at once, so that what was printed had happened. Failures are printed as
// `error CODE TEXT`; the exit code is then 1.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include "ledger/ledger.h"
#include "tests/support/batches.h"
#include "tests/support/fake_clock.h"

namespace fundtrail::test {
namespace {

struct Arguments {
  std::filesystem::path folder;
  std::vector<std::uint64_t> numbers;
};

void print(const std::string& text) {
  const std::string line = text + "\n";
  if (write(STDOUT_FILENO, line.data(), line.size()) != static_cast<ssize_t>(line.size())) _exit(2);
}

void print_error(const Error& error) {
  std::string text = error.message().en;
  std::replace(text.begin(), text.end(), '\n', ' ');
  print("error " + std::to_string(static_cast<int>(error.code())) + " " + text);
}

// The first batch takes the number `first`.
void append_batches(Ledger& ledger, std::uint64_t first, std::uint64_t seed,
                    std::uint64_t count = UINT64_MAX) {
  const SystemClock clock;
  std::mt19937_64 random(seed);
  std::uniform_int_distribution<std::size_t> sizes(1, 60);
  for (std::uint64_t number = first; number - first < count; ++number) {
    const std::vector<Record> batch = make_batch(number, sizes(random));
    AppendOptions options;
    options.accepts_clock = true;
    ledger.append(batch, options, clock);
    print(std::to_string(number) + " " + std::to_string(batch.size()));
  }
}

int append(const Arguments& arguments) {
  Ledger ledger(arguments.folder, Ledger::Access::kWrite);
  const std::vector<std::uint64_t>& numbers = arguments.numbers;
  append_batches(ledger, numbers.at(0), numbers.at(1),
                 numbers.size() > 2 ? numbers[2] : UINT64_MAX);
  return 0;
}

int append_at(const Arguments& arguments) {
  Ledger ledger(arguments.folder, Ledger::Access::kWrite);
  AppendOptions options;
  options.accepts_clock = true;
  const FakeClock clock(static_cast<std::int64_t>(arguments.numbers.at(0)));
  ledger.append(make_batch(0, 1), options, clock);
  return 0;
}

int fill(const Arguments& arguments) {
  Ledger ledger(arguments.folder, Ledger::Access::kWrite);
  signal(SIGXFSZ, SIG_IGN);
  const rlim_t bytes = arguments.numbers.at(0);
  const rlimit limit{bytes, bytes};
  if (setrlimit(RLIMIT_FSIZE, &limit) != 0) return 2;
  for (std::uint64_t first = 0; first <= 1'000'000; first += 1'000'000) {
    try {
      append_batches(ledger, first, 1);
    } catch (const Error& error) {
      print_error(error);
    }
  }
  return 0;
}

int hold(const Arguments& arguments) {
  const Ledger ledger(arguments.folder, Ledger::Access::kWrite);
  print("ready");
  while (true) pause();
}

int hold_snapshot(const Arguments& arguments) {
  const Ledger ledger(arguments.folder, Ledger::Access::kRead);
  const auto snapshot = ledger.snapshot();
  print("ready");
  while (true) pause();
}

int open_to_write(const Arguments& arguments) {
  const Ledger ledger(arguments.folder, Ledger::Access::kWrite);
  print("opened");
  return 0;
}

int read_all(const Arguments& arguments) {
  const auto user = static_cast<uid_t>(arguments.numbers.at(0));
  if (setgid(user) != 0 || setuid(user) != 0) return 2;
  const Ledger ledger(arguments.folder, Ledger::Access::kRead);
  const auto snapshot = ledger.snapshot();
  const std::uint64_t stop_at = arguments.numbers.at(1);
  std::uint64_t count = 0;
  snapshot->visit(0, UINT64_MAX, [&](std::uint64_t, ByteView) {
    if (++count == stop_at) raise(SIGSTOP);
  });
  bool is_warned = false;
  for (const StoreFact& fact : ledger.facts()) {
    is_warned = is_warned || (fact.name == "readers" && fact.is_warning);
  }
  print(std::to_string(count) + (is_warned ? " unlisted" : " listed"));
  return 0;
}

int run(std::string_view verb, const Arguments& arguments) {
  if (verb == "append") return append(arguments);
  if (verb == "append-at") return append_at(arguments);
  if (verb == "fill") return fill(arguments);
  if (verb == "hold") return hold(arguments);
  if (verb == "hold-snapshot") return hold_snapshot(arguments);
  if (verb == "write") return open_to_write(arguments);
  if (verb == "read") return read_all(arguments);
  return 2;
}

}  // namespace
}  // namespace fundtrail::test

int main(int count, char** values) {
  const std::span<char*> words(values, static_cast<std::size_t>(count));
  if (words.size() < 3) return 2;
  fundtrail::test::Arguments arguments{words[2], {}};
  for (const char* word : words.subspan(3)) arguments.numbers.push_back(std::stoull(word));
  try {
    return fundtrail::test::run(words[1], arguments);
  } catch (const fundtrail::Error& error) {
    fundtrail::test::print_error(error);
    return 1;
  }
}
