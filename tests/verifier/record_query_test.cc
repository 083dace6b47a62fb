// SPDX-License-Identifier: Apache-2.0
//
// Queries of records: their one spelling, what they select, and the digest over it.
#include "verifier/record_query.h"

#include <boost/test/unit_test.hpp>

#include "ledger/proof/hasher.h"
#include "schemas/entry.h"
#include "schemas/error.h"
#include "tests/verifier/fund_lines.h"

namespace fundtrail::test {
namespace {

const RecordQuery kFull{Kind::kAllocation, "PG", "A", "NT", Date{2024, 1, 1}, Date{2024, 12, 31}};
constexpr std::string_view kFullText =
    "list --kind allocation --programme PG --party A --document NT --from 2024-01-01 --to "
    "2024-12-31";

// Allocations of 29 April and 1 July, a payment of 1 June and an undated one: entries 10 to 13.
MemorySource make_source(HashSuite hash = HashSuite::kSha256) {
  return MemorySource(
      read_lines(register_lines() + allocation("AL", {.evidence = "NT"}) +
                 allocation("AM", {.to = "B", .amount = "5万元", .dated_on = "2024-07-01"}) +
                 disbursement("PY", {.evidence = "VC"}) + disbursement("PZ", {.dated_on = ""})),
      hash);
}

// The sequences that a query selects.
std::string selected(const RecordQuery& query) {
  const MemorySource source = make_source();
  std::string text;
  for (std::uint64_t sequence = 0; sequence < source.head().size; ++sequence) {
    if (!is_selected(query, index_keys(sequence, source.record(sequence)))) continue;
    text += (text.empty() ? "" : " ") + std::to_string(sequence);
  }
  return text;
}

QueryOutcome run(const MemorySource& source, const RecordQuery& query, std::uint64_t size) {
  const SizedQuery queries[] = {{query, size}};
  return run_queries(source, source.hash(), queries).front();
}

BOOST_AUTO_TEST_SUITE(record_query)

BOOST_AUTO_TEST_CASE(is_written_in_one_way) {
  BOOST_TEST(format_query({}) == "list");
  BOOST_TEST(format_query(kFull) == kFullText);
  BOOST_TEST((parse_query("list") == RecordQuery{}));
  BOOST_TEST((parse_query(kFullText) == kFull));
  BOOST_TEST((parse_query("list --to 2024-12-31").to == Date{2024, 12, 31}));
}

BOOST_AUTO_TEST_CASE(refuses_any_other_spelling) {
  for (const char* text : {"",
                           " ",
                           "list ",
                           " list",
                           "LIST",
                           "trace PG",
                           "list --kind",
                           "list --kind nothing",
                           "list --kind allocation allocation",
                           "list --programme PG --kind allocation",
                           "list --kind allocation --kind allocation",
                           "list  --kind allocation",
                           "list --kind allocation ",
                           "list --kind=allocation",
                           "list --party -",
                           "list --party 甲市",
                           "list --from 2024-02-30",
                           "list --from 2024-1-1",
                           "list --limit 3",
                           "list --id AL",
                           "list\t--kind allocation",
                           "list --programme 22010219900101123X"}) {
    BOOST_CHECK_EXCEPTION(
        static_cast<void>(parse_query(text)), FormatError, [](const FormatError& error) {
          return error.message().zh.find("不是可以重跑的查询") != std::string::npos;
        });
  }
}

BOOST_AUTO_TEST_CASE(selects_what_meets_every_condition) {
  BOOST_TEST(selected({}) == "0 1 2 3 4 5 6 7 8 9 10 11 12 13");
  BOOST_TEST(selected({.kind = Kind::kAllocation}) == "10 11");
  BOOST_TEST(selected({.programme = "PG"}) == "7 10 11 12 13");
  BOOST_TEST(selected({.party = "A"}) == "10 12 13");
  BOOST_TEST(selected({.document = "NT"}) == "10");
  BOOST_TEST(selected({.kind = Kind::kDisbursement, .document = "NT"}).empty());
  BOOST_TEST(selected({.kind = Kind::kGenesis}) == "0");
}

BOOST_AUTO_TEST_CASE(selects_by_business_date_both_ends_included) {
  BOOST_TEST(selected({.from = Date{2024, 6, 1}}) == "11 12");
  BOOST_TEST(selected({.from = Date{2024, 6, 2}}) == "11");
  BOOST_TEST(selected({.to = Date{2024, 6, 1}}) == "10 12");
  BOOST_TEST(selected({.from = Date{2024, 4, 29}, .to = Date{2024, 4, 29}}) == "10");
}

// H(0x01 ‖ leaf ‖ leaf) over the contents of the two allocations.
BOOST_AUTO_TEST_CASE(digests_the_contents_as_a_tree) {
  for (const HashSuite hash : {HashSuite::kSha256, HashSuite::kSm3}) {
    const MemorySource source = make_source(hash);
    Hasher hasher(hash);
    const auto leaf = [&](std::uint64_t sequence) {
      const Bytes& entry = source.entry(sequence);
      const EntryView view = parse_entry(entry);
      Bytes content{0, static_cast<std::uint8_t>(view.header.kind >> 8U),
                    static_cast<std::uint8_t>(view.header.kind), view.header.kind_version};
      content.insert(content.end(), view.body.begin(), view.body.end());
      return hasher.hash(ByteView(content));
    };
    const QueryOutcome outcome = run(source, {.kind = Kind::kAllocation}, 14);
    BOOST_TEST(outcome.count == 2U);
    BOOST_TEST((outcome.digest == hasher.node(leaf(10), leaf(11))));
    const QueryOutcome earlier = run(source, {.kind = Kind::kAllocation}, 11);
    BOOST_TEST(earlier.count == 1U);
    BOOST_TEST((earlier.digest == leaf(10)));
    BOOST_TEST((run(source, {}, 0).digest == hasher.hash(ByteView())));
  }
}

// Neither the time of recording nor the place in the ledger is part of what is digested.
BOOST_AUTO_TEST_CASE(digests_what_was_recorded_wherever_it_stands) {
  MemorySource source = make_source();
  const auto before = run(source, {.party = "B"}, 14).digest;
  source.set_recorded_at(11, 1);
  BOOST_TEST((run(source, {.party = "B"}, 14).digest == before));
  source.flip_byte(11, 40);
  BOOST_TEST((run(source, {.party = "B"}, 14).digest != before));
}

BOOST_AUTO_TEST_CASE(runs_several_at_once) {
  const MemorySource source = make_source();
  const SizedQuery queries[] = {{{}, 14}, {{.party = "A"}, 12}, {{.party = "A"}, 13}};
  const auto outcomes = run_queries(source, HashSuite::kSha256, queries);
  BOOST_TEST_REQUIRE(outcomes.size() == 3U);
  BOOST_TEST(outcomes[0].count == 14U);
  BOOST_TEST(outcomes[1].count == 1U);
  BOOST_TEST(outcomes[2].count == 2U);
  BOOST_TEST((outcomes[2].digest == run(source, {.party = "A"}, 13).digest));
}

// What lies before the entry that cannot be read is known; what covers it is not.
BOOST_AUTO_TEST_CASE(says_which_entry_cannot_be_read) {
  MemorySource source = make_source();
  source.delete_entry(12);
  BOOST_TEST(!run(source, {.party = "A"}, 13).digest.has_value());
  BOOST_TEST(run(source, {.party = "A"}, 13).unread == 12U);
  BOOST_TEST(run(source, {.party = "A"}, 12).digest.has_value());
  MemorySource other = make_source();
  other.put_entry(3, {1, 2, 3});
  BOOST_TEST(run(other, {}, 14).unread == 3U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
