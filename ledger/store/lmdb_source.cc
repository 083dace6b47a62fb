// SPDX-License-Identifier: Apache-2.0
#include "ledger/store/lmdb_source.h"

#include <algorithm>
#include <utility>

#include "ledger/proof/merkle.h"
#include "ledger/store/lmdb_layout.h"

namespace fundtrail {
namespace {

Message reading() { return say("读取账本", "read the ledger"); }

// Calls `each(key, value)` for the stored pairs from key `from` on (an empty one: from the first)
// until it returns false.
template <class Each>
void walk(const LmdbEnvironment& environment, MDB_txn* txn, MDB_dbi database, ByteView from,
          const Each& each) {
  MDB_cursor* opened = nullptr;
  environment.check(mdb_cursor_open(txn, database, &opened), reading());
  const CursorHandle cursor(opened);
  MDB_val key = to_val(from);
  MDB_val value{};
  int code = mdb_cursor_get(opened, &key, &value, from.empty() ? MDB_FIRST : MDB_SET_RANGE);
  while (code == 0 && each(to_view(key), to_view(value))) {
    // LMDB aborts the process where it finds one page in another's place.
    environment.check_unchanged(txn);
    code = mdb_cursor_get(opened, &key, &value, MDB_NEXT);
  }
  if (code != MDB_NOTFOUND) environment.check(code, reading());
}

bool has_prefix(ByteView key, ByteView prefix) {
  return key.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), key.begin());
}

// Whether an index key is of an entry at or beyond `size`.
bool is_key_beyond(ByteView key, std::uint64_t size) {
  if (key.size() < NumberKey().size()) return false;
  return decode_number(key.last(NumberKey().size())).value_or(0) >= size;
}

}  // namespace

SnapshotReaders::Loan::~Loan() { owner_.give_back(std::move(reader_)); }

SnapshotReaders::Loan SnapshotReaders::borrow() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      Reader reader = std::move(idle_.back());
      idle_.pop_back();
      return Loan(*this, std::move(reader));
    }
  }
  TxnHandle txn = environment_.begin_read();
  const bool is_exact = mdb_txn_id(txn.get()) == snapshot_id_;
  return Loan(*this, {std::move(txn), is_exact});
}

void SnapshotReaders::give_back(Reader reader) noexcept {
  const std::lock_guard lock(mutex_);
  try {
    idle_.push_back(std::move(reader));
  } catch (...) {  // no memory to keep it: it ends here
  }
}

LmdbSource::LmdbSource(const LmdbEnvironment& environment)
    : environment_(environment),
      first_(environment.begin_read()),
      readers_(environment, mdb_txn_id(first_.get())) {
  const LmdbDatabases& databases = environment.databases();
  head_ = environment.read_head(first_.get());
  node_end_ = head_.size <= kTreeSizeMax ? fundtrail::node_count(head_.size) : kNoNumber;
  entry_count_ = count(databases.entries);
  node_count_ = count(databases.nodes);
  index_count_ = count(databases.index);
  environment.check_unchanged(first_.get());
}

std::uint64_t LmdbSource::count(MDB_dbi database) const {
  MDB_stat status{};
  environment_.check(mdb_stat(first_.get(), database, &status), reading());
  return status.ms_entries;
}

void LmdbSource::run(MDB_txn* txn, bool is_exact, const ReadBody& body) const {
  try {
    body(txn, is_exact);
  } catch (...) {
    environment_.check_unchanged(txn);
    throw;
  }
  environment_.check_unchanged(txn);
}

void LmdbSource::read(const ReadBody& body) const {
  const SnapshotReaders::Loan loan = readers_.borrow();
  run(loan.txn(), loan.is_exact(), body);
}

void LmdbSource::read_exactly(const ReadBody& body) const {
  const std::lock_guard lock(first_mutex_);
  run(first_.get(), true, body);
}

