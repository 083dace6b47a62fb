// SPDX-License-Identifier: Apache-2.0
#include "ledger/ledger.h"

#include <chrono>
#include <mutex>
#include <utility>

#include "ledger/append.h"
#include "ledger/proof/checkpoint.h"
#include "ledger/store/lmdb_store.h"
#include "ledger/store/store_error.h"
#include "schemas/fields/date.h"
#include "schemas/index_key.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

void check_suffix(const std::string& origin, HashSuite hash) {
  if (origin_hash_suite(origin) == hash) return;
  throw FieldError(
      "origin", origin,
      hash == HashSuite::kSm3
          ? say("用 SM3 的账本，账本名须以 /sm3 结尾，请写成 {}{}",
                "the origin of an SM3 ledger ends in /sm3: write {}{}", origin, kSm3OriginSuffix)
          : say("账本名以 /sm3 结尾的账本须用 SM3（--hash sm3）",
                "a ledger whose origin ends in /sm3 is made with SM3 (--hash sm3)"));
}

std::string shorten(std::string_view text) {
  constexpr std::size_t kShownMax = 80;
  return std::string(text.size() <= kShownMax ? text : text.substr(0, kShownMax));
}

Message describe(const std::vector<Refusal>& refusals, std::size_t count) {
  FUNDTRAIL_CHECK(!refusals.empty() && count >= refusals.size());
  const Refusal& first = refusals.front();
  const std::string place = first.field_path.empty() ? "-" : first.field_path;
  return say("这一批有 {} 处不能接受，全部没有写入。第一处：第 {} 条，字段 {}，值 {}：{}",
             "the batch has {} faults, and nothing of it was written. The first: record {}, field "
             "{}, value {}: {}",
             count, first.record_index + 1, place, shorten(first.value), first.reason);
}

Error damaged_genesis(const Message& why, const std::filesystem::path& folder) {
  return Error(ErrorCode::kUnchecked,
               say("账本的创世记录（第 0 号）已损坏：{}（文件夹 {}）。请运行 fundtrail verify。",
                   "the ledger's genesis (entry 0) is damaged: {} (folder {}). Run `fundtrail "
                   "verify`",
                   why, folder.string()));
}

Genesis read_genesis(const EntrySource& source, const std::filesystem::path& folder) {
  if (source.head().size == 0) {
    throw contradiction_error(
        say("账本头说没有任何记录，而每个账本至少有创世记录",
            "the head says that there are 0 entries, but every ledger has its "
            "genesis"),
        folder);
  }
  const std::optional<Bytes> entry = read_entry(source, 0);
  if (!entry) throw damaged_genesis(say("缺失", "it is missing"), folder);
  try {
    const EntryView view = parse_entry(*entry);
    if (is_known(view.header.kind, view.header.kind_version)) {
      Record record = decode_body(view);
      if (auto* genesis = std::get_if<Genesis>(&record)) return std::move(*genesis);
    }
    throw damaged_genesis(say("不是创世记录", "it is no genesis"), folder);
  } catch (const FormatError& error) {
    throw damaged_genesis(error.message(), folder);
  }
}

[[noreturn]] void fail_rebuild(std::uint64_t sequence, const Message& why,
                               const std::filesystem::path& folder) {
  throw Error(
      ErrorCode::kUnchecked,
      say("第 {} 号记录{}，无法重建索引（文件夹 {}）；索引保持原样。请运行 fundtrail verify。",
          "entry {} {}, so the index cannot be rebuilt (folder {}); it is as before. Run "
          "`fundtrail verify`",
          sequence, why, folder.string()));
}

void add_index_keys(std::uint64_t sequence, ByteView bytes, const std::filesystem::path& folder,
                    std::vector<Bytes>& keys) {
  try {
    const EntryView entry = parse_entry(bytes);
    if (!is_known(entry.header.kind, entry.header.kind_version)) {
      fail_rebuild(sequence,
                   say("是本程序不认识的类别", "is of a kind that this program does not know"),
                   folder);
    }
    for (const IndexKey& key : index_keys(sequence, decode_body(entry))) {
      keys.push_back(encode_index_key(key));
    }
  } catch (const FormatError& error) {
    fail_rebuild(sequence, say("不能解读：{}", "cannot be decoded: {}", error.message()), folder);
  }
}

}  // namespace

struct Ledger::State {
  State(const std::filesystem::path& path, Access wanted)
      : folder(path),
        access(wanted),
        store(std::make_unique<LmdbStore>(
            path, wanted == Access::kWrite ? StoreAccess::kWrite : StoreAccess::kRead)) {}

