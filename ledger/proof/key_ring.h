// SPDX-License-Identifier: Apache-2.0
//
// The keys that a ledger has let in, and from when to when each counts. Source: docs/FORMAT.md
// "Keys of a ledger".
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "ledger/proof/key.h"
#include "schemas/kinds/genesis.h"
#include "schemas/kinds/key.h"
#include "schemas/kinds/policy.h"

namespace fundtrail {

/// A key that a ledger has let in.
struct LedgerKey {
  VerifierKey key;
  KeyRole role{};
  std::string party{};           ///< id of whose it is; may be empty for an operator's
  std::string holder{};          ///< the post whose holder keeps it; may be empty for an operator's
  std::uint64_t granted_at = 0;  ///< the record that grants it; 0: the genesis
  std::uint64_t active_from = 1;                ///< the first entry at which it counts
  std::optional<std::uint64_t> active_until{};  ///< the first at which it counts no more
  std::string revocation_reason{};
  bool is_confirmed = true;  ///< by an earlier key of its party, if that had one

  [[nodiscard]] bool is_active(std::uint64_t sequence) const {
    return sequence >= active_from && (!active_until || sequence < *active_until);
  }
};

/// A `key` or `policy` record in its place.
template <class T>
struct Sequenced {
  std::uint64_t sequence = 0;
  T record;
};

/// A batch whose note is what it should be, with the keys whose lines verified. Entry `end` is the
/// signature.
struct KeyCeremony {
  std::uint64_t end = 0;
  std::vector<Sequenced<KeyChange>> changes;
  std::vector<Sequenced<ApprovalPolicy>> policies;
  std::vector<VerifierKey> signers;  ///< of the ring's keys and of those that are granted here
};

/// What a key or policy record fails for.
struct RefusedChange {
  std::uint64_t sequence = 0;
  Message reason;

  friend bool operator==(const RefusedChange&, const RefusedChange&) = default;
};

/// The keys of a ledger, as its signed `key` records make them. Batches are applied in order; what
/// counted at an entry is known ever after.
///
/// Threads: const functions are safe to call together.
class KeyRing {
 public:
  /// Begins with the operator's key. Throws: FormatError if what the genesis names is no key.
  explicit KeyRing(const Genesis& genesis);

  /// Every key that was ever let in, in order. Lifetime: until the next `apply`.
  [[nodiscard]] std::span<const LedgerKey> keys() const noexcept { return keys_; }

  /// The place of `key` in `keys()`, or nothing. Cost: a search by its ID.
  [[nodiscard]] std::optional<std::size_t> find(const VerifierKey& key) const;

  /// The places of the keys of an ID in `keys()`, in order: one, unless somebody took the pains to
  /// make another. Cost: a search.
  [[nodiscard]] std::vector<std::size_t> places_of(const KeyId& id) const;

  /// Applies the changes of a signed batch. Returns: those that have no effect, and why.
  /// Requires: its end lies after that of every batch before it. Cost: for each change, a search
  /// and a look at the signers; it does not grow with the keys.
  [[nodiscard]] std::vector<RefusedChange> apply(const KeyCeremony& ceremony);

  /// What has to be signed at an entry, or nullptr if nothing was said. Lifetime: until `apply`.
  [[nodiscard]] const ApprovalPolicy* policy_at(std::uint64_t sequence) const;

  /// Every policy that was ever in effect, by the first entry at which it is. Lifetime: as above.
  [[nodiscard]] const std::map<std::uint64_t, ApprovalPolicy>& policies() const noexcept {
    return policies_;
  }

 private:
  [[nodiscard]] bool has_signed(const KeyCeremony& ceremony, KeyRole role) const;
  [[nodiscard]] std::optional<Message> refuse_grant(const KeyCeremony& ceremony,
                                                    const VerifierKey& key) const;
  [[nodiscard]] bool is_confirmed(const KeyCeremony& ceremony, const std::string& party) const;
  std::optional<Message> grant(const KeyCeremony& ceremony, const Sequenced<KeyChange>& change);
  std::optional<Message> revoke(const KeyCeremony& ceremony, const Sequenced<KeyChange>& change);
  [[nodiscard]] std::optional<std::size_t> find_vkey(const std::string& vkey) const;
  void add(LedgerKey key);

  std::vector<LedgerKey> keys_;
  std::multimap<KeyId, std::size_t> places_;               // in keys_, by the key's ID
  std::set<std::pair<SignatureType, Bytes>> public_keys_;  // of keys_, whatever their names
  std::set<std::string> parties_;                          // of keys_
  std::size_t unrevoked_operators_ = 0;                    // of Ed25519
  std::map<std::uint64_t, ApprovalPolicy> policies_;       // by the first entry at which they count
};

}  // namespace fundtrail
