// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ledger/proof/proof.h"
#include "ledger/witness/witness.h"
#include "tests/proof/memory_tree.h"
#include "tests/support/temp_dir.h"

namespace fundtrail::test {

/// A time in a cosignature: 2024-12-31 09:00:00 in Beijing. Unit: s since 1970-01-01T00:00:00Z.
inline constexpr std::uint64_t kWitnessTimeS = 1'735'606'800;

/// The origin of the ledger that is witnessed, unless a test says otherwise.
inline constexpr const char* kLogOrigin = "example.org/fundtrail";

/// A ledger that signs checkpoints of any of its sizes, with the proofs between them.
class TestLog {
 public:
  explicit TestLog(std::string origin = kLogOrigin, std::size_t size = 20)
      : origin_(std::move(origin)),
        key_(SigningKey::generate(origin_, SignatureType::kEd25519)),
        hasher_(origin_hash_suite(origin_)),
        tree_(byte_entries(size), hasher_.suite()) {}

  [[nodiscard]] const SigningKey& key() const { return key_; }
  [[nodiscard]] Head head(std::uint64_t size) const { return {size, tree_.root(size)}; }
  [[nodiscard]] Checkpoint checkpoint(std::uint64_t size) const {
    return {origin_, head(size), {}};
  }

  /// The checkpoint of `size`, signed by `key`.
  [[nodiscard]] static SignedNote sign(const Checkpoint& checkpoint, const SigningKey& key) {
    const std::string text = format_checkpoint(checkpoint);
    return {text, {sign_note(key, text)}};
  }
  [[nodiscard]] SignedNote note(std::uint64_t size) const { return sign(checkpoint(size), key_); }

  /// The path from `old_size`, none from 0.
  [[nodiscard]] std::vector<Digest> path(std::uint64_t old_size, std::uint64_t size) {
    if (old_size == 0) return {};
    return prove_consistency({old_size, size}, tree_.reader(), hasher_);
  }
  [[nodiscard]] AddCheckpointRequest request(std::uint64_t old_size, std::uint64_t size) {
    return {old_size, path(old_size, size), note(size)};
  }

 private:
  std::string origin_;
  SigningKey key_;
  Hasher hasher_;
  MemoryTree tree_;
};

/// A witness of one ledger, with a memory of its own.
struct WitnessFixture {
  explicit WitnessFixture(std::string origin = kLogOrigin, std::size_t size = 20)
      : log(std::move(origin), size) {}

  WitnessAnswer add(std::uint64_t old_size, std::uint64_t size) {
    return witness.add_checkpoint(log.request(old_size, size), kWitnessTimeS);
  }
  /// The size that the memory holds, 0 if none.
  [[nodiscard]] std::uint64_t held_size() const {
    const auto note = witness.checkpoint(log.checkpoint(0).origin);
    return note ? parse_checkpoint(note->text).head.size : 0;
  }

  TempDir folder;
  TestLog log;
  SigningKey generated = SigningKey::generate("example.org/witness", SignatureType::kCosignature);
  VerifierKey key = generated.verifier_key();
  Witness witness{std::move(generated), {log.key().verifier_key()}, WitnessState(folder / "state")};
};

}  // namespace fundtrail::test
