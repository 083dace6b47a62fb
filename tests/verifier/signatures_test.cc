// SPDX-License-Identifier: Apache-2.0
//
// What signatures and keys come to: each kind of wrong one is named at its place, with exit
// code 11.
#include <boost/test/unit_test.hpp>

#include "ledger/proof/key_ring.h"
#include "ledger/proof/note.h"
#include "tests/support/batches.h"
#include "tests/verifier/signed_book.h"
#include "verifier/verify.h"

namespace fundtrail::test {
namespace {

Verification verify_book(const EntrySource& source, const VerifyOptions& given = {}) {
  VerifyOptions options = given;
  options.jobs = 1;
  return verify(source, options);
}

// `signature layer, exit code: sequence detail; …`
std::string in_short(const Verification& found) {
  std::string text = std::string(enum_name(found.integrity.layer(Layer::kSignature))) + ", " +
                     std::to_string(exit_code(found)) + ":";
  for (const Damage& damage : found.integrity.damage) {
    BOOST_TEST((damage.layer == Layer::kSignature), damage.detail.zh);
    text += " " + std::to_string(damage.sequence) + " " + damage.detail.zh + ";";
  }
  return text;
}

std::string judge(const SignedBook& book) { return in_short(verify_book(book.source())); }

// `n signed, n approved, n unsigned`
std::string counts(const SignedBook& book) {
  const Authorship authorship = verify_book(book.source()).integrity.authorship;
  return fmt::format("{} signed, {} approved, {} unsigned", authorship.signed_entries,
                     authorship.approved_entries, authorship.unsigned_entries);
}

constexpr std::string_view kSound = "intact, 0:";

struct Fixture {
  SigningKey author = make_key("p/accountant");
  SigningKey approver = make_key("p/head");
  SigningKey stranger = make_key("stranger");
  SignedBook book;

