// SPDX-License-Identifier: Apache-2.0
//
// Batches that are signed as they are appended.
#include <boost/test/unit_test.hpp>

#include "ledger/ledger.h"
#include "tests/support/batches.h"
#include "tests/support/expect_error.h"
#include "tests/support/ledger_fixture.h"
#include "tests/support/test_keys.h"

namespace fundtrail::test {
namespace {

// Takes down what it is asked to sign, and gives a text that is no signature.
class FakeSigner : public BatchSigner {
 public:
  [[nodiscard]] BatchMode mode() const override { return mode_; }
  [[nodiscard]] std::string sign(const BatchNote& note) override {
    asked.push_back(note);
    if (refuses) throw Error(ErrorCode::kRefused, say("不签", "not signed"));
    return "签名";
  }

  std::vector<BatchNote> asked;
  BatchMode mode_ = BatchMode::kLeaves;
  bool refuses = false;
};

struct Fixture : LedgerFixture {
  AppendReceipt append_signed(const std::vector<Record>& batch, bool is_dry_run = false) {
    AppendOptions options;
    options.is_dry_run = is_dry_run;
    options.signer = &signer;
    Ledger ledger(folder(), Ledger::Access::kWrite);
    return ledger.append(batch, options, clock());
  }
  [[nodiscard]] std::uint64_t size() const {
    return Ledger(folder(), Ledger::Access::kRead).snapshot()->head().size;
  }

  FakeSigner signer;
};

KeyChange some_grant() {
  return {KeyAction::kGrant, test_vkey("k"), KeyRole::kOperator, {}, {}, {}};
}

BOOST_FIXTURE_TEST_SUITE(append_signed, Fixture)

BOOST_AUTO_TEST_CASE(ends_the_batch_by_its_signature) {
  const AppendReceipt receipt = append_signed({make_party("a"), make_party("b")});
  BOOST_TEST(receipt.added == 2U);
  BOOST_TEST(receipt.signature.value() == 3U);
  BOOST_TEST(receipt.head.size == 4U);
  const Ledger ledger(folder(), Ledger::Access::kRead);
  const auto source = ledger.snapshot();
  const Bytes last = read_entry(*source, 3).value();
  const Record record = decode_body(parse_entry(last));
  BOOST_TEST((record == Record(BatchSignature{"签名"})));
  BOOST_TEST(parse_entry(last).header.recorded_at_us == receipt.recorded_at_us);
}

BOOST_AUTO_TEST_CASE(asks_for_a_signature_of_what_it_adds) {
  append_signed({make_party("a"), make_party("b")});
  BOOST_REQUIRE(signer.asked.size() == 1U);
  const BatchNote& note = signer.asked.front();
  Hasher hasher(HashSuite::kSha256);
  const Ledger ledger(folder(), Ledger::Access::kRead);
  const auto source = ledger.snapshot();
  const auto leaf = [&](std::uint64_t sequence) {
    return hasher.leaf(read_entry(*source, sequence).value());
  };
  BOOST_TEST(note.origin == "fundtrail.test/ledger");
  BOOST_TEST((note.genesis_leaf == leaf(0)));
  BOOST_TEST(note.count == 2U);
  BOOST_TEST((note.mode == BatchMode::kLeaves));
  BOOST_TEST((note.root == hasher.node(leaf(1), leaf(2))));
  BOOST_TEST(note.seen.size == 0U);
  BOOST_TEST((note.seen.root == hasher.empty_root()));
}

BOOST_AUTO_TEST_CASE(signs_nothing_in_a_dry_run) {
  const AppendReceipt receipt = append_signed({make_party("a")}, true);
  BOOST_TEST(!receipt.signature.has_value());
  BOOST_TEST(signer.asked.empty());
  BOOST_TEST(size() == 1U);
}

BOOST_AUTO_TEST_CASE(signs_no_batch_that_adds_nothing) {
  append_signed({make_party("a")});
  const AppendReceipt receipt = append_signed({make_party("a")});
  BOOST_TEST(receipt.added == 0U);
  BOOST_TEST(receipt.already_recorded == 1U);
  BOOST_TEST(!receipt.signature.has_value());
  BOOST_TEST(signer.asked.size() == 1U);
  BOOST_TEST(size() == 3U);
}

BOOST_AUTO_TEST_CASE(signs_only_what_is_new) {
  append_signed({make_party("a")});
  append_signed({make_party("a"), make_party("b")});
  BOOST_TEST(signer.asked.back().count == 1U);
}

BOOST_AUTO_TEST_CASE(writes_nothing_if_nobody_signs) {
  signer.refuses = true;
  expect_error(ErrorCode::kRefused, "not signed", [&] { append_signed({make_party("a")}); });
  BOOST_TEST(size() == 1U);
}

BOOST_AUTO_TEST_CASE(takes_changes_of_keys_with_a_signature_alone) {
  BOOST_TEST(append_signed({some_grant(), ApprovalPolicy{{"budget"}, {}}}).added == 2U);
  Ledger ledger(folder(), Ledger::Access::kWrite);
  const std::vector<Record> batch{some_grant()};
  expect_error(ErrorCode::kRefused, "appended with a signature",
               [&] { ledger.append(batch, {}, clock()); });
}

BOOST_AUTO_TEST_CASE(takes_no_signature_and_no_genesis_from_anybody) {
  for (const Record& record : {Record(BatchSignature{"x"}), Record(test_genesis("a"))}) {
    expect_error(ErrorCode::kRefused, "by itself", [&] { append_signed({record}); });
  }
  BOOST_TEST(size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