void LmdbSource::visit(std::uint64_t begin, std::uint64_t end, const EntryVisitor& visitor) const {
  const std::uint64_t stop = std::min(end, head_.size);
  if (begin >= stop) return;
  read([&](MDB_txn* txn, bool) {
    walk(environment_, txn, environment_.databases().entries, encode_number(begin),
         [&](ByteView key, ByteView value) {
           const auto sequence = decode_number(key);
           if (sequence && *sequence >= stop) return false;
           if (sequence) visitor(*sequence, value);
           return true;
         });
  });
}

void LmdbSource::visit_beyond_head(const EntryVisitor& visitor) const {
  const MDB_dbi entries = environment_.databases().entries;
  read_exactly([&](MDB_txn* txn, bool) {
    const NumberKey first_beyond = encode_number(head_.size);
    walk(environment_, txn, entries, first_beyond, [&](ByteView key, ByteView value) {
      visitor(decode_number(key).value_or(kNoNumber), value);
      return true;
    });
    // Keys that are no number sort anywhere. With as many as the head says, and none missing (which
    // whoever visits them sees), there is no room for such.
    if (entry_count_ == head_.size) return;
    walk(environment_, txn, entries, {}, [&](ByteView key, ByteView value) {
      const bool is_below = std::lexicographical_compare(key.begin(), key.end(),
                                                         first_beyond.begin(), first_beyond.end());
      if (is_below && !decode_number(key)) visitor(kNoNumber, value);
      return is_below;
    });
  });
}

void LmdbSource::Nodes::visit(std::uint64_t begin, std::uint64_t end,
                              const NodeVisitor& visitor) const {
  if (begin >= end) return;
  const LmdbEnvironment& environment = source_.environment_;
  const MDB_dbi nodes = environment.databases().nodes;
  const auto read_nodes = [&](MDB_txn* txn, bool) {
    walk(environment, txn, nodes, encode_number(begin), [&](ByteView key, ByteView value) {
      const auto position = decode_number(key);
      if (position && *position >= end) return false;
      if (position) visitor(*position, value);
      return true;
    });
    if (end != kNoNumber || source_.node_count_ == source_.node_end_) return;
    walk(environment, txn, nodes, {}, [&](ByteView key, ByteView value) {
      if (!decode_number(key)) visitor(kNoNumber, value);
      return true;
    });
  };
  if (end <= source_.node_end_) {
    source_.read(read_nodes);
  } else {
    source_.read_exactly(read_nodes);
  }
}

bool LmdbSource::Index::contains(ByteView key) const {
  const LmdbEnvironment& environment = source_.environment_;
  if (key.empty() ||
      key.size() > static_cast<std::size_t>(mdb_env_get_maxkeysize(environment.handle()))) {
    return false;
  }
  bool is_stored = false;
  source_.read([&](MDB_txn* txn, bool is_exact) {
    if (!is_exact && is_key_beyond(key, source_.head_.size)) return;
    MDB_val wanted = to_val(key);
    MDB_val value{};
    const int code = mdb_get(txn, environment.databases().index, &wanted, &value);
    if (code != MDB_NOTFOUND) environment.check(code, reading());
    is_stored = code == 0 && value.mv_size == 0;
  });
  return is_stored;
}

void LmdbSource::Index::visit(ByteView prefix, const IndexVisitor& visitor) const {
  const LmdbEnvironment& environment = source_.environment_;
  if (prefix.size() > static_cast<std::size_t>(mdb_env_get_maxkeysize(environment.handle()))) {
    return;
  }
  source_.read([&](MDB_txn* txn, bool is_exact) {
    walk(environment, txn, environment.databases().index, prefix, [&](ByteView key, ByteView) {
      if (!has_prefix(key, prefix)) return false;
      if (is_exact || !is_key_beyond(key, source_.head_.size)) visitor(key);
      return true;
    });
  });
}

}  // namespace fundtrail
