// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/ledger.h"
#include "ledger/proof/entry_source.h"
#include "schemas/bytes.h"
#include "schemas/digest.h"
#include "schemas/index_key.h"
#include "schemas/record.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_dir.h"

namespace fundtrail::test {

/// Reads records from JSON lines, one object a line; empty lines are passed over.
/// Throws: FormatError as parse_json and record_from_json do.
[[nodiscard]] std::vector<Record> parse_records(std::string_view json_lines);

/// A ledger in a folder of its own, with a fixed origin and a clock that only tests move, and verbs
/// that damage it behind the program's back, straight in its LMDB file.
///
/// Requires: no Ledger of the folder is open while a verb runs, since a process may open an LMDB
/// file only once. `append` opens and closes one itself.
/// A damage verb throws Error(kInternal) if what it should damage is not there.
class LedgerFixture {
 public:
  /// Makes a ledger: entry 0 is its genesis, at kTestTimeUs.
  explicit LedgerFixture(HashSuite hash = HashSuite::kSha256);

  [[nodiscard]] const std::filesystem::path& folder() const noexcept { return folder_; }
  [[nodiscard]] FakeClock& clock() noexcept { return clock_; }

  /// Opens the ledger; the caller closes it before the next verb.
  [[nodiscard]] Ledger open(Ledger::Access access = Ledger::Access::kRead) const;

  /// Appends one batch, one second later by the fixture's clock.
  AppendReceipt append(std::span<const Record> batch);
  AppendReceipt append(std::string_view json_lines);

  // What is stored.

  [[nodiscard]] Head head() const;
  [[nodiscard]] Bytes entry(std::uint64_t sequence) const;
  [[nodiscard]] std::vector<Bytes> index_keys() const;
  [[nodiscard]] std::vector<Bytes> node_values() const;

  // Damage to entries. None of these touches the tree, the index or the head.

  /// Turns one bit of a stored entry over. `bit` counts from the high bit of byte 0.
  void flip_bit(std::uint64_t sequence, std::uint64_t bit);
  void replace_entry(std::uint64_t sequence, ByteView entry);
  void delete_entry(std::uint64_t sequence);
  void swap_entries(std::uint64_t left, std::uint64_t right);
  /// Stores `entry` at `sequence`, and what was there and after it one place later; the head's size
  /// stays, so that one entry now lies beyond it.
  void insert_entry_shifting(std::uint64_t sequence, ByteView entry);

  // Damage to the tree, the index and the head.

  void flip_node(std::uint64_t position, std::uint64_t bit = 0);
  void replace_node(std::uint64_t position, ByteView value);
  void delete_node(std::uint64_t position);
  void delete_index_key(ByteView key);
  void add_index_key(ByteView key, ByteView value = {});
  void set_head(const Head& head);

  /// Stores `value` under `key` in the named database (`meta`, `entries`, `nodes`, `index`), over
  /// what was there: damage of any other form.
  void put_raw(const char* database, ByteView key, ByteView value);
  /// Removes a named database, or empties it.
  void drop_database(const char* database, bool is_removed = true);
  /// Makes an empty named database.
  void add_database(const char* name);

  /// Rolls the ledger back to its first `size` entries, without a trace: entries, nodes and index
  /// keys beyond are removed, and the head is the true one of that size. Requires: size > 0.
  void cut_tail(std::uint64_t size);

 private:
  TempDir temp_dir_;
  std::filesystem::path folder_;
  HashSuite hash_;
  FakeClock clock_;
};

}  // namespace fundtrail::test
