// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/checkpoint.h"

#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "ledger/proof/merkle.h"
#include "schemas/error.h"
#include "schemas/limits.h"
#include "tests/proof/sample_keys.h"
#include "tests/support/expect_error.h"

namespace fundtrail::test {
namespace {

// The example of C2SP tlog-cosignature.
constexpr std::string_view kText =
    "example.com/behind-the-sofa\n"
    "20852163\n"
    "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
constexpr std::string_view kLines =
    "— example.com/behind-the-sofa "
    "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1"
    "gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
    "— witness.example.com/w1 "
    "jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oy"
    "in1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n";

Checkpoint sample() {
  Checkpoint checkpoint;
  checkpoint.origin = "example.org/fundtrail";
  checkpoint.head.size = 13;
  checkpoint.head.root.bytes.fill(0xAB);
  return checkpoint;
}

void expect_refused(std::string_view words, const std::string& text) {
  BOOST_TEST_CONTEXT(text) {
    expect_error(ErrorCode::kRefused, words,
                 [&text] { static_cast<void>(parse_checkpoint(text)); });
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(checkpoint)

BOOST_AUTO_TEST_CASE(reads_and_prints_the_example_of_tlog_checkpoint) {
  const Checkpoint checkpoint = parse_checkpoint(kText);
  BOOST_TEST(checkpoint.origin == "example.com/behind-the-sofa");
  BOOST_TEST(checkpoint.head.size == 20852163U);
  BOOST_TEST(format_base64(checkpoint.head.root.view()) ==
             "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=");
  BOOST_TEST(checkpoint.extensions.empty());
  BOOST_TEST(format_checkpoint(checkpoint) == kText);
}

BOOST_AUTO_TEST_CASE(tells_the_time_in_the_example_of_tlog_cosignature) {
  const SignedNote note = parse_note(std::string(kText) + "\n" + std::string(kLines));
  BOOST_REQUIRE(note.signatures.size() == 2U);
  BOOST_TEST(cosignature_time_s(note.signatures[1].signature).value() == 1679315147U);
  BOOST_TEST(!cosignature_time_s(note.signatures[0].signature).has_value());
}

BOOST_AUTO_TEST_CASE(keeps_extension_lines_and_origins_of_others) {
  for (const std::string& text :
       {std::string(kText) + "first\nsecond\n",
        "go.sum database tree" + std::string(kText.substr(27)), "a" + std::string(kText.substr(27)),
        std::string(256, 'a') + std::string(kText.substr(27)),
        "fundtrail.local/0123456789abcdef" + std::string(kText.substr(27))}) {
    BOOST_TEST(format_checkpoint(parse_checkpoint(text)) == text);
  }
  BOOST_TEST((parse_checkpoint(std::string(kText) + "first\nsecond\n").extensions ==
              std::vector<std::string>{"first", "second"}));
}

BOOST_AUTO_TEST_CASE(reads_sizes_up_to_that_of_the_largest_tree) {
  const std::string root = "\n" + format_base64(Digest().view()) + "\n";
  BOOST_TEST(parse_checkpoint("a\n0" + root).head.size == 0U);
  BOOST_TEST(parse_checkpoint("a\n4611686018427387904" + root).head.size == kTreeSizeMax);
  for (const char* size : {"4611686018427387905", "18446744073709551616", "-1", "+1", "01", "00",
                           "1 ", " 1", "1.0", "0x1", "", "１"}) {
    expect_refused("line 2", std::string("a\n") + size + root);
  }
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_checkpoint) {
  const std::string rest(kText.substr(27));
  expect_refused("does not end", "");
  expect_refused("0 bytes", "\n");
  expect_refused("0 bytes", rest);
  expect_refused("257 bytes", std::string(257, 'a') + rest);
  expect_refused("line 2: this line is missing", "a\n");
  expect_refused("line 3: this line is missing", "a\n1\n");
  expect_refused("does not end", std::string(kText.substr(0, kText.size() - 1)));
  expect_refused("line 4: is empty", std::string(kText) + "\n");
  expect_refused("line 5: is empty", std::string(kText) + "a\n\nb\n");
  for (const char* root : {"", "AAAA", "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=",
                           "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I",
                           "CsUYapGGPo4dkMgIAUqom_Xajj7h2fB2MPA3j2jxq2I="}) {
    expect_refused("line 3", std::string("a\n1\n") + root + "\n");
  }
}

BOOST_AUTO_TEST_CASE(tells_the_byte_that_it_refuses) {
  for (const auto& [text, offset] :
       {std::pair<std::string, std::uint64_t>{"a\n1", 0}, {"a\n01\nAAAA\n", 2}}) {
    try {
      static_cast<void>(parse_checkpoint(text));
      BOOST_ERROR("nothing was thrown");
    } catch (const FormatError& error) {
      BOOST_TEST(error.byte_offset().value() == offset);
    }
  }
}

BOOST_AUTO_TEST_CASE(refuses_origins_that_begin_as_other_texts_do) {
  for (const char* origin : {"fundtrail/batch/1", "fundtrail/", "cosignature/v1"}) {
    expect_refused("reserved", origin + std::string(kText.substr(27)));
    Checkpoint checkpoint = sample();
    checkpoint.origin = origin;
    expect_error(ErrorCode::kRefused, "reserved",
                 [&checkpoint] { static_cast<void>(cosign(cosignature_key(), checkpoint, 1)); });
  }
}

BOOST_AUTO_TEST_CASE(prints_no_checkpoint_that_it_would_not_read) {
  Checkpoint checkpoint = sample();
  checkpoint.origin = "a\n1";
  expect_error(ErrorCode::kRefused, "", [&] { static_cast<void>(format_checkpoint(checkpoint)); });
  checkpoint = sample();
  checkpoint.extensions = {"a\nb"};
  expect_error(ErrorCode::kRefused, "", [&] { static_cast<void>(format_checkpoint(checkpoint)); });
  checkpoint.extensions = {""};
  expect_error(ErrorCode::kRefused, "", [&] { static_cast<void>(format_checkpoint(checkpoint)); });
  checkpoint = sample();
  checkpoint.head.size = kTreeSizeMax + 1;
  expect_error(ErrorCode::kRefused, "", [&] { static_cast<void>(format_checkpoint(checkpoint)); });
}

BOOST_AUTO_TEST_CASE(is_signed_by_the_ledgers_keys_and_cosigned) {
  const std::string text = format_checkpoint(sample());
  const SignedNote note{
      text,
      {sign_checkpoint(ed25519_key(), sample()), sign_checkpoint(sm2_key(), sample()),
       cosign(cosignature_key(), sample(), 1'735'606'800)}};
  const std::vector<VerifierKey> keys{cosignature_key().verifier_key(),
                                      ed25519_key().verifier_key(), sm2_key().verifier_key()};
  const NoteVerification verification = verify_note(parse_note(format_note(note)), keys);
  BOOST_TEST((verification.lines == std::vector<VerifiedLine>{{0, 1}, {1, 2}, {2, 0}}));
  BOOST_TEST(cosignature_time_s(note.signatures[2].signature).value() == 1'735'606'800U);
}

BOOST_AUTO_TEST_CASE(is_not_cosigned_at_another_time_or_over_another_head) {
  const std::vector<VerifierKey> keys{cosignature_key().verifier_key()};
  const NoteSignature line = cosign(cosignature_key(), sample(), 1'735'606'800);
  NoteSignature later = line;
  ++later.signature[7];
  const SignedNote other_time{format_checkpoint(sample()), {later}};
  BOOST_TEST((verify_note(other_time, keys).result == NoteResult::kBadSignature));
  Checkpoint larger = sample();
  ++larger.head.size;
  const SignedNote other_head{format_checkpoint(larger), {line}};
  BOOST_TEST((verify_note(other_head, keys).result == NoteResult::kBadSignature));
}

BOOST_AUTO_TEST_CASE(is_not_signed_with_extension_lines_or_under_another_name) {
  Checkpoint extended = sample();
  extended.extensions = {"a"};
  expect_error(ErrorCode::kRefused, "1 extension lines",
               [&] { static_cast<void>(sign_checkpoint(ed25519_key(), extended)); });
  expect_error(ErrorCode::kRefused, "1 extension lines",
               [&] { static_cast<void>(cosign(cosignature_key(), extended, 1)); });
  Checkpoint foreign = sample();
  foreign.origin = "example.org/other";
  expect_error(ErrorCode::kRefused, "is not that of the ledger",
               [&] { static_cast<void>(sign_checkpoint(ed25519_key(), foreign)); });
}

BOOST_AUTO_TEST_CASE(is_signed_and_cosigned_by_keys_of_that_type_alone) {
  Checkpoint own = sample();
  own.origin = cosignature_key().verifier_key().name();
  expect_error(ErrorCode::kInternal, "",
               [&] { static_cast<void>(sign_checkpoint(cosignature_key(), own)); });
  expect_error(ErrorCode::kInternal, "",
               [&] { static_cast<void>(sign_note(cosignature_key(), "a\n")); });
  expect_error(ErrorCode::kInternal, "",
               [&] { static_cast<void>(cosign(ed25519_key(), sample(), 1)); });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
