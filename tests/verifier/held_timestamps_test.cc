// SPDX-License-Identifier: Apache-2.0
//
// Timestamps of the checkpoints that a ledger keeps, as what a verification rests on.
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

Bytes request_over(ByteView bytes) {
  return make_timestamp_request(
      {HashSuite::kSha256, Hasher(HashSuite::kSha256).hash(bytes), kNonce, {}});
}

// The sample ledger of 60 entries, and timestamps of what it was.
struct Fixture {
  Fixture() : source(sample_records()) {}

  [[nodiscard]] SignedNote checkpoint_of(std::uint64_t size) const {
    MemorySource earlier = source;
    earlier.cut_tail(size);
    const SigningKey& key = operator_key();
    const Checkpoint checkpoint{key.verifier_key().name(), earlier.head(), {}};
    return {format_checkpoint(checkpoint), {sign_checkpoint(key, checkpoint)}};
  }
  static HeldTimestamp stamp(const SignedNote& note, const TestTsa& authority,
                             const TsaAnswer& answer = {}) {
    Bytes request = request_over(stamped_bytes(note));
    Bytes response = authority.answer(request, answer);
    return {std::move(request), std::move(response)};
  }
  // A checkpoint of the ledger's own, perhaps with timestamps.
  HeldCheckpoint& keep(std::uint64_t size, std::vector<HeldTimestamp> timestamps = {}) {
    options.held.checkpoints.push_back(
        {checkpoint_of(size), CheckpointGiver::kLedger, say("乙", "B"), std::move(timestamps)});
    return options.held.checkpoints.back();
  }
  void keep_stamped(std::uint64_t size, const TestTsa& authority, const TsaAnswer& answer = {}) {
    keep(size, {stamp(checkpoint_of(size), authority, answer)});
  }
  void trust(const TestTsa& authority) {
    options.held.timestamp_trust.emplace().roots_pem = authority.root_pem();
  }
  // `exit code, anchor layer, kind size, entries not anchored: why it does not hold`
  std::string in_short(const MemorySource& ledger) {
    options.jobs = 1;
    found = verify(ledger, options);
    const Integrity& integrity = found.integrity;
    const int code = integrity.result == IntegrityResult::kIntact ? 0 : exit_code(found);
    return fmt::format("{}, {}, {} {}, {}: {}", code, enum_name(integrity.layer(Layer::kAnchor)),
                       enum_name(integrity.anchor.kind), integrity.anchor.size,
                       integrity.unanchored_entries, integrity.anchor_detail.zh);
  }
  // `size result; …`
  [[nodiscard]] std::string results() const {
    std::string text;
    for (const TimestampSummary& one : found.integrity.timestamps) {
      text += fmt::format("{} {} {};", one.size, one.count, enum_name(one.result));
    }
    return text;
  }

