// SPDX-License-Identifier: Apache-2.0
//
// What a batch is refused for: all of it is told, and nothing of the batch is written.
#include <boost/test/unit_test.hpp>

#include "ledger/ledger.h"
#include "tests/support/batches.h"
#include "tests/support/expect_error.h"
#include "tests/support/ledger_fixture.h"

namespace fundtrail::test {
namespace {

constexpr std::string_view kRegister = R"(
{"kind":"party","id":"jl-finance","name":"吉林省财政厅","role":"finance"}
{"kind":"party","id":"changchun","name":"长春市","role":"recipient"}
{"kind":"programme","id":"PG-1","name":"奖补资金","year":2024,"level":"province","region":"220000"}
)";

Allocation make_allocation(std::string id, std::string from, std::string to) {
  Allocation allocation;
  allocation.id.value = std::move(id);
  allocation.programme = ProgrammeRef{"PG-1"};
  allocation.from.id = std::move(from);
  allocation.to.id = std::move(to);
  allocation.amount.fen = 83'800'000'00;
  allocation.dated_on = {2024, 1, 9};
  allocation.type = AllocationType::kRegular;
  return allocation;
}

Correction make_amendment(std::string of, std::vector<Amendment> set) {
  Correction correction;
  correction.id.value = "CR-1";
  correction.type = CorrectionType::kAmend;
  correction.of.id = std::move(of);
  correction.dated_on = {2024, 6, 1};
  correction.set = std::move(set);
  correction.reason = "笔误";
  correction.approved_by = "处长";
  return correction;
}

// A ledger with two parties and a programme in it.
struct Registered : LedgerFixture {
  Registered() { append(kRegister); }

  // The refusals of a batch, of which nothing may be written.
  std::vector<Refusal> refusals(const std::vector<Record>& batch) {
    const Head before = head();
    std::vector<Refusal> found;
    try {
      append(batch);
      BOOST_ERROR("the batch was accepted");
    } catch (const BatchRefused& refused) {
      BOOST_TEST((refused.code() == ErrorCode::kRefused));
      count = refused.count();
      text = refused.message();
      found = refused.refusals();
    }
    BOOST_TEST((head() == before));
    return found;
  }

  // The one refusal of a batch.
  Refusal refusal(const std::vector<Record>& batch) {
    const std::vector<Refusal> found = refusals(batch);
    BOOST_REQUIRE(found.size() == 1U);
    BOOST_TEST(count == 1U);
    return found[0];
  }

