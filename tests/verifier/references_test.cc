// SPDX-License-Identifier: Apache-2.0
//
// The layer `reference`, in ledgers whose chain, tree and index hold: what only one who wrote the
// whole of it could have put there.
#include <numeric>

#include <boost/test/unit_test.hpp>

#include "schemas/entry.h"
#include "schemas/error.h"
#include "tests/support/memory_source.h"
#include "tests/verifier/integrity_run.h"
#include "verifier/verify.h"

namespace fundtrail::test {
namespace {

constexpr std::string_view kParty = R"({"kind":"party","id":"city","name":"某市","role":"other"})";
constexpr std::string_view kChild =
    R"({"kind":"party","id":"office","name":"某局","role":"other","parent":"city"})";
constexpr std::size_t kKindAt = 17;

MemorySource make_ledger(const std::vector<std::string_view>& lines) {
  std::vector<Record> records;
  for (const std::string_view line : lines) records.push_back(record_from_json(parse_json(line)));
  return MemorySource(records);
}

void expect_single_in(const EntrySource& source, const std::vector<std::uint64_t>& cuts,
                      std::uint64_t sequence, std::string_view words) {
  VerifyOptions options;
  options.cuts = cuts;
  const Verification result = verify(source, options);
  const Integrity& integrity = result.integrity;
  BOOST_TEST((integrity.result == IntegrityResult::kTampered), list_damage(integrity.damage));
  BOOST_TEST((integrity.layer(Layer::kReference) == LayerResult::kDamaged));
  BOOST_TEST((integrity.layer(Layer::kIndex) == LayerResult::kIntact));
  BOOST_REQUIRE(integrity.damage_count == 1U);
  const Damage& damage = integrity.damage.front();
  BOOST_TEST(damage.sequence == sequence);
  BOOST_TEST(says(damage.detail, words), list_damage(integrity.damage));
}

// The same whether the ledger is read as a whole or entry by entry.
void expect_single(const EntrySource& source, std::uint64_t sequence, std::string_view words) {
  std::vector<std::uint64_t> cuts(source.head().size - 1);
  std::iota(cuts.begin(), cuts.end(), std::uint64_t{1});
  expect_single_in(source, {}, sequence, words);
  expect_single_in(source, cuts, sequence, words);
}

// Counts how often a single entry is read.
class CountingSource : public EntrySource {
 public:
  explicit CountingSource(const MemorySource& source) : source_(source) {}

  [[nodiscard]] Head head() const override { return source_.head(); }
  void visit(std::uint64_t begin, std::uint64_t end, const EntryVisitor& visitor) const override {
    single_reads += end - begin == 1 ? 1U : 0U;
    source_.visit(begin, end, visitor);
  }
  void visit_beyond_head(const EntryVisitor& visitor) const override {
    source_.visit_beyond_head(visitor);
  }

  mutable std::uint64_t single_reads = 0;

 private:
  const MemorySource& source_;
};

std::uint64_t single_reads(const std::vector<std::string>& ids) {
  std::vector<Record> records;
  for (const std::string& id : ids) {
    auto party = std::get<Party>(record_from_json(parse_json(kParty)));
    party.id.value = id;
    records.emplace_back(std::move(party));
  }
  const MemorySource ledger(records);
  const CountingSource source(ledger);
  VerifyOptions options;
  options.jobs = 1;
  BOOST_TEST(verify(source, options).integrity.damage_count == 0U);
  return source.single_reads;
}

BOOST_AUTO_TEST_SUITE(references)

BOOST_AUTO_TEST_CASE(hold_where_each_leads_to_an_earlier_record) {
  const Verification result = verify(make_ledger({kParty, kChild}), {});
  BOOST_TEST((result.integrity.result == IntegrityResult::kIntact));
  BOOST_TEST((result.integrity.layer(Layer::kReference) == LayerResult::kIntact));
}

BOOST_AUTO_TEST_CASE(name_one_that_leads_nowhere) {
  expect_single(make_ledger({kChild}), 1, "字段 parent 所指的记录 city 不存在");
}

BOOST_AUTO_TEST_CASE(name_one_that_leads_to_another_kind) {
  constexpr std::string_view kDocument =
      R"({"kind":"document","id":"city","title":"文","type":"other","status":"missing"})";
  expect_single(make_ledger({kDocument, kChild}), 2, "字段 parent 所指的 city 是文件，应为机构");
}

BOOST_AUTO_TEST_CASE(name_one_that_leads_to_a_record_of_a_later_time) {
  expect_single(make_ledger({kChild, kParty}), 1, "所指的记录 city 是后来才记的");
}

BOOST_AUTO_TEST_CASE(hold_where_one_leads_onward_in_its_batch) {
  MemorySource source = make_ledger({kChild, kParty});
  source.set_recorded_at(2, parse_entry(source.entry(1)).header.recorded_at_us);
  source.rewrite_chain(0);
  BOOST_TEST((verify(source, {}).integrity.result == IntegrityResult::kIntact));
}

BOOST_AUTO_TEST_CASE(name_an_id_that_occurs_twice) {
  expect_single(make_ledger({kParty, kParty}), 2, "编号 city 与第 1 号记录重复");
}

// A record of a kind to come may be what is led to.
BOOST_AUTO_TEST_CASE(are_not_judged_beside_a_record_of_an_unknown_kind) {
  MemorySource source = make_ledger({kParty, kChild});
  source.flip_byte(1, kKindAt, 0x40);
  source.rewrite_chain(1);
  const Verification result = verify(source, {});
  BOOST_TEST((result.integrity.layer(Layer::kReference) == LayerResult::kUnchecked));
  BOOST_TEST((result.integrity.result == IntegrityResult::kUnchecked));
  BOOST_TEST(result.integrity.damage_count == 0U);
  BOOST_TEST(exit_code(result) == static_cast<int>(ErrorCode::kUnchecked));
}

// Ids that a fixed hash function takes for one would be compared each with each.
BOOST_AUTO_TEST_CASE(cost_no_more_where_ids_were_chosen_to_collide) {
  const std::vector<std::string> chosen{"dcjPh7JP00000000", "5PAtxywEYy8_9K8K", "501exxyvuycfqnsx",
                                        "Ib8TMBaA.0gPXLh-", "Gvf0FhbRhaAOmheN", "yiiGhEno_ToKGRiB"};
  const std::vector<std::string> plain{"a", "b", "c", "d", "e", "f"};
  BOOST_TEST(single_reads(chosen) == single_reads(plain));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
