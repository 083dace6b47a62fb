// SPDX-License-Identifier: Apache-2.0
//
// A ledger whose LMDB file was changed in any way (file_patches.h), read in a child. It is refused
// or found damaged, or it kills the reader, which is contained, or the result is that of the ledger
// as it was, or of an earlier state that an anchor tells from it: nothing else, and in seconds.
#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "ledger/ledger.h"
#include "ledger/store/lmdb_layout.h"
#include "tests/fuzz/file_patches.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/store_target.h"
#include "tests/fuzz/warm_child.h"
#include "tests/support/batches.h"
#include "tests/support/fake_clock.h"
#include "tests/support/files.h"
#include "tests/support/sample_records.h"
#include "tests/support/store_judge.h"
#include "tests/support/temp_dir.h"
#include "tests/support/test_keys.h"
#include "verifier/verify.h"

namespace fundtrail::test {
namespace {

// As few as give entries and index two levels of pages, for speed.
constexpr std::size_t kSamples = 30;
constexpr std::size_t kBatch = 11;

// The ledger, written in some commits, with a value too large for one page.
class Target {
 public:
  Target() {
    FakeClock clock;
    Ledger::create(folder(), {test_vkey("fundtrail.test/ledger"), HashSuite::kSha256}, clock);
    std::vector<Record> records = sample_records();
    records.resize(kSamples);
    Party large = make_party("large");
    large.note = std::string(5'000, 'n');
    records.push_back(std::move(large));
    for (std::size_t first = 0; first < records.size(); first += kBatch) {
      const std::size_t count = std::min(kBatch, records.size() - first);
      Ledger ledger(folder(), Ledger::Access::kWrite);
      ledger.append(std::span(records).subspan(first, count), AppendOptions(), clock);
    }
    judge_.emplace(*Ledger(folder(), Ledger::Access::kRead).snapshot());
    content_ = read_file(folder() / kDataFileName);
    file_ = open((folder() / kDataFileName).c_str(), O_WRONLY | O_CLOEXEC);
  }

  [[nodiscard]] std::filesystem::path folder() const { return temp_dir_ / "ledger"; }
  [[nodiscard]] const std::string& content() const { return content_; }

  // What became of the ledger, read as it is now.
  [[nodiscard]] Judgement judge() const {
    return judge_->judge([this](std::optional<std::uint64_t> expect_size) {
      VerifyOptions options;
      options.jobs = 1;
      options.expect_size = expect_size;
      const Ledger ledger(folder(), Ledger::Access::kRead);
      return verify(*ledger.snapshot(), options);
    });
  }

  // Over what is there. This descriptor is older than any child's lock, and is never closed.
  void write(std::string_view content) const {
    demand(pwrite(file_, content.data(), content.size(), 0) == std::ssize(content) &&
               ftruncate(file_, std::ssize(content)) == 0,
           "the file can be written");
  }

 private:
  TempDir temp_dir_{memory_folder()};
  std::optional<StoreJudge> judge_;
  std::string content_;
  int file_ = -1;
};

const Target& target() {
  static const Target made;
  return made;
}

}  // namespace

const std::string& store_file() { return target().content(); }

}  // namespace fundtrail::test

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace fundtrail;
  using namespace fundtrail::test;
  static WarmChild child([] { return static_cast<std::uint8_t>(target().judge()); });
  std::string changed = target().content();
  apply_patches({data, size}, changed);
  target().write(changed);
  const RunEnd end = child.run();
  demand(end.signal != SIGALRM, "a damaged file is read in seconds");
  const auto judgement = static_cast<Judgement>(end.code);
  demand(judgement != Judgement::kIntactWithOtherContent,
         "what is found intact is the ledger as it was");
  demand(judgement != Judgement::kOtherError && end.code != kThrewCode,
         "a damaged file is refused as such");
  return 0;
}
