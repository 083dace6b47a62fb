// SPDX-License-Identifier: Apache-2.0
//
// What is hashed, and by what. Every digest of a ledger is made here: nobody else puts a prefix
// before bytes or joins two digests.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <iosfwd>
#include <memory>
#include <span>

#include "schemas/bytes.h"
#include "schemas/digest.h"

struct evp_md_ctx_st;  // OpenSSL's EVP_MD_CTX; its headers are included in hasher.cc only

namespace fundtrail {

/// The byte before an entry in its leaf hash. FORMAT: the value may not change.
/// Source: RFC 6962 section 2.1; docs/FORMAT.md "Tree".
inline constexpr std::uint8_t kLeafPrefix = 0x00;

/// The byte before two child digests in an interior node's hash. FORMAT: the value may not change.
inline constexpr std::uint8_t kNodePrefix = 0x01;

/// Finds the hash function of `suite` in the process's OpenSSL, so that no thread has to.
///
/// Call it before threads start. Every Hasher does the same on its own; this only says when. A
/// function is looked for once per process, and one that is not asked for may be missing.
/// Throws: Error(kInternal) if OpenSSL does not offer it. Threads: safe to call together.
void initialise_hashing(HashSuite suite);

/// A hashing context of one suite, reused from digest to digest.
///
/// A reused context is several times faster than one made per digest. A moved-from Hasher may only
/// be assigned to or destroyed.
/// Threads: one Hasher per thread; different Hashers never disturb each other.
/// Throws: every function that hashes throws Error(kInternal) if OpenSSL fails.
class Hasher {
 public:
  /// Makes a context. Throws: Error(kInternal) if OpenSSL does not offer `suite`.
  explicit Hasher(HashSuite suite);

  [[nodiscard]] HashSuite suite() const noexcept { return suite_; }

  /// Hashes `bytes` as they are, without a prefix.
  [[nodiscard]] Digest hash(ByteView bytes);

  /// Hashes the concatenation of `parts`, without copying them and without a prefix or lengths: the
  /// caller sees to it that different lists of parts cannot concatenate to the same bytes.
  [[nodiscard]] Digest hash(std::span<const ByteView> parts);
  [[nodiscard]] Digest hash(std::initializer_list<ByteView> parts);

  /// Hashes an entry as a leaf: H(0x00 ‖ entry). Source: RFC 6962 section 2.1.
  [[nodiscard]] Digest leaf(ByteView entry);

  /// Hashes two children as a node: H(0x01 ‖ left ‖ right). Source: RFC 6962 section 2.1.
  [[nodiscard]] Digest node(const Digest& left, const Digest& right);

  /// The root of a tree without leaves: H of nothing. Source: RFC 6962 section 2.1.
  [[nodiscard]] Digest empty_root();

  /// Starts a digest whose bytes come piece by piece. Any unfinished one is dropped.
  void start();

  /// Adds `bytes` to the digest that was started. Requires: `start` before.
  void update(ByteView bytes);

  /// Ends the digest that was started. Requires: `start` before, and no other digest between.
  [[nodiscard]] Digest finish();

 private:
  struct ContextDeleter {
    void operator()(evp_md_ctx_st* context) const noexcept;
  };

  void reset();
  void absorb(ByteView bytes);
  [[nodiscard]] Digest complete();

  HashSuite suite_;
  bool is_started_ = false;
  std::unique_ptr<evp_md_ctx_st, ContextDeleter> context_;
};

/// What a document is registered by: its digests and its length.
struct DocumentDigests {
  Digest sha256;
  Digest sm3;
  std::uint64_t size = 0;  ///< Unit: bytes

  friend bool operator==(const DocumentDigests&, const DocumentDigests&) = default;
};

/// Reads `input` to its end, once, and digests it by both suites, without a prefix: the values that
/// `sha256sum` and `openssl dgst -sm3` print.
///
/// Requires: a stream opened in binary mode, its exceptions off.
/// Throws: Error(kUnchecked) if it cannot be read to the end. Cost: one buffer of 64 KiB.
[[nodiscard]] DocumentDigests digest_document(std::istream& input);

}  // namespace fundtrail
