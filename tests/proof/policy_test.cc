// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/policy.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "schemas/error.h"
#include "schemas/limits.h"
#include "tests/proof/sample_keys.h"
#include "tests/support/expect_error.h"

namespace fundtrail::test {
namespace {

constexpr std::uint64_t kTimeS = 1'735'606'800;

/// The witness `name`, whose key is made at the first call.
const SigningKey& witness(const std::string& name) {
  static std::map<std::string, SigningKey> keys;
  const auto found = keys.find(name);
  if (found != keys.end()) return found->second;
  return keys.emplace(name, SigningKey::generate(name, SignatureType::kCosignature)).first->second;
}

std::string vkey(const SigningKey& key) { return format_vkey(key.verifier_key()); }
std::string log_line() { return "log " + vkey(ed25519_key()) + "\n"; }
std::string witness_line(const std::string& name) {
  return "witness " + name + " " + vkey(witness(name)) + "\n";
}

/// The example of C2SP tlog-policy, with keys.
std::string example() {
  std::string text = log_line() + "\n";
  for (const char* name : {"X1", "X2", "X3"}) text += witness_line(name);
  text += "group X-witnesses 2 X1 X2 X3\n\n";
  for (const char* name : {"Y1", "Y2", "Y3"}) text += witness_line(name);
  return text +
         "group Y-witnesses any Y1 Y2 Y3\n\n"
         "group X-and-Y all X-witnesses Y-witnesses\nquorum X-and-Y\n";
}

Checkpoint sample() {
  Checkpoint checkpoint;
  checkpoint.origin = "example.org/fundtrail";
  checkpoint.head.size = 13;
  return checkpoint;
}

/// The sample signed by the ledger and by the witnesses that are named.
SignedNote note_of(const std::vector<std::string>& witnesses) {
  SignedNote note{format_checkpoint(sample()), {sign_checkpoint(ed25519_key(), sample())}};
  for (const std::string& name : witnesses) {
    note.signatures.push_back(cosign(witness(name), sample(), kTimeS));
  }
  return note;
}

PolicyResult result_of(const std::string& policy, const SignedNote& note) {
  return verify_policy(parse_policy(policy), note).result;
}

void expect_refused(std::string_view words, const std::string& text) {
  BOOST_TEST_CONTEXT(text.substr(0, 2000)) {
    expect_error(ErrorCode::kRefused, words, [&text] { static_cast<void>(parse_policy(text)); });
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(policy)

BOOST_AUTO_TEST_CASE(reads_the_example_of_tlog_policy_and_prints_it) {
  const Policy policy = parse_policy(example());
  BOOST_TEST(policy.logs.size() == 1U);
  BOOST_TEST(policy.witnesses.size() == 6U);
  BOOST_REQUIRE(policy.groups.size() == 3U);
  BOOST_TEST(policy.groups[0].threshold == 2U);
  BOOST_TEST(policy.groups[1].threshold == 1U);
  BOOST_TEST(policy.groups[2].threshold == 2U);
  BOOST_TEST(policy.groups[2].members == (std::vector<std::string>{"X-witnesses", "Y-witnesses"}),
             boost::test_tools::per_element());
  BOOST_TEST(policy.quorum == "X-and-Y");
  const std::string printed = format_policy(policy);
  BOOST_TEST((parse_policy(printed) == policy));
  BOOST_TEST(format_policy(parse_policy(printed)) == printed);
}

BOOST_AUTO_TEST_CASE(reads_blanks_comments_and_addresses) {
  const std::string text = "# 说明 \xFF\n\t \n  log\t" + vkey(ed25519_key()) + "  https://a/b \n" +
                           "witness 甲\xFE " + vkey(witness("X1")) + "\thttps://w\n" +
                           " #quorum none\n quorum  甲\xFE\n";
  const Policy policy = parse_policy(text);
  BOOST_TEST(policy.logs.at(0).url == "https://a/b");
  BOOST_TEST(policy.witnesses.at(0).name == "甲\xFE");
  BOOST_TEST(policy.witnesses.at(0).url == "https://w");
  BOOST_TEST(policy.quorum == "甲\xFE");
  BOOST_TEST((parse_policy(format_policy(policy)) == policy));
  BOOST_TEST((parse_policy("quorum none\n") == Policy()));
}

// The quorum is two of X and one of Y: every one of the 64 sets of witnesses is tried.
BOOST_AUTO_TEST_CASE(asks_for_the_quorum_of_the_example) {
  const std::vector<std::string> names{"X1", "X2", "X3", "Y1", "Y2", "Y3"};
  const Policy policy = parse_policy(example());
  for (unsigned set = 0; set < 64; ++set) {
    std::vector<std::string> chosen;
    int x = 0;
    int y = 0;
    for (unsigned i = 0; i < names.size(); ++i) {
      if ((set >> i & 1U) == 0) continue;
      chosen.push_back(names[i]);
      ++(i < 3 ? x : y);
    }
    const PolicyVerification found = verify_policy(policy, note_of(chosen));
    BOOST_TEST((found.result == PolicyResult::kSatisfied) == (x >= 2 && y >= 1));
    BOOST_TEST((found.result == PolicyResult::kNoQuorum) == (x < 2 || y < 1));
    BOOST_TEST(found.witnesses.size() == chosen.size());
  }
}

BOOST_AUTO_TEST_CASE(counts_a_witness_once_and_tells_its_latest_time) {
  const std::string text =
      log_line() + witness_line("X1") + witness_line("X2") + "group two all X1 X2\nquorum two\n";
  SignedNote note = note_of({"X1", "X1"});
  note.signatures.push_back(cosign(witness("X1"), sample(), kTimeS + 60));
  note.signatures.push_back(cosign(witness("X1"), sample(), kTimeS - 60));
  const PolicyVerification found = verify_policy(parse_policy(text), note);
  BOOST_TEST((found.result == PolicyResult::kNoQuorum));
  BOOST_TEST((found.witnesses == std::vector<WitnessedAt>{{0, kTimeS + 60}}));
  BOOST_TEST(found.logs == std::vector<std::size_t>{0}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(needs_no_witness_where_the_quorum_is_none) {
  BOOST_TEST((result_of(log_line() + "quorum none\n", note_of({})) == PolicyResult::kSatisfied));
  BOOST_TEST((result_of(log_line() + witness_line("X1") + "quorum X1\n", note_of({})) ==
              PolicyResult::kNoQuorum));
}

BOOST_AUTO_TEST_CASE(needs_a_log_whose_name_is_the_origin) {
  const std::string none = "quorum none\n";
  BOOST_TEST((result_of(none, note_of({})) == PolicyResult::kUnknownLog));
  BOOST_TEST((result_of("log " + vkey(sm2_key()) + "\n" + none, note_of({})) ==
              PolicyResult::kUnknownLog));
  // A key of the policy that signs for another ledger than its own.
  const SigningKey other = SigningKey::generate("example.org/other", SignatureType::kEd25519);
  const std::string text = format_checkpoint(sample());
  BOOST_TEST((result_of("log " + vkey(other) + "\n" + none, {text, {sign_note(other, text)}}) ==
              PolicyResult::kUnknownLog));
  const SignedNote both{text, {sign_checkpoint(sm2_key(), sample())}};
  BOOST_TEST((result_of(log_line() + "log " + vkey(sm2_key()) + "\n" + none, both) ==
              PolicyResult::kSatisfied));
}

BOOST_AUTO_TEST_CASE(refuses_a_bad_line_of_a_key_that_it_knows) {
  const std::string text =
      log_line() + witness_line("X1") + witness_line("X2") + "group one any X1 X2\nquorum one\n";
  SignedNote note = note_of({"X1", "X2"});
  note.signatures[2].signature.back() ^= 1;
  const PolicyVerification found = verify_policy(parse_policy(text), note);
  BOOST_TEST((found.result == PolicyResult::kBadSignature));
  BOOST_TEST(found.bad_signature == 2U);
  const SigningKey other = SigningKey::generate("example.org/other", SignatureType::kEd25519);
  SignedNote foreign = note_of({});
  foreign.signatures.push_back(sign_note(other, "another text\n"));
  BOOST_TEST((result_of(log_line() + "log " + vkey(other) + "\nquorum none\n", foreign) ==
              PolicyResult::kBadSignature));
  // A witness that the policy does not know may sign as it likes.
  BOOST_TEST((result_of(log_line() + witness_line("X1") + "quorum X1\n", note) ==
              PolicyResult::kSatisfied));
}

BOOST_AUTO_TEST_CASE(judges_checkpoints_alone) {
  const SignedNote note{"text\n", {sign_note(ed25519_key(), "text\n")}};
  expect_error(ErrorCode::kRefused, "checkpoint",
               [&note] { static_cast<void>(result_of(log_line() + "quorum none\n", note)); });
}

BOOST_AUTO_TEST_CASE(refuses_lines_of_another_form) {
  const std::string end = "quorum none\n";
  expect_refused("no line “quorum”", "");
  expect_refused("no line “quorum”", log_line());
  expect_refused("line 1: does not end", "quorum none");
  expect_refused("line 2: is a second line “quorum”", end + end);
  expect_refused("line 1: “Quorum” is not", "Quorum none\n");
  expect_refused("line 1: “0xff” is not", "\xFF none\n");
  expect_refused("control character", "quorum none\r\n");
  expect_refused("control character", "# \x7F\n" + end);
  expect_refused("control character", std::string("# \0\n", 4) + end);
  expect_refused("has 1 words", "log\n" + end);
  expect_refused("has 4 words", "log " + vkey(ed25519_key()) + " a b\n" + end);
  expect_refused("has 2 words", "witness " + vkey(witness("X1")) + "\n" + end);
  expect_refused("has 5 words", "witness a " + vkey(witness("X1")) + " b c\n" + end);
  expect_refused("has 3 words", "group a all\n" + end);
  expect_refused("has 1 words", "quorum\n");
  expect_refused("has 3 words", "quorum none none\n");
  expect_refused("line 1: this is no vkey", "log a\n" + end);
}

BOOST_AUTO_TEST_CASE(refuses_keys_of_the_wrong_type_and_twice) {
  const std::string end = "quorum none\n";
  expect_refused("for cosignatures alone", "log " + vkey(witness("X1")) + "\n" + end);
  expect_refused("no key for cosignatures", "witness a " + vkey(ed25519_key()) + "\n" + end);
  expect_refused("line 2: has a public key", log_line() + log_line() + end);
  const VerifierKey& key = witness("X1").verifier_key();
  const VerifierKey same("other", SignatureType::kCosignature, key.public_key());
  expect_refused("line 2: has a public key",
                 witness_line("X1") + "witness b " + format_vkey(same) + "\n" + end);
}

BOOST_AUTO_TEST_CASE(refuses_names_that_are_taken_or_unknown) {
  const std::string w = witness_line("X1") + witness_line("X2");
  const std::string end = "quorum none\n";
  expect_refused("“X1” is taken", w + "witness X1 " + vkey(witness("X3")) + "\n" + end);
  expect_refused("“X1” is taken", w + "group X1 any X2\n" + end);
  expect_refused("“none” is taken", "witness none " + vkey(witness("X3")) + "\n" + end);
  expect_refused("“none” is taken", w + "group none any X1\n" + end);
  expect_refused("“none” is defined before", w + "group g any none\n" + end);
  expect_refused("“X3” is defined before", w + "group g any X3\n" + witness_line("X3") + end);
  expect_refused("“g” is defined before", w + "group g any X1 g\n" + end);
  expect_refused("“X1” is a member", w + "group g any X1 X1\n" + end);
  expect_refused("“X1” is a member", w + "group g any X1\ngroup h any X1\n" + end);
  expect_refused("“g” is defined before", "quorum g\n" + w + "group g any X1\n");
}

BOOST_AUTO_TEST_CASE(refuses_thresholds_out_of_range) {
  const std::string w = witness_line("X1") + witness_line("X2");
  for (const char* k : {"0", "3", "01", "-1", "+1", "ALL", "18446744073709551617", "1.0"}) {
    expect_refused("should be all, any or 1 to 2", w + "group g " + k + " X1 X2\nquorum g\n");
  }
  BOOST_TEST(parse_policy(w + "group g 2 X1 X2\nquorum g\n").groups[0].threshold == 2U);
}

BOOST_AUTO_TEST_CASE(keeps_to_its_limits) {
  std::string text;
  for (std::size_t i = 0; i < kPolicyItemsMax; ++i) text += witness_line(std::to_string(i));
  for (std::size_t i = 0; i < kPolicyItemsMax; ++i) {
    text += "group g" + std::to_string(i) + " any " + std::to_string(i) + "\n";
  }
  const Policy policy = parse_policy(text + "quorum none\n");
  BOOST_TEST(policy.witnesses.size() == kPolicyItemsMax);
  BOOST_TEST(policy.groups.size() == kPolicyItemsMax);
  expect_refused("more than 128 lines", text + witness_line("X1") + "quorum none\n");
  expect_refused("more than 128 lines", text + "group g any g1\nquorum none\n");
  expect_refused("at most 65536", std::string(kPolicyBytesMax + 1, '\n'));
  expect_refused("no line “quorum”", std::string(kPolicyBytesMax, '\n'));
}

BOOST_AUTO_TEST_CASE(prints_no_policy_that_it_would_not_read) {
  const auto expect_unprinted = [](const Policy& policy) {
    expect_error(ErrorCode::kRefused, "", [&] { static_cast<void>(format_policy(policy)); });
  };
  Policy policy = parse_policy(example());
  policy.quorum = "nobody";
  expect_unprinted(policy);
  policy = parse_policy(example());
  policy.logs[0].url = "a b";
  expect_unprinted(policy);
  policy = parse_policy(example());
  policy.logs[0].url = "a\n#";
  expect_unprinted(policy);
  policy = parse_policy(example());
  policy.groups[0].threshold = 4;
  expect_unprinted(policy);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
