// SPDX-License-Identifier: Apache-2.0
#include "ledger/store/lmdb_source.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "ledger/proof/merkle.h"
#include "ledger/store/lmdb_layout.h"
#include "ledger/store/lmdb_search.h"
#include "ledger/store/store_error.h"

namespace fundtrail {
namespace {

Message reading() { return say("读取账本", "read the ledger"); }

// Keys out of order would make a look-up and a walk see different things: readers one, the verifier
// the other.
void check_order(const LmdbEnvironment& environment, bool is_in_order) {
  if (is_in_order) return;
  throw layout_error(say("数据表中的键次序错乱", "the keys of a database are out of order"),
                     environment.folder());
}

// A page of LMDB's has at least so many bytes.
constexpr std::uintptr_t kPageBytesMin = 4'096;

bool is_on_other_page(const MDB_val& left, const MDB_val& right) {
  const auto page_of = [](const MDB_val& key) {
    return reinterpret_cast<std::uintptr_t>(key.mv_data) / kPageBytesMin;
  };
  return page_of(left) != page_of(right);
}

// Where a walk comes to another page, keys of the pages above decide whether a look-up finds what
// the walk passes. They are right if it does so on both sides.
void check_look_up(const LmdbEnvironment& environment, MDB_txn* txn, MDB_dbi database,
                   MDB_val key) {
  MDB_val value{};
  const void* const passed = key.mv_data;
  MDB_cursor* opened = nullptr;
  environment.check(mdb_cursor_open(txn, database, &opened), reading());
  const CursorHandle cursor(opened);
  const int code = search_cursor(opened, &key, &value, MDB_SET_KEY);
  if (code != MDB_NOTFOUND) environment.check(code, reading());
  if (code == 0 && key.mv_data == passed) return;
  throw layout_error(say("数据表中有的键查找不到", "a key of a database cannot be looked up"),
                     environment.folder());
}

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
  int code = search_cursor(opened, &key, &value, from.empty() ? MDB_FIRST : MDB_SET_RANGE);
  if (code == 0) check_order(environment, as_text(to_view(key)) >= as_text(from));
  while (code == 0 && each(to_view(key), to_view(value))) {
    // LMDB aborts the process where it finds one page in another's place.
    environment.check_unchanged(txn);
    const MDB_val last = key;
    code = search_cursor(opened, &key, &value, MDB_NEXT);
    if (code != 0) break;
    check_order(environment, as_text(to_view(key)) > as_text(to_view(last)));
    if (is_on_other_page(last, key)) {
      check_look_up(environment, txn, database, last);
      check_look_up(environment, txn, database, key);
    }
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
  head_ = environment.read_head(first_.get());
  node_end_ = head_.size <= kTreeSizeMax ? fundtrail::node_count(head_.size) : kNoNumber;
  environment.check_unchanged(first_.get());
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

// Passes every stored key, wherever it sorts.
void LmdbSource::visit_beyond_head(const EntryVisitor& visitor) const {
  read_exactly([&](MDB_txn* txn, bool) {
    walk(environment_, txn, environment_.databases().entries, {},
         [&](ByteView key, ByteView value) {
           const std::uint64_t number = decode_number(key).value_or(kNoNumber);
           if (number >= head_.size) visitor(number, value);
           return true;
         });
  });
}

void LmdbSource::Nodes::visit(std::uint64_t begin, std::uint64_t end,
                              const NodeVisitor& visitor) const {
  if (begin >= end) return;
  const LmdbEnvironment& environment = source_.environment_;
  const MDB_dbi nodes = environment.databases().nodes;
  // To the very end, every stored key is passed, wherever it sorts.
  const bool is_to_the_end = end == kNoNumber;
  const NumberKey first = encode_number(begin);
  const ByteView from = is_to_the_end ? ByteView() : ByteView(first);
  const auto read_nodes = [&](MDB_txn* txn, bool) {
    walk(environment, txn, nodes, from, [&](ByteView key, ByteView value) {
      const auto position = decode_number(key);
      if (!is_to_the_end && position && *position >= end) return false;
      const bool is_wanted = position ? *position >= begin : is_to_the_end;
      if (is_wanted) visitor(position.value_or(kNoNumber), value);
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
    const int code = search_value(txn, environment.databases().index, &wanted, &value);
    if (code != MDB_NOTFOUND) environment.check(code, reading());
    is_stored = code == 0 && value.mv_size == 0;
  });
  return is_stored;
}

std::uint64_t LmdbSource::Index::size() const {
  const LmdbEnvironment& environment = source_.environment_;
  std::uint64_t count = 0;
  source_.read_exactly([&](MDB_txn* txn, bool) {
    walk(environment, txn, environment.databases().index, {}, [&count](ByteView, ByteView) {
      ++count;
      return true;
    });
  });
  return count;
}

void LmdbSource::Index::visit(ByteView prefix, const IndexVisitor& visitor) const {
  const LmdbEnvironment& environment = source_.environment_;
  if (prefix.size() > static_cast<std::size_t>(mdb_env_get_maxkeysize(environment.handle()))) {
    return;
  }
  const auto read_keys = [&](MDB_txn* txn, bool is_exact) {
    walk(environment, txn, environment.databases().index, prefix, [&](ByteView key, ByteView) {
      if (!has_prefix(key, prefix)) return false;
      if (is_exact || !is_key_beyond(key, source_.head_.size)) visitor(key);
      return true;
    });
  };
  if (prefix.empty()) {
    source_.read_exactly(read_keys);
  } else {
    source_.read(read_keys);
  }
}

}  // namespace fundtrail
