// SPDX-License-Identifier: Apache-2.0
#include "ledger/witness/witness.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/expect_error.h"
#include "tests/witness/witness_fixture.h"

namespace fundtrail::test {
namespace {

struct Fixture : WitnessFixture {
  void expect(WitnessVerdict verdict, std::string_view words, const AddCheckpointRequest& request) {
    const std::uint64_t held = held_size();
    const WitnessAnswer answer = witness.add_checkpoint(request, kWitnessTimeS);
    BOOST_TEST(static_cast<int>(answer.verdict) == static_cast<int>(verdict));
    BOOST_TEST(answer.reason.en.find(words) != std::string::npos, answer.reason.en);
    BOOST_TEST(answer.reason.zh.empty() == (verdict == WitnessVerdict::kCosigned));
    BOOST_TEST(answer.cosignatures.size() == (verdict == WitnessVerdict::kCosigned ? 1U : 0U));
    if (verdict != WitnessVerdict::kCosigned) BOOST_TEST(held_size() == held);
  }
  void cosign_up_to(std::uint64_t size) {
    expect(WitnessVerdict::kCosigned, "", log.request(0, size));
  }
};

AddCheckpointRequest with_root_flipped(const TestLog& log, AddCheckpointRequest request) {
  Checkpoint checkpoint = parse_checkpoint(request.note.text);
  checkpoint.head.root = flipped(checkpoint.head.root);
  request.note = TestLog::sign(checkpoint, log.key());
  return request;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(witness, Fixture)

BOOST_AUTO_TEST_CASE(cosigns_the_first_checkpoint_and_what_continues_it) {
  std::uint64_t old_size = 0;
  for (const std::uint64_t size : {1U, 2U, 7U, 7U, 13U, 20U}) {
    const WitnessAnswer answer = add(old_size, size);
    BOOST_REQUIRE(answer.verdict == WitnessVerdict::kCosigned);
    const NoteSignature& line = answer.cosignatures.front();
    BOOST_TEST(line.key_name == "example.org/witness");
    BOOST_TEST(key.verify(as_bytes(log.note(size).text), line.signature));
    BOOST_TEST(cosignature_time_s(line.signature).value() == kWitnessTimeS);
    BOOST_TEST(held_size() == size);
    old_size = size;
  }
}

BOOST_AUTO_TEST_CASE(keeps_the_lines_of_the_ledger_and_its_own) {
  AddCheckpointRequest request = log.request(0, 7);
  const TestLog stranger("example.net/other");
  request.note.signatures.push_back(sign_note(stranger.key(), request.note.text));
  request.note.signatures.push_back(request.note.signatures.front());
  expect(WitnessVerdict::kCosigned, "", request);
  const SignedNote held = witness.checkpoint(kLogOrigin).value();
  BOOST_TEST(held.text == request.note.text);
  BOOST_REQUIRE(held.signatures.size() == 2U);
  BOOST_TEST((held.signatures[0] == request.note.signatures[0]));
  BOOST_TEST(held.signatures[1].key_name == "example.org/witness");
}

BOOST_AUTO_TEST_CASE(does_not_know_other_ledgers) {
  TestLog other("example.net/other");
  expect(WitnessVerdict::kUnknownLog, "“example.net/other” is unknown", other.request(0, 7));
  BOOST_TEST(!witness.checkpoint("example.net/other").has_value());
  BOOST_TEST(!witness.checkpoint(kLogOrigin).has_value());
}

BOOST_AUTO_TEST_CASE(demands_a_signature_of_a_known_key) {
  const SigningKey other = SigningKey::generate(kLogOrigin, SignatureType::kEd25519);
  AddCheckpointRequest request = log.request(0, 7);
  request.note = TestLog::sign(log.checkpoint(7), other);
  expect(WitnessVerdict::kUntrusted, "no known key of", request);
}

BOOST_AUTO_TEST_CASE(refuses_a_bad_line_of_a_known_key_beside_a_good_one) {
  AddCheckpointRequest request = log.request(0, 7);
  request.note.signatures.push_back(request.note.signatures.front());
  request.note.signatures.back().signature.back() ^= 1;
  expect(WitnessVerdict::kUntrusted, "signature line 2", request);
}

BOOST_AUTO_TEST_CASE(refuses_extension_lines) {
  Checkpoint checkpoint = log.checkpoint(7);
  checkpoint.extensions.emplace_back("more");
  expect(WitnessVerdict::kMalformed, "extension lines",
         {0, {}, TestLog::sign(checkpoint, log.key())});
}

BOOST_AUTO_TEST_CASE(refuses_an_old_size_above_the_new_one) {
  cosign_up_to(13);
  expect(WitnessVerdict::kMalformed, "old size 13 is above the checkpoint's 7",
         {13, {}, log.note(7)});
}

BOOST_AUTO_TEST_CASE(refuses_smaller_sizes_and_tells_what_it_holds) {
  cosign_up_to(13);
  for (const std::uint64_t old_size : {0U, 1U, 6U}) {
    const WitnessAnswer answer = add(old_size, 6 + old_size);
    BOOST_TEST(static_cast<int>(answer.verdict) == 409);
    BOOST_TEST((answer.held == log.head(13)));
    BOOST_TEST(!answer.evidence.has_value());
  }
  BOOST_TEST(held_size() == 13U);
}

BOOST_AUTO_TEST_CASE(refuses_a_replay_of_what_led_on) {
  const AddCheckpointRequest first = log.request(0, 7);
  const AddCheckpointRequest second = log.request(7, 13);
  expect(WitnessVerdict::kCosigned, "", first);
  expect(WitnessVerdict::kConflict, "7 entries were cosigned last, and the request is from 0",
         first);
  expect(WitnessVerdict::kCosigned, "", second);
  expect(WitnessVerdict::kConflict, "13 entries were cosigned last", second);
  expect(WitnessVerdict::kConflict, "13 entries were cosigned last", first);
}

BOOST_AUTO_TEST_CASE(cosigns_the_same_checkpoint_anew) {
  cosign_up_to(7);
  const WitnessAnswer later = witness.add_checkpoint(log.request(7, 7), kWitnessTimeS + 60);
  BOOST_REQUIRE(later.verdict == WitnessVerdict::kCosigned);
  BOOST_TEST(cosignature_time_s(later.cosignatures.front().signature).value() ==
             kWitnessTimeS + 60);
  expect(WitnessVerdict::kInconsistent, "", {7, {Digest()}, log.note(7)});
}

BOOST_AUTO_TEST_CASE(demands_the_empty_root_of_the_empty_tree) {
  expect(WitnessVerdict::kInconsistent, "not that of an empty tree",
         with_root_flipped(log, log.request(0, 0)));
  expect(WitnessVerdict::kCosigned, "", log.request(0, 0));
  expect(WitnessVerdict::kInconsistent, "not that of an empty tree",
         with_root_flipped(log, log.request(0, 0)));
  expect(WitnessVerdict::kCosigned, "", log.request(0, 7));
}

BOOST_AUTO_TEST_CASE(takes_no_proof_from_nothing) {
  AddCheckpointRequest request = log.request(0, 7);
  request.path.emplace_back();
  expect(WitnessVerdict::kInconsistent, "there is no proof to give", request);
}

BOOST_AUTO_TEST_CASE(refuses_proofs_that_do_not_lead_on) {
  cosign_up_to(7);
  AddCheckpointRequest request = log.request(7, 13);
  request.path.pop_back();
  expect(WitnessVerdict::kInconsistent, "hashes where", request);
  request = log.request(7, 13);
  request.path.front() = flipped(request.path.front());
  expect(WitnessVerdict::kInconsistent, "not consistent with what was cosigned last: 7 entries",
         request);
  expect(WitnessVerdict::kInconsistent, "not consistent",
         with_root_flipped(log, log.request(7, 13)));
  request.path.clear();
  expect(WitnessVerdict::kInconsistent, "hashes where", request);
}

BOOST_AUTO_TEST_CASE(keeps_both_roots_of_one_size) {
  cosign_up_to(7);
  const AddCheckpointRequest fork = with_root_flipped(log, log.request(7, 7));
  const SignedNote held = witness.checkpoint(kLogOrigin).value();
  const WitnessAnswer answer = witness.add_checkpoint(fork, kWitnessTimeS);
  BOOST_TEST(static_cast<int>(answer.verdict) == 422);
  const std::string name = origin_hash(kLogOrigin) + ".refused-7.txt";
  BOOST_REQUIRE(answer.evidence.has_value());
  BOOST_TEST(answer.evidence->filename() == name);
  const std::string kept = folder.read("state/" + name);
  BOOST_TEST(kept == format_note(held) + "\n" + format_note(fork.note));
  // From another old size it is a conflict before it is a fork, and evidence all the same.
  AddCheckpointRequest from_nothing = with_root_flipped(log, log.request(0, 7));
  from_nothing.note.signatures.push_back(from_nothing.note.signatures.front());
  const WitnessAnswer conflict = witness.add_checkpoint(from_nothing, kWitnessTimeS);
  BOOST_TEST(static_cast<int>(conflict.verdict) == 409);
  BOOST_TEST(conflict.evidence.has_value());
  BOOST_TEST(folder.read("state/" + name) == kept);  // never overwritten
}

BOOST_AUTO_TEST_CASE(asks_in_the_order_of_the_specification) {
  cosign_up_to(13);
  TestLog other("example.net/other");
  AddCheckpointRequest request = with_root_flipped(log, log.request(0, 7));
  request.path.emplace_back();
  expect(WitnessVerdict::kConflict, "13 entries", request);
  request.old_size = 8;
  expect(WitnessVerdict::kMalformed, "above", request);
  request.note.signatures.front().signature.back() ^= 1;
  expect(WitnessVerdict::kUntrusted, "does not verify", request);
  request.note = other.note(7);
  request.note.signatures.front().signature.back() ^= 1;
  expect(WitnessVerdict::kUnknownLog, "", request);
}

BOOST_AUTO_TEST_CASE(refuses_keys_that_are_not_for_this) {
  const auto make = [this](SignatureType type, std::vector<VerifierKey> log_keys) {
    static_cast<void>(Witness(SigningKey::generate("example.org/w", type), std::move(log_keys),
                              WitnessState(folder / "other")));
  };
  expect_error(ErrorCode::kRefused, "is not a witness's",
               [&] { make(SignatureType::kEd25519, {log.key().verifier_key()}); });
  expect_error(ErrorCode::kRefused, "is for cosignatures",
               [&] { make(SignatureType::kCosignature, {key}); });
  const SigningKey odd = SigningKey::generate("fundtrail/batch/1", SignatureType::kEd25519);
  expect_error(ErrorCode::kRefused, "reserved",
               [&] { make(SignatureType::kCosignature, {odd.verifier_key()}); });
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(witness_suites)

BOOST_AUTO_TEST_CASE(verifies_the_proofs_of_an_sm3_ledger_by_sm3) {
  WitnessFixture fixture("example.org/fundtrail/sm3");
  BOOST_TEST(static_cast<int>(fixture.add(0, 0).verdict) == 200);
  BOOST_TEST(static_cast<int>(fixture.add(0, 7).verdict) == 200);
  BOOST_TEST(static_cast<int>(fixture.add(7, 13).verdict) == 200);
  TestLog sha256(kLogOrigin);
  AddCheckpointRequest request{13, sha256.path(13, 20), {}};
  Checkpoint checkpoint = fixture.log.checkpoint(20);
  request.note = TestLog::sign(checkpoint, fixture.log.key());
  const WitnessAnswer answer = fixture.witness.add_checkpoint(request, kWitnessTimeS);
  BOOST_TEST(static_cast<int>(answer.verdict) == 422);
}

BOOST_AUTO_TEST_CASE(takes_a_line_of_either_key_of_a_ledger) {
  const TempDir folder;
  TestLog log;
  const SigningKey sm2 = SigningKey::generate(kLogOrigin, SignatureType::kSm2);
  Witness witness(SigningKey::generate("example.org/witness", SignatureType::kCosignature),
                  {log.key().verifier_key(), sm2.verifier_key()}, WitnessState(folder.path()));
  AddCheckpointRequest request = log.request(0, 7);
  request.note.signatures.push_back(sign_note(sm2, request.note.text));
  BOOST_TEST(static_cast<int>(witness.add_checkpoint(request, kWitnessTimeS).verdict) == 200);
  BOOST_TEST(witness.checkpoint(kLogOrigin)->signatures.size() == 3U);
  request = log.request(7, 13);
  request.note = TestLog::sign(log.checkpoint(13), sm2);
  BOOST_TEST(static_cast<int>(witness.add_checkpoint(request, kWitnessTimeS).verdict) == 200);
  BOOST_TEST(witness.checkpoint(kLogOrigin)->signatures.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
