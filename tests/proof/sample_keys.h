// SPDX-License-Identifier: Apache-2.0
//
// Private keys of tests, each a file that `openssl pkcs8` encrypted. The first two are the keys of
// TEST 1 and TEST 3 of RFC 8032 section 7.1; the third, of SM2, was drawn at random.
#pragma once

#include <string>
#include <string_view>

#include "ledger/proof/signing_key.h"

namespace fundtrail::test {

inline constexpr std::string_view kPassphrase = "swordfish";

/// Ed25519, of the ledger example.org/fundtrail.
inline constexpr std::string_view kEd25519Pem =
    "fundtrail key: example.org/fundtrail+6090c66c+AddamAGCsQq31U"
    "v+08lkBzoO4XLz2qYjJa8CGmj3B1Ea\n"
    "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
    "MIGcMFgGCSqGSIb3DQEFDTBLMCoGCSqGSIb3DQEFDDAdBAgY81RerfCynAIDCSfA\n"
    "MAwGCCqGSIb3DQIJBQAwHQYJYIZIAWUDBAEqBBC3gfEcTngIqpk+SN5dkxehBEBv\n"
    "RF2h06Boybg5E9HOAeAZ2sT2t8T9pKdrjK/o0E6AfQlY/qE9hAemQ3YuHcK5+IEp\n"
    "MVa4AmcmGJsb17d5amPe\n"
    "-----END ENCRYPTED PRIVATE KEY-----\n";

/// For cosignatures, of example.org/witness.
inline constexpr std::string_view kCosignaturePem =
    "fundtrail key: example.org/witness+c5d81110+BPxRzY5iGKGjjaR+"
    "0AIw8FgIFu0TujMDrF3rkRVIkIAl\n"
    "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
    "MIGcMFgGCSqGSIb3DQEFDTBLMCoGCSqGSIb3DQEFDDAdBAgJfXe3S2p9zAIDCSfA\n"
    "MAwGCCqGSIb3DQIJBQAwHQYJYIZIAWUDBAEqBBAiKDQ1k5K328rxne6yBDHMBECo\n"
    "GsrUizt6nRIT1jJdHnUfEy7HqioUaJxtXvBj3i3hhQTcxV5zn2zr1jfrr4vKCcC3\n"
    "5W6XEEW2QZZZu3dEgyrQ\n"
    "-----END ENCRYPTED PRIVATE KEY-----\n";

/// SM2, of the ledger example.org/fundtrail.
inline constexpr std::string_view kSm2Pem =
    "fundtrail key: example.org/fundtrail+34cd4f58+/wYIKoEcz1UBg3"
    "UEWVgr/YvD1dVETJoHkFwKrIcrICRJbCA7iGkJiKIId+Mh3lbMbVA+/cPC7fM0XVoIBcfclmqto1TJtzOv/cF3Zw==\n"
    "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
    "MIHtMFgGCSqGSIb3DQEFDTBLMCoGCSqGSIb3DQEFDDAdBAihqify4g1XLAIDCSfA\n"
    "MAwGCCqGSIb3DQIJBQAwHQYJYIZIAWUDBAEqBBB2MXpdQE0kM7EoWEHOScILBIGQ\n"
    "aYQRUQlxJgB+v5wfk3kUYV/KPbo1CbN5r6UuiQOMIwRAo7UwQAMPKl0QEJM0ePWz\n"
    "ULltjaNae43yVWedngI9QohafziTz/awJtz7knSeNR/+5tZ4apWaKD8UVNMS1MQ2\n"
    "sl2xxCJwrpA1QjnfXENaF9+SXYNArLHq5lt/d++hfAfr3w5jJmqIPbfbSc6Y/eFG\n"
    "-----END ENCRYPTED PRIVATE KEY-----\n";

/// Reads one of them. Cost: 0.2 s.
[[nodiscard]] inline SigningKey read_key(std::string_view pem,
                                         std::string passphrase = std::string(kPassphrase)) {
  return SigningKey::parse_pem(pem, Passphrase(passphrase));
}

/// The same keys, read once for all tests of a process.
[[nodiscard]] inline const SigningKey& ed25519_key() {
  static const SigningKey key = read_key(kEd25519Pem);
  return key;
}
[[nodiscard]] inline const SigningKey& cosignature_key() {
  static const SigningKey key = read_key(kCosignaturePem);
  return key;
}
[[nodiscard]] inline const SigningKey& sm2_key() {
  static const SigningKey key = read_key(kSm2Pem);
  return key;
}

}  // namespace fundtrail::test
