// SPDX-License-Identifier: Apache-2.0
//
// What nobody can see who holds nothing of the ledger but what its operator gives: the report has
// to say so, and a size and a root held elsewhere have to tell.
#include <array>
#include <functional>

#include "report/verification_text.h"
#include "tests/damage/damage_fixture.h"
#include "tests/damage/long_ledger.h"
#include "tests/support/figures.h"
#include "tests/support/memory_source.h"

namespace fundtrail::test {
namespace {

const MemorySource& sound() {
  static const MemorySource source(long_records());
  return source;
}

// A ledger that is whole in itself, and is not what it was.
struct Deception {
  const char* name;
  std::uint64_t end;  ///< places before it can be the first that is not what it was
  std::function<void(MemorySource&, std::uint64_t)> make;
  bool has_its_size;  ///< as many entries as there were
};

const std::array<Deception, 3>& deceptions() {
  static const std::array<Deception, 3> all{
      {{"cut off the tail", kLongEntries,
        [](MemorySource& source, std::uint64_t at) { source.cut_tail(at); }, false},
       {"rewrite all from a record on", kLongEntries,
        [](MemorySource& source, std::uint64_t at) {
          source.replace_record(at, edited(source.record(at)));
          source.rewrite_chain(at);
        },
        true},
       {"put another ledger in its place", 2,
        [](MemorySource& source, std::uint64_t) {
          std::vector<Record> records = long_records();
          for (Record& record : records) record = edited(std::move(record));
          source = MemorySource(records);
        },
        true}}};
  return all;
}

Verification verify_with(const MemorySource& source, std::optional<std::uint64_t> size,
                         std::optional<Digest> root) {
  VerifyOptions options;
  options.jobs = 1;
  options.expect_size = size;
  options.expect_root = root;
  return verify(source, options);
}

bool is_told(const Verification& result, std::string_view zh, std::string_view en) {
  return verification_text(result, {Language::kChinese, Paint(false)}).find(zh) !=
             std::string::npos &&
         verification_text(result, {Language::kEnglish, Paint(false)}).find(en) !=
             std::string::npos;
}

// Nothing held: intact, whatever the figures come to, and it is said what that is worth.
void check_unseen(const Verification& result, const std::string& where) {
  BOOST_TEST_REQUIRE((result.integrity.result == IntegrityResult::kIntact),
                     where << show_integrity(result));
  BOOST_TEST_REQUIRE(result.integrity.damage_count == 0U, where << show_integrity(result));
  BOOST_TEST_REQUIRE(exit_code(result) < kExitTampered, where);
  BOOST_TEST_REQUIRE(result.integrity.unanchored_entries == result.integrity.entries, where);
}

void check_seen(const Verification& result, IntegrityResult expected, const std::string& where) {
  BOOST_TEST_REQUIRE(exit_code(result) == kExitRolledBack, where << show_integrity(result));
  BOOST_TEST_REQUIRE((result.integrity.result == expected), where << show_integrity(result));
  BOOST_TEST_REQUIRE((result.integrity.layer(Layer::kAnchor) == LayerResult::kDamaged), where);
}

void check_place(const Deception& deception, std::uint64_t at) {
  const auto where = fmt::format("{} at {}: ", deception.name, at);
  MemorySource source = sound();
  deception.make(source, at);
  const Head held = sound().head();
  check_unseen(verify_with(source, std::nullopt, std::nullopt), where);
  check_seen(verify_with(source, std::nullopt, held.root), IntegrityResult::kForked, where);
  const auto by_size = verify_with(source, held.size, std::nullopt);
  const auto by_both = verify_with(source, held.size, held.root);
  if (deception.has_its_size) {
    check_unseen(by_size, where);
    check_seen(by_both, IntegrityResult::kForked, where);
  } else {
    check_seen(by_size, IntegrityResult::kRolledBack, where);
    check_seen(by_both, IntegrityResult::kRolledBack, where);
  }
}

BOOST_AUTO_TEST_SUITE(undetectable)

BOOST_AUTO_TEST_CASE(deceptions_show_by_what_is_held_alone) {
  for (const Deception& deception : deceptions()) {
    for (const std::uint64_t at : {1U, 13U, 500U, 1'000U}) {
      if (at < deception.end) check_place(deception, at);
    }
  }
}

BOOST_AUTO_TEST_CASE(deceptions_at_each_place_do_too, *boost::unit_test::label("long")) {
  for (const Deception& deception : deceptions()) {
    for (std::uint64_t at = 1; at < deception.end; ++at) check_place(deception, at);
    tell_figures(fmt::format("{}: {} places", deception.name, deception.end - 1));
  }
}

BOOST_AUTO_TEST_CASE(report_says_what_it_cannot_exclude) {
  for (const Deception& deception : deceptions()) {
    MemorySource source = sound();
    deception.make(source, 1);
    BOOST_TEST(is_told(verify_with(source, std::nullopt, std::nullopt),
                       "无法排除整体回退到旧备份、尾部被截或整本被改写",
                       "a roll-back of the whole ledger to an old copy, a tail cut off, or a "
                       "rewriting of all of it cannot be excluded"),
               deception.name);
    if (!deception.has_its_size) continue;
    BOOST_TEST(
        is_told(verify_with(source, kLongEntries, std::nullopt), "没有对照根，无法排除整本被改写",
                "without a root, a rewriting of the whole ledger cannot be excluded"),
        deception.name);
  }
}

BOOST_AUTO_TEST_CASE(report_says_what_the_held_head_tells) {
  MemorySource source = sound();
  source.cut_tail(500);
  BOOST_TEST(is_told(verify_with(source, kLongEntries, std::nullopt),
                     "账本只有 500 条记录，少于您所持的 1001 条：尾部被截，或被换回旧备份",
                     "the ledger has 500 entries, fewer than what you hold (1001)"));
  source = sound();
  source.replace_record(500, edited(source.record(500)));
  source.rewrite_chain(500);
  BOOST_TEST(is_told(verify_with(source, kLongEntries, sound().head().root),
                     "前 1001 条记录的树根与您所持的不同：这段历史已被改写",
                     "the root of the first 1001 entries is not that of what you hold"));
}

// An older head that is held covers what came before it, and no more.
BOOST_AUTO_TEST_CASE(held_head_of_before_the_rewriting_does_not_show_it) {
  MemorySource older = sound();
  older.cut_tail(500);
  MemorySource source = sound();
  source.replace_record(500, edited(source.record(500)));
  source.rewrite_chain(500);
  const Verification result = verify_with(source, 500, older.head().root);
  BOOST_TEST((result.integrity.result == IntegrityResult::kIntact), show_integrity(result));
  BOOST_TEST(result.integrity.unanchored_entries == 501U);
  BOOST_TEST(is_told(result, "留存之后的 501 条记录没有对照，无法排除其被改写或被截",
                     "the 501 records after it are not covered"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
