// SPDX-License-Identifier: Apache-2.0
//
// What can be done to one record of a thousand, at each place: every finding must be the expected
// one, to the word, in both languages, and there must be no other.
#include <algorithm>
#include <array>
#include <functional>

#include "schemas/entry.h"
#include "tests/damage/damage_fixture.h"
#include "tests/damage/long_ledger.h"
#include "tests/support/figures.h"
#include "tests/support/memory_source.h"

namespace fundtrail::test {
namespace {

constexpr std::uint64_t kEnd = kLongEntries;
constexpr std::uint64_t kLast = kEnd - 1;

const MemorySource& sound() {
  static const MemorySource source(long_records());
  return source;
}

using Findings = std::vector<Damage>;

Damage missing(std::uint64_t at) {
  return {at, Layer::kChain, indexed_name(at),
          say("记录缺失：键位 {} 处没有条目，其存储的叶子仍在",
              "the record is missing: there is no entry at key {}; its stored leaf is still there",
              at)};
}

Damage misplaced(std::uint64_t at, std::uint64_t claimed) {
  return {at, Layer::kChain, indexed_name(at),
          say("键位 {} 处存放的是第 {} 号记录", "what lies at key {} is record {}", at, claimed)};
}

Damage beyond_head(std::uint64_t claimed) {
  return {kEnd, Layer::kChain, indexed_name(kEnd),
          say("账本头称共 {0} 条记录，键位 {0} 处却另有条目，它自称第 {1} 号",
              "the head says that there are {0} records, yet an entry lies at key {0}; it says "
              "that it is record {1}",
              kEnd, claimed)};
}

Message altered(const Message& witnesses) {
  return say("记录与原存不符（疑被改动）：{}", "the record is not what was recorded: {}",
             witnesses);
}

Message denied_by_leaf_alone() {
  return altered(say("其摘要与存储的叶子不一致，而存储的叶子与汇总树相符",
                     "its digest differs from the stored leaf, which agrees with the tree"));
}

// Of the last record only its stored leaf and the tree above tell.
Damage altered_here(std::uint64_t at, const Message& name) {
  if (at == kLast) return {at, Layer::kChain, name, denied_by_leaf_alone()};
  return {at, Layer::kChain, name,
          altered(say("其摘要与存储的叶子、下一条记录所记的前一摘要均不一致",
                      "its digest differs from the stored leaf and from the previous leaf that "
                      "the next record names"))};
}

// One thing to do to the record at a place, and what is to be found then.
struct Mutation {
  const char* name;
  std::uint64_t end;  ///< places before it can be mutated so
  std::function<void(MemorySource&, std::uint64_t)> damage;
  std::function<Findings(std::uint64_t)> expected;
};

Mutation drop() {
  return {"drop", kEnd, [](MemorySource& source, std::uint64_t at) { source.delete_entry(at); },
          [](std::uint64_t at) { return Findings{missing(at)}; }};
}

Mutation drop_and_close_up() {
  return {"drop and close up", kEnd,
          [](MemorySource& source, std::uint64_t at) { source.delete_entry_shifting(at); },
          [](std::uint64_t at) {
            Findings findings;
            for (; at < kLast; ++at) findings.push_back(misplaced(at, at + 1));
            findings.push_back(missing(kLast));
            return findings;
          }};
}

Mutation swap_with_next() {
  return {"swap with the next", kLast,
          [](MemorySource& source, std::uint64_t at) { source.swap_entries(at, at + 1); },
          [](std::uint64_t at) {
            return Findings{misplaced(at, at + 1), misplaced(at + 1, at)};
          }};
}

Mutation duplicate_over_next() {
  return {
      "duplicate over the next", kLast,
      [](MemorySource& source, std::uint64_t at) { source.put_entry(at + 1, source.entry(at)); },
      [](std::uint64_t at) { return Findings{misplaced(at + 1, at)}; }};
}

// All that an entry stored before them moves by one place.
void add_moved(Findings& findings, std::uint64_t first) {
  for (std::uint64_t at = first; at < kEnd; ++at) findings.push_back(misplaced(at, at - 1));
  findings.push_back(beyond_head(kLast));
}

Mutation duplicate_before_next() {
  return {"duplicate before the next", kEnd,
          [](MemorySource& source, std::uint64_t at) {
            if (at == kLast) return source.put_entry(kEnd, source.entry(at));
            source.insert_entry_shifting(at + 1, source.entry(at));
          },
          [](std::uint64_t at) {
            Findings findings;
            add_moved(findings, at + 1);
            return findings;
          }};
}

Mutation edit() {
  return {"edit", kEnd,
          [](MemorySource& source, std::uint64_t at) {
            source.replace_record(at, edited(source.record(at)));
          },
          [](std::uint64_t at) { return Findings{altered_here(at, long_name(at, at))}; }};
}

// A record that would be right in its place: its sequence, its time and its previous leaf are.
Mutation insert() {
  const auto damage = [](MemorySource& source, std::uint64_t at) {
    Party party;
    party.id = {"PA-9999"};
    party.name.value = "另一单位";
    party.role = PartyRole::kOther;
    const EntryView view = parse_entry(sound().entry(at));
    source.insert_entry_shifting(at, encode_entry(view.header, party, view.previous_leaf));
  };
  return {"insert", kEnd, damage, [](std::uint64_t at) {
            Findings findings{
                {at, Layer::kChain,
                 say("第 {} 号 机构 另一单位（PA-9999）", "record {} party 另一单位 (PA-9999)", at),
                 denied_by_leaf_alone()}};
            add_moved(findings, at + 1);
            return findings;
          }};
}

// Every record from there on is another one, and only the stored tree is not.
Mutation edit_and_rechain() {
  const auto damage = [](MemorySource& source, std::uint64_t at) {
    source.replace_record(at, edited(source.record(at)));
    source.rewrite_links(at);
  };
  return {"edit and re-chain", kEnd, damage, [](std::uint64_t place) {
            Findings findings;
            for (std::uint64_t at = place; at < kEnd; ++at) {
              findings.push_back({at, Layer::kChain, long_name(at, place), denied_by_leaf_alone()});
            }
            if (place != kLast) {
              findings.back().detail +=
                  say("；其所记的前一摘要与第 {} 号记录不一致",
                      "; the previous leaf it names is not that of record {}", kLast - 1);
            }
            return findings;
          }};
}

VerifyOptions one_thread() {
  VerifyOptions options;
  options.jobs = 1;
  return options;
}

std::string show(const Damage& item) {
  return fmt::format("{} {} | {} | {} | {} | {}", item.sequence, enum_name(item.layer),
                     item.record.zh, item.record.en, item.detail.zh, item.detail.en);
}

// The first finding that is not the expected one; nothing if all are.
std::string first_difference(const Findings& found, const Findings& expected) {
  for (std::size_t i = 0; i < std::min(found.size(), expected.size()); ++i) {
    if (found[i] == expected[i]) continue;
    return fmt::format("expected {}\nfound    {}", show(expected[i]), show(found[i]));
  }
  return found.size() == expected.size() ? "" : "another number of findings";
}

void check_findings(const std::string& where, const MemorySource& source, Findings expected) {
  const Verification result = verify(source, one_thread());
  const Integrity& integrity = result.integrity;
  BOOST_TEST_REQUIRE(exit_code(result) == kExitTampered, where);
  BOOST_TEST_REQUIRE((integrity.result == IntegrityResult::kTampered), where);
  BOOST_TEST_REQUIRE(integrity.damage_count == expected.size(), where);
  if (expected.size() > kListedMax) expected.resize(kListedMax);
  const std::string difference = first_difference(integrity.damage, expected);
  BOOST_TEST_REQUIRE(difference == "", where);
  for (const Layer layer : {Layer::kBytes, Layer::kTree, Layer::kIndex}) {
    BOOST_TEST_REQUIRE((integrity.layer(layer) == LayerResult::kIntact), where);
  }
  BOOST_TEST_REQUIRE((integrity.layer(Layer::kChain) == LayerResult::kDamaged), where);
}

// At the first places, which are of every kind, at the last ones, and at each `step`th.
void mutate(const Mutation& mutation, std::uint64_t step) {
  std::uint64_t count = 0;
  for (std::uint64_t at = 0; at < mutation.end; ++at) {
    const bool is_at_an_end = step == 1 || at < 16 || at + 3 >= mutation.end;
    if (!is_at_an_end && at % step != 0) continue;
    MemorySource source = sound();
    mutation.damage(source, at);
    check_findings(fmt::format("{} at {}", mutation.name, at), source, mutation.expected(at));
    ++count;
  }
  tell_figures(fmt::format("{}: {} places, each named", mutation.name, count));
}

const std::array<Mutation (*)(), 8> kMutations{
    drop,   drop_and_close_up, swap_with_next, duplicate_over_next, duplicate_before_next, edit,
    insert, edit_and_rechain};

BOOST_AUTO_TEST_SUITE(record_mutations)

BOOST_AUTO_TEST_CASE(leave_a_ledger_alone_that_was_not_mutated) {
  const Verification result = verify(sound(), one_thread());
  BOOST_TEST(result.integrity.entries == kEnd);
  BOOST_TEST(result.integrity.damage_count == 0U, show_integrity(result));
}

BOOST_AUTO_TEST_CASE(are_named_at_some_places) {
  for (const auto& make : kMutations) mutate(make(), 331);
}

BOOST_AUTO_TEST_CASE(are_named_at_each_place, *boost::unit_test::label("long")) {
  for (const auto& make : kMutations) mutate(make(), 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
