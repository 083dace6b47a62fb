// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/note.h"

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

// The example of C2SP signed-note.
constexpr std::string_view kVkey =
    "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
constexpr std::string_view kNote =
    "This is an example message.\n"
    "\n"
    "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuw"
    "HjG1Yu72IneyaQM=\n";
constexpr std::string_view kUnknownLine = "— example.com/bar AAAAAAAA\n";

VerifierKey example_key() { return parse_vkey(kVkey); }

NoteResult result_of(std::string_view note, const std::vector<VerifierKey>& keys) {
  return verify_note(parse_note(note), keys).result;
}

void expect_refused(std::string_view words, const std::string& note) {
  expect_error(ErrorCode::kRefused, words, [&note] { static_cast<void>(parse_note(note)); });
}

/// A signature line of `bytes` bytes, its line feed not counted.
std::string line_of(std::size_t bytes) {
  const std::string start = "— a";
  std::string name;
  while ((bytes - start.size() - name.size() - 1) % 4 != 0) name += 'b';
  return start + name + " " + std::string(bytes - start.size() - name.size() - 1, 'A') + "\n";
}

enum class Reading { kRefused, kUnverified, kVerified };

Reading read(std::string_view note) {
  try {
    return result_of(note, {example_key()}) == NoteResult::kVerified ? Reading::kVerified
                                                                     : Reading::kUnverified;
  } catch (const FormatError& error) {
    BOOST_TEST(error.byte_offset().value_or(0) <= note.size());
    return Reading::kRefused;
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(note)

BOOST_AUTO_TEST_CASE(reads_verifies_and_prints_the_example_of_signed_note) {
  const SignedNote note = parse_note(kNote);
  BOOST_TEST(note.text == "This is an example message.\n");
  BOOST_REQUIRE(note.signatures.size() == 1U);
  BOOST_TEST(note.signatures[0].key_name == "example.com/foo");
  BOOST_TEST(format_hex(note.signatures[0].key_id) == "530d903a");
  BOOST_TEST(format_note(note) == kNote);
  const std::vector<VerifierKey> keys{example_key()};
  const NoteVerification verification = verify_note(note, keys);
  BOOST_TEST((verification.result == NoteResult::kVerified));
  BOOST_TEST((verification.lines == std::vector<VerifiedLine>{{0, 0}}));
}

BOOST_AUTO_TEST_CASE(passes_over_lines_of_unknown_keys) {
  const std::vector<VerifierKey> keys{ed25519_key().verifier_key(), example_key()};
  const SignedNote note = parse_note(std::string(kNote).insert(29, kUnknownLine));
  const NoteVerification verification = verify_note(note, keys);
  BOOST_TEST((verification.result == NoteResult::kVerified));
  BOOST_TEST((verification.lines == std::vector<VerifiedLine>{{1, 1}}));
}

BOOST_AUTO_TEST_CASE(does_not_verify_without_a_known_key) {
  BOOST_TEST((result_of(kNote, {}) == NoteResult::kNoKnownKey));
  BOOST_TEST((result_of(kNote, {ed25519_key().verifier_key()}) == NoteResult::kNoKnownKey));
  // The same public key under another name, and as another type, is another key.
  const VerifierKey key = example_key();
  const ByteView bytes = key.public_key();
  BOOST_TEST((result_of(kNote, {VerifierKey("b", SignatureType::kEd25519, bytes)}) ==
              NoteResult::kNoKnownKey));
  BOOST_TEST((result_of(kNote, {VerifierKey("example.com/foo", SignatureType::kCosignature,
                                            bytes)}) == NoteResult::kNoKnownKey));
}

BOOST_AUTO_TEST_CASE(refuses_a_known_keys_bad_line_beside_a_good_one) {
  const std::string other = "next text\n";
  SignedNote note{other, {sign_note(ed25519_key(), other), sign_note(sm2_key(), other)}};
  const std::vector<VerifierKey> keys{sm2_key().verifier_key(), ed25519_key().verifier_key()};
  BOOST_TEST((verify_note(note, keys).lines == std::vector<VerifiedLine>{{0, 1}, {1, 0}}));
  note.signatures[1] = sign_note(sm2_key(), "another text\n");
  const NoteVerification verification = verify_note(note, keys);
  BOOST_TEST((verification.result == NoteResult::kBadSignature));
  BOOST_TEST(verification.bad_signature == 1U);
  // To who knows the first key alone, the second line is an unknown key's.
  BOOST_TEST((verify_note(note, std::vector{keys[1]}).result == NoteResult::kVerified));
}

BOOST_AUTO_TEST_CASE(verifies_each_of_two_lines_of_one_key) {
  SignedNote note{"a\n", {sign_note(sm2_key(), "a\n"), sign_note(sm2_key(), "a\n")}};
  const std::vector<VerifierKey> keys{sm2_key().verifier_key()};
  BOOST_TEST((verify_note(note, keys).lines == std::vector<VerifiedLine>{{0, 0}, {1, 0}}));
  note.signatures[1].signature.back() ^= 1;
  BOOST_TEST((verify_note(note, keys).result == NoteResult::kBadSignature));
}

BOOST_AUTO_TEST_CASE(reads_nothing_into_a_note_with_a_byte_changed) {
  for (std::size_t at = 0; at < kNote.size(); ++at) {
    for (const int change : {0x01, 0x20, 0x80, 0xFF, 0x41, 0x0A}) {
      std::string changed(kNote);
      changed[at] = static_cast<char>(changed[at] ^ change);
      BOOST_TEST((read(changed) != Reading::kVerified), changed);
    }
  }
}

BOOST_AUTO_TEST_CASE(reads_nothing_into_a_note_with_a_byte_more_or_cut_short) {
  for (std::size_t at = 0; at < kNote.size(); ++at) {
    BOOST_TEST((read(kNote.substr(0, at)) == Reading::kRefused));
    BOOST_TEST((read(std::string(kNote).erase(at, 1)) != Reading::kVerified));
    for (const char c : {'A', '\n', ' ', '=', '\r'}) {
      BOOST_TEST((read(std::string(kNote).insert(at, 1, c)) != Reading::kVerified));
    }
  }
  BOOST_TEST((read(std::string(kNote) + "\n") == Reading::kRefused));
}

BOOST_AUTO_TEST_CASE(parts_text_and_signatures_at_the_last_empty_line) {
  const std::string text = "a\n\n\n— example.com/bar AAAAAAAA\n\n";
  const SignedNote note{text, {sign_note(ed25519_key(), text)}};
  BOOST_TEST((parse_note(format_note(note)) == note));
  const SignedNote shortest{"\n", {sign_note(ed25519_key(), "\n")}};
  BOOST_TEST((parse_note(format_note(shortest)) == shortest));
}

BOOST_AUTO_TEST_CASE(refuses_texts_that_notes_may_not_hold) {
  for (const std::string& text :
       {std::string("a\tb\n"), std::string("a\rb\n"), std::string("a\0b\n", 4),
        std::string("a\xC0\x80\n"), std::string("a\xED\xA0\x80\n"), std::string("a\xFF\n")}) {
    expect_refused("byte 1 is a control character, or no valid UTF-8",
                   text + "\n" + std::string(kUnknownLine));
    expect_error(ErrorCode::kRefused, "byte 1 of the text",
                 [&text] { static_cast<void>(sign_note(ed25519_key(), text)); });
  }
  expect_error(ErrorCode::kRefused, "does not end",
               [] { static_cast<void>(sign_note(ed25519_key(), "a")); });
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_signature_line) {
  const std::string text = "a\n\n";
  expect_refused("no empty line", "");
  expect_refused("no empty line", "a\n");
  expect_refused("no signature line", text);
  for (const char* line :
       {"- a AAAAAAAA\n", "—a AAAAAAAA\n", "— AAAAAAAA\n", "—  AAAAAAAA\n", "\x20\n"}) {
    expect_refused("line 3", text + line);
  }
  for (const char* base64 :
       {"", "AAAAAA==", "AAAA", "AAAAAAB=", "AAAAAAA", "AAAA AAAA", "AAAAAA-_"}) {
    expect_refused("line 3", text + "— a " + base64 + "\n");
  }
  for (const char* name : {"a b", "a+b", "a\u3000b", "\u0085"}) {
    expect_refused("line 3", text + "— " + name + " AAAAAAAA\n");
  }
  expect_refused("line 4: does not end", text + std::string(kUnknownLine) + "— a AAAAAAAA");
}

BOOST_AUTO_TEST_CASE(keeps_to_its_limits) {
  const std::string start = "a\n\n";
  std::string lines;
  for (std::size_t i = 0; i < kNoteSignaturesMax; ++i) lines += kUnknownLine;
  BOOST_TEST(parse_note(start + lines).signatures.size() == kNoteSignaturesMax);
  expect_refused("more than 64 signature lines", start + lines + std::string(kUnknownLine));

  BOOST_TEST(format_note(parse_note(start + line_of(kNoteLineBytesMax))).size() == 3 + 8193U);
  expect_refused("longer than 8192 bytes", start + line_of(kNoteLineBytesMax + 1));

  const std::string text = std::string(kNoteTextBytesMax - 1, 'a') + "\n";
  BOOST_TEST(parse_note(text + "\n" + std::string(kUnknownLine)).text.size() == kNoteTextBytesMax);
  expect_refused("has 65537 bytes", "a" + text + "\n" + std::string(kUnknownLine));
  expect_refused("at most", std::string(kNoteBytesMax + 1, '\n'));
}

BOOST_AUTO_TEST_CASE(prints_no_note_that_it_would_not_read) {
  const auto expect_unprinted = [](std::string_view words, const SignedNote& note) {
    expect_error(ErrorCode::kRefused, words, [&note] { static_cast<void>(format_note(note)); });
  };
  const NoteSignature line{"a", {1, 2, 3, 4}, {5}};
  expect_unprinted("does not end", {"a", {line}});
  expect_unprinted("no signature line", {"a\n", {}});
  expect_unprinted("more than 64", {"a\n", std::vector<NoteSignature>(65, line)});
  expect_unprinted("signature is empty", {"a\n", {{"a", {}, {}}}});
  expect_unprinted("has a space", {"a\n", {{"a b", {}, {5}}}});
  expect_unprinted("at most 8192", {"a\n", {{"a", {}, Bytes(6200)}}});
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