  MemorySource source;
  VerifyOptions options;
  Verification found;
  TestTsa tsa;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(held_timestamps, Fixture)

BOOST_AUTO_TEST_CASE(anchor_what_existed_when_it_was_stamped) {
  TsaAnswer answer;
  answer.accuracy = {1, 500, 250};
  keep_stamped(20, tsa, answer);
  trust(tsa);
  BOOST_TEST(in_short(source) == "0, intact, timestamped 20, 40: ");
  BOOST_TEST((found.integrity.anchor.time_us == kTokenTimeS * 1'000'000));
  BOOST_TEST(results() == "20 1 verified;");
  BOOST_TEST((found.integrity.timestamps[0].time_us == kTokenTimeS * 1'000'000));
  BOOST_TEST((found.integrity.timestamps[0].accuracy_us == 1'500'250));
  BOOST_TEST(found.integrity.timestamps[0].tsa_name == "CN=测试时间戳机构");
  BOOST_TEST(found.notices.empty());
}

BOOST_AUTO_TEST_CASE(are_told_of_and_anchor_nothing_without_roots) {
  keep_stamped(20, tsa);
  BOOST_TEST(in_short(source) == "0, unchecked, none 0, 60: ");
  BOOST_TEST(results() == "20 1 unchecked;");
  BOOST_REQUIRE(found.notices.size() == 1U);
  BOOST_TEST(found.notices[0].zh.starts_with("账本自带的时间戳没有核验，不作依据"));
}

BOOST_AUTO_TEST_CASE(show_a_history_that_was_rewritten_after_them) {
  keep_stamped(20, tsa);
  trust(tsa);
  source.set_recorded_at(5, 1'735'606'804'000'000);
  source.rewrite_chain(5);
  BOOST_TEST(in_short(source) ==
             "12, damaged, timestamped 20, 60: 前 20 条记录的树根与乙的不同：这段历史已被改写，"
             "或所持的是另一账本的树根");
}

BOOST_AUTO_TEST_CASE(are_demanded_by_who_gives_roots) {
  trust(tsa);
  BOOST_TEST(in_short(source) == "11, damaged, none 0, 60: 没有一个封存点有时间戳");
  keep(30);
  BOOST_TEST(in_short(source) == "11, damaged, none 0, 60: 没有一个封存点有时间戳");
}

BOOST_AUTO_TEST_CASE(of_another_authority_are_told_of) {
  keep_stamped(20, tsa);
  options.held.timestamp_trust.emplace().roots_pem = tsa.certificate_pem();  // is no root
  BOOST_TEST(in_short(source).starts_with(
      "11, damaged, none 0, 60: 封存点（20 条）的时间戳不是所给根证书认可的机构签发的（第 1 个："));
  BOOST_TEST(results() == "20 1 untrusted;");
  BOOST_TEST(!found.integrity.timestamps[0].time_us.has_value());
}

BOOST_AUTO_TEST_CASE(that_are_damaged_are_not_trusted) {
  keep_stamped(30, tsa);
  const HeldTimestamp whole = stamp(checkpoint_of(20), tsa);
  trust(tsa);
  std::vector<HeldTimestamp> damaged(5, whole);
  damaged[0].response.pop_back();
  damaged[1].request.pop_back();
  damaged[2].response.back() ^= 1;             // of the signature
  damaged[3] = stamp(checkpoint_of(21), tsa);  // of another checkpoint
  damaged[4].response = stamp(checkpoint_of(21), tsa).response;
  for (const HeldTimestamp& one : damaged) {
    options.held.checkpoints.resize(1);
    keep(20, {one});
    BOOST_TEST(in_short(source).starts_with(
        "11, damaged, given 20, 60: 乙（20 条）的时间戳不成立：第 1 个："));
    BOOST_TEST(results() == "30 1 verified;20 1 refused;");
    BOOST_TEST(!found.integrity.timestamps[1].detail.is_empty());
  }
}

BOOST_AUTO_TEST_CASE(are_renewed_and_keep_the_time_of_the_first) {
  const SignedNote note = checkpoint_of(20);
  const HeldTimestamp first = stamp(note, tsa);
  const std::vector<ByteView> responses{first.response};
  HeldTimestamp second;
  second.request = request_over(stamped_bytes_of_renewal(stamped_bytes(note), responses));
  TsaAnswer a_month_later;
  a_month_later.time = "20260201000000Z";
  second.response = tsa.answer(second.request, a_month_later);
  keep(20, {first, second});
  trust(tsa);
  BOOST_TEST(in_short(source) == "0, intact, timestamped 20, 40: ");
  BOOST_TEST(results() == "20 2 verified;");
  BOOST_TEST((found.integrity.anchor.time_us == kTokenTimeS * 1'000'000));
  options.held.checkpoints.clear();
  keep(20, {second, first});
  BOOST_TEST(in_short(source).starts_with(
      "11, damaged, given 20, 60: 乙（20 条）的时间戳不成立：第 1 个"));
}

// The larger head first; of one size the stronger kind.
BOOST_AUTO_TEST_CASE(yield_to_what_covers_more_and_outweigh_what_covers_as_much) {
  keep_stamped(20, tsa);
  trust(tsa);
  options.held.keys = {operator_key().verifier_key()};
  options.held.checkpoints.push_back({checkpoint_of(20), CheckpointGiver::kCaller, say("甲", "A")});
  BOOST_TEST(in_short(source) == "0, intact, timestamped 20, 40: ");
  options.held.checkpoints.push_back({checkpoint_of(21), CheckpointGiver::kCaller, say("甲", "A")});
  BOOST_TEST(in_short(source) == "0, intact, given 21, 39: ");
}

BOOST_AUTO_TEST_CASE(count_for_nothing_under_a_note_that_the_operator_did_not_sign) {
  const SigningKey stranger = make_key(operator_key().verifier_key().name());
  HeldCheckpoint& held = keep(20);
  held.note.signatures = {sign_note(stranger, held.note.text)};
  held.timestamps = {stamp(held.note, tsa)};
  trust(tsa);
  BOOST_TEST(
      in_short(source).starts_with("11, damaged, given 20, 60: 乙（20 条）：没有已知密钥的签名"));
  BOOST_TEST(results().empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
