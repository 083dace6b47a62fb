// SPDX-License-Identifier: Apache-2.0
//
// How much is read and done for signatures: a ledger of many keys and signatures, which its
// operator may have made for that, must not keep its verifiers busy for ever.
#include <boost/test/unit_test.hpp>

#include "tests/schemas/allocation_probe.h"
#include "tests/verifier/signed_book.h"
#include "verifier/signatures/ledger_keys.h"
#include "verifier/verify.h"

namespace fundtrail::test {
namespace {

// Passes on what another source has, and counts the entries that are read of it.
class CountingSource : public EntrySource {
 public:
  explicit CountingSource(const EntrySource& source) : source_(source) {}

  [[nodiscard]] Head head() const override { return source_.head(); }
  void visit(std::uint64_t begin, std::uint64_t end, const EntryVisitor& visitor) const override {
    count_ += end - begin;
    source_.visit(begin, end, visitor);
  }
  void visit_beyond_head(const EntryVisitor& visitor) const override {
    source_.visit_beyond_head(visitor);
  }
  [[nodiscard]] const StoredNodes* nodes() const override { return source_.nodes(); }
  [[nodiscard]] const StoredIndex* index() const override { return source_.index(); }

  [[nodiscard]] std::uint64_t count() const { return count_; }

 private:
  const EntrySource& source_;
  mutable std::uint64_t count_ = 0;
};

Genesis genesis_of(const MemorySource& source) { return std::get<Genesis>(source.record(0)); }

// `count` keys, each granted, used for a batch, revoked, granted again in vain; and as many
// signatures that are none.
MemorySource crowded(std::size_t count) {
  SignedBook book;
  book.add_party("p");
  std::vector<SigningKey> keys;
  for (std::size_t i = 0; i < count; ++i) keys.push_back(make_key("p/" + std::to_string(i)));
  for (const SigningKey& key : keys)
    book.grant(key, KeyRole::kAuthor).sign({&operator_key(), &key});
  for (const SigningKey& key : keys) {
    book.add_party("by-" + key.verifier_key().name()).sign({&key});
  }
  for (const SigningKey& key : keys) book.revoke(key).sign({&operator_key()});
  for (const SigningKey& key : keys) book.grant(key, KeyRole::kAuthor);
  book.leave_unsigned();
  for (std::size_t i = 0; i < count; ++i) book.sign_with_text("x");
  return book.source();
}

std::uint64_t allocations_to_verify(const MemorySource& source) {
  VerifyOptions options;
  options.jobs = 1;
  const AllocationProbe allocations;
  static_cast<void>(verify(source, options));
  return allocations.count();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(signature_work)

// What copies, formats or compares every key for every key or signature allocates with the square.
BOOST_AUTO_TEST_CASE(grows_with_the_keys_and_signatures_and_not_with_their_square) {
  const std::uint64_t once = allocations_to_verify(crowded(100));
  const std::uint64_t twice = allocations_to_verify(crowded(200));
  BOOST_TEST(twice > once);
  BOOST_TEST(twice * 10 < once * 21);
}

BOOST_AUTO_TEST_CASE(finds_the_same_in_a_crowd) {
  VerifyOptions options;
  options.jobs = 1;
  const Verification found = verify(crowded(70), options);
  const Authorship& authorship = found.integrity.authorship;
  BOOST_TEST(authorship.keys.size() == 71U);
  // Unsigned: the grants in vain; damage: these, and the signatures that are none.
  BOOST_TEST(authorship.unsigned_entries == 70U);
  BOOST_TEST(found.integrity.damage_count == 140U);
  for (const KeySummary& key : authorship.keys) {
    BOOST_TEST(key.active_until.has_value() == !key.party.empty());
    BOOST_TEST((key.party.empty() || key.entries == 1U));
  }
}

BOOST_AUTO_TEST_CASE(of_reading_the_keys_is_that_of_their_own_batches) {
  SigningKey author = make_key("p/author");
  SignedBook book;
  book.add_party("p").grant(author, KeyRole::kAuthor).sign({&operator_key(), &author});
  for (int i = 0; i < 20; ++i) book.add_party("a" + std::to_string(i)).sign({&author});
  book.add(ApprovalPolicy{{"party"}, {}}).sign({&operator_key()});
  const MemorySource source = book.source();
  const CountingSource counted(source);
  const KeyRing ring = read_key_ring(counted, genesis_of(source));
  BOOST_TEST(ring.keys().size() == 2U);
  BOOST_TEST(ring.policy_at(source.head().size) != nullptr);
  // The genesis, the two records, and of both batches the signature with what it covers.
  BOOST_TEST(counted.count() == 1U + 2U + (1U + 2U) + (1U + 1U));
}

BOOST_AUTO_TEST_CASE(of_a_source_without_an_index_is_none) {
  SigningKey author = make_key("p/author");
  SignedBook book;
  book.add_party("p").grant(author, KeyRole::kAuthor).sign({&operator_key(), &author});
  MemorySource source = book.source();
  source.forget_index();
  BOOST_TEST(read_key_ring(source, genesis_of(source)).keys().size() == 1U);
}

BOOST_AUTO_TEST_CASE(of_a_version_that_is_not_known_is_none) {
  constexpr std::size_t kVersionAt = 19;  // of an entry
  SigningKey author = make_key("p/author");
  SignedBook book;
  book.add_party("p").grant(author, KeyRole::kAuthor).sign({&operator_key(), &author});
  MemorySource source = book.source();
  source.flip_byte(2, kVersionAt, 0x08);
  BOOST_TEST(read_key_ring(source, genesis_of(source)).keys().size() == 1U);
}

// What is left to `verify` decides nothing of the keys.
BOOST_AUTO_TEST_CASE(that_is_left_out_changes_no_key) {
  SigningKey author = make_key("p/author");
  SignedBook book;
  book.add_party("p").grant(author, KeyRole::kAuthor).sign({&operator_key(), &author});
  book.add_party("a").sign_with_text("no note");
  book.add_party("b").sign({&author}, [](BatchNote& note) { note.root = Digest(); });
  book.revoke(author).sign({&author});  // by no operator's key: without effect
  book.add(ApprovalPolicy{{"party"}, {}}).leave_unsigned();
  const MemorySource source = book.source();
  const KeyRing ring = read_key_ring(source, genesis_of(source));
  BOOST_TEST_REQUIRE(ring.keys().size() == 2U);
  BOOST_TEST(ring.keys()[1].is_active(source.head().size));
  BOOST_TEST(ring.policy_at(source.head().size) == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