  std::filesystem::path folder;
  Access access;
  std::unique_ptr<Store> store;
  std::mutex genesis_mutex;
  std::optional<Genesis> genesis;  // once it was read; never changed then
};

std::int64_t SystemClock::now_us() const {
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::microseconds>(since_epoch).count();
}

BatchRefused::BatchRefused(std::vector<Refusal> refusals, std::size_t count)
    : Error(ErrorCode::kRefused, describe(refusals, count)),
      refusals_(std::move(refusals)),
      count_(count) {}

void Ledger::create(const std::filesystem::path& folder, const CreateOptions& options,
                    const Clock& clock) {
  Genesis genesis;
  genesis.origin = key_name(options.operator_key);
  genesis.hash = options.hash;
  genesis.operator_key = options.operator_key;
  check_suffix(genesis.origin, genesis.hash);
  LmdbStore::create(folder, first_batch(genesis, clock.now_us()));
}

Ledger::Ledger(const std::filesystem::path& folder, Access access)
    : state_(std::make_unique<State>(folder, access)) {}
Ledger::~Ledger() = default;
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;

const Genesis& Ledger::genesis() const {
  const std::lock_guard lock(state_->genesis_mutex);
  if (!state_->genesis) state_->genesis = read_genesis(*snapshot(), state_->folder);
  return *state_->genesis;
}

std::unique_ptr<EntrySource> Ledger::snapshot() const { return state_->store->snapshot(); }

AppendReceipt Ledger::append(std::span<const Record> batch, const AppendOptions& options,
                             const Clock& clock) {
  RecordBatch encoded(batch);
  return append(encoded, options, clock);
}

AppendReceipt Ledger::append(RecordBatch& batch, const AppendOptions& options, const Clock& clock) {
  FUNDTRAIL_CHECK(options.is_dry_run || state_->access == Access::kWrite);
  const AppendTarget target{*state_->store, genesis().origin, genesis().hash, state_->folder};
  return append_batch(target, batch, options, clock);
}

std::uint64_t Ledger::rebuild_index() {
  FUNDTRAIL_CHECK(state_->access == Access::kWrite);
  const std::unique_ptr<EntrySource> source = snapshot();
  const Head head = source->head();
  std::vector<Bytes> keys;
  std::uint64_t next = 0;
  const auto fail_missing = [&] { fail_rebuild(next, say("缺失", "is missing"), state_->folder); };
  source->visit(0, head.size, [&](std::uint64_t sequence, ByteView bytes) {
    if (sequence != next) fail_missing();
    ++next;
    add_index_keys(sequence, bytes, state_->folder, keys);
  });
  if (next != head.size) fail_missing();
  if (state_->store->rebuild_index(keys, head) != CommitOutcome::kCommitted) {
    throw overtaken_error(state_->folder);
  }
  return keys.size();
}

std::vector<StoreFact> Ledger::facts() const {
  std::vector<StoreFact> facts = state_->store->facts();
  const std::unique_ptr<EntrySource> source = snapshot();
  const Head head = source->head();
  facts.push_back({"entries", say("记录数", "entries"), std::to_string(head.size)});
  facts.push_back({"root", say("根", "root"), format_base64(head.root.view())});
  if (head.size == 0) return facts;
  source->visit(head.size - 1, head.size, [&facts](std::uint64_t, ByteView bytes) {
    try {
      facts.push_back({"last_entry", say("最后记录时间（北京）", "last recorded at (Beijing)"),
                       format_time_beijing(parse_entry(bytes).header.recorded_at_us)});
    } catch (const FormatError&) {  // damage is for `verify` to report
    }
  });
  return facts;
}

std::optional<std::uint64_t> find_record(const EntrySource& source, std::string_view id) {
  const bool is_possible = id.size() <= kIdBytesMax && id.find('\0') == std::string_view::npos;
  if (source.index() == nullptr || id.empty() || !is_possible) return std::nullopt;
  std::optional<std::uint64_t> sequence;
  source.index()->visit(index_prefix(IndexTermType::kId, id), [&sequence](ByteView bytes) {
    const std::optional<IndexKey> key = parse_index_key(bytes);
    if (key && !sequence) sequence = key->sequence;
  });
  return sequence;
}

std::optional<Bytes> read_entry(const EntrySource& source, std::uint64_t sequence) {
  std::optional<Bytes> entry;
  if (sequence == UINT64_MAX) return entry;
  source.visit(sequence, sequence + 1, [&entry](std::uint64_t, ByteView bytes) {
    entry.emplace(bytes.begin(), bytes.end());
  });
  return entry;
}

}  // namespace fundtrail
