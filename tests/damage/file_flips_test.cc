// SPDX-License-Identifier: Apache-2.0
//
// One bit of a ledger's LMDB file turned over, anywhere in it. It is found, or it kills the reader,
// which is contained, or it lies where the page map says that no reader looks: nothing else.
#include <map>
#include <memory>

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "ledger/store/lmdb_layout.h"
#include "report/verification_json.h"
#include "tests/damage/damage_fixture.h"
#include "tests/damage/page_map.h"
#include "tests/support/batches.h"
#include "tests/support/contained_runs.h"
#include "tests/support/figures.h"
#include "tests/support/files.h"

namespace fundtrail::test {
namespace {

constexpr unsigned kWorkers = 4;

enum class Verdict : std::uint8_t {
  kSame,     // intact, and nothing of the result differs
  kEarlier,  // intact without an anchor: what it was one commit ago; refused with --expect-size
  kOther,    // intact with anything else
  kTampered,
  kUnchecked,
  kNoLedger,  // of a newer format, or no ledger
  kCrash,
  kFault,  // what must never be: another exception, half a minute without an end
};

constexpr std::array<std::string_view, 8> kVerdictNames{
    "unobserved", "earlier commit", "other content", "tampered",
    "unchecked",  "refused",        "crash",         "fault"};

// The ledger under attack: written in many commits, with a value too large for one page.
struct Target {
  Target() {
    std::vector<Record> records = sample_records();
    for (std::uint64_t number = 0; number < 10; ++number) {
      for (Record& record : make_batch(number, 3)) records.push_back(std::move(record));
    }
    Party large = make_party("large");
    large.note = std::string(5'000, 'n');
    records.insert(records.begin() + 70, std::move(large));
    const std::span<const Record> all(records);
    for (std::size_t first = 0; first < all.size(); first += 9) {
      earlier = ledger.head();
      ledger.append(all.subspan(first, std::min<std::size_t>(9, all.size() - first)));
    }
    head = ledger.head();
    content = read_file(ledger.folder() / kDataFileName);
  }

  LedgerFixture ledger;
  Head earlier;
  Head head;
  std::string content;
};

std::string show(const Verification& result) {
  return format_json_pretty(verification_json(result, Language::kEnglish));
}

// A worker's own copy of the file.
class Copy {
 public:
  Copy(const Target& target, const TempDir& folder)
      : target_(target),
        folder_(folder.path()),
        file_(open(folder.write(kDataFileName, target.content).c_str(), O_WRONLY | O_CLOEXEC)) {
    whole_ = show(verify_ledger(std::nullopt));
  }

  Verdict verify_flipped(std::uint64_t bit) {
    write_byte(bit / 8, static_cast<char>(target_.content[bit / 8] ^ (1 << (bit % 8))));
    const Verdict verdict = judge();
    write_byte(bit / 8, target_.content[bit / 8]);
    return verdict;
  }

 private:
  // This descriptor is the process's own before LMDB locks anything, and is never closed.
  void write_byte(std::uint64_t at, char byte) const {
    FUNDTRAIL_CHECK(pwrite(file_, &byte, 1, static_cast<off_t>(at)) == 1);
  }

  [[nodiscard]] Verification verify_ledger(std::optional<std::uint64_t> expect_size) const {
    VerifyOptions options;
    options.jobs = 1;
    options.expect_size = expect_size;
    const Ledger ledger(folder_, Ledger::Access::kRead);
    return verify(*ledger.snapshot(), options);
  }

  [[nodiscard]] Verdict judge() const {
    try {
      const Verification result = verify_ledger(std::nullopt);
      if (result.integrity.result != IntegrityResult::kIntact) return Verdict::kTampered;
      return judge_intact(result);
    } catch (const Error& error) {
      if (error.code() == ErrorCode::kUnchecked) return Verdict::kUnchecked;
      if (error.code() == ErrorCode::kNoLedger) return Verdict::kNoLedger;
      return error.code() == ErrorCode::kTampered ? Verdict::kTampered : Verdict::kFault;
    }
  }

