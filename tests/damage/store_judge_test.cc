// SPDX-License-Identifier: Apache-2.0
//
// What judges the fuzz target `store` must not believe everything: each wrong answer that a damaged
// file could lead to is given to it here, beside the right one.
#include "tests/support/store_judge.h"

#include <functional>
#include <string>

#include "tests/damage/damage_fixture.h"
#include "tests/support/batches.h"
#include "tests/support/memory_source.h"

namespace fundtrail::test {
namespace {

const MemorySource& whole() {
  static const MemorySource source(sample_records());
  return source;
}

const StoreJudge& judge() {
  static const StoreJudge made(whole());
  return made;
}

Verification verify_with(const EntrySource& source, std::optional<std::uint64_t> expect_size) {
  VerifyOptions options;
  options.jobs = 1;
  options.expect_size = expect_size;
  return verify(source, options);
}

Judgement judge_source(const EntrySource& source) {
  return judge().judge([&source](auto size) { return verify_with(source, size); });
}

// A reader that says intact of whatever it met.
Judgement judge_blind(const EntrySource& source) {
  return judge().judge([&source](auto size) {
    Verification found = verify_with(source, size);
    found.integrity.result = IntegrityResult::kIntact;
    return found;
  });
}

Judgement judge_error(ErrorCode code) {
  return judge().judge([code](auto) -> Verification { throw Error(code, say("错", "wrong")); });
}

MemorySource without(std::size_t index) {
  std::vector<Record> records = sample_records();
  records.erase(records.begin() + static_cast<std::ptrdiff_t>(index));
  return MemorySource(records);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(store_judge)

BOOST_AUTO_TEST_CASE(accepts_the_ledger_as_it_was) {
  BOOST_TEST((judge_source(whole()) == Judgement::kSound));
}

BOOST_AUTO_TEST_CASE(tells_damage_that_is_found_from_damage_that_is_passed_over) {
  MemorySource altered = whole();
  altered.flip_byte(7, 40);
  BOOST_TEST((judge_source(altered) == Judgement::kSound));
  BOOST_TEST((judge_blind(altered) == Judgement::kIntactWithOtherContent));
  MemorySource unindexed = whole();
  unindexed.clear_index();
  BOOST_TEST((judge_source(unindexed) == Judgement::kSound));
  BOOST_TEST((judge_blind(unindexed) == Judgement::kIntactWithOtherContent));
}

BOOST_AUTO_TEST_CASE(refuses_a_whole_ledger_of_other_content) {
  std::vector<Record> records = sample_records();
  records.back() = make_party("other");
  BOOST_TEST((judge_source(MemorySource(records)) == Judgement::kIntactWithOtherContent));
  records = sample_records();
  records.push_back(make_party("one-more"));
  BOOST_TEST((judge_source(MemorySource(records)) == Judgement::kIntactWithOtherContent));
}

// Of a source whose tree, index and head were made to fit, so that nothing in it speaks against it.
BOOST_AUTO_TEST_CASE(refuses_a_source_that_hides_an_entry) {
  const std::size_t last = sample_records().size() - 1;
  const MemorySource hides_first = without(0);
  const MemorySource hides_last = without(last);
  BOOST_TEST((judge_source(hides_first) == Judgement::kSound), "its references lead nowhere");
  BOOST_TEST((judge_blind(hides_first) == Judgement::kIntactWithOtherContent));
  BOOST_TEST((judge_source(without(last - 1)) == Judgement::kIntactWithOtherContent));
  BOOST_TEST((judge_source(hides_last) == Judgement::kSound), "its size tells it from the whole");
}

BOOST_AUTO_TEST_CASE(refuses_a_beginning_that_an_anchor_does_not_tell_from_the_whole) {
  for (const std::uint64_t size : {std::uint64_t{1}, whole().head().size - 1}) {
    MemorySource beginning = whole();
    beginning.cut_tail(size);
    BOOST_TEST((judge_source(beginning) == Judgement::kSound), size);
    BOOST_TEST((judge_blind(beginning) == Judgement::kIntactWithOtherContent), size);
  }
}

BOOST_AUTO_TEST_CASE(accepts_refusals_that_say_so_and_no_other_error) {
  for (const auto code : {ErrorCode::kUnchecked, ErrorCode::kNoLedger, ErrorCode::kTampered}) {
    BOOST_TEST((judge_error(code) == Judgement::kSound));
  }
  for (const auto code : {ErrorCode::kInternal, ErrorCode::kRefused, ErrorCode::kLocked}) {
    BOOST_TEST((judge_error(code) == Judgement::kOtherError));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
