// SPDX-License-Identifier: Apache-2.0
#include "bench/hash_yardstick.h"

#include <cstddef>
#include <vector>

#include "bench/ledger_measures.h"
#include "ledger/proof/entry_file.h"
#include "ledger/proof/hasher.h"
#include "ledger/proof/merkle.h"
#include "schemas/error.h"
#include "verifier/ranges.h"

namespace fundtrail::bench {
namespace {

// All entries, one after the other.
class Entries {
 public:
  explicit Entries(const EntrySource& source) {
    const std::uint64_t size = source.head().size;
    ends_.reserve(size + 1);
    ends_.push_back(0);
    source.visit(0, size, [this](std::uint64_t, ByteView entry) {
      bytes_.insert(bytes_.end(), entry.begin(), entry.end());
      ends_.push_back(bytes_.size());
    });
  }

  [[nodiscard]] std::uint64_t size() const { return ends_.size() - 1; }
  [[nodiscard]] std::size_t byte_count() const { return bytes_.size(); }
  [[nodiscard]] ByteView operator[](std::uint64_t index) const {
    return ByteView(bytes_).subspan(ends_[index], ends_[index + 1] - ends_[index]);
  }

 private:
  Bytes bytes_;
  std::vector<std::size_t> ends_;
};

// OpenSSL's code is not seen by the compiler, so that it cannot leave the hashing out.
class LeafFold {
 public:
  explicit LeafFold(std::uint64_t) {}
  void add(const Digest& leaf, Hasher&) { last_ = leaf; }
  void merge(const LeafFold& later, Hasher&) { last_ = later.last_; }
  void check(const Head&, Hasher&) const {}

 private:
  Digest last_;
};

class TreeFold {
 public:
  explicit TreeFold(std::uint64_t begin) : range_(begin) {}
  void add(const Digest& leaf, Hasher& hasher) { range_.append(leaf, hasher); }
  void merge(const TreeFold& later, Hasher& hasher) { range_.merge(later.range_, hasher); }
  void check(const Head& head, Hasher& hasher) const {
    FUNDTRAIL_CHECK(range_.root(hasher) == head.root);
  }

 private:
  CompactRange range_;
};

template <class Fold>
Figures hash_entries(const Task& task) {
  const EntryFile file(entry_file(task));
  const Entries entries(file);
  initialise_hashing(HashSuite::kSha256);
  const std::vector<EntryRange> ranges = cut_ranges(entries.size(), task.threads, {});
  std::vector<Fold> folds;
  for (const EntryRange& range : ranges) folds.emplace_back(range.begin);
  Hasher merger(HashSuite::kSha256);
  Stopwatch watch;
  watch.start();
  run_parallel(ranges.size(), task.threads, [&](std::size_t i) {
    Hasher hasher(HashSuite::kSha256);
    Fold fold(ranges[i].begin);
    for (std::uint64_t index = ranges[i].begin; index < ranges[i].end; ++index) {
      fold.add(hasher.leaf(entries[index]), hasher);
    }
    folds[i] = fold;
  });
  for (std::size_t i = 1; i < folds.size(); ++i) folds.front().merge(folds[i], merger);
  watch.stop();
  folds.front().check(file.head(), merger);
  Figures figures;
  figures.elapsed_ns = watch.elapsed_ns();
  figures.records = entries.size();
  figures.entry_bytes = entries.byte_count();
  return figures;
}

}  // namespace

Figures hash_leaves(const Task& task) { return hash_entries<LeafFold>(task); }
Figures hash_tree(const Task& task) { return hash_entries<TreeFold>(task); }

}  // namespace fundtrail::bench