  [[nodiscard]] Verdict judge_intact(const Verification& result) const {
    if (show(result) == whole_) return Verdict::kSame;
    const Integrity& integrity = result.integrity;
    const bool is_earlier =
        integrity.entries == target_.earlier.size && integrity.root == target_.earlier.root;
    if (!is_earlier) return Verdict::kOther;
    const IntegrityResult anchored = verify_ledger(target_.head.size).integrity.result;
    return anchored == IntegrityResult::kRolledBack ? Verdict::kEarlier : Verdict::kOther;
  }

  const Target& target_;
  std::filesystem::path folder_;
  int file_;
  std::string whole_;
};

Verdict verdict_of(const RunEnd& end) {
  const bool took_too_long = end.signal == SIGPROF || end.signal == SIGALRM;
  if (took_too_long || end.code == kThrewCode) return Verdict::kFault;
  return end.signal != 0 ? Verdict::kCrash : static_cast<Verdict>(end.code);
}

using Counts = std::map<std::pair<Verdict, BitUse>, std::uint64_t>;

std::string show(const Counts& counts, const std::map<int, std::uint64_t>& signals) {
  std::string text;
  for (const auto& [key, count] : counts) {
    text += fmt::format("; {} {}, {}", count, kVerdictNames.at(static_cast<std::size_t>(key.first)),
                        kBitUseNames.at(static_cast<std::size_t>(key.second)));
  }
  for (const auto& [signal, count] : signals) {
    text += fmt::format("; {} of the crashes by signal {}", count, signal);
  }
  return text;
}

// Turns every `step`th bit over, and counts what came of it. Returns: how many.
std::size_t flip_bits(const Target& target, std::size_t step) {
  const auto uses = map_bits(as_bytes(target.content));
  std::array<std::unique_ptr<TempDir>, kWorkers> folders;
  for (auto& folder : folders) folder = std::make_unique<TempDir>(memory_folder());
  const std::size_t count = uses.size() / step;
  const auto ends = run_contained(count, kWorkers, [&](unsigned worker) {
    const auto copy = std::make_shared<Copy>(target, *folders.at(worker));
    return [copy, step](std::size_t number) {
      return static_cast<std::uint8_t>(copy->verify_flipped(number * step));
    };
  });
  Counts counts;
  std::map<int, std::uint64_t> signals;
  for (std::size_t number = 0; number < count; ++number) {
    const Verdict verdict = verdict_of(ends[number]);
    const BitUse use = uses[number * step];
    ++counts[{verdict, use}];
    if (verdict == Verdict::kCrash) ++signals[ends[number].signal];
    const bool is_unnoticed = verdict == Verdict::kSame && use == BitUse::kUsed;
    const bool is_wrong = verdict == Verdict::kOther || verdict == Verdict::kFault;
    BOOST_TEST(!(is_unnoticed || is_wrong),
               fmt::format("bit {} of byte {}: {}", number * step % 8, number * step / 8,
                           kVerdictNames.at(static_cast<std::size_t>(verdict))));
  }
  tell_figures(fmt::format("{} flips in {} bytes, {} entries{}", count, target.content.size(),
                           target.head.size, show(counts, signals)));
  return count;
}

BOOST_AUTO_TEST_SUITE(file_flips)

BOOST_AUTO_TEST_CASE(every_bit_that_a_reader_uses_is_noticed_or_contained) {
  constexpr std::size_t kStep = 251;  // a prime, so that all bits of a byte have their turn
  BOOST_TEST(flip_bits(Target(), kStep) > 3'000U);
}

BOOST_AUTO_TEST_CASE(none_of_a_million_goes_wrong, *boost::unit_test::label("long")) {
  BOOST_TEST(flip_bits(Target(), 1) >= 1'000'000U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
