// SPDX-License-Identifier: Apache-2.0
//
// Constants are those of RFC 8032 section 7.1 and of C2SP signed-note. The vectors of
// C2SP/wycheproof stay outside: the environment variable FUNDTRAIL_VECTORS names their folder.
#include "ledger/proof/key.h"

#include <algorithm>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/error.h"
#include "tests/support/expect_error.h"
#include "tests/support/paths.h"

namespace fundtrail::test {
namespace {

// The key of the example in C2SP signed-note.
constexpr std::string_view kVkey =
    "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

Bytes bytes_of(std::string_view hex) {
  Bytes bytes(hex.size() / 2);
  BOOST_REQUIRE(parse_hex(hex, bytes));
  return bytes;
}

VerifierKey ed25519_key_of(std::string_view hex) {
  return VerifierKey("a", SignatureType::kEd25519, bytes_of(hex));
}

void expect_refused(std::string_view words, std::string_view vkey) {
  BOOST_TEST_CONTEXT(vkey) {
    expect_error(ErrorCode::kRefused, words, [vkey] { static_cast<void>(parse_vkey(vkey)); });
  }
}

void expect_key_refused(std::string_view words, SignatureType type, std::string_view hex) {
  BOOST_TEST_CONTEXT(hex) {
    expect_error(ErrorCode::kRefused, words,
                 [type, hex] { static_cast<void>(VerifierKey("a", type, bytes_of(hex))); });
  }
}

struct Rfc8032Vector {
  std::string_view public_key;
  std::string_view message;
  std::string_view signature;
};

constexpr Rfc8032Vector kRfc8032[] = {
    {"d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
     "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"},
    {"3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
     "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"},
    {"fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
     "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(key)

BOOST_AUTO_TEST_CASE(reads_and_prints_the_example_of_signed_note) {
  const VerifierKey key = parse_vkey(kVkey);
  BOOST_TEST(key.name() == "example.com/foo");
  BOOST_TEST((key.type() == SignatureType::kEd25519));
  BOOST_TEST(format_hex(key.id()) == "530d903a");
  BOOST_TEST(format_vkey(key) == kVkey);
}

BOOST_AUTO_TEST_CASE(verifies_the_vectors_of_rfc_8032) {
  for (const Rfc8032Vector& vector : kRfc8032) {
    const VerifierKey key = ed25519_key_of(vector.public_key);
    Bytes message = bytes_of(vector.message);
    const Bytes signature = bytes_of(vector.signature);
    BOOST_TEST(key.verify(message, signature));
    message.push_back(0);
    BOOST_TEST(!key.verify(message, signature));
  }
}

BOOST_AUTO_TEST_CASE(verifies_no_signature_with_a_bit_flipped_or_of_another_length) {
  const VerifierKey key = ed25519_key_of(kRfc8032[2].public_key);
  const Bytes message = bytes_of(kRfc8032[2].message);
  const Bytes whole = bytes_of(kRfc8032[2].signature);
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    Bytes flipped = whole;
    flipped[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
    BOOST_TEST(!key.verify(message, flipped));
  }
  Bytes longer = whole;
  longer.push_back(0);
  BOOST_TEST(!key.verify(message, longer));
  for (std::size_t size = 0; size < whole.size(); ++size) {
    BOOST_TEST(!key.verify(message, ByteView(whole).first(size)));
  }
}

// The vectors with the flag SignatureMalleability and others; a key is an Ed25519 key of 32 bytes.
BOOST_AUTO_TEST_CASE(agrees_with_wycheproof) {
  const auto path = vectors_path("wycheproof/ed25519_test.json");
  if (!path) {
    BOOST_TEST_MESSAGE("skipped: FUNDTRAIL_VECTORS names no folder with wycheproof");
    return;
  }
  std::ifstream stream(*path);
  int all = 0;
  int valid = 0;
  const nlohmann::json vectors = nlohmann::json::parse(stream);
  for (const auto& group : vectors.at("testGroups")) {
    const VerifierKey key = ed25519_key_of(group.at("publicKey").at("pk").get<std::string>());
    for (const auto& test : group.at("tests")) {
      const bool is_valid = key.verify(bytes_of(test.at("msg").get<std::string>()),
                                       bytes_of(test.at("sig").get<std::string>()));
      BOOST_TEST(is_valid == (test.at("result") == "valid"), test.at("tcId"));
      ++all;
      valid += is_valid ? 1 : 0;
    }
  }
  BOOST_TEST(all == 151);
  BOOST_TEST(valid == 88);
}

// The eight points, and with the sign of x the other way, where that is no point or the same one.
BOOST_AUTO_TEST_CASE(refuses_ed25519_keys_of_small_order) {
  for (const char* y : {"0000000000000000000000000000000000000000000000000000000000000000",
                        "0100000000000000000000000000000000000000000000000000000000000000",
                        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"}) {
    for (const SignatureType type : {SignatureType::kEd25519, SignatureType::kCosignature}) {
      expect_key_refused("small order", type, y);
      Bytes other_sign = bytes_of(y);
      other_sign.back() ^= 0x80;
      expect_key_refused("small order", type, format_hex(other_sign));
    }
  }
}

// y = p + k, k below 19, with both signs: all 38 encodings there are; among them those of the
// points of small order with y = 0 and y = 1.
BOOST_AUTO_TEST_CASE(refuses_ed25519_keys_that_are_not_canonical) {
  for (int low = 0xED; low <= 0xFF; ++low) {
    for (const char* high : {"7f", "ff"}) {
      const std::string middle(60, 'f');
      expect_key_refused("not canonical", SignatureType::kEd25519,
                         fmt::format("{:02x}{}{}", low, middle, high));
    }
  }
  const std::string largest = "eb" + std::string(60, 'f') + "7f";  // p - 2
  BOOST_TEST(format_hex(ed25519_key_of(largest).public_key()) == largest);
}

BOOST_AUTO_TEST_CASE(refuses_keys_of_another_length) {
  const std::string whole(kRfc8032[0].public_key);
  expect_key_refused("has 31 bytes", SignatureType::kEd25519, whole.substr(2));
  expect_key_refused("has 33 bytes", SignatureType::kEd25519, whole + "00");
  expect_key_refused("has 0 bytes", SignatureType::kCosignature, "");
  expect_key_refused("has 32 bytes, and needs 65", SignatureType::kSm2, whole);
}

BOOST_AUTO_TEST_CASE(refuses_names_with_spaces_plus_signs_and_controls) {
  for (const char* name :
       {" ",       "a b",    "a\tb",   "a\nb",     "a+b",          "\x7F",   "a\u0085",
        "a\u00A0", "\u1680", "\u2000", "\u200A",   "\u2028",       "\u2029", "\u202F",
        "\u205F",  "\u3000", "\uFFFE", "\xC0\x80", "\xED\xA0\x80", ""}) {
    BOOST_TEST(refuse_key_name(name).has_value(), name);
  }
  BOOST_TEST(refuse_key_name(std::string(257, 'a')).has_value());
  BOOST_TEST(!refuse_key_name(std::string(256, 'a')).has_value());
  for (const char* name :
       {"a", "长春市财政局", "fundtrail.local/0123456789abcdef", "a\u200Bb", "-"}) {
    BOOST_TEST(!refuse_key_name(name).has_value(), name);
  }
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_vkey) {
  const std::string whole(kVkey);
  expect_refused("two plus signs", "");
  expect_refused("two plus signs", "example.com/foo+530d903a");
  expect_refused("empty", whole.substr(whole.find('+')));
  expect_refused("8 lower-case", "example.com/foo+530D903A" + whole.substr(24));
  expect_refused("8 lower-case", "example.com/foo+30d903a" + whole.substr(24));
  expect_refused("no base64", whole + "=");
  expect_refused("no base64", whole + "\n");
  expect_refused("no base64", whole.substr(0, 25) + std::string(1 << 20, 'A'));
  expect_refused("does not know", "example.com/foo+530d903a+");
  expect_refused("does not know", "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYc");
  expect_refused("the id 530d903b", "example.com/foo+530d903b" + whole.substr(24));
  expect_refused("the id 530d903a", "example.com/fop+530d903a" + whole.substr(24));
  expect_refused("has 34 bytes",
                 whole.substr(0, 25) + format_base64(bytes_of("01" + std::string(68, '1'))));
}

// Each byte of a vkey put in, taken out or changed gives no vkey, or none that is this one.
BOOST_AUTO_TEST_CASE(reads_no_vkey_with_a_byte_changed) {
  for (std::size_t at = 0; at < kVkey.size(); ++at) {
    for (const char c : {'A', '+', '/', '=', ' ', '\n', '\0', '\xFF'}) {
      std::string changed(kVkey);
      if (changed[at] == c) continue;
      changed[at] = c;
      expect_refused("", changed);
    }
    expect_refused("", kVkey.substr(0, at));
  }
}

BOOST_AUTO_TEST_CASE(tells_the_byte_of_a_vkey_that_it_refuses) {
  const auto offset_of = [](const std::string& vkey) -> std::optional<std::uint64_t> {
    try {
      static_cast<void>(parse_vkey(vkey));
      return std::nullopt;
    } catch (const FormatError& error) {
      return error.byte_offset();
    }
  };
  const std::string whole(kVkey);
  BOOST_TEST(offset_of("example.com/foo+530d903a").value() == 0U);
  BOOST_TEST(offset_of("example.com/foo+530D903A" + whole.substr(24)).value() == 16U);
  BOOST_TEST(offset_of(whole + "=").value() == 25U);
}

BOOST_AUTO_TEST_CASE(tells_the_time_of_a_cosignature) {
  Bytes signature(72);
  BOOST_TEST(cosignature_time_s(signature).value() == 0U);
  signature[7] = 1;
  signature[0] = 0x7F;
  BOOST_TEST(cosignature_time_s(signature).value() == 0x7F00000000000001U);
  std::fill_n(signature.begin(), 8, std::uint8_t{0xFF});
  signature[0] = 0x7F;
  BOOST_TEST(cosignature_time_s(signature).value() == 0x7FFFFFFFFFFFFFFFU);
  signature[0] = 0x80;
  BOOST_TEST(!cosignature_time_s(signature).has_value());
  BOOST_TEST(!cosignature_time_s(Bytes(71)).has_value());
  BOOST_TEST(!cosignature_time_s(Bytes(73)).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
