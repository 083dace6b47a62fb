// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/hasher.h"

#include <array>
#include <cstddef>
#include <cstring>
#include <istream>
#include <vector>

#include <openssl/err.h>
#include <openssl/evp.h>

#include "ledger/proof/openssl_handles.h"
#include "schemas/error.h"
#include "schemas/message.h"

namespace fundtrail {
namespace {

constexpr std::size_t kDocumentBufferBytes = std::size_t{64} * 1024;

AlgorithmHandle fetch(const char* name) {
  AlgorithmHandle algorithm(EVP_MD_fetch(nullptr, name, nullptr));
  if (algorithm == nullptr) {
    ERR_clear_error();
    throw Error(ErrorCode::kInternal, say("本机的 OpenSSL 不提供 {} 杂凑算法",
                                          "this machine's OpenSSL offers no {}", name));
  }
  FUNDTRAIL_CHECK(EVP_MD_get_size(algorithm.get()) == static_cast<int>(kDigestBytes));
  return algorithm;
}

/// The algorithm of `suite`, fetched at the first call: an implicit fetch per digest is slow, and
/// takes a lock that all threads share.
const EVP_MD* fetched(HashSuite suite) {
  switch (suite) {
    case HashSuite::kSha256: {
      static const AlgorithmHandle sha256 = fetch("SHA256");
      return sha256.get();
    }
    case HashSuite::kSm3: {
      static const AlgorithmHandle sm3 = fetch("SM3");
      return sm3.get();
    }
  }
  throw Error(ErrorCode::kInternal,
              say("未知的杂凑算法编号 {}", "unknown hash suite {}", static_cast<int>(suite)));
}

}  // namespace

void initialise_hashing(HashSuite suite) { static_cast<void>(fetched(suite)); }

void Hasher::ContextDeleter::operator()(evp_md_ctx_st* context) const noexcept {
  EVP_MD_CTX_free(context);
}

Hasher::Hasher(HashSuite suite) : suite_(suite), context_(EVP_MD_CTX_new()) {
  if (context_ == nullptr) {
    fail_openssl("EVP_MD_CTX_new");
  }
  require_one(EVP_DigestInit_ex2(context_.get(), fetched(suite), nullptr), "EVP_DigestInit_ex2");
}

void Hasher::reset() {
  FUNDTRAIL_CHECK(context_ != nullptr);
  is_started_ = false;
  // Without an algorithm OpenSSL starts again with the one the context already has.
  require_one(EVP_DigestInit_ex2(context_.get(), nullptr, nullptr), "EVP_DigestInit_ex2");
}

void Hasher::absorb(ByteView bytes) {
  require_one(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()), "EVP_DigestUpdate");
}

Digest Hasher::complete() {
  Digest digest;
  unsigned int length = 0;
  require_one(EVP_DigestFinal_ex(context_.get(), digest.bytes.data(), &length),
              "EVP_DigestFinal_ex");
  FUNDTRAIL_CHECK(length == kDigestBytes);
  return digest;
}

Digest Hasher::hash(ByteView bytes) {
  reset();
  absorb(bytes);
  return complete();
}

Digest Hasher::hash(std::span<const ByteView> parts) {
  reset();
  for (const ByteView part : parts) {
    absorb(part);
  }
  return complete();
}

Digest Hasher::hash(std::initializer_list<ByteView> parts) {
  return hash(std::span<const ByteView>(parts.begin(), parts.size()));
}

Digest Hasher::leaf(ByteView entry) {
  reset();
  absorb(ByteView(&kLeafPrefix, 1));
  absorb(entry);
  return complete();
}

Digest Hasher::node(const Digest& left, const Digest& right) {
  std::array<std::uint8_t, 1 + 2 * kDigestBytes> bytes{};
  bytes[0] = kNodePrefix;
  std::memcpy(&bytes[1], left.bytes.data(), kDigestBytes);
  std::memcpy(&bytes[1 + kDigestBytes], right.bytes.data(), kDigestBytes);
  return hash(ByteView(bytes));
}

Digest Hasher::empty_root() { return hash(ByteView()); }

void Hasher::start() {
  reset();
  is_started_ = true;
}

void Hasher::update(ByteView bytes) {
  FUNDTRAIL_CHECK(context_ != nullptr && is_started_);
  absorb(bytes);
}

Digest Hasher::finish() {
  FUNDTRAIL_CHECK(context_ != nullptr && is_started_);
  is_started_ = false;
  return complete();
}

DocumentDigests digest_document(std::istream& input) {
  Hasher sha256(HashSuite::kSha256);
  Hasher sm3(HashSuite::kSm3);
  sha256.start();
  sm3.start();
  DocumentDigests digests;
  std::vector<char> buffer(kDocumentBufferBytes);
  while (input) {
    input.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    const auto length = static_cast<std::size_t>(input.gcount());
    const ByteView bytes = as_bytes({buffer.data(), length});
    sha256.update(bytes);
    sm3.update(bytes);
    digests.size += length;
  }
  // A stream that never opened, or that failed half way, ends without reaching the end of a file.
  if (input.bad() || !input.eof()) {
    throw Error(ErrorCode::kUnchecked,
                say("文件无法读到末尾", "the file cannot be read to its end"));
  }
  digests.sha256 = sha256.finish();
  digests.sm3 = sm3.finish();
  return digests;
}

}  // namespace fundtrail
