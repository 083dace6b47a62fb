// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/signing_key.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <boost/test/unit_test.hpp>

#include "schemas/error.h"
#include "schemas/limits.h"
#include "tests/proof/sample_keys.h"
#include "tests/support/child_process.h"
#include "tests/support/expect_error.h"
#include "tests/support/temp_dir.h"

namespace fundtrail::test {
namespace {

void expect_refused(std::string_view words, const std::string& pem,
                    std::string_view passphrase = kPassphrase) {
  BOOST_TEST_CONTEXT(pem) {
    expect_error(ErrorCode::kRefused, words,
                 [&pem, passphrase] { static_cast<void>(read_key(pem, std::string(passphrase))); });
  }
}

std::string replaced(std::string_view text, std::string_view old, std::string_view with) {
  std::string changed(text);
  const std::size_t at = changed.find(old);
  BOOST_REQUIRE(at != changed.npos);
  return changed.replace(at, old.size(), with);
}

/// The file with bytes of its PEM replaced, both given in hexadecimal.
std::string with_bytes(std::string_view pem, std::string_view old, std::string_view with) {
  constexpr std::size_t kLineBytes = 64;
  const std::size_t begin = pem.find("KEY-----\n") + 9;
  const std::size_t end = pem.find("-----END");
  std::string base64(pem.substr(begin, end - begin));
  std::erase(base64, '\n');
  const std::string hex =
      replaced(format_hex(parse_base64(base64, kKeyFileBytesMax).value()), old, with);
  Bytes bytes(hex.size() / 2);
  BOOST_REQUIRE(parse_hex(hex, bytes));
  base64 = format_base64(bytes);
  std::string text(pem.substr(0, begin));
  for (std::size_t at = 0; at < base64.size(); at += kLineBytes) {
    text += base64.substr(at, kLineBytes) + "\n";
  }
  return text + std::string(pem.substr(end));
}

/// What `openssl` prints of a PEM: its lines, and its exit code as the last.
std::vector<std::string> run_openssl(const std::string& pem, std::vector<std::string> arguments) {
  const TempDir folder;
  arguments.insert(arguments.begin() + 1, {"-in", folder.write("key.pem", pem)});
  ChildProcess openssl("/usr/bin/openssl", std::move(arguments));
  std::vector<std::string> lines;
  while (auto line = openssl.read_line()) lines.push_back(*line);
  lines.push_back(std::to_string(openssl.wait()));
  return lines;
}

void expect_passphrase_refused(std::string_view words, std::string text) {
  expect_error(ErrorCode::kRefused, words, [&text] { const Passphrase passphrase(text); });
  BOOST_TEST(text.empty());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(signing_key)

BOOST_AUTO_TEST_CASE(signs_as_rfc_8032_says) {
  BOOST_TEST(format_hex(ed25519_key().sign({})) ==
             "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
             "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
}

BOOST_AUTO_TEST_CASE(makes_new_keys_that_sign) {
  for (const SignatureType type : {SignatureType::kEd25519, SignatureType::kSm2}) {
    const SigningKey key = SigningKey::generate("a", type);
    const VerifierKey& verifier = key.verifier_key();
    const Bytes signature = key.sign(as_bytes("text\n"));
    BOOST_TEST(verifier.verify(as_bytes("text\n"), signature));
    BOOST_TEST(!verifier.verify(as_bytes("next\n"), signature));
    const SigningKey other = SigningKey::generate("a", type);
    BOOST_TEST((verifier != other.verifier_key()));
    BOOST_TEST(!other.verifier_key().verify(as_bytes("text\n"), signature));
  }
  expect_error(ErrorCode::kRefused, "empty",
               [] { static_cast<void>(SigningKey::generate("", SignatureType::kEd25519)); });
}

BOOST_AUTO_TEST_CASE(signs_cosignatures_with_their_time) {
  const VerifierKey& verifier = cosignature_key().verifier_key();
  const std::string_view text = "example.org/fundtrail\n0\n";
  Bytes signature = cosignature_key().sign_cosignature(text, 1'735'606'800);
  BOOST_TEST(cosignature_time_s(signature).value() == 1'735'606'800U);
  BOOST_TEST(verifier.verify(as_bytes(text), signature));
  // The same key without a time: what it signs is another text.
  const VerifierKey plain("a", SignatureType::kEd25519, verifier.public_key());
  BOOST_TEST(!plain.verify(as_bytes(text), ByteView(signature).last(64)));
  BOOST_TEST(plain.verify(as_bytes("cosignature/v1\ntime 1735606800\n" + std::string(text)),
                          ByteView(signature).last(64)));
  ++signature[7];
  BOOST_TEST(!verifier.verify(as_bytes(text), signature));
}

BOOST_AUTO_TEST_CASE(signs_nothing_that_belongs_to_another_type) {
  const auto expect_fault = [](const std::function<void()>& action) {
    expect_error(ErrorCode::kInternal, "internal check failed", action);
  };
  expect_fault([] { static_cast<void>(cosignature_key().sign(as_bytes("text\n"))); });
  expect_fault([] { static_cast<void>(ed25519_key().sign_cosignature("text\n", 1)); });
  expect_fault([] { static_cast<void>(sm2_key().sign_cosignature("text\n", 1)); });
  expect_fault(
      [] { static_cast<void>(ed25519_key().sign(as_bytes("cosignature/v1\ntime 1\ntext\n"))); });
  expect_fault([] {
    static_cast<void>(cosignature_key().sign_cosignature("text\n", std::uint64_t{1} << 63));
  });
}

BOOST_AUTO_TEST_CASE(is_written_and_read_again) {
  for (const SigningKey* key : {&ed25519_key(), &cosignature_key(), &sm2_key()}) {
    std::string passphrase = "口令 with spaces";
    const std::string pem = key->format_pem(Passphrase(passphrase));
    BOOST_TEST(passphrase.empty());
    const SigningKey again = read_key(pem, "口令 with spaces");
    BOOST_TEST((again.verifier_key() == key->verifier_key()));
    BOOST_TEST(pem.starts_with("fundtrail key: " + format_vkey(key->verifier_key()) +
                               "\n-----BEGIN ENCRYPTED PRIVATE KEY-----\n"));
    expect_refused("the passphrase is wrong", pem, "口令 with space");
  }
}

BOOST_AUTO_TEST_CASE(draws_its_salt_anew) {
  std::string first = "a";
  std::string second = "a";
  BOOST_TEST(ed25519_key().format_pem(Passphrase(first)) !=
             ed25519_key().format_pem(Passphrase(second)));
}

BOOST_AUTO_TEST_CASE(is_read_by_the_openssl_command) {
  std::string passphrase = "swordfish";
  const std::string pem = ed25519_key().format_pem(Passphrase(passphrase));
  const auto lines = run_openssl(pem, {"pkey", "-passin", "pass:swordfish", "-noout", "-text"});
  BOOST_REQUIRE(lines.size() >= 6U);
  BOOST_TEST(lines.front() == "ED25519 Private-Key:");
  BOOST_TEST(std::ranges::count(lines, "    d7:5a:98:01:82:b1:0a:b7:d5:4b:fe:d3:c9:64:07:") == 1);
  BOOST_TEST(lines.back() == "0");
}

BOOST_AUTO_TEST_CASE(takes_what_openssl_has_encrypted_with_fewer_iterations) {
  std::string passphrase = "swordfish";
  const std::string pem = ed25519_key().format_pem(Passphrase(passphrase));
  auto lines =
      run_openssl(pem, {"pkcs8", "-topk8", "-v2", "aes-256-cbc", "-v2prf", "hmacWithSHA256",
                        "-iter", "1", "-passin", "pass:swordfish", "-passout", "pass:swordfish"});
  BOOST_REQUIRE(lines.back() == "0");
  lines.back() = "";
  std::string text = pem.substr(0, pem.find('\n'));
  for (const std::string& line : lines) text += "\n" + line;
  passphrase = "swordfish";
  const SigningKey key = SigningKey::parse_pem(text, Passphrase(passphrase));
  BOOST_TEST((key.verifier_key() == ed25519_key().verifier_key()));
}

BOOST_AUTO_TEST_CASE(is_encrypted_as_the_format_says) {
  std::string passphrase = "swordfish";
  const std::string pem = ed25519_key().format_pem(Passphrase(passphrase));
  std::string text;
  for (const std::string& line : run_openssl(pem, {"asn1parse"})) text += line + "\n";
  for (const char* part : {":PBES2", ":PBKDF2", ":0927C0", ":hmacWithSHA256", ":aes-256-cbc"}) {
    BOOST_TEST(text.find(part) != text.npos, part << " in " << text);
  }
  BOOST_TEST(text.find("hl=2 l=  16 prim: OCTET STRING") != text.npos, text);  // the salt
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_key_file) {
  const std::string pem(kEd25519Pem);
  expect_refused("begins with", "");
  expect_refused("begins with", pem.substr(pem.find('\n') + 1));
  expect_refused("vkey", replaced(pem, "+6090c66c+", "+6090c66d+"));
  expect_refused("at most 8192", pem + std::string(kKeyFileBytesMax, '\n'));
  expect_refused("no private key encrypted", pem + "\n");
  expect_refused("no private key encrypted", pem + pem.substr(pem.find('\n') + 1));
  expect_refused("no private key encrypted", replaced(pem, "ENCRYPTED PRIVATE", "PRIVATE"));
  expect_refused("no private key encrypted", replaced(pem, "MIGc", "MIGd"));
  expect_refused("no private key encrypted", replaced(pem, "-----\n", "-----\nA: b\n\n"));
  for (std::size_t size = 0; size < pem.size(); ++size) expect_refused("", pem.substr(0, size));
}

BOOST_AUTO_TEST_CASE(refuses_other_encryption) {
  const auto expect_other = [](std::string_view old, std::string_view with) {
    expect_refused("no private key encrypted", with_bytes(kEd25519Pem, old, with));
  };
  expect_other("2a864886f70d0209", "2a864886f70d0207");      // HMAC with SHA-1
  expect_other("60864801650304012a", "608648016503040116");  // AES-192
  expect_other("2a864886f70d01050c", "2a864886f70d01050a");  // no PBKDF2
  expect_other("2a864886f70d01050d", "2a864886f70d010503");  // no PBES2
  expect_other("02030927c0", "02037fffff");                  // 8,388,607 iterations
  expect_other("02030927c0", "0203ffffff");                  // -1
  expect_other("02030927c0", "0203000000");
}

BOOST_AUTO_TEST_CASE(refuses_the_key_of_another_line) {
  std::string other(kCosignaturePem);
  other = other.substr(0, other.find('\n')) + kEd25519Pem.substr(kEd25519Pem.find('\n')).data();
  expect_refused("not that of the public key", other);
  other = std::string(kSm2Pem.substr(0, kSm2Pem.find('\n'))) +
          std::string(kEd25519Pem.substr(kEd25519Pem.find('\n')));
  expect_refused("not that of the public key", other);
}

BOOST_AUTO_TEST_CASE(refuses_passphrases_that_others_cannot_read) {
  expect_passphrase_refused("empty", "");
  expect_passphrase_refused("1025 bytes", std::string(1025, 'a'));
  expect_passphrase_refused("line feed", "a\n");
  expect_passphrase_refused("zero byte", std::string("a\0b", 3));
  std::string longest(1024, 'a');
  BOOST_TEST(Passphrase(longest).view().size() == 1024U);
  BOOST_TEST(longest.empty());
}

BOOST_AUTO_TEST_CASE(wipes_what_stood_in_a_text) {
  std::string text(100, 's');
  text.resize(3);
  wipe(text);
  BOOST_TEST(text.empty());
  // Within its memory, beyond its end.
  BOOST_TEST(std::count(text.data(), text.data() + 100, '\0') == 100);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
