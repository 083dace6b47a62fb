// SPDX-License-Identifier: Apache-2.0
//
// Signed checkpoints, keys, policies and memories, against what is there.
#include <functional>

#include <boost/test/unit_test.hpp>

#include "ledger/proof/checkpoint.h"
#include "tests/support/sample_records.h"
#include "tests/verifier/signed_book.h"
#include "verifier/verify.h"

namespace fundtrail::test {
namespace {

constexpr std::uint64_t kSeenAt = 1'735'606'800;

SignedNote checkpoint_of(const MemorySource& source, const SigningKey& key) {
  const Checkpoint checkpoint{key.verifier_key().name(), source.head(), {}};
  return {format_checkpoint(checkpoint), {sign_checkpoint(key, checkpoint)}};
}

MemorySource cut(MemorySource source, std::uint64_t size) {
  source.cut_tail(size);
  return source;
}

// The sample ledger of 60 entries, and one with another history after entry 5.
struct Fixture {
  Fixture() : source(sample_records()), rewritten(sample_records()) {
    rewritten.set_recorded_at(5, 1'735'606'804'000'000);
    rewritten.rewrite_chain(5);
  }

  void hold(const SignedNote& note, CheckpointGiver giver = CheckpointGiver::kCaller) {
    const bool is_callers = giver == CheckpointGiver::kCaller;
    options.held.checkpoints.push_back({note, giver, is_callers ? say("甲", "A") : say("乙", "B")});
  }
  void trust(const SigningKey& key) { options.held.keys.push_back(key.verifier_key()); }
  RememberedLedger& remember(const MemorySource& seen) {
    options.held.has_memory = true;
    options.held.remembered.push_back({operator_key().verifier_key().name(),
                                       source.leaf(0),
                                       seen.head(),
                                       {operator_key().verifier_key()},
                                       {}});
    return options.held.remembered.back();
  }
  [[nodiscard]] Integrity check(const MemorySource& ledger) {
    options.jobs = 1;
    found = verify(ledger, options);
    return found.integrity;
  }
  // `exit code, anchor layer, kind size, entries not anchored: why it does not hold`
  std::string in_short(const MemorySource& ledger) {
    const Integrity integrity = check(ledger);
    const int code = integrity.result == IntegrityResult::kIntact ? 0 : exit_code(found);
    return fmt::format("{}, {}, {} {}, {}: {}", code, enum_name(integrity.layer(Layer::kAnchor)),
                       enum_name(integrity.anchor.kind), integrity.anchor.size,
                       integrity.unanchored_entries, integrity.anchor_detail.zh);
  }

  MemorySource source;
  MemorySource rewritten;
  VerifyOptions options;
  Verification found;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(held_checkpoints, Fixture)

BOOST_AUTO_TEST_CASE(anchor_what_they_cover_under_a_key_that_is_given) {
  hold(checkpoint_of(cut(source, 20), operator_key()));
  trust(operator_key());
  BOOST_TEST(in_short(source) == "0, intact, given 20, 40: ");
  BOOST_TEST(found.notices.empty());
  BOOST_TEST((found.integrity.checkpoint == checkpoint_of(cut(source, 20), operator_key())));
}

BOOST_AUTO_TEST_CASE(anchor_nothing_under_a_key_of_the_ledgers_own_word) {
  hold(checkpoint_of(cut(source, 20), operator_key()));
  BOOST_TEST(in_short(source) == "0, unchecked, none 0, 60: ");
  BOOST_REQUIRE(found.notices.size() == 1U);
  BOOST_TEST(found.notices[0].zh.starts_with("甲（20 条）的公钥取自账本自身，未经您另行确认"));
  BOOST_TEST(in_short(rewritten) ==
             "12, damaged, given 20, 60: 前 20 条记录的树根与甲的不同：这段历史已被改写，"
             "或所持的是另一账本的树根");
}

BOOST_AUTO_TEST_CASE(show_a_tail_that_was_cut_and_a_backup_that_was_put_back) {
  hold(checkpoint_of(source, operator_key()));
  trust(operator_key());
  BOOST_TEST(
      in_short(cut(source, 59)) ==
      "12, damaged, given 60, 59: 账本只有 59 条记录，少于甲的 60 条：尾部被截，或被换回旧备份");
  BOOST_TEST((found.integrity.result == IntegrityResult::kRolledBack));
  BOOST_TEST(!found.integrity.equivocation.has_value());
}

BOOST_AUTO_TEST_CASE(that_all_were_cut_off_say_so_once) {
  for (const std::uint64_t size : {60U, 59U, 58U, 57U}) {
    hold(checkpoint_of(cut(source, size), operator_key()), CheckpointGiver::kLedger);
  }
  BOOST_TEST(in_short(cut(source, 57)) ==
             "12, damaged, given 60, 57: 账本只有 57 条记录，少于乙的 60 条：尾部被截，"
             "或被换回旧备份；另有 2 处所持也与账本不合");
  BOOST_TEST(in_short(cut(source, 59)) ==
             "12, damaged, given 60, 59: 账本只有 59 条记录，少于乙的 60 条：尾部被截，"
             "或被换回旧备份");
}

BOOST_AUTO_TEST_CASE(that_contradict_in_several_ways_are_each_told_of) {
  hold(checkpoint_of(source, make_key(operator_key().verifier_key().name())));
  hold(checkpoint_of(rewritten, operator_key()));
  hold(checkpoint_of(source, operator_key()));
  const std::string told = in_short(cut(source, 59));
  BOOST_TEST(told.starts_with("12, damaged, given 60, 59: 账本只有 59 条记录，少于甲的 60 条："));
  BOOST_TEST(
      told.ends_with("；甲（60 条）：没有已知密钥的签名，不能证明是账本管理者封存的；"
                     "另有 1 处所持也与账本不合"));
}

BOOST_AUTO_TEST_CASE(show_a_history_that_was_rewritten_and_signed_again) {
  const SignedNote given = checkpoint_of(cut(source, 20), operator_key());
  const SignedNote own = checkpoint_of(rewritten, operator_key());
  hold(given);
  hold(own, CheckpointGiver::kLedger);
  trust(operator_key());
  BOOST_TEST((check(rewritten).result == IntegrityResult::kForked));
  BOOST_REQUIRE(found.integrity.equivocation.has_value());
  BOOST_TEST((found.integrity.equivocation->first == given));
  BOOST_TEST((found.integrity.equivocation->second == own));
  BOOST_TEST(exit_code(found) == 12);
}

BOOST_AUTO_TEST_CASE(show_two_views_to_two_auditors) {
  hold(checkpoint_of(source, operator_key()));
  hold(checkpoint_of(rewritten, operator_key()));
  trust(operator_key());
  BOOST_TEST((check(source).result == IntegrityResult::kForked));
  BOOST_TEST(found.integrity.equivocation.has_value());
}

BOOST_AUTO_TEST_CASE(prove_no_equivocation_where_one_history_goes_on) {
  hold(checkpoint_of(source, operator_key()));
  hold(checkpoint_of(cut(source, 20), operator_key()), CheckpointGiver::kLedger);
  trust(operator_key());
  BOOST_TEST((check(cut(source, 20)).result == IntegrityResult::kRolledBack));
  BOOST_TEST(!found.integrity.equivocation.has_value());
  BOOST_TEST((check(source).result == IntegrityResult::kIntact));
}

BOOST_AUTO_TEST_CASE(are_refused_where_they_are_of_another_ledger) {
  const SigningKey other = make_key("example.org/other");
  hold(checkpoint_of(source, other));
  BOOST_TEST(in_short(source).starts_with(
      "12, damaged, given 60, 60: 甲（60 条）是另一账本“example.org/other”的封存点，不是“"));
}

BOOST_AUTO_TEST_CASE(are_refused_without_a_known_signature) {
  const std::string& origin = operator_key().verifier_key().name();
  hold(checkpoint_of(source, make_key(origin)));
  BOOST_TEST(in_short(source) ==
             "11, damaged, given 60, 60: 甲（60 条）：没有已知密钥的签名，"
             "不能证明是账本管理者封存的");
}

BOOST_AUTO_TEST_CASE(may_have_an_unknown_signature_besides) {
  const std::string& origin = operator_key().verifier_key().name();
  SignedNote note = checkpoint_of(source, operator_key());
  note.signatures.push_back(sign_note(make_key(origin), note.text));
  hold(note);
  trust(operator_key());
  BOOST_TEST(in_short(source) == "0, intact, given 60, 0: ");
}

BOOST_AUTO_TEST_CASE(are_refused_where_a_known_signature_is_wrong) {
  SignedNote note = checkpoint_of(source, operator_key());
  note.signatures[0].signature[0] ^= 1;
  hold(note);
  BOOST_TEST(in_short(source) ==
             "11, damaged, given 60, 60: 甲（60 条）：签名与内容不符，"
             "内容被改动或签名是伪造的");
}

BOOST_AUTO_TEST_CASE(are_refused_under_a_key_that_is_not_the_ledgers) {
  const SigningKey other = make_key(operator_key().verifier_key().name());
  trust(other);
  BOOST_TEST(in_short(source).starts_with("11, damaged, none 0, 60: 所给的公钥（指纹 " +
                                          key_fingerprint(other.verifier_key()) + "）不是"));
}

BOOST_AUTO_TEST_CASE(are_refused_under_a_key_of_the_ledger_that_was_not_given) {
  const SigningKey next = make_key(operator_key().verifier_key().name());
  SignedBook book;
  book.add_party("p").grant(next, KeyRole::kOperator).sign({&operator_key(), &next});
  hold(checkpoint_of(book.source(), next));
  trust(operator_key());
  BOOST_TEST(in_short(book.source()) ==
             "11, damaged, given 4, 4: 甲（4 条）：没有已知密钥的签名，不能证明是账本管理者封存的");
}

BOOST_AUTO_TEST_CASE(leave_it_at_tampered_where_a_record_is_altered) {
  hold(checkpoint_of(source, operator_key()));
  trust(operator_key());
  source.flip_byte(5, 16);
  BOOST_TEST((check(source).result == IntegrityResult::kTampered));
  BOOST_TEST(exit_code(found) == 10);
}

// The path that has no stored tree to read the roots from.
BOOST_AUTO_TEST_CASE(agree_with_a_source_that_has_no_tree) {
  hold(checkpoint_of(cut(source, 33), operator_key()));
  trust(operator_key());
  source.forget_nodes();
  rewritten.forget_nodes();
  BOOST_TEST(in_short(source) == "0, intact, given 33, 27: ");
  BOOST_TEST((check(rewritten).result == IntegrityResult::kForked));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(held_policies, Fixture)

BOOST_AUTO_TEST_CASE(ask_for_a_quorum_of_witnesses) {
  const SigningKey witness = SigningKey::generate("w", SignatureType::kCosignature);
  const std::string text = "log " + format_vkey(operator_key().verifier_key()) + "\nwitness w " +
                           format_vkey(witness.verifier_key()) + "\nquorum w\n";
  options.held.policy = parse_policy(text);
  BOOST_TEST(in_short(source) == "11, damaged, none 0, 60: 没有一个封存点满足所给的见证策略");
  SignedNote note = checkpoint_of(source, operator_key());
  hold(note);
  BOOST_TEST(in_short(source) ==
             "11, damaged, given 60, 60: 甲（60 条）不满足所给的见证策略：见证人不够");
  note.signatures.push_back(cosign(witness, parse_checkpoint(note.text), kSeenAt));
  options.held.checkpoints.clear();
  hold(note);
  BOOST_TEST(in_short(source) == "0, intact, witnessed 60, 0: ");
  BOOST_TEST((found.integrity.anchor.time_us == kSeenAt * 1'000'000));
  note.signatures.back() = cosign(witness, parse_checkpoint(note.text), INT64_MAX);
  options.held.checkpoints.clear();
  hold(note);
  BOOST_TEST(in_short(source) == "0, intact, witnessed 60, 0: ");
  BOOST_TEST((found.integrity.anchor.time_us == 253'402'271'999'000'000));  // of the year 9999
}

// Witnesses are no friends of the operator, wherever their signatures lie.
BOOST_AUTO_TEST_CASE(are_satisfied_by_what_the_ledger_hands_over) {
  const SigningKey witness = SigningKey::generate("w", SignatureType::kCosignature);
  options.held.policy =
      parse_policy("log " + format_vkey(operator_key().verifier_key()) + "\nwitness w " +
                   format_vkey(witness.verifier_key()) + "\nquorum w\n");
  SignedNote note = checkpoint_of(source, operator_key());
  note.signatures.push_back(cosign(witness, parse_checkpoint(note.text), kSeenAt));
  hold(note, CheckpointGiver::kLedger);
  BOOST_TEST(in_short(source) == "0, intact, witnessed 60, 0: ");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(held_memories, Fixture)

BOOST_AUTO_TEST_CASE(say_that_a_ledger_is_seen_for_the_first_time) {
  BOOST_TEST(!check(source).is_first_sight);
  options.held.has_memory = true;
  BOOST_TEST(check(source).is_first_sight);
  BOOST_TEST((found.integrity.genesis == source.leaf(0)));
  static_cast<void>(remember(source));
  BOOST_TEST(!check(source).is_first_sight);
}

BOOST_AUTO_TEST_CASE(anchor_what_was_seen) {
  static_cast<void>(remember(cut(source, 50)));
  BOOST_TEST(in_short(source) == "0, intact, remembered 50, 10: ");
}

BOOST_AUTO_TEST_CASE(show_a_tail_that_vanished_and_to_whom_that_is_proven) {
  static_cast<void>(remember(source));
  BOOST_TEST(
      in_short(cut(source, 59)) ==
      "12, damaged, remembered 60, 59: 账本只有 59 条记录，少于上次核验所记的 60 条：尾部被截，"
      "或被换回旧备份（所记没有签名，只能自证，不能向第三方证明）");
}

BOOST_AUTO_TEST_CASE(show_a_rewritten_history_to_third_parties_by_what_was_signed) {
  remember(source).checkpoint = checkpoint_of(cut(source, 20), operator_key());
  hold(checkpoint_of(rewritten, operator_key()), CheckpointGiver::kLedger);
  BOOST_TEST((check(rewritten).result == IntegrityResult::kForked));
  BOOST_TEST(found.integrity.equivocation.has_value());
}

BOOST_AUTO_TEST_CASE(make_the_ledgers_keys_known) {
  static_cast<void>(remember(cut(source, 10)));
  hold(checkpoint_of(cut(source, 20), operator_key()));
  BOOST_TEST(in_short(source) == "0, intact, given 20, 40: ");
  BOOST_TEST(found.notices.empty());
}

BOOST_AUTO_TEST_CASE(show_another_genesis_under_the_known_name) {
  remember(source).genesis = source.leaf(1);
  BOOST_TEST(in_short(source).starts_with("12, damaged, remembered 60, 60: 账本“"));
  BOOST_TEST(found.integrity.anchor_detail.zh.ends_with(
      "的创世记录与上次核验所记的不同：不是那本账，是另建的同名账本"));
}

BOOST_AUTO_TEST_CASE(show_another_ledger_at_the_known_place) {
  remember(source).origin = "example.org/old";
  BOOST_TEST(in_short(source).starts_with(
      "12, damaged, remembered 60, 60: 此处上次核验的是账本“example.org/old”，现在是“"));
}

BOOST_AUTO_TEST_CASE(show_a_key_that_changed_without_a_recorded_rotation) {
  const SigningKey other = make_key(operator_key().verifier_key().name());
  remember(source).keys = {other.verifier_key()};
  BOOST_TEST(
      in_short(source).starts_with("11, damaged, remembered 60, 60: 上次核验所记的管理密钥"));
}

BOOST_AUTO_TEST_CASE(accept_a_rotation_that_is_recorded_and_no_revoked_key) {
  const SigningKey next = make_key(operator_key().verifier_key().name());
  SignedBook book;
  book.add_party("p").grant(next, KeyRole::kOperator).sign({&operator_key(), &next});
  const std::uint64_t before = book.last() + 1;
  book.revoke(operator_key()).sign({&next});
  const MemorySource ledger = book.source();
  const MemorySource earlier = cut(ledger, before);
  remember(earlier).genesis = ledger.leaf(0);
  options.held.remembered[0].checkpoint = checkpoint_of(earlier, operator_key());
  hold(checkpoint_of(ledger, next));
  BOOST_TEST(in_short(ledger) == fmt::format("0, intact, given {}, 0: ", ledger.head().size));
  options.held.checkpoints.clear();
  hold(checkpoint_of(ledger, operator_key()));
  BOOST_TEST(in_short(ledger).find("条）：签名的密钥自第") != std::string::npos);
  BOOST_TEST(exit_code(found) == 11);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
