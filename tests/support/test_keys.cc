// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_keys.h"

#include "ledger/proof/hasher.h"
#include "schemas/bytes.h"
#include "schemas/error.h"

namespace fundtrail::test {
namespace {

constexpr std::size_t kKeyIdBytes = 4;
// The type byte of an Ed25519 key and the key.
constexpr std::string_view kTypeAndKey =
    "01d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

}  // namespace

std::string test_vkey(const std::string& name) {
  Bytes key(kTypeAndKey.size() / 2);
  FUNDTRAIL_CHECK(parse_hex(kTypeAndKey, key));
  const Digest id = Hasher(HashSuite::kSha256).hash({as_bytes(name + "\n"), key});
  return name + "+" + format_hex(id.view().first(kKeyIdBytes)) + "+" + format_base64(key);
}

Genesis test_genesis(const std::string& origin, HashSuite hash) {
  return Genesis{origin, hash, test_vkey(origin), std::nullopt};
}

}  // namespace fundtrail::test
