// SPDX-License-Identifier: Apache-2.0
#include "bench/steps.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "bench/hash_yardstick.h"
#include "bench/ledger_measures.h"
#include "bench/sqlite_yardstick.h"
#include "bench/trust_measures.h"
#include "bench/xlsx_measures.h"
#include "schemas/error.h"

namespace fundtrail::bench {
namespace {

constexpr const char* kExport = "export";
// More records than this are several batches, so that they need not all be in memory.
constexpr std::uint64_t kOneBatchMax = 2'000'000;

// After the others, which read the ledger as it was appended.
void add_trust_steps(std::vector<Step>& steps) {
  steps.push_back({"checkpoint_all", say("首个封存点，逐条重读", "first checkpoint, all read back"),
                   false, false, sign_first_checkpoint});
  steps.push_back({"prove", say("存在证明，出具并核对", "inclusion proof, made and checked"), false,
                   false, prove_entries});
  steps.push_back({"checkpoint_one", say("封存点，每新增一条", "checkpoint after one more record"),
                   false, false, sign_next_checkpoints});
  for (const bool is_all : {false, true}) {
    const Message threads =
        is_all ? say("，全部线程", ", all threads") : say("，1 线程", ", 1 thread");
    steps.push_back({is_all ? "ver_signed_all" : "ver_signed_1",
                     say("核验签名批次{}", "verify signed batches{}", threads), false, is_all,
                     verify_signed_batches});
  }
  steps.push_back({"ed25519", say("只验 Ed25519 签名", "Ed25519 signatures alone"), false, false,
                   verify_signatures});
}

std::vector<Step> make_steps() {
  std::vector<Step> steps{
      {"append_one", say("追加，一批", "append, one batch"), true, false, append_to_ledger,
       "hash_tree_1", "sqlite_one"},
      {"append_batches", say("追加，分批", "append, in batches"), false, false, append_to_ledger,
       "hash_tree_1", "sqlite_batches"},
      {kExport, say("导出", "export"), false, false, export_ledger},
      {"sqlite_one", say("SQLite 追加，一批", "SQLite append, one batch"), true, false,
       append_to_sqlite},
      {"sqlite_batches", say("SQLite 追加，分批", "SQLite append, in batches"), false, false,
       append_to_sqlite},
  };
  for (const bool is_all : {false, true}) {
    const std::string suffix = is_all ? "all" : "1";
    const Message threads =
        is_all ? say("，全部线程", ", all threads") : say("，1 线程", ", 1 thread");
    steps.push_back({"verify_" + suffix, say("核验{}", "verify{}", threads), false, is_all,
                     verify_ledger, "hash_tree_" + suffix, "sqlite_ver_" + suffix});
    steps.push_back({"sqlite_ver_" + suffix, say("SQLite 核验{}", "SQLite verify{}", threads),
                     false, is_all, verify_sqlite});
    steps.push_back({"hash_leaf_" + suffix, say("只算叶哈希{}", "leaf hashes{}", threads), false,
                     is_all, hash_leaves});
    steps.push_back({"hash_tree_" + suffix, say("叶哈希和树{}", "leaf hashes, tree{}", threads),
                     false, is_all, hash_tree});
  }
  add_trust_steps(steps);
  steps.push_back(
      {"xlsx_write", say("写 XLSX 表格", "write an XLSX sheet"), false, false, write_xlsx});
  steps.push_back(
      {"xlsx_read", say("读 XLSX 表格", "read an XLSX sheet"), false, false, read_xlsx});
  return steps;
}

Task task_of(const Step& step, std::uint64_t records, const Arguments& arguments,
             const std::filesystem::path& folder) {
  Task task;
  task.folder = folder;
  task.records = records;
  task.batch = step.is_one_batch ? kOneBatchMax : arguments.batch;
  task.threads = step.has_all_threads ? arguments.threads : 1;
  return task;
}

Measured summarise(const Step& step, std::vector<Figures> runs) {
  std::ranges::sort(runs, {}, &Figures::elapsed_ns);
  Measured measured{&step, runs[runs.size() / 2], runs.front().elapsed_ns, runs.back().elapsed_ns};
  measured.figures.peak_bytes = std::ranges::max(runs, {}, &Figures::peak_bytes).peak_bytes;
  return measured;
}

}  // namespace

const std::vector<Step>& steps() {
  static const std::vector<Step> all = make_steps();
  return all;
}

const Measured* SizeResult::find(const std::string& name) const {
  const auto found = std::ranges::find_if(
      measured, [&name](const Measured& one) { return one.step->name == name; });
  return found == measured.end() ? nullptr : &*found;
}

SizeResult run_steps(std::uint64_t records, const Arguments& arguments,
                     const std::filesystem::path& folder) {
  std::vector<std::vector<Figures>> runs(steps().size());
  for (unsigned repetition = 1; repetition <= arguments.repetitions; ++repetition) {
    for (std::size_t i = 0; i < steps().size(); ++i) {
      const Step& step = steps()[i];
      fmt::print(stderr, "{} {}/{} {}\n", records, repetition, arguments.repetitions, step.name);
      sync();  // what the step before has left to write is not this one's
      const Task task = task_of(step, records, arguments, folder);
      runs[i].push_back(measure(step.name, [&] { return step.work(task); }));
    }
    for (const auto& left : std::filesystem::directory_iterator(folder)) {
      std::filesystem::remove_all(left);
    }
  }
  SizeResult result;
  result.records = records;
  for (std::size_t i = 0; i < steps().size(); ++i) {
    if (steps()[i].name == kExport) {
      result.entries = runs[i].front().records;
      result.entry_bytes = runs[i].front().entry_bytes;
    } else {
      result.measured.push_back(summarise(steps()[i], std::move(runs[i])));
    }
  }
  return result;
}

}  // namespace fundtrail::bench
