// SPDX-License-Identifier: Apache-2.0
//
// The index is a set of keys, and every entry says which of them are its own. So it is right if all
// keys that entries make are stored, and there are as many stored as that. Only when the numbers
// differ is the index itself read: once to find the blocks of entries that have more keys stored
// than made, and once more to find which keys those are.
#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include "schemas/entry.h"
#include "schemas/error.h"
#include "schemas/index_key.h"
#include "verifier/integrity/entry_witness.h"
#include "verifier/integrity/index_terms.h"
#include "verifier/integrity/integrity.h"
#include "verifier/integrity/slot.h"

namespace fundtrail {
namespace {

constexpr std::uint64_t kBlockEntries = 1'024;
constexpr std::size_t kRememberedEntries = 16'384;

using CountByBlock = std::map<std::uint64_t, std::uint64_t>;

// Looks for the keys that entries make, and counts those that are stored.
class MadeKeys {
 public:
  MadeKeys(const EntrySource& source, HashSuite hash) : source_(source), hasher_(hash) {}

  void absorb(std::uint64_t sequence, ByteView entry) {
    const auto record = decode_in_place(sequence, entry);
    if (!record) return;
    std::optional<bool> is_told;
    for (const IndexKey& key : index_keys(sequence, *record)) {
      if (source_.index()->contains(encode_index_key(key))) {
        ++found_[sequence / kBlockEntries];
        ++found_count_;
        continue;
      }
      if (!is_told) is_told = !is_denied(source_, sequence, entry, hasher_);
      if (*is_told) add_missing(key);
    }
  }

  void merge(MadeKeys&& later) {
    for (const auto& [block, count] : later.found_) found_[block] += count;
    found_count_ += later.found_count_;
    damage_.merge(std::move(later.damage_));
  }

  [[nodiscard]] const CountByBlock& found() const { return found_; }
  [[nodiscard]] std::uint64_t found_count() const { return found_count_; }
  [[nodiscard]] DamageList& damage() { return damage_; }

 private:
  void add_missing(const IndexKey& key) {
    damage_.add({key.sequence,
                 Layer::kIndex,
                 {},
                 say("索引缺少应有的键，或其值被改动：{}",
                     "the index lacks a key that this record makes, or its value was altered: {}",
                     describe_index_key(key))});
  }

  const EntrySource& source_;
  Hasher hasher_;
  CountByBlock found_;
  std::uint64_t found_count_ = 0;
  DamageList damage_;
};

// Finds the stored keys that no entry makes.
class SurplusKeys {
 public:
  SurplusKeys(const EntrySource& source, HashSuite hash, DamageList& damage)
      : source_(source), hasher_(hash), damage_(damage), size_(source.head().size), end_(size_) {
    source.visit_beyond_head([this](std::uint64_t sequence, ByteView) {
      if (sequence != UINT64_MAX) end_ = std::max(end_, sequence + 1);
    });
  }

  void find(const CountByBlock& found) {
    CountByBlock stored;
    source_.index()->visit({}, [&](ByteView bytes) {
      const auto key = parse_index_key(bytes);
      if (!key) {
        add_malformed(bytes);
      } else if (key->sequence < size_) {
        ++stored[key->sequence / kBlockEntries];
      } else if (key->sequence >= end_) {
        add_surplus(*key, say("账本头之外", "beyond the head"));
      }
    });
    const auto is_crowded = [&](std::uint64_t block) {
      const auto count = found.find(block);
      return stored[block] > (count == found.end() ? 0 : count->second);
    };
    source_.index()->visit({}, [&](ByteView bytes) {
      const auto key = parse_index_key(bytes);
      if (key && key->sequence < size_ && is_crowded(key->sequence / kBlockEntries)) judge(*key);
    });
  }

 private:
  void judge(const IndexKey& key) {
    const auto& keys = keys_of(key.sequence);
    if (!keys || std::binary_search(keys->begin(), keys->end(), key)) return;
    add_surplus(key, say("此记录并无此项", "the record has no such term"));
  }

  // The keys that the entry at `sequence` makes; nothing if it does not tell.
  const std::optional<std::vector<IndexKey>>& keys_of(std::uint64_t sequence) {
    if (const auto known = remembered_.find(sequence); known != remembered_.end()) {
      return known->second;
    }
    if (remembered_.size() >= kRememberedEntries) remembered_.clear();
    auto& keys = remembered_[sequence];
    source_.visit(sequence, sequence + 1, [&](std::uint64_t at, ByteView entry) {
      const auto record = decode_in_place(at, entry);
      if (record && !is_denied(source_, at, entry, hasher_)) keys = index_keys(at, *record);
    });
    return keys;
  }

  void add_surplus(const IndexKey& key, const Message& why) {
    damage_.add({key.sequence,
                 Layer::kIndex,
                 {},
                 say("索引多出一个键：{}（{}）", "the index has a key too many: {} ({})",
                     describe_index_key(key), why)});
  }

  void add_malformed(ByteView bytes) {
    damage_.add(
        {0, Layer::kIndex, say("索引", "the index"),
         say("索引中有不成形的键：{}", "the index has a malformed key: {}", format_hex(bytes))});
  }

  const EntrySource& source_;
  Hasher hasher_;
  DamageList& damage_;
  std::uint64_t size_;
  std::uint64_t end_;  // of the sequences at which anything is stored
  std::unordered_map<std::uint64_t, std::optional<std::vector<IndexKey>>> remembered_;
};

}  // namespace

LayerResult check_index(const EntrySource& source, const std::vector<EntryRange>& ranges,
                        unsigned jobs, DamageList& damage) {
  if (source.index() == nullptr) return LayerResult::kUnchecked;
  const HashSuite hash = find_hash_suite(source);
  MadeKeys made = fold_ranges<MadeKeys>(
      source, ranges, jobs, [&](EntryRange) { return MadeKeys(source, hash); },
      [](std::uint64_t) {});
  DamageList index_damage = std::move(made.damage());
  if (source.index()->size() != made.found_count()) {
    SurplusKeys(source, hash, index_damage).find(made.found());
  }
  const bool is_damaged = index_damage.count() > 0;
  damage.merge(std::move(index_damage));
  return is_damaged ? LayerResult::kDamaged : LayerResult::kIntact;
}

}  // namespace fundtrail
