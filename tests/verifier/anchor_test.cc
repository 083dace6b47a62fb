// SPDX-License-Identifier: Apache-2.0
//
// What the caller holds of a ledger, against what is there.
#include <boost/test/unit_test.hpp>

#include "tests/support/memory_source.h"
#include "tests/support/sample_records.h"
#include "tests/verifier/fund_lines.h"

namespace fundtrail::test {
namespace {

constexpr std::string_view kShorter =
    "账本只有 60 条记录，少于您所持的 61 条：尾部被截，或被换回旧备份";
constexpr std::string_view kOtherHistory =
    "前 {} 条记录的树根与您所持的不同：这段历史已被改写，或所持的是另一账本的树根";

// The sample ledger of 60 entries, and what it was when it was smaller.
struct Fixture {
  Fixture() : source(sample_records()) {}

  [[nodiscard]] Digest root_of(std::uint64_t size) const {
    MemorySource earlier(sample_records());
    earlier.cut_tail(size);
    return earlier.head().root;
  }
  [[nodiscard]] Verification check(std::optional<std::uint64_t> size,
                                   std::optional<Digest> root = std::nullopt) const {
    VerifyOptions options;
    options.jobs = 1;
    options.expect_size = size;
    options.expect_root = root;
    return verify(source, options);
  }
  // `result, anchor layer, kind size, entries that are not anchored: why it does not hold`
  [[nodiscard]] static std::string in_short(const Verification& verification) {
    const Integrity& integrity = verification.integrity;
    return fmt::format("{}, {}, {} {}, {}: {}", enum_name(integrity.result),
                       enum_name(integrity.layer(Layer::kAnchor)), enum_name(integrity.anchor.kind),
                       integrity.anchor.size, integrity.unanchored_entries,
                       integrity.anchor_detail.zh);
  }

  MemorySource source;
};

BOOST_FIXTURE_TEST_SUITE(anchor, Fixture)

BOOST_AUTO_TEST_CASE(is_unchecked_where_nothing_is_held) {
  BOOST_TEST(in_short(check({})) == "intact, unchecked, none 0, 60: ");
}

BOOST_AUTO_TEST_CASE(holds_with_the_root_of_now) {
  const Verification found = check({}, source.head().root);
  BOOST_TEST(in_short(found) == "intact, intact, given 60, 0: ");
  BOOST_TEST((found.integrity.anchor.root == source.head().root));
}

BOOST_AUTO_TEST_CASE(holds_with_the_root_of_an_earlier_size) {
  for (const std::uint64_t size : {1U, 20U, 59U, 60U}) {
    BOOST_TEST(in_short(check(size, root_of(size))) ==
               fmt::format("intact, intact, given {}, {}: ", size, 60 - size));
  }
}

BOOST_AUTO_TEST_CASE(holds_with_the_root_of_no_entries) {
  const Digest empty = Hasher(HashSuite::kSha256).hash(ByteView());
  BOOST_TEST(in_short(check(0, empty)) == "intact, intact, given 0, 60: ");
  source.forget_nodes();
  BOOST_TEST(in_short(check(0, empty)) == "intact, intact, given 0, 60: ");
}

BOOST_AUTO_TEST_CASE(covers_no_entry_by_a_size_alone) {
  BOOST_TEST(in_short(check(60)) == "intact, intact, given 60, 60: ");
}

BOOST_AUTO_TEST_CASE(tells_a_ledger_that_is_one_entry_short) {
  const Verification found = check(61, source.head().root);
  BOOST_TEST(in_short(found) == fmt::format("rolled_back, damaged, given 61, 60: {}", kShorter));
  BOOST_TEST(exit_code(found) == 12);
}

BOOST_AUTO_TEST_CASE(tells_another_root) {
  for (const std::uint64_t size : {20U, 60U}) {
    const Verification found = check(size, root_of(size - 1));
    BOOST_TEST(in_short(found) == fmt::format("forked, damaged, given {}, 60: {}", size,
                                              fmt::format(kOtherHistory, size)));
    BOOST_TEST(exit_code(found) == 12);
  }
}

BOOST_AUTO_TEST_CASE(tells_a_history_that_was_rewritten_without_a_trace) {
  const Digest held = root_of(20);
  source.set_recorded_at(5, 1'735'606'804'000'000);
  source.rewrite_chain(5);
  BOOST_TEST(in_short(check(20, held)) ==
             fmt::format("forked, damaged, given 20, 60: {}", fmt::format(kOtherHistory, 20)));
}

// Whoever has altered a record has altered the ledger, whatever else the root says.
BOOST_AUTO_TEST_CASE(leaves_it_at_tampered_where_a_record_is_altered) {
  const Digest held = root_of(20);
  source.flip_byte(5, 16);
  const Verification found = check(20, held);
  BOOST_TEST(in_short(found) ==
             fmt::format("tampered, damaged, given 20, 60: {}", fmt::format(kOtherHistory, 20)));
  BOOST_TEST(exit_code(found) == 10);
}

BOOST_AUTO_TEST_CASE(does_not_hold_where_an_entry_is_missing) {
  const Digest held = root_of(20);
  for (const std::uint64_t sequence : {0U, 5U, 19U}) {
    MemorySource whole = source;
    source.delete_entry(sequence);
    BOOST_TEST(in_short(check(20, held)) ==
               fmt::format("tampered, damaged, given 20, 60: {}", fmt::format(kOtherHistory, 20)));
    source = whole;
  }
  source.delete_entry(20);
  BOOST_TEST(in_short(check(20, held)) == "tampered, intact, given 20, 40: ");
}

// BG is entry 10, AL entry 11.
BOOST_AUTO_TEST_CASE(tells_which_goals_rest_on_records_that_it_does_not_cover) {
  const std::string lines = register_lines() + budget("BG", {}) + allocation("AL", {});
  const auto is_beyond = [&lines](std::uint64_t size) {
    MemorySource held(read_lines(lines));
    held.cut_tail(size);
    VerifyOptions options;
    options.expect_size = size;
    options.expect_root = held.head().root;
    RuleRun run(lines);
    run.verification = verify(MemorySource(read_lines(lines)), options);
    return run.goal(GoalType::kFullAllocation).is_beyond_anchor;
  };
  BOOST_TEST(!is_beyond(12));
  BOOST_TEST(is_beyond(11));
  BOOST_TEST(is_beyond(10));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
