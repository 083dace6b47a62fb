// SPDX-License-Identifier: Apache-2.0
//
// Whether a source holds what was appended: bytes, chain, tree, index. References are checked with
// the registry (verifier/registry.h), anchors in verifier/verify.cc.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "ledger/proof/entry_source.h"
#include "schemas/digest.h"
#include "schemas/record.h"
#include "verifier/ranges.h"
#include "verifier/verification.h"

namespace fundtrail {

/// Collects damage: the first kListedMax in order of (sequence, layer), and how many in all.
///
/// What is kept and counted does not depend on the order in which damage is added or lists are
/// merged. Exact repeats are dropped among what is kept; beyond it nobody remembers them, so those
/// who add do not repeat themselves.
class DamageList {
 public:
  void add(Damage damage);
  /// Counts damage that is not kept, since kListedMax items that come before it were added.
  void add_unlisted(std::uint64_t count) { count_ += count; }
  void merge(DamageList&& later);
  /// In order, once `finish` was called.
  [[nodiscard]] const std::vector<Damage>& listed() const { return listed_; }
  [[nodiscard]] std::uint64_t count() const { return count_; }
  /// Sorts by sequence, then layer, drops exact repeats, and keeps the first kListedMax.
  void finish();

 private:
  std::vector<Damage> listed_;
  std::uint64_t count_ = 0;
};

/// The hash function that a source's stored leaves and previous leaves were made with.
///
/// Entry 0 says it too, but may be what was altered: it is asked only if nothing else tells.
[[nodiscard]] HashSuite find_hash_suite(const EntrySource& source);

/// Folds the entries of a range: canonical bytes, chain and tree.
///
/// An entry, its stored leaf and the next entry's previous leaf vote on which one was altered, so
/// that one alteration is reported once and where it was made; the tree is then checked over the
/// leaves that won. Merging is associative and exact: any cuts give the same outcome.
/// Cost: state of a few hundred bytes for each level of the tree, and the damage that is listed.
class IntegrityFold {
 public:
  /// `source` gives the head and the stored nodes to compare with. Lifetime: it outlives the fold.
  IntegrityFold(const EntrySource& source, HashSuite hash, EntryRange range);
  ~IntegrityFold();
  IntegrityFold(IntegrityFold&&) noexcept;
  IntegrityFold& operator=(IntegrityFold&&) noexcept;

  /// Takes the entry stored at `sequence`. What is passed over is missing from the source.
  /// Throws: Error(kUnchecked) if the sequences do not ascend within the range, or the stored nodes
  /// cannot be read.
  void absorb(std::uint64_t sequence, ByteView entry);

  /// Adds all of `later`, whose range begins where this one ends.
  void merge(IntegrityFold&& later);

  /// What the layers bytes, chain and tree come to. Requires: the fold covers [0, head.size).
  struct Outcome {
    LayerResult bytes{};
    LayerResult chain{};
    LayerResult tree{};  ///< unchecked if the source stores no nodes and the root holds
    /// Recomputed over the leaves that won, so that of a ledger with altered entries it may still
    /// be the head's; absent if some leaf cannot be told.
    std::optional<Digest> root;
    /// Entries of a kind or version this program does not know, those that were altered left out.
    std::uint64_t unchecked_bodies = 0;
    DamageList damage;
  };
  [[nodiscard]] Outcome finish(const Head& head) &&;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Whether the entry stored at `sequence` is there, in its place, and not denied by both its stored
/// leaf and its successor. For whoever finds a fault that a damaged entry may only have caused.
/// Cost: reads two entries and a node.
[[nodiscard]] bool is_as_recorded(const EntrySource& source, HashSuite hash,
                                  std::uint64_t sequence);

/// Whether the stored index places the record `id` where the entry is no longer as recorded: then
/// there was such a record, and that it cannot be found is not one more alteration.
[[nodiscard]] bool is_lost_record(const EntrySource& source, HashSuite hash, std::string_view id);

/// Checks the stored index against the entries: every key that an entry makes is stored, and no
/// other. Adds what differs to `damage`, one item a key, naming the term.
///
/// An entry that was altered, misplaced or cannot be decoded does not tell its keys; whatever the
/// index holds for it is passed over, since that entry is damage of another layer.
/// Returns: kUnchecked if the source has no index.
[[nodiscard]] LayerResult check_index(const EntrySource& source,
                                      const std::vector<EntryRange>& ranges, unsigned jobs,
                                      DamageList& damage);

/// Names the records that `damage` is about in business terms, as far as the bytes, or else the
/// index, still tell. What already has a name keeps it. Cost: a scan of half the index if some
/// bytes do not tell.
void name_damaged_records(const EntrySource& source, const NameOf& name_of,
                          std::vector<Damage>& damage);

}  // namespace fundtrail
