// SPDX-License-Identifier: Apache-2.0
#include "ledger/witness/witness_service.h"

#include <filesystem>

#include <boost/test/unit_test.hpp>

#include "schemas/limits.h"
#include "tests/support/fake_clock.h"
#include "tests/witness/witness_fixture.h"

namespace fundtrail::test {
namespace {

struct Fixture : WitnessFixture {
  ServiceAnswer post(const std::string& body) {
    return answer_request(witness, {"POST", "/add-checkpoint", body}, clock);
  }
  ServiceAnswer post(const AddCheckpointRequest& request) {
    return post(format_add_checkpoint_request(request));
  }
  ServiceAnswer get(const std::string& path) {
    return answer_request(witness, {"GET", path, ""}, clock);
  }

  FakeClock clock;
  std::string checkpoint_path = "/" + origin_hash(kLogOrigin) + "/checkpoint";
};

// A refusal has both languages as its body.
void expect_text(const ServiceAnswer& answer, unsigned status, std::string_view words) {
  BOOST_TEST(answer.status == status);
  BOOST_TEST(answer.content_type == "text/plain; charset=utf-8");
  BOOST_TEST(answer.body.find(words) != std::string::npos, answer.body);
  BOOST_TEST(answer.body == answer.reason.zh + "\n" + answer.reason.en + "\n");
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(witness_service, Fixture)

BOOST_AUTO_TEST_CASE(answers_with_a_line_of_its_key) {
  const ServiceAnswer answer = post(log.request(0, 7));
  BOOST_TEST(answer.status == 200U);
  BOOST_TEST(answer.content_type == "text/plain; charset=utf-8");
  BOOST_TEST(answer.body.starts_with("— example.org/witness "));
  SignedNote note = log.note(7);
  note.signatures = parse_cosignature_lines(answer.body, note.text);
  BOOST_TEST((verify_note(note, {&key, 1}).result == NoteResult::kVerified));
  BOOST_TEST(cosignature_time_s(note.signatures.front().signature).value() == kWitnessTimeS);
  BOOST_TEST(answer.reason.is_empty());
}

BOOST_AUTO_TEST_CASE(answers_a_conflict_with_the_size_alone) {
  BOOST_TEST(post(log.request(0, 7)).status == 200U);
  const ServiceAnswer answer = post(log.request(0, 13));
  BOOST_TEST(answer.status == 409U);
  BOOST_TEST(answer.content_type == "text/x.tlog.size");
  BOOST_TEST(answer.body == "7\n");
  BOOST_TEST(!answer.reason.zh.empty());
}

BOOST_AUTO_TEST_CASE(answers_each_refusal_with_its_status) {
  expect_text(post(std::string("old\n")), 400, "line 1");
  expect_text(post(std::string(kAddCheckpointBytesMax + 1, 'x')), 400, "at most 131072");
  expect_text(post({8, {}, log.note(7)}), 400, "above the checkpoint's 7");
  const SigningKey other = SigningKey::generate(kLogOrigin, SignatureType::kEd25519);
  expect_text(post({0, {}, TestLog::sign(log.checkpoint(7), other)}), 403, "no known key");
  TestLog stranger("example.net/other");
  expect_text(post(stranger.request(0, 7)), 404, "is unknown");
  expect_text(post({0, {Digest()}, log.note(7)}), 422, "there is no proof to give");
  BOOST_TEST(held_size() == 0U);
}

BOOST_AUTO_TEST_CASE(serves_the_checkpoint_cosigned_last) {
  expect_text(get(checkpoint_path), 404, "no checkpoint");
  const ServiceAnswer cosigned = post(log.request(0, 7));
  const ServiceAnswer answer = get(checkpoint_path);
  BOOST_TEST(answer.status == 200U);
  BOOST_TEST(answer.content_type == "text/plain; charset=utf-8");
  BOOST_TEST(answer.body == format_note(log.note(7)) + cosigned.body);
}

BOOST_AUTO_TEST_CASE(knows_no_other_addresses) {
  BOOST_TEST(post(log.request(0, 7)).status == 200U);
  const std::string hash = origin_hash(kLogOrigin);
  for (const std::string& path :
       {std::string(), std::string("/"), std::string("/checkpoint"), std::string("//checkpoint"),
        std::string("/add-checkpoint/"), std::string("add-checkpoint"), "/" + hash,
        checkpoint_path + "/", "/" + hash + ".checkpoint/checkpoint", "/../state" + checkpoint_path,
        "/" + origin_hash("example.net/other") + "/checkpoint", std::string(1 << 16, '/')}) {
    expect_text(get(path), 404, "");
  }
  BOOST_TEST(get(checkpoint_path).status == 200U);
}

BOOST_AUTO_TEST_CASE(tells_which_method_there_is) {
  const ServiceAnswer get_answer = get("/add-checkpoint");
  expect_text(get_answer, 405, "POST");
  BOOST_TEST(get_answer.allow == "POST");
  for (const char* method : {"POST", "PUT", "DELETE", "get", ""}) {
    const ServiceAnswer answer = answer_request(witness, {method, checkpoint_path, ""}, clock);
    expect_text(answer, 405, "GET");
    BOOST_TEST(answer.allow == "GET");
  }
}

// What is wrong with the witness is its keeper's business, and no stranger's.
BOOST_AUTO_TEST_CASE(tells_its_faults_to_its_keeper_alone) {
  const auto expect_fault = [](const ServiceAnswer& answer, std::string_view words) {
    BOOST_TEST(answer.status == 500U);
    BOOST_TEST(answer.body.find("out of order") != std::string::npos);
    BOOST_TEST(answer.body.find(words) == std::string::npos);
    BOOST_TEST(answer.reason.en.find(words) != std::string::npos, answer.reason.en);
  };
  clock.set(0);
  expect_fault(post(log.request(0, 7)), "before 1970");
  clock.set(kTestTimeUs);
  BOOST_TEST(post(log.request(0, 7)).status == 200U);
  folder.write("state/" + origin_hash(kLogOrigin) + ".checkpoint", "x");
  expect_fault(post(log.request(7, 13)), "is damaged");
  expect_fault(get(checkpoint_path), "is damaged");
}

BOOST_AUTO_TEST_CASE(tells_its_keeper_of_two_roots) {
  BOOST_TEST(post(log.request(0, 7)).status == 200U);
  Checkpoint fork = log.checkpoint(7);
  fork.head.root = flipped(fork.head.root);
  const ServiceAnswer answer = post({7, {}, TestLog::sign(fork, log.key())});
  BOOST_TEST(answer.status == 422U);
  BOOST_TEST(answer.reason.en.find("two roots of one size") != std::string::npos);
  BOOST_TEST(answer.body.find("refused-7") == std::string::npos);
  BOOST_TEST(
      std::filesystem::exists(folder / ("state/" + origin_hash(kLogOrigin) + ".refused-7.txt")));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
