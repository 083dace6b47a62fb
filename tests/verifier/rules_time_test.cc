// SPDX-License-Identifier: Apache-2.0
//
// C06: no entry claims to be later than it is known to exist.
#include <boost/test/unit_test.hpp>

#include "ledger/proof/checkpoint.h"
#include "ledger/proof/hasher.h"
#include "ledger/proof/timestamp_renewal.h"
#include "tests/proof/test_tsa.h"
#include "tests/support/sample_records.h"
#include "tests/verifier/signed_book.h"
#include "verifier/verify.h"

namespace fundtrail::test {
namespace {

constexpr TimestampNonce kNonce{0x81, 2, 3, 4, 5, 6, 7, 8};
// Of the token and, for entry 19, the latest claim that is within the tolerance.
constexpr std::int64_t kTokenTimeUs = kTokenTimeS * 1'000'000;
constexpr std::int64_t kLatestClaimUs = kTokenTimeUs + 300'000'000;

// The sample ledger of 60 entries, with times of its own after entry 18.
struct Fixture {
  Fixture() : source(sample_records()) {}

  // Entries 19 and on claim `time_us`, and the chain is as if they always had.
  void claim(std::int64_t time_us) {
    for (std::uint64_t at = 19; at < 60; ++at) source.set_recorded_at(at, time_us);
    source.rewrite_chain(0);
  }
  [[nodiscard]] SignedNote checkpoint_of(std::uint64_t size) const {
    MemorySource earlier = source;
    earlier.cut_tail(size);
    const Checkpoint checkpoint{operator_key().verifier_key().name(), earlier.head(), {}};
    return {format_checkpoint(checkpoint), {sign_checkpoint(operator_key(), checkpoint)}};
  }
  void keep(SignedNote note, std::vector<HeldTimestamp> timestamps = {}) {
    options.held.checkpoints.push_back(
        {std::move(note), CheckpointGiver::kLedger, say("乙", "B"), std::move(timestamps)});
  }
  void keep_stamped(std::uint64_t size) {
    const SignedNote note = checkpoint_of(size);
    const Digest imprint = Hasher(HashSuite::kSha256).hash(stamped_bytes(note));
    Bytes request = make_timestamp_request({HashSuite::kSha256, imprint, kNonce, {}});
    Bytes response = tsa.answer(request);
    keep(note, {{std::move(request), std::move(response)}});
    options.held.timestamp_trust.emplace().roots_pem = tsa.root_pem();
  }
  void keep_witnessed(std::uint64_t size, std::int64_t time_s) {
    const SigningKey witness = SigningKey::generate("w", SignatureType::kCosignature);
    options.held.policy =
        parse_policy("log " + format_vkey(operator_key().verifier_key()) + "\nwitness w " +
                     format_vkey(witness.verifier_key()) + "\nquorum w\n");
    SignedNote note = checkpoint_of(size);
    note.signatures.push_back(
        cosign(witness, parse_checkpoint(note.text), static_cast<std::uint64_t>(time_s)));
    keep(std::move(note));
  }
  // `result severity subject | expected | actual | places: message` of each check of the rule.
  std::string c06() {
    options.jobs = 1;
    found = verify(source, options);
    std::string text;
    for (const Check& check : found.checks) {
      if (check.rule != "C06") continue;
      text += fmt::format("{} {} {} | {} | {} | {}: {}\n", enum_name(check.result),
                          enum_name(check.severity), check.subject, check.expected, check.actual,
                          check.records.count, check.message.zh);
    }
    return text;
  }

  MemorySource source;
  VerifyOptions options;
  Verification found;
  TestTsa tsa;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(rules_time, Fixture)

BOOST_AUTO_TEST_CASE(c06_has_nothing_to_compare_without_timestamps_and_witnesses) {
  BOOST_TEST(c06() ==
             "not_applicable error ledger |  |  | 0: 没有可信的时间戳或见证可以对照入账时间\n");
}

BOOST_AUTO_TEST_CASE(c06_is_clear_up_to_the_tolerance) {
  claim(kLatestClaimUs);
  keep_stamped(20);
  BOOST_TEST(c06() == "clear error ledger |  |  | 0: 已查前 20 条，没有自称晚于已知其存在的\n");
  BOOST_TEST(found.refuted_errors == 0U);
}

BOOST_AUTO_TEST_CASE(c06_finds_a_claim_that_a_timestamp_refutes) {
  claim(kLatestClaimUs + 1);
  keep_stamped(20);
  BOOST_TEST(c06() ==
             "refuted error ledger | ≤ 2026-01-01 08:00:00 | 2026-01-01 08:05:00 | 1: "
             "第 19 至 19 号自称最早 2026-01-01 08:05:00 入账，而时间戳证明前 20 条至迟 "
             "2026-01-01 08:00:00 已经存在\n");
  BOOST_TEST((found.integrity.result == IntegrityResult::kIntact));
  BOOST_TEST(found.refuted_errors == 1U);
  BOOST_TEST(exit_code(found) == 1);
}

// Only the head of 19 entries was stamped: those after it may claim what they like.
BOOST_AUTO_TEST_CASE(c06_says_nothing_of_what_no_head_covers) {
  claim(kLatestClaimUs + 1);
  keep_stamped(19);
  BOOST_TEST(c06().starts_with("clear error ledger"));
}

BOOST_AUTO_TEST_CASE(c06_doubts_a_claim_that_witnesses_contradict) {
  claim(kLatestClaimUs + 1);
  keep_witnessed(25, kTokenTimeS);
  BOOST_TEST(c06() ==
             "refuted doubt ledger | ≤ 2026-01-01 08:00:00 | 2026-01-01 08:05:00 | 6: "
             "第 19 至 24 号自称最早 2026-01-01 08:05:00 入账，而见证人都说见到前 25 条至迟 "
             "2026-01-01 08:00:00 已经存在\n");
  BOOST_TEST(found.refuted_errors == 0U);
}

BOOST_AUTO_TEST_CASE(c06_counts_no_timestamp_without_roots) {
  claim(kLatestClaimUs + 1);
  keep_stamped(20);
  options.held.timestamp_trust.reset();
  BOOST_TEST(c06().starts_with("not_applicable error ledger"));
}

BOOST_AUTO_TEST_CASE(c06_concludes_nothing_from_a_damaged_chain) {
  claim(kLatestClaimUs + 1);
  keep_stamped(20);
  options.held.keys = {operator_key().verifier_key()};  // those of a damaged ledger do not count
  source.flip_byte(40, 16);
  BOOST_TEST(c06() == "unproven error ledger |  |  | 0: 链已受损，入账时间不足为凭\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
