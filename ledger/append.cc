// SPDX-License-Identifier: Apache-2.0
#include "ledger/append.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "ledger/batch_builder.h"
#include "ledger/batch_check.h"
#include "ledger/ledger_end.h"
#include "ledger/store/store_error.h"
#include "schemas/error.h"
#include "schemas/fields/date.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

// How often a batch is checked anew because somebody else committed meanwhile. The writer's lock
// keeps others out, so that even one is unexpected.
constexpr int kAttemptsMax = 8;

struct PreparedBatch {
  StoreBatch batch;                // its entries are still in the batch that it was made of,
  std::vector<std::size_t> added;  // at these indexes,
  std::optional<Bytes> signature;  // but for the one that signs them
  Head expected;
  AppendReceipt receipt;
};

void require_size(std::size_t record_count) {
  if (record_count == 0) {
    throw Error(ErrorCode::kRefused, say("这一批没有任何记录，没有写入。",
                                         "the batch has no record; nothing was written"));
  }
  if (record_count > kBatchRecordsMax) {
    throw Error(ErrorCode::kRefused,
                say("这一批有 {} 条记录，最多 {} 条；什么也没有写入，请分成几批。",
                    "the batch has {} records, at most {} are allowed; nothing was written: split "
                    "it into several",
                    record_count, kBatchRecordsMax));
  }
}

// The distance between two times, of which `later` is the later.
std::uint64_t distance_us(std::int64_t earlier, std::int64_t later) {
  return static_cast<std::uint64_t>(later) - static_cast<std::uint64_t>(earlier);
}

void check_clock(std::int64_t now_us, std::int64_t previous_us) {
  const bool is_behind =
      now_us < previous_us && distance_us(now_us, previous_us) > kClockBehindMaxUs;
  const bool is_ahead = now_us > previous_us && distance_us(previous_us, now_us) > kClockAheadMaxUs;
  if (!is_behind && !is_ahead) return;
  const Message what = is_behind ? say("早了 5 分钟以上", "more than 5 minutes before")
                                 : say("晚了一天以上", "more than a day after");
  throw Error(
      ErrorCode::kRefused,
      say("本机时钟 {}，账本最后一条记录的时间 {}（均为北京时间），{}。什么也没有写入。"
          "请先核对本机时钟；确认无误后加 --accept-clock 再追加。",
          "the clock says {} and the last entry was recorded at {} (both Beijing time), so the "
          "clock is {} it. Nothing was written. Check the clock; if it is right, append again with "
          "--accept-clock",
          format_time_beijing(now_us), format_time_beijing(previous_us), what));
}

// Adds a record of the ledger's own. Returns: its entry.
Bytes add_record(const Record& record, BatchBuilder& builder) {
  Bytes entry = encode_entry({}, record, {});
  FUNDTRAIL_CHECK(decode_body(parse_entry(entry)) == record);
  builder.add(record, entry);
  return entry;
}

// What of the entries that are added is signed.
BatchRoot root_of(const RecordBatch& batch, const std::vector<std::size_t>& added, BatchMode mode,
                  Hasher& hasher) {
  BatchRoot root(mode, hasher);
  for (const std::size_t index : added) root.add(batch.entry(index));
  return root;
}

// Ends a batch with the record that signs what it adds. Returns: its entry.
Bytes sign_batch(const AppendTarget& target, const EntrySource& snapshot, BatchSigner& signer,
                 BatchRoot root, BatchBuilder& builder) {
  Hasher hasher(target.hash);
  BatchNote note;
  note.origin = target.origin;
  snapshot.visit(0, 1,
                 [&](std::uint64_t, ByteView entry) { note.genesis_leaf = hasher.leaf(entry); });
  note.count = root.count();
  note.mode = signer.mode();
  note.root = root.root();
  note.seen.root = hasher.empty_root();
  const Record record = BatchSignature{signer.sign(note)};
  return add_record(record, builder);
}

PreparedBatch prepare(const AppendTarget& target, RecordBatch& batch, const AppendOptions& options,
                      std::int64_t now_us) {
  const std::unique_ptr<EntrySource> snapshot = target.store.snapshot();
  Hasher hasher(target.hash);
  LedgerEnd end = read_ledger_end(*snapshot, hasher, target.folder);
  const std::int64_t previous_us = end.recorded_at_us;

  PreparedBatch prepared;
  prepared.expected = snapshot->head();
  prepared.receipt.recorded_at_us = std::max(now_us, previous_us);
  BatchBuilder builder(std::move(end), prepared.receipt.recorded_at_us, hasher);
  BatchCheck check(batch, *snapshot, target.folder, options.signer != nullptr);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const std::optional<Record> record = check.check(i);
    if (!record || check.has_refusals()) continue;
    builder.add(*record, batch.entry(i));
    prepared.added.push_back(i);
  }
  check.throw_refusals();
  prepared.receipt.added = prepared.added.size();
  if (options.signer != nullptr && !options.is_dry_run && !prepared.added.empty()) {
    prepared.receipt.signature = builder.next_sequence();
    prepared.signature =
        sign_batch(target, *snapshot, *options.signer,
                   root_of(batch, prepared.added, options.signer->mode(), hasher), builder);
  }
  prepared.batch = builder.take();
  if (!prepared.added.empty() && !options.accepts_clock) check_clock(now_us, previous_us);

  prepared.receipt.first_sequence = prepared.expected.size;
  prepared.receipt.already_recorded = check.already_recorded();
  prepared.receipt.head = prepared.batch.head;
  return prepared;
}

void take_entries(RecordBatch& batch, PreparedBatch& prepared) {
  std::vector<Bytes>& entries = prepared.batch.entries;
  entries.reserve(prepared.added.size() + 1);
  for (const std::size_t index : prepared.added) entries.push_back(std::move(batch.entry(index)));
  if (prepared.signature) entries.push_back(std::move(*prepared.signature));
}

void give_entries_back(RecordBatch& batch, PreparedBatch& prepared) {
  std::size_t at = 0;
  for (const std::size_t index : prepared.added) {
    batch.entry(index) = std::move(prepared.batch.entries[at++]);
  }
}

}  // namespace

AppendReceipt append_batch(const AppendTarget& target, RecordBatch& batch,
                           const AppendOptions& options, const Clock& clock) {
  require_size(batch.size());
  for (int attempt = 0; attempt < kAttemptsMax; ++attempt) {
    PreparedBatch prepared = prepare(target, batch, options, clock.now_us());
    if (options.is_dry_run || prepared.added.empty()) return prepared.receipt;
    take_entries(batch, prepared);
    const CommitOutcome outcome = target.store.append(prepared.batch, prepared.expected);
    if (outcome == CommitOutcome::kCommitted) return prepared.receipt;
    FUNDTRAIL_CHECK(outcome == CommitOutcome::kConflict);
    give_entries_back(batch, prepared);
  }
  throw overtaken_error(target.folder);
}

StoreBatch first_batch(const Genesis& genesis, std::int64_t recorded_at_us) {
  Hasher hasher(genesis.hash);
  BatchBuilder builder(LedgerEnd(), recorded_at_us, hasher);
  Bytes entry = add_record(genesis, builder);
  StoreBatch batch = builder.take();
  batch.entries.push_back(std::move(entry));
  return batch;
}

}  // namespace fundtrail
