// SPDX-License-Identifier: Apache-2.0
#include "bench/ledger_measures.h"

#include <algorithm>
#include <fstream>
#include <memory>
#include <string_view>
#include <vector>

#include "bench/workload.h"
#include "ledger/ledger.h"
#include "ledger/proof/entry_file.h"
#include "schemas/error.h"
#include "verifier/verify.h"

namespace fundtrail::bench {
namespace {

// Nobody has its private part: nothing is signed here.
constexpr std::string_view kOperatorKey =
    "fundtrail.local/bench+faa8dba0+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";

}  // namespace

std::filesystem::path ledger_folder(const Task& task) { return task.folder / "ledger"; }

std::filesystem::path entry_file(const Task& task) { return task.folder / "entries"; }

Figures append_to_ledger(const Task& task) {
  const std::filesystem::path folder = ledger_folder(task);
  std::filesystem::remove_all(folder);
  const SystemClock clock;
  Ledger::create(folder, {.operator_key = std::string(kOperatorKey)}, clock);
  Figures figures;
  Stopwatch watch;
  {
    Ledger ledger(folder, Ledger::Access::kWrite);
    ledger.append(foundation(), {}, clock);
    for (std::uint64_t begin = 0; begin < task.records; begin += task.batch) {
      const std::uint64_t end = std::min(begin + task.batch, task.records);
      const std::vector<Record> batch = money_records(begin, end);
      watch.start();
      figures.records += ledger.append(batch, {}, clock).added;
      watch.stop();
    }
  }
  FUNDTRAIL_CHECK(figures.records == task.records);
  figures.elapsed_ns = watch.elapsed_ns();
  figures.disk_bytes = disk_bytes(folder);
  return figures;
}

Figures verify_ledger(const Task& task) {
  const Ledger ledger(ledger_folder(task), Ledger::Access::kRead);
  VerifyOptions options;
  options.jobs = task.threads;
  Stopwatch watch;
  watch.start();
  const std::unique_ptr<EntrySource> snapshot = ledger.snapshot();
  const Verification verification = verify(*snapshot, options);
  watch.stop();
  FUNDTRAIL_CHECK(verification.integrity.result == IntegrityResult::kIntact);
  FUNDTRAIL_CHECK(verification.integrity.root == snapshot->head().root);
  FUNDTRAIL_CHECK(verification.integrity.entries > task.records);
  Figures figures;
  figures.elapsed_ns = watch.elapsed_ns();
  figures.records = verification.integrity.entries;
  return figures;
}

Figures export_ledger(const Task& task) {
  const Ledger ledger(ledger_folder(task), Ledger::Access::kRead);
  const std::unique_ptr<EntrySource> snapshot = ledger.snapshot();
  std::ofstream file;
  file.exceptions(std::ios::failbit | std::ios::badbit);
  file.open(entry_file(task), std::ios::binary | std::ios::trunc);
  write_entry_file(*snapshot, ledger.genesis().origin, [&file](std::string_view piece) {
    file.write(piece.data(), static_cast<std::streamsize>(piece.size()));
  });
  file.close();
  Figures figures;
  figures.records = snapshot->head().size;
  snapshot->visit(0, figures.records, [&figures](std::uint64_t, ByteView entry) {
    figures.entry_bytes += entry.size();
  });
  return figures;
}

}  // namespace fundtrail::bench
