// SPDX-License-Identifier: Apache-2.0
//
// What the signers of a batch sign: the text of the note in a `signature` record, and the roots it
// names. Source: docs/FORMAT.md "Batch note".
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "ledger/proof/entry_source.h"
#include "ledger/proof/hasher.h"
#include "ledger/proof/merkle.h"
#include "schemas/digest.h"
#include "schemas/entry.h"
#include "schemas/enum_table.h"

namespace fundtrail {

/// What of the entries a batch note covers.
enum class BatchMode : std::uint8_t {
  kLeaves,   ///< the leaf hashes: the records in their places, signed as they are appended
  kContent,  ///< the records alone, which can be signed before the ledger gives them a place
};

constexpr auto enum_table(BatchMode) {
  return std::to_array<EnumEntry<BatchMode>>({
      {BatchMode::kLeaves, "leaves", "在账本中的位置"},
      {BatchMode::kContent, "content", "内容"},
  });
}

/// The text of a batch note, taken apart. A value.
struct BatchNote {
  std::string origin;       ///< of the ledger
  Digest genesis_leaf;      ///< leaf hash of its entry 0, so that no other ledger can take the note
  std::uint64_t count = 0;  ///< entries it covers, those right before it. Range: 1 to 10,000,000
  BatchMode mode{};
  Digest root;  ///< over the entries; see BatchRoot
  Head seen;    ///< what the author last verified of the ledger; size 0 if nothing

  friend bool operator==(const BatchNote&, const BatchNote&) = default;
};

/// The first line of a batch note.
inline constexpr std::string_view kBatchNoteHeader = "fundtrail/batch/1";

/// Formats the text of a note, which the keys then sign.
[[nodiscard]] std::string format_batch_note(const BatchNote& note);

/// Parses what format_batch_note wrote, and nothing else.
/// Throws: FormatError that names the line.
[[nodiscard]] BatchNote parse_batch_note(std::string_view text);

/// The root over the entries of a batch: the RFC 6962 root of a tree of their own.
///
/// Lifetime: `hasher` outlives it. Cost: one leaf hash and, on average, one node hash an entry.
class BatchRoot {
 public:
  BatchRoot(BatchMode mode, Hasher& hasher) : mode_(mode), hasher_(hasher) {}

  /// Adds the next entry. Throws: FormatError if it cannot be taken apart.
  void add(ByteView entry);

  [[nodiscard]] std::uint64_t count() const { return tree_.end(); }
  /// The root over all that was added.
  [[nodiscard]] Digest root() { return tree_.root(hasher_); }

 private:
  BatchMode mode_;
  Hasher& hasher_;
  CompactRange tree_;
};

/// What stands for a record's content in mode kContent: H(0x00 ‖ kind (2 bytes, big-endian) ‖
/// version (1 byte) ‖ body).
[[nodiscard]] Digest content_leaf(const EntryView& entry, Hasher& hasher);

}  // namespace fundtrail
