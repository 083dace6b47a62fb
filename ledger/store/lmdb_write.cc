// SPDX-License-Identifier: Apache-2.0
#include "ledger/store/lmdb_write.h"

#include <algorithm>
#include <string_view>

#include "ledger/proof/merkle.h"
#include "ledger/store/lmdb_layout.h"
#include "ledger/store/lmdb_search.h"
#include "ledger/store/store_error.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

Message writing() { return say("写入账本", "write to the ledger"); }

// Stores one pair. Returns: false if the key, or with MDB_APPEND a later one, is there already.
bool put_new(const LmdbChange& change, MDB_dbi database, ByteView key_bytes, ByteView value_bytes,
             unsigned flags) {
  MDB_val key = to_val(key_bytes);
  MDB_val value = to_val(value_bytes);
  const int code = search_and_put(change.txn, database, &key, &value, flags);
  if (code == MDB_KEYEXIST) return false;
  check_store(code, writing(), change.folder);
  return true;
}

void put_meta(const LmdbChange& change, std::string_view name, ByteView bytes) {
  MDB_val key = to_val(as_bytes(name));
  MDB_val value = to_val(bytes);
  check_store(search_and_put(change.txn, change.databases.meta, &key, &value, 0), writing(),
              change.folder);
}

// Each is freed once LMDB has its copy, in the pages that it holds until the commit.
void put_entries(const LmdbChange& change, std::vector<Bytes>& entries, std::uint64_t first) {
  std::uint64_t sequence = first;
  for (Bytes& entry : entries) {
    const NumberKey key = encode_number(sequence);
    if (!put_new(change, change.databases.entries, key, entry, MDB_APPEND)) {
      throw contradiction_error(
          say("账本头说有 {0} 条记录，但第 {0} 号或其后已存有内容",
              "the head says that there are {0} entries, but something is stored at or beyond "
              "number {0}",
              first),
          change.folder);
    }
    Bytes().swap(entry);
    ++sequence;
  }
}

void put_nodes(const LmdbChange& change, const std::vector<Digest>& nodes, std::uint64_t first) {
  std::uint64_t position = first;
  for (const Digest& node : nodes) {
    const NumberKey key = encode_number(position);
    if (!put_new(change, change.databases.nodes, key, node.view(), MDB_APPEND)) {
      throw contradiction_error(say("树应有 {0} 个节点，但位置 {0} 或其后已存有内容",
                                    "the tree has {0} nodes, but something is stored at or beyond "
                                    "position {0}",
                                    first),
                                change.folder);
    }
    ++position;
  }
}

// In ascending order each page of the index is visited once.
void put_index(const LmdbChange& change, const std::vector<Bytes>& keys, unsigned flags) {
  std::vector<ByteView> sorted(keys.begin(), keys.end());
  std::sort(sorted.begin(), sorted.end(), [](ByteView left, ByteView right) {
    return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end());
  });
  for (const ByteView key : sorted) {
    if (put_new(change, change.databases.index, key, {}, flags)) continue;
    throw contradiction_error(say("索引里已有一条属于即将写入的记录",
                                  "the index already holds a key of a record that is about to be "
                                  "written"),
                              change.folder);
  }
}

}  // namespace

void put_batch(const LmdbChange& change, StoreBatch& batch, const Head& expected) {
  const std::uint64_t first_node = node_count(expected.size);
  FUNDTRAIL_CHECK(batch.head.size == expected.size + batch.entries.size());
  FUNDTRAIL_CHECK(node_count(batch.head.size) == first_node + batch.nodes.size());
  put_entries(change, batch.entries, expected.size);
  put_nodes(change, batch.nodes, first_node);
  put_index(change, batch.index_keys, MDB_NOOVERWRITE);
  put_meta(change, kHeadKey, encode_head(batch.head));
}

void put_whole_index(const LmdbChange& change, const std::vector<Bytes>& keys) {
  check_store(mdb_drop(change.txn, change.databases.index, 0), writing(), change.folder);
  put_index(change, keys, MDB_APPEND);
}

void put_format(const LmdbChange& change) { put_meta(change, kFormatKey, encode_format()); }

}  // namespace fundtrail
