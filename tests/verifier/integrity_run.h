// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "ledger/proof/entry_source.h"
#include "verifier/integrity/integrity.h"
#include "verifier/ranges.h"
#include "verifier/verification.h"

namespace fundtrail::test {

/// What the layers bytes, chain, tree and index of a source come to, damage named.
struct IntegrityRun {
  LayerResult bytes{};
  LayerResult chain{};
  LayerResult tree{};
  LayerResult index{};
  std::optional<Digest> root;
  std::uint64_t unchecked_bodies = 0;
  std::uint64_t damage_count = 0;
  std::vector<Damage> damage;

  friend bool operator==(const IntegrityRun&, const IntegrityRun&) = default;
};

/// One line per item, for messages of failed tests: `17 chain | record | detail`.
inline std::string list_damage(const std::vector<Damage>& damage) {
  std::string lines;
  for (const Damage& item : damage) {
    lines += fmt::format("\n  {} {} | {} | {}", item.sequence, enum_name(item.layer),
                         item.record.zh, item.detail.zh);
  }
  return lines.empty() ? "no damage" : lines;
}

inline std::ostream& operator<<(std::ostream& stream, const IntegrityRun& run) {
  return stream << "bytes " << enum_name(run.bytes) << ", chain " << enum_name(run.chain)
                << ", tree " << enum_name(run.tree) << ", index " << enum_name(run.index)
                << ", unchecked " << run.unchecked_bodies << ", damage " << run.damage_count
                << list_damage(run.damage);
}

/// Folds `source` over the ranges that `cuts` make, merged from left to right.
inline IntegrityFold::Outcome run_fold(const EntrySource& source,
                                       const std::vector<std::uint64_t>& cuts = {}) {
  const HashSuite hash = find_hash_suite(source);
  const auto ranges = cut_ranges(source.head().size, 1, cuts);
  return fold_ranges<IntegrityFold>(
             source, ranges, 1,
             [&](EntryRange range) { return IntegrityFold(source, hash, range); },
             [](std::uint64_t) {})
      .finish(source.head());
}

inline IntegrityRun name_outcome(const EntrySource& source, IntegrityFold::Outcome outcome,
                                 LayerResult index) {
  outcome.damage.finish();
  IntegrityRun run{outcome.bytes,          outcome.chain,
                   outcome.tree,           index,
                   outcome.root,           outcome.unchecked_bodies,
                   outcome.damage.count(), outcome.damage.listed()};
  name_damaged_records(source, {}, run.damage);
  return run;
}

/// Checks everything that verifier/integrity checks.
inline IntegrityRun run_integrity(const EntrySource& source,
                                  const std::vector<std::uint64_t>& cuts = {}) {
  IntegrityFold::Outcome outcome = run_fold(source, cuts);
  const auto ranges = cut_ranges(source.head().size, 1, cuts);
  const LayerResult index = check_index(source, ranges, 1, outcome.damage);
  return name_outcome(source, std::move(outcome), index);
}

/// Whether `text` contains `words`.
inline bool says(const Message& text, std::string_view words) {
  return text.zh.find(words) != std::string::npos || text.en.find(words) != std::string::npos;
}

/// Whether exactly one item of `run` is of `layer` at `sequence` and says `words`.
inline bool has_damage(const IntegrityRun& run, std::uint64_t sequence, Layer layer,
                       std::string_view words) {
  std::size_t matches = 0;
  for (const Damage& item : run.damage) {
    const bool is_there = item.sequence == sequence && item.layer == layer;
    if (is_there && (says(item.detail, words) || says(item.record, words))) ++matches;
  }
  return matches == 1;
}

}  // namespace fundtrail::test
