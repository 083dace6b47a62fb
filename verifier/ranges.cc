// SPDX-License-Identifier: Apache-2.0
#include "verifier/ranges.h"

#include <new>
#include <system_error>

namespace fundtrail {
namespace {

std::vector<std::uint64_t> even_cuts(std::uint64_t size, unsigned parts) {
  std::vector<std::uint64_t> cuts;
  for (unsigned i = 1; i < parts; ++i) cuts.push_back(size / parts * i);
  return cuts;
}

// Starts up to `count` threads. Where memory or a limit allows fewer, those have to do: what they
// leave is done by who waits for them.
std::vector<std::thread> start_threads(std::size_t count, const std::function<void()>& run) {
  std::vector<std::thread> threads;
  threads.reserve(count);
  try {
    while (threads.size() < count) threads.emplace_back(run);
  } catch (const std::system_error&) {
  } catch (const std::bad_alloc&) {
  }
  return threads;
}

}  // namespace

std::vector<EntryRange> cut_ranges(std::uint64_t size, unsigned parts,
                                   const std::vector<std::uint64_t>& cuts) {
  std::vector<EntryRange> ranges;
  std::uint64_t begin = 0;
  for (const std::uint64_t cut : cuts.empty() ? even_cuts(size, parts) : cuts) {
    if (cut <= begin || cut >= size) continue;
    ranges.push_back({begin, cut});
    begin = cut;
  }
  ranges.push_back({begin, size});
  return ranges;
}

void run_parallel(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  std::exception_ptr failure;
  std::mutex failure_mutex;
  const auto run = [&] {
    for (std::size_t i = next++; i < count; i = next++) {
      try {
        work(i);
      } catch (...) {
        const std::lock_guard lock(failure_mutex);
        if (!failure) failure = std::current_exception();
        next = count;
      }
    }
  };
  const std::size_t thread_count = std::min<std::size_t>(std::max(jobs, 1U), count);
  std::vector<std::thread> threads = start_threads(std::max<std::size_t>(thread_count, 1) - 1, run);
  run();
  for (std::thread& thread : threads) thread.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace fundtrail
