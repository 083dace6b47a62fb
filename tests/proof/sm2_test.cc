// SPDX-License-Identifier: Apache-2.0
//
// SM2 signatures, judged by two others: the library Botan, and the command line of OpenSSL. No
// vectors of GB/T 32918 on its own curve are published; a signature draws a random number besides.
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <botan/pubkey.h>
#include <botan/sm2.h>
#include <botan/system_rng.h>

#include "schemas/error.h"
#include "tests/proof/sample_keys.h"
#include "tests/support/child_process.h"
#include "tests/support/expect_error.h"
#include "tests/support/temp_dir.h"

namespace fundtrail::test {
namespace {

constexpr std::string_view kMessage = "example.org/fundtrail\n13\n";

/// Botan's view of a key: the point alone.
Botan::SM2_PublicKey botan_key(ByteView point) {
  const Botan::EC_Group group("sm2p256v1");
  return Botan::SM2_PublicKey(group, group.OS2ECP(point.data(), point.size()));
}

bool botan_accepts(ByteView signature, std::string_view user_id) {
  const Botan::SM2_PublicKey key = botan_key(sm2_key().verifier_key().public_key());
  Botan::PK_Verifier verifier(key, std::string(user_id) + ",SM3", Botan::DER_SEQUENCE);
  verifier.update(std::string(kMessage));
  return verifier.check_signature(signature.data(), signature.size());
}

/// The two numbers of a signature, as DER encodes them.
std::pair<Bytes, Bytes> numbers_of(const Bytes& signature) {
  const auto r_end = signature.begin() + 4 + signature[3];
  return {{signature.begin() + 2, r_end}, {r_end, signature.end()}};
}

Bytes sequence_of(const Bytes& first, const Bytes& second) {
  Bytes der{0x30, static_cast<std::uint8_t>(first.size() + second.size())};
  der.insert(der.end(), first.begin(), first.end());
  der.insert(der.end(), second.begin(), second.end());
  return der;
}

/// The same number with a zero byte before it.
Bytes padded(Bytes number) {
  number.insert(number.begin() + 2, 0);
  ++number[1];
  return number;
}

bool verifies(const Bytes& signature) {
  return sm2_key().verifier_key().verify(as_bytes(kMessage), signature);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sm2)

BOOST_AUTO_TEST_CASE(is_accepted_by_botan_under_the_common_user_id_alone) {
  const Bytes signature = sm2_key().sign(as_bytes(kMessage));
  BOOST_TEST(verifies(signature));
  BOOST_TEST(botan_accepts(signature, "1234567812345678"));
  BOOST_TEST(!botan_accepts(signature, "ALICE123@YAHOO.COM"));
  BOOST_TEST(!botan_accepts(signature, ""));
}

BOOST_AUTO_TEST_CASE(is_verified_by_the_openssl_command) {
  const TempDir folder;
  folder.write("message", kMessage);
  folder.write("key.pem", kSm2Pem);
  const Bytes signature = sm2_key().sign(as_bytes(kMessage));
  const auto verify = [&folder](std::string_view bytes, std::string_view user_id) {
    folder.write("signature", bytes);
    ChildProcess openssl(
        "/usr/bin/openssl",
        {"pkeyutl", "-verify", "-inkey", folder / "key.pem", "-passin",
         "pass:" + std::string(kPassphrase), "-in", folder / "message", "-rawin", "-digest", "sm3",
         "-sigfile", folder / "signature", "-pkeyopt", "distid:" + std::string(user_id)});
    while (openssl.read_line()) {
    }
    return openssl.wait();
  };
  BOOST_TEST(verify(as_text(signature), "1234567812345678") == 0);
  BOOST_TEST(verify(as_text(signature), "ALICE123@YAHOO.COM") == 1);
}

BOOST_AUTO_TEST_CASE(verifies_what_botan_signed_under_the_common_user_id_alone) {
  Botan::System_RNG random;
  const Botan::SM2_PrivateKey key(random, Botan::EC_Group("sm2p256v1"));
  const auto point = key.public_point().encode(Botan::PointGFp::UNCOMPRESSED);
  const VerifierKey verifier("botan", SignatureType::kSm2, point);
  const auto sign = [&key, &random](const std::string& user_id) {
    Botan::PK_Signer signer(key, random, user_id + ",SM3", Botan::DER_SEQUENCE);
    signer.update(std::string(kMessage));
    return signer.signature(random);
  };
  BOOST_TEST(verifier.verify(as_bytes(kMessage), sign("1234567812345678")));
  BOOST_TEST(!verifier.verify(as_bytes(kMessage), sign("ALICE123@YAHOO.COM")));
}

BOOST_AUTO_TEST_CASE(draws_a_number_for_each_signature) {
  BOOST_TEST(sm2_key().sign(as_bytes(kMessage)) != sm2_key().sign(as_bytes(kMessage)));
}

BOOST_AUTO_TEST_CASE(verifies_one_encoding_alone) {
  const Bytes signature = sm2_key().sign(as_bytes(kMessage));
  const auto [r, s] = numbers_of(signature);
  BOOST_TEST(verifies(sequence_of(r, s)));
  BOOST_TEST(!verifies(sequence_of(padded(r), s)));
  BOOST_TEST(!verifies(sequence_of(r, padded(s))));
  BOOST_TEST(!verifies(sequence_of(s, r)));
  Bytes long_length = signature;
  long_length.insert(long_length.begin() + 1, 0x81);
  BOOST_TEST(!verifies(long_length));
  Bytes byte_more = signature;
  byte_more.push_back(0);
  BOOST_TEST(!verifies(byte_more));
  for (std::size_t size = 0; size < signature.size(); ++size) {
    BOOST_TEST(!verifies(Bytes(signature.begin(), signature.begin() + static_cast<long>(size))));
  }
}

BOOST_AUTO_TEST_CASE(verifies_no_signature_with_a_bit_flipped) {
  const Bytes signature = sm2_key().sign(as_bytes(kMessage));
  for (std::size_t bit = 0; bit < signature.size() * 8; ++bit) {
    Bytes flipped = signature;
    flipped[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
    BOOST_TEST(!verifies(flipped));
  }
}

BOOST_AUTO_TEST_CASE(verifies_nothing_with_numbers_out_of_range) {
  const Bytes zero{0x02, 0x01, 0x00};
  const Bytes minus_one{0x02, 0x01, 0xFF};
  const Bytes one{0x02, 0x01, 0x01};
  for (const Bytes& r : {zero, minus_one, one}) {
    for (const Bytes& s : {zero, minus_one, one}) BOOST_TEST(!verifies(sequence_of(r, s)));
  }
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_point_of_the_curve) {
  const ByteView point = sm2_key().verifier_key().public_key();
  const auto expect_refused = [](const Bytes& bytes) {
    expect_error(ErrorCode::kRefused, "no point of the curve",
                 [&bytes] { static_cast<void>(VerifierKey("a", SignatureType::kSm2, bytes)); });
  };
  expect_refused(Bytes(65));  // infinity, and zeros
  for (const unsigned form : {0x00U, 0x02U, 0x03U, 0x05U, 0x06U, 0x07U}) {
    Bytes other(point.begin(), point.end());
    other.front() = static_cast<std::uint8_t>(form);
    expect_refused(other);
  }
  for (std::size_t bit = 8; bit < point.size() * 8; ++bit) {
    Bytes flipped(point.begin(), point.end());
    flipped[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
    expect_refused(flipped);
  }
  Bytes beyond_field(65, 0xFF);
  beyond_field.front() = 0x04;
  expect_refused(beyond_field);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