  std::size_t count = 0;
  Message text;
};

bool has(const Message& message, std::string_view words) {
  return message.en.find(words) != std::string::npos && !message.zh.empty();
}

BOOST_FIXTURE_TEST_SUITE(ledger_refusal, Registered)

BOOST_AUTO_TEST_CASE(id_with_other_content) {
  const Refusal found = refusal({make_party("changchun", "长春市财政局")});
  BOOST_TEST(found.record_index == 0U);
  BOOST_TEST(found.field_path == "id");
  BOOST_TEST(found.value == "changchun");
  BOOST_TEST(has(found.reason, "entry 2 (party) has this id already, with other content"));
}

BOOST_AUTO_TEST_CASE(id_twice_in_a_batch_even_with_the_same_content) {
  const Refusal found = refusal({make_party("a"), make_party("b"), make_party("a")});
  BOOST_TEST(found.record_index == 2U);
  BOOST_TEST(found.value == "a");
  BOOST_TEST((found.earlier_index == 0U));
  BOOST_TEST(has(found.reason, "the very same record is in this batch already"));
}

BOOST_AUTO_TEST_CASE(id_twice_in_a_batch_with_other_content) {
  const Refusal found = refusal({make_party("b"), make_party("a"), make_party("a", "乙")});
  BOOST_TEST((found.earlier_index == 1U));
  BOOST_TEST(has(found.reason, "an earlier record of this batch has this id, with other content"));
}

BOOST_AUTO_TEST_CASE(id_of_a_recorded_one_twice_in_a_batch) {
  const std::vector<Record> batch = parse_records(kRegister);
  const Refusal found = refusal({batch[0], batch[0]});
  BOOST_TEST(found.record_index == 1U);
}

BOOST_AUTO_TEST_CASE(unknown_party) {
  const Refusal found = refusal({make_allocation("AL-1", "jl-finance", "nobody")});
  BOOST_TEST(found.field_path == "to");
  BOOST_TEST(found.value == "nobody");
  BOOST_TEST(has(found.reason, "neither the ledger nor this batch has a party of this id"));
  BOOST_TEST(found.reason.zh.find("没有这个编号的机构") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(recorded_reference_of_the_wrong_kind) {
  const Refusal found = refusal({make_allocation("AL-1", "jl-finance", "PG-1")});
  BOOST_TEST(found.field_path == "to");
  BOOST_TEST(has(found.reason, "this id is of a record of kind programme, not party"));
}

BOOST_AUTO_TEST_CASE(reference_of_the_wrong_kind_within_the_batch) {
  const Refusal found = refusal({make_allocation("AL-1", "jl-finance", "AL-2"),
                                 make_allocation("AL-2", "jl-finance", "changchun")});
  BOOST_TEST(found.record_index == 0U);
  BOOST_TEST(has(found.reason, "kind allocation, not party"));
}

BOOST_AUTO_TEST_CASE(reference_into_a_list_is_named_by_its_place) {
  Party party = make_party("p");
  party.evidence = {{DocumentRef{"D-1"}, std::nullopt}, {DocumentRef{"PG-1"}, std::nullopt}};
  const std::vector<Refusal> found = refusals({party});
  BOOST_REQUIRE(found.size() == 2U);
  BOOST_TEST(found[0].field_path == "evidence[0].document");
  BOOST_TEST(found[1].field_path == "evidence[1].document");
}

BOOST_AUTO_TEST_CASE(text_that_is_not_normalised) {
  // e and a combining acute accent; normalised, it is one character.
  const Refusal found = refusal({make_party("p", "Cafe\u0301")});
  BOOST_TEST(found.field_path == "name");
}

BOOST_AUTO_TEST_CASE(identity_numbers_in_texts_are_all_told_and_not_repeated) {
  Party party = make_party("p", "张三 220102199001011239");
  party.note = "11010519491231002X";
  const std::vector<Refusal> found = refusals({party});
  BOOST_REQUIRE(found.size() == 2U);
  BOOST_TEST(found[0].field_path == "name");
  BOOST_TEST(found[1].field_path == "note");
  BOOST_TEST(found[1].value == "");
  BOOST_TEST(has(found[1].reason, "contains a resident identity number"));
}

BOOST_AUTO_TEST_CASE(amendment_of_a_recorded_one_is_checked_against_it) {
  const std::vector<Refusal> found =
      refusals({make_amendment("changchun", {{"nmae", "x"}, {"role", "nobody"}, {"note", "y"}})});
  BOOST_REQUIRE(found.size() == 2U);
  BOOST_TEST(found[0].field_path == "set[0].field");
  BOOST_TEST(found[0].value == "nmae");
  BOOST_TEST(has(found[0].reason, "records of kind party have no such field; is name meant?"));
  BOOST_TEST(found[1].field_path == "set[1].value");
}

BOOST_AUTO_TEST_CASE(amendment_within_the_batch_is_checked_too) {
  const Refusal found = refusal({make_amendment("AL-1", {{"amount", "1元"}}),
                                 make_allocation("AL-1", "jl-finance", "changchun")});
  BOOST_TEST(found.record_index == 0U);
  BOOST_TEST(has(found.reason, "this field of a record of kind allocation cannot be amended"));
}

BOOST_AUTO_TEST_CASE(reversal_of_more_than_was_recorded_or_of_no_money) {
  const Allocation allocation = make_allocation("AL-1", "jl-finance", "changchun");
  const auto reversal = [](std::string of, std::int64_t fen) {
    Correction correction = make_amendment(std::move(of), {});
    correction.type = CorrectionType::kReverse;
    correction.amount = Amount{fen};
    return correction;
  };
  Refusal found = refusal({allocation, reversal("AL-1", allocation.amount.fen + 1)});
  BOOST_TEST(found.field_path == "amount");
  BOOST_TEST(found.value == "8380.000001万元");
  BOOST_TEST(found.reason.zh == "冲销额超过原记录的 8380万元");
  found = refusal({reversal("changchun", 1)});
  BOOST_TEST(found.field_path == "of");
  BOOST_TEST(found.reason.zh == "红字冲销只用于有金额的记录，这条是机构；改字段请用 amend");
  const std::vector<Record> whole = {allocation, reversal("AL-1", allocation.amount.fen)};
  BOOST_TEST(append(whole).added == 2U);
}

BOOST_AUTO_TEST_CASE(reference_that_an_amendment_makes) {
  const Refusal found = refusal({make_amendment("changchun", {{"parent", "PG-1"}})});
  BOOST_TEST(found.field_path == "set[0].value");
  BOOST_TEST(found.value == "PG-1");
  BOOST_TEST(has(found.reason, "of kind programme, not party"));
}

BOOST_AUTO_TEST_CASE(amendment_that_is_right_is_accepted) {
  const std::vector<Record> batch = {
      make_amendment("changchun", {{"parent", "jl-finance"}, {"name", "长春市财政局"}})};
  BOOST_TEST(append(batch).added == 1U);
}

BOOST_AUTO_TEST_CASE(record_that_breaks_a_rule_of_its_kind) {
  Allocation allocation = make_allocation("AL-1", "jl-finance", "changchun");
  allocation.amount.fen = 0;
  BOOST_TEST(refusal({allocation}).field_path == "amount");
}

BOOST_AUTO_TEST_CASE(malformed_id) {
  const std::vector<Refusal> found = refusals({make_party("not an id")});
  BOOST_TEST(found.size() == 1U);
}

BOOST_AUTO_TEST_CASE(ill_formed_text) {
  const std::vector<Refusal> found = refusals({make_party("p", "\xff\xfe")});
  BOOST_TEST(!found.empty());
}

BOOST_AUTO_TEST_CASE(system_record) {
  Genesis genesis;
  genesis.origin = "fundtrail.test/other";
  genesis.hash = HashSuite::kSha256;
  const Refusal found = refusal({genesis});
  BOOST_TEST(found.field_path == "kind");
  BOOST_TEST(found.value == "genesis");
  BOOST_TEST(has(found.reason, "the ledger writes records of this kind by itself"));
}

BOOST_AUTO_TEST_CASE(entry_that_is_too_large_names_its_largest_field) {
  Party party = make_party("p");
  for (int i = 0; i < 20; ++i) party.aliases.push_back(std::string(4'000, 'a'));
  const Refusal found = refusal({party});
  BOOST_TEST(found.field_path == "aliases");
  BOOST_TEST(has(found.reason, "at most 65535"));
}

BOOST_AUTO_TEST_CASE(every_fault_is_told_in_the_order_of_the_batch) {
  Allocation bad = make_allocation("AL-1", "nobody", "somebody");
  bad.note = "e\u0301";
  const std::vector<Refusal> found =
      refusals({make_party("changchun", "另一个"), make_party("new"), bad, make_party("new")});
  std::vector<std::string> places;
  for (const Refusal& refusal : found) {
    places.push_back(std::to_string(refusal.record_index) + " " + refusal.field_path);
  }
  BOOST_TEST(places == (std::vector<std::string>{"0 id", "2 note", "2 from", "2 to", "3 id"}));
  BOOST_TEST(count == 5U);
}

BOOST_AUTO_TEST_CASE(first_hundred_are_listed_and_all_are_counted) {
  std::vector<Record> batch;
  for (int i = 0; i < 70; ++i) {
    batch.push_back(make_allocation("AL-" + std::to_string(i), "nobody", "somebody"));
  }
  BOOST_TEST(refusals(batch).size() == 100U);
  BOOST_TEST(count == 140U);
  BOOST_TEST(has(text, "the batch has 140 faults, and nothing of it was written"));
  BOOST_TEST(has(text, "record 1, field from, value nobody"));
}

BOOST_AUTO_TEST_CASE(batch_without_the_faulty_records_is_accepted) {
  BOOST_TEST(refusals({make_party("p"), make_party("changchun", "另一个")}).size() == 1U);
  BOOST_TEST(append(std::vector<Record>{make_party("p")}).added == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
