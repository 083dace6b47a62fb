// SPDX-License-Identifier: Apache-2.0
//
// A file of exported entries: a whole ledger, without its tree and index, that a verifier without a
// database can replay. Source: docs/FORMAT.md "Entry file".
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/proof/entry_source.h"

namespace fundtrail {

/// Takes a piece of the file, in order.
using ByteSink = std::function<void(std::string_view piece)>;

/// Writes the entries of `source` below its head, with the head and `origin` before them.
/// Requires: the origin is a text of one line.
/// Throws: Error(kUnchecked) if the source cannot be read, an entry is missing or longer than
/// kEntryBytesMax; what `sink` throws. Cost: one pass.
void write_entry_file(const EntrySource& source, const std::string& origin, const ByteSink& sink);

/// A file of exported entries. It is read anew for each visit and never mapped, so that nobody who
/// changes it can do more than make the reading fail.
///
/// Memory: 8 bytes for each kGroup entries. Threads: as EntrySource.
class EntryFile : public EntrySource {
 public:
  /// Opens a file and finds its entries. What they hold is not looked at, but for the origin.
  /// Throws: Error(kNoLedger) if there is no such file, or it is none of these, or of a newer
  /// format; Error(kUnchecked) if it cannot be read or is cut short; Error(kTampered) if its origin
  /// is not that of the genesis. Cost: one pass.
  explicit EntryFile(std::filesystem::path path);

  [[nodiscard]] Head head() const override { return head_; }
  void visit(std::uint64_t begin, std::uint64_t end, const EntryVisitor& visitor) const override;
  void visit_beyond_head(const EntryVisitor& visitor) const override;

 private:
  static constexpr std::uint64_t kGroup = 256;

  void visit_stored(std::uint64_t begin, std::uint64_t end, const EntryVisitor& visitor) const;

  std::filesystem::path path_;
  Head head_;
  std::uint64_t stored_ = 0;                  // entries in the file
  std::vector<std::uint64_t> group_offsets_;  // of entries 0, kGroup, 2 kGroup, …
};

}  // namespace fundtrail
