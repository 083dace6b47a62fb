// SPDX-License-Identifier: Apache-2.0
//
// A ledger in a folder: made once, appended to in atomic batches, read by any number of processes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/proof/batch_note.h"
#include "ledger/proof/entry_source.h"
#include "ledger/record_batch.h"
#include "ledger/store/store.h"
#include "schemas/digest.h"
#include "schemas/entry.h"
#include "schemas/error.h"
#include "schemas/record.h"

namespace fundtrail {

/// Where the time comes from: the one seam that tests replace.
class Clock {
 public:
  virtual ~Clock() = default;
  /// Unit: µs since 1970-01-01T00:00:00Z.
  [[nodiscard]] virtual std::int64_t now_us() const = 0;
};

/// The machine's clock.
class SystemClock : public Clock {
 public:
  [[nodiscard]] std::int64_t now_us() const override;
};

/// Why one record of a batch is refused.
struct Refusal {
  std::size_t record_index = 0;  ///< 0-based, in the batch
  std::string field_path;  ///< such as `evidence[0].document`; empty if it is the whole record
  std::string value;       ///< as given, cut to fit a line
  Message reason;
  /// The record of the batch that it contradicts.
  std::optional<std::size_t> earlier_index = std::nullopt;
};

/// A batch that was refused whole; nothing was written. Code: kRefused.
class BatchRefused : public Error {
 public:
  /// `refusals` are the first kRefusalsMax; `count` is how many there are in all.
  BatchRefused(std::vector<Refusal> refusals, std::size_t count);
  [[nodiscard]] const std::vector<Refusal>& refusals() const noexcept { return refusals_; }
  [[nodiscard]] std::size_t count() const noexcept { return count_; }

  static constexpr std::size_t kRefusalsMax = 100;

 private:
  std::vector<Refusal> refusals_;
  std::size_t count_;
};

/// How a new ledger is made.
struct CreateOptions {
  /// The verifier key of its operator. The key's name is the ledger's origin, for ever.
  std::string operator_key;
  HashSuite hash = HashSuite::kSha256;
};

/// Signs a batch as it is appended.
class BatchSigner {
 public:
  virtual ~BatchSigner() = default;

  /// What of the entries is signed.
  [[nodiscard]] virtual BatchMode mode() const = 0;

  /// Makes the signed note of a batch. `note` says all but what the signer has seen of the ledger.
  /// May be called again, with another note, if others committed meanwhile.
  /// Throws: Error, upon which nothing is written.
  [[nodiscard]] virtual std::string sign(const BatchNote& note) = 0;
};

/// How a batch is appended.
struct AppendOptions {
  bool is_dry_run = false;     ///< check everything, write nothing
  bool accepts_clock = false;  ///< accept a clock that is behind or far ahead of the last entry
  /// Signs what is added, in a record of its own after it; nullptr: nobody does. Not in a dry run.
  /// A batch of which nothing is added is not signed. Lifetime: the call.
  BatchSigner* signer = nullptr;
};

/// What an append did.
struct AppendReceipt {
  std::uint64_t first_sequence = 0;        ///< of the records added; the size before
  std::uint64_t added = 0;                 ///< records added, but for the signature
  std::uint64_t already_recorded = 0;      ///< records of the same id and content, passed over
  std::int64_t recorded_at_us = 0;         ///< the time given to the records added
  std::optional<std::uint64_t> signature;  ///< sequence of the record that signs them
  Head head;                               ///< the head afterwards (in a dry run: as it would be)
};

/// A ledger opened for reading, and for writing if asked.
///
/// Threads: const functions are safe to call together; one append at a time. A process opens a
/// folder at most once at a time.
class Ledger {
 public:
  enum class Access { kRead, kWrite };

  /// Makes a ledger in `folder`, which must not exist or be empty (what an interrupted `create`
  /// left does not count), and writes its genesis entry. If the power fails meanwhile, there is a
  /// whole ledger or none, and it can be made again. Throws: Error(kRefused) if the folder holds
  /// anything or lies on a network file system, or the key is none, or its name no origin (that of
  /// an SM3 ledger ends in `/sm3`, and of no other); Error(kLocked) if another process is making
  /// one there; Error(kUnchecked) if the disk refuses.
  static void create(const std::filesystem::path& folder, const CreateOptions& options,
                     const Clock& clock);

  /// Opens the ledger in `folder`. Reading needs no right to write.
  /// Throws: Error(kNoLedger) if there is none or it is of a newer format; Error(kLocked), at once,
  /// if another process is writing and `access` is kWrite; Error(kUnchecked) if it cannot be read
  /// or its store is damaged; Error(kInternal) if this process has it open already.
  Ledger(const std::filesystem::path& folder, Access access);
  ~Ledger();
  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;

  /// What entry 0 says. Throws: Error(kUnchecked) if it is damaged or missing; Error(kTampered) if
  /// the head says that there is no entry.
  [[nodiscard]] const Genesis& genesis() const;

  /// Opens a snapshot for a verifier or a query. Lifetime: the ledger outlives it.
  [[nodiscard]] std::unique_ptr<EntrySource> snapshot() const;

  /// Appends `batch` whole or not at all. Durable when it returns.
  ///
  /// Checked in sequence order, all of it before anything is written: text normalised; ids new (the
  /// same id with the same content is passed over; with other content, or twice in the batch, it is
  /// refused); references to records of the right kind, recorded earlier or anywhere in the batch;
  /// corrections against what those before them, in the ledger and the batch, left of the record;
  /// entry size. The records share one recorded_at, max(clock, previous).
  /// System records are refused, but for keys and policies in a batch that is signed.
  /// What the batch will rest on is checked too: the tree's right edge against the head's root, and
  /// the last entry against that edge. A dry run needs Access::kRead only.
  /// Throws: BatchRefused; Error(kRefused) for a clock more than 5 minutes behind or a day ahead of
  /// the previous entry without `accepts_clock`, and for an empty batch; Error(kTampered) if what
  /// is stored contradicts itself; Error(kUnchecked) if the disk refuses, after which nothing more
  /// is written until the ledger is opened again. Nothing is written whenever it throws, but for a
  /// commit that failed: then that is open, and appending the batch once more is safe.
  ///
  /// The entries are taken out of `batch` once they were checked, so that they are not in memory
  /// twice. Of a dry run, and if BatchRefused is thrown, it is as it was.
  AppendReceipt append(RecordBatch& batch, const AppendOptions& options, const Clock& clock);
  AppendReceipt append(std::span<const Record> batch, const AppendOptions& options,
                       const Clock& clock);

  /// Rebuilds the secondary index from the entries. Returns: the number of keys.
  /// Requires: Access::kWrite. Throws: Error(kUnchecked) if an entry is missing or cannot be
  /// decoded; then the index is as before.
  std::uint64_t rebuild_index();

  /// Tells the state of the store for `doctor`: file size, map size, readers, file system, …
  [[nodiscard]] std::vector<StoreFact> facts() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The sequence of the record with `id`, or nothing. Trusts the index; `verify` checks it.
[[nodiscard]] std::optional<std::uint64_t> find_record(const EntrySource& source,
                                                       std::string_view id);

/// Copies one entry, or nothing if it is not stored.
[[nodiscard]] std::optional<Bytes> read_entry(const EntrySource& source, std::uint64_t sequence);

}  // namespace fundtrail