  // Entries 1 to 4: a party, two grants, the signature.
  void grant_both() {
    book.add_party("p");
    book.grant(author, KeyRole::kAuthor).grant(approver, KeyRole::kApprover, "审核岗");
    book.sign({&operator_key(), &author, &approver});
  }
};

BOOST_FIXTURE_TEST_SUITE(signatures, Fixture)

BOOST_AUTO_TEST_CASE(are_unchecked_where_nothing_is_signed) {
  book.add_party("a").add_party("b");
  BOOST_TEST(judge(book) == "unchecked, 0:");
  BOOST_TEST(counts(book) == "0 signed, 0 approved, 2 unsigned");
}

BOOST_AUTO_TEST_CASE(of_the_operator_hold_from_the_first_batch_on) {
  book.add_party("a").add_party("b").sign({&operator_key()});
  BOOST_TEST(judge(book) == kSound);
  BOOST_TEST(counts(book) == "2 signed, 0 approved, 0 unsigned");
  BOOST_TEST(verify_book(book.source()).integrity.authorship.unsigned_range_count == 0U);
}

BOOST_AUTO_TEST_CASE(of_a_granted_key_hold_after_its_grant) {
  grant_both();
  book.add_party("a").sign({&author});
  BOOST_TEST(judge(book) == kSound);
  BOOST_TEST(counts(book) == "4 signed, 0 approved, 0 unsigned");
  const Authorship found = verify_book(book.source()).integrity.authorship;
  BOOST_REQUIRE(found.keys.size() == 3U);
  BOOST_TEST(found.keys[0].batches == 1U);
  BOOST_TEST(found.keys[0].entries == 3U);
  BOOST_TEST(found.keys[1].party == "p");
  BOOST_TEST(found.keys[1].holder == "会计岗");
  BOOST_TEST(found.keys[1].granted_at == 2U);
  BOOST_TEST(found.keys[1].active_from == 5U);
  BOOST_TEST(found.keys[1].entries == 1U);
  BOOST_TEST(found.keys[1].is_confirmed);
  BOOST_TEST(!found.keys[1].is_trusted);
}

BOOST_AUTO_TEST_CASE(are_counted_with_what_nobody_signed) {
  book.add_party("a").leave_unsigned().add_party("b").sign({&operator_key()});
  book.add_party("c").add_party("d").leave_unsigned();
  BOOST_TEST(judge(book) == kSound);
  const Authorship found = verify_book(book.source()).integrity.authorship;
  BOOST_TEST(found.unsigned_entries == 3U);
  BOOST_TEST((found.unsigned_ranges == std::vector<SequenceRange>{{1, 2}, {4, 6}}));
  BOOST_TEST(found.unsigned_range_count == 2U);
}

BOOST_AUTO_TEST_CASE(list_the_first_of_many_unsigned_ranges_and_count_all) {
  for (std::size_t i = 0; i <= kListedMax; ++i) {
    book.add_party("u" + std::to_string(i)).leave_unsigned();
    book.add_party("s" + std::to_string(i)).sign({&operator_key()});
  }
  const Authorship found = verify_book(book.source()).integrity.authorship;
  BOOST_TEST(found.unsigned_ranges.size() == kListedMax);
  BOOST_TEST(found.unsigned_range_count == kListedMax + 1);
  BOOST_TEST(found.unsigned_entries == kListedMax + 1);
}

BOOST_AUTO_TEST_CASE(of_unknown_keys_count_for_nothing) {
  book.add_party("a").sign({&stranger});
  BOOST_TEST(judge(book) == "damaged, 11: 2 没有账本认识的密钥的签名（签名者：stranger）;");
  BOOST_TEST(counts(book) == "0 signed, 0 approved, 1 unsigned");
}

BOOST_AUTO_TEST_CASE(of_unknown_keys_are_passed_over_beside_a_known_one) {
  book.add_party("a").sign({&operator_key(), &stranger});
  BOOST_TEST(judge(book) == kSound);
  SignedBook other;
  other.add_party("a").sign({&stranger, &operator_key()});
  BOOST_TEST(judge(other) == kSound);
}

BOOST_AUTO_TEST_CASE(that_are_wrong_are_named_by_their_key) {
  book.add_party("a");
  const std::string text = format_batch_note(book.note());
  std::string note = sign_text(text, {&operator_key()});
  note.at(note.size() - 6) = note.at(note.size() - 6) == 'A' ? 'B' : 'A';
  book.sign_with_text(note);
  BOOST_TEST(judge(book) == "damaged, 11: 2 密钥“test.example/memory”的签名是错的;");
}

BOOST_AUTO_TEST_CASE(of_a_revoked_key_count_for_nothing) {
  grant_both();
  book.revoke(author).sign({&operator_key()});
  book.add_party("a").sign({&author});
  BOOST_TEST(judge(book) == "damaged, 11: 8 密钥“p/accountant”那时已撤销（从第 7 号起：换岗）;");
}

BOOST_AUTO_TEST_CASE(of_before_the_revocation_stay_valid) {
  grant_both();
  book.add_party("a").sign({&author});
  book.revoke(author).sign({&operator_key()});
  BOOST_TEST(judge(book) == kSound);
}

BOOST_AUTO_TEST_CASE(do_not_count_before_their_key_does) {
  grant_both();
  SigningKey late = make_key("p/late");
  book.add_party("a").sign({&late});
  book.grant(late, KeyRole::kAuthor).sign({&operator_key(), &late, &author});
  BOOST_TEST(judge(book) == "damaged, 11: 6 没有账本认识的密钥的签名（签名者：p/late）;");
}

BOOST_AUTO_TEST_CASE(of_another_ledger_count_for_nothing) {
  book.add_party("a").sign({&operator_key()}, [](BatchNote& note) { note.origin = "b.example"; });
  BOOST_TEST(judge(book) == "damaged, 11: 2 签的是账本“b.example”，不是这一本;");
  SignedBook other;
  other.add_party("a").sign({&operator_key()},
                            [](BatchNote& note) { note.genesis_leaf.bytes[0] ^= 1; });
  BOOST_TEST(judge(other) == "damaged, 11: 2 签的是另一本同名账本（创世记录不同）;");
}

BOOST_AUTO_TEST_CASE(that_count_wrongly_or_stand_elsewhere_are_named) {
  const std::string misplaced =
      "damaged, 11: {} 签名说盖住前 2 条，与它的位置不符（少录、错位或条数不对）;";
  const auto counting = [](std::uint64_t count) {
    return [count](BatchNote& note) { note.count = count; };
  };
  book.add_party("a").sign({&operator_key()}, counting(2));  // the genesis with it
  BOOST_TEST(judge(book) == fmt::format(fmt::runtime(misplaced), 2));
  SignedBook over;
  over.add_party("a").sign({&operator_key()});
  over.add_party("b").sign({&operator_key()}, counting(2));  // the signature before
  BOOST_TEST(judge(over) == fmt::format(fmt::runtime(misplaced), 4));
  SignedBook less;
  less.add_party("a").add_party("b").sign({&operator_key()}, counting(1));
  BOOST_TEST(judge(less) == "damaged, 11: 3 签名不是对这 1 条记录签的（第 2 至 2 号）;");
  SignedBook alone;
  alone.add_party("a").leave_unsigned().sign({&operator_key()}, counting(1));
  BOOST_TEST(judge(alone) == "damaged, 11: 2 所盖的记录不是同一批录入的;");
}

BOOST_AUTO_TEST_CASE(are_not_of_records_that_were_exchanged_and_rechained) {
  book.add_party("a").add_party("b").sign({&operator_key()});
  MemorySource source = book.source();
  source.replace_record(1, make_party("c"));
  source.rewrite_chain(1);
  const Verification found = verify_book(source);
  BOOST_TEST((found.integrity.layer(Layer::kSignature) == LayerResult::kDamaged));
}

BOOST_AUTO_TEST_CASE(moved_to_another_batch_are_not_of_it) {
  book.add_party("a");
  const std::string note = sign_text(format_batch_note(book.note()), {&operator_key()});
  book.sign_with_text(note);
  book.add_party("b").sign_with_text(note);
  BOOST_TEST(judge(book) == "damaged, 11: 4 签名不是对这 1 条记录签的（第 3 至 3 号）;");
}

BOOST_AUTO_TEST_CASE(that_are_no_notes_are_named) {
  book.add_party("a").sign_with_text("签名");
  BOOST_TEST(judge(book).starts_with("damaged, 11: 2 签名文本不合格式："));
  SignedBook other;
  other.add_party("a").sign_with_text(sign_text("fundtrail/batch/2\n", {&operator_key()}));
  BOOST_TEST(judge(other).starts_with("damaged, 11: 2 签名文本不合格式："));
}

BOOST_AUTO_TEST_CASE(claim_no_more_seen_than_there_was) {
  book.add_party("a").sign({&operator_key()}, [](BatchNote& note) { note.seen.size = 2; });
  BOOST_TEST(judge(book) == "damaged, 11: 2 作者所核验的 2 条多于当时的账本;");
}

BOOST_AUTO_TEST_CASE(bear_witness_to_what_their_author_had_verified) {
  const auto seeing = [](std::uint64_t size, const Digest& root) {
    return [size, root](BatchNote& note) { note.seen = {size, root}; };
  };
  const Digest genesis = book.note().genesis_leaf;
  book.add_party("a").sign({&operator_key()}, seeing(1, genesis));
  BOOST_TEST(judge(book) == kSound);
  SignedBook other;
  other.add_party("a").sign({&operator_key()}, seeing(1, Digest()));
  BOOST_TEST(judge(other) ==
             "damaged, 11: 2 签名人当时核验过的前 1 条不是现在这些：这段历史已被改写;");
  SignedBook both;  // who has seen nothing hides nobody who has
  both.add_party("a").sign({&operator_key()});
  both.add_party("b").sign({&operator_key()}, seeing(1, genesis));
  BOOST_TEST(judge(both) == kSound);
  SignedBook none;
  none.add_party("a").sign({&operator_key()}, seeing(0, genesis));
  BOOST_TEST(judge(none) == "damaged, 11: 2 什么也没核验过，却写了树根;");
}

// What comes after a batch changes nothing of what it is.
BOOST_AUTO_TEST_CASE(stay_valid_whoever_is_let_in_later) {
  grant_both();
  SigningKey later = make_key("p/later");
  book.add_party("a");
  const std::string text = format_batch_note(book.note());
  SignedNote note = parse_note(sign_text(text, {&author, &later}));
  book.sign_with_text(format_note(note));
  book.add_party("b");
  note = parse_note(sign_text(format_batch_note(book.note()), {&author, &later}));
  note.signatures.back().signature.assign(64, 0);  // wrong, of a key that nobody knows yet
  book.sign_with_text(format_note(note));
  const std::string before = judge(book);
  BOOST_TEST(before == kSound);
  book.grant(later, KeyRole::kAuthor, "出纳岗").sign({&operator_key(), &later, &author});
  BOOST_TEST(judge(book) == before);
  BOOST_TEST(counts(book) == "6 signed, 0 approved, 0 unsigned");
}

BOOST_AUTO_TEST_CASE(tell_who_did_what_in_any_order) {
  grant_both();
  book.add_party("a").sign({&approver, &author});
  const Authorship found = verify_book(book.source()).integrity.authorship;
  BOOST_TEST(found.keys[1].entries == 1U);
  BOOST_TEST(found.keys[2].entries == 0U);
  BOOST_TEST(found.approved_entries == 1U);
}

BOOST_AUTO_TEST_CASE(of_an_approver_count_from_another_holder_alone) {
  grant_both();
  book.add_party("a").sign({&author, &approver});
  BOOST_TEST(counts(book) == "4 signed, 1 approved, 0 unsigned");
  SignedBook same;
  same.add_party("p").grant(author, KeyRole::kAuthor).grant(approver, KeyRole::kApprover);
  same.sign({&operator_key(), &author, &approver});
  same.add_party("a").sign({&author, &approver});
  BOOST_TEST(judge(same) == kSound);
  BOOST_TEST(counts(same) == "4 signed, 0 approved, 0 unsigned");
}

BOOST_AUTO_TEST_CASE(of_an_approver_alone_approve_nothing) {
  grant_both();
  book.add_party("a").sign({&approver});
  BOOST_TEST(counts(book) == "4 signed, 0 approved, 0 unsigned");
}

BOOST_AUTO_TEST_CASE(say_the_same_over_any_cuts_and_threads) {
  grant_both();
  for (const char* id : {"a", "b", "c"}) book.add_party(id).sign({&author});
  book.add_party("d").sign({&stranger});
  const MemorySource source = book.source();
  const std::string whole = in_short(verify_book(source));
  for (std::uint64_t cut = 1; cut < source.head().size; ++cut) {
    VerifyOptions options;
    options.cuts = {cut};
    BOOST_TEST(in_short(verify_book(source, options)) == whole, cut);
  }
  VerifyOptions threads;
  threads.jobs = 4;
  BOOST_TEST(in_short(verify(source, threads)) == whole);
}

BOOST_AUTO_TEST_CASE(are_left_unchecked_where_records_are_damaged) {
  book.add_party("a").sign({&operator_key()});
  MemorySource source = book.source();
  source.flip_byte(1, 30);
  const Verification found = verify_book(source);
  BOOST_TEST((found.integrity.layer(Layer::kSignature) == LayerResult::kUnchecked));
  BOOST_TEST(exit_code(found) == 10);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(ledger_keys, Fixture)

BOOST_AUTO_TEST_CASE(need_their_own_signature_to_be_granted) {
  book.add_party("p").grant(author, KeyRole::kAuthor).sign({&operator_key()});
  BOOST_TEST(judge(book) ==
             "damaged, 11: 2 没有被授予的密钥自己的签名，不知有没有人持有它的私钥，不生效;");
}

BOOST_AUTO_TEST_CASE(need_the_operators_signature_to_be_granted) {
  grant_both();
  book.grant(stranger, KeyRole::kAuthor).sign({&author, &stranger});
  BOOST_TEST(judge(book) == "damaged, 11: 5 没有账本管理密钥的签名，不生效;");
}

BOOST_AUTO_TEST_CASE(are_not_granted_without_a_signature) {
  book.add_party("p").grant(author, KeyRole::kAuthor).leave_unsigned();
  BOOST_TEST(judge(book) == "damaged, 11: 2 没有有效签名盖住它，不生效;");
}

BOOST_AUTO_TEST_CASE(are_granted_once) {
  grant_both();
  book.grant(author, KeyRole::kApprover, "审核岗").sign({&operator_key(), &author});
  SigningKey renamed = make_key("x");
  BOOST_TEST(judge(book) == "damaged, 11: 5 这把公钥已授予过，不能再授;");
}

BOOST_AUTO_TEST_CASE(need_one_of_their_partys_to_be_confirmed) {
  grant_both();
  SigningKey later = make_key("p/later");
  book.grant(later, KeyRole::kAuthor, "出纳岗").sign({&operator_key(), &later});
  SigningKey confirmed = make_key("p/confirmed");
  book.grant(confirmed, KeyRole::kAuthor, "复核岗").sign({&operator_key(), &confirmed, &author});
  BOOST_TEST(judge(book) == kSound);
  const Authorship found = verify_book(book.source()).integrity.authorship;
  BOOST_REQUIRE(found.keys.size() == 5U);
  BOOST_TEST(!found.keys[3].is_confirmed);
  BOOST_TEST(found.keys[4].is_confirmed);
}

BOOST_AUTO_TEST_CASE(are_not_confirmed_by_one_that_is_not) {
  grant_both();
  SigningKey invented = make_key("p/invented");
  SigningKey second = make_key("p/second");
  book.grant(invented, KeyRole::kAuthor, "甲岗").sign({&operator_key(), &invented});
  book.grant(second, KeyRole::kAuthor, "乙岗").sign({&operator_key(), &second, &invented});
  const Authorship found = verify_book(book.source()).integrity.authorship;
  BOOST_REQUIRE(found.keys.size() == 5U);
  BOOST_TEST(!found.keys[3].is_confirmed);
  BOOST_TEST(!found.keys[4].is_confirmed);
}

BOOST_AUTO_TEST_CASE(that_are_not_confirmed_approve_what_is_counted_apart) {
  book.add_party("p").grant(author, KeyRole::kAuthor).sign({&operator_key(), &author});
  book.grant(approver, KeyRole::kApprover, "审核岗").sign({&operator_key(), &approver, &author});
  SigningKey invented = make_key("p/invented");
  book.grant(invented, KeyRole::kApprover, "甲岗").sign({&operator_key(), &invented});
  book.add_party("a").sign({&author, &approver});
  book.add_party("b").add_party("c").sign({&author, &invented});
  const Authorship found = verify_book(book.source()).integrity.authorship;
  BOOST_TEST(found.approved_entries == 3U);
  BOOST_TEST(found.unconfirmed_approved_entries == 2U);
  BOOST_TEST(found.keys[2].approved_entries == 1U);
  BOOST_TEST(found.keys[3].approved_entries == 2U);
}

BOOST_AUTO_TEST_CASE(make_policies_that_are_told_in_order) {
  const ApprovalPolicy first{{"party"}, {}};
  const ApprovalPolicy second{{}, {}};
  book.add(first).sign({&operator_key()}).add(second).sign({&operator_key()});
  const Authorship found = verify_book(book.source()).integrity.authorship;
  BOOST_REQUIRE(found.policies.size() == 2U);
  BOOST_TEST(found.policy_count == 2U);
  BOOST_TEST(found.policies[0].active_from == 3U);
  BOOST_TEST((found.policies[0].policy == first));
  BOOST_TEST(found.policies[1].active_from == 5U);
  BOOST_TEST((found.policies[1].policy == second));
}

BOOST_AUTO_TEST_CASE(are_not_confirmed_where_the_partys_were_revoked) {
  grant_both();
  SigningKey invented = make_key("p/invented");
  book.revoke(author).revoke(approver).sign({&operator_key()});
  book.grant(invented, KeyRole::kAuthor, "甲岗").sign({&operator_key(), &invented});
  BOOST_TEST(!verify_book(book.source()).integrity.authorship.keys[3].is_confirmed);
}

BOOST_AUTO_TEST_CASE(are_changed_once_by_one_signature) {
  book.add(ApprovalPolicy{{}, {}});
  const std::string note = sign_text(format_batch_note(book.note()), {&operator_key()});
  book.sign_with_text(note);
  book.add(ApprovalPolicy{{"party"}, {}}).sign({&operator_key()});
  BOOST_TEST(judge(book) == kSound);
  book.add(ApprovalPolicy{{}, {}}).sign_with_text(note);
  BOOST_TEST(judge(book) ==
             "damaged, 11: 5 没有有效签名盖住它，不生效; 6 这份签名此前已录入过，不能再用;");
}

BOOST_AUTO_TEST_CASE(of_the_operator_are_named_as_the_ledger) {
  SigningKey other = make_key("another.example");
  book.grant(other, KeyRole::kOperator).sign({&operator_key(), &other});
  BOOST_TEST(judge(book) == "damaged, 11: 1 账本管理密钥的名称应是账本名 test.example/memory;");
}

BOOST_AUTO_TEST_CASE(of_the_operator_leave_one_that_signs_checkpoints) {
  const SigningKey sm2 =
      SigningKey::generate(operator_key().verifier_key().name(), SignatureType::kSm2);
  book.grant(sm2, KeyRole::kOperator).revoke(operator_key()).sign({&operator_key(), &sm2});
  BOOST_TEST(judge(book) ==
             "damaged, 11: 2 这是最后一把账本管理密钥（Ed25519），同一批中要先授予另一把才能撤销;");
}

BOOST_AUTO_TEST_CASE(of_the_operator_can_be_put_in_anothers_place) {
  SigningKey next = make_key(operator_key().verifier_key().name());
  book.grant(next, KeyRole::kOperator).revoke(operator_key()).sign({&operator_key(), &next});
  book.add_party("a").sign({&next});
  BOOST_TEST(judge(book) == kSound);
  book.add_party("b").sign({&operator_key()});
  BOOST_TEST(judge(book) ==
             "damaged, 11: 7 密钥“test.example/memory”那时已撤销（从第 4 号起：换岗）;");
}

BOOST_AUTO_TEST_CASE(of_the_operator_are_not_all_revoked) {
  book.revoke(operator_key()).sign({&operator_key()});
  BOOST_TEST(judge(book) ==
             "damaged, 11: 1 这是最后一把账本管理密钥（Ed25519），同一批中要先授予另一把才能撤销;");
}

BOOST_AUTO_TEST_CASE(that_are_not_there_are_not_revoked) {
  book.revoke(stranger).sign({&operator_key()});
  BOOST_TEST(judge(book) == "damaged, 11: 1 没有这把有效的密钥可撤销;");
}

BOOST_AUTO_TEST_CASE(of_witnesses_sign_no_batches) {
  const SigningKey witness = SigningKey::generate("w", SignatureType::kCosignature);
  book.add_party("p").grant(witness, KeyRole::kAuthor).sign({&operator_key()});
  BOOST_TEST(judge(book) == "damaged, 11: 2 这是见证人的密钥，不能用来签批次;");
}

BOOST_AUTO_TEST_CASE(that_are_no_keys_are_named) {
  KeyChange change{KeyAction::kGrant, "k+00000000+AQ==", KeyRole::kOperator, {}, {}, {}};
  book.add(change).sign({&operator_key()});
  BOOST_TEST(judge(book).starts_with("damaged, 11: 1 不是公钥："));
}

BOOST_AUTO_TEST_CASE(say_what_has_to_be_signed_from_when_on) {
  KeyRing ring(std::get<Genesis>(book.source().record(0)));
  BOOST_TEST(ring.policy_at(100) == nullptr);
  const ApprovalPolicy first{{"budget"}, {}};
  const ApprovalPolicy second{{"budget"}, {"budget"}};
  const std::vector<VerifierKey> signers{operator_key().verifier_key()};
  BOOST_TEST(ring.apply({5, {}, {{4, first}}, signers}).empty());
  BOOST_TEST(ring.apply({9, {}, {{8, second}}, signers}).empty());
  BOOST_TEST(ring.apply({12, {}, {{11, first}}, {}}).size() == 1U);
  const KeyChange revocation{KeyAction::kRevoke, format_vkey(signers[0]), {}, {}, {},
                             std::string("遗失")};
  const auto refused = ring.apply({15, {{14, revocation}}, {{13, first}}, {}});
  BOOST_REQUIRE(refused.size() == 2U);
  BOOST_TEST(refused[0].sequence == 13U);
  BOOST_TEST(refused[1].sequence == 14U);
  BOOST_TEST(ring.policy_at(5) == nullptr);
  BOOST_TEST((*ring.policy_at(6) == first));
  BOOST_TEST((*ring.policy_at(9) == first));
  BOOST_TEST((*ring.policy_at(10) == second));
  BOOST_TEST((*ring.policy_at(99) == second));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
