// SPDX-License-Identifier: Apache-2.0
#include "tests/support/ledger_fixture.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "ledger/proof/hasher.h"
#include "ledger/proof/merkle.h"
#include "ledger/store/lmdb_layout.h"
#include "schemas/error.h"
#include "schemas/json/json_value.h"
#include "tests/support/raw_store.h"
#include "tests/support/test_keys.h"

namespace fundtrail::test {
namespace {

Bytes require(std::optional<Bytes> value) {
  FUNDTRAIL_CHECK(value.has_value());
  return std::move(*value);
}

// Makes one change and commits it.
template <class Change>
void change(const std::filesystem::path& folder, const Change& make) {
  RawStore store(folder);
  make(store);
  store.commit();
}

void flip(Bytes& bytes, std::uint64_t bit) {
  FUNDTRAIL_CHECK(bit < 8 * bytes.size());
  bytes[bit / 8] = static_cast<std::uint8_t>(bytes[bit / 8] ^ (0x80U >> (bit % 8)));
}

Digest to_digest(const Bytes& bytes) {
  FUNDTRAIL_CHECK(bytes.size() == kDigestBytes);
  Digest digest;
  std::copy(bytes.begin(), bytes.end(), digest.bytes.begin());
  return digest;
}

Head read_head(RawStore& store) {
  const Bytes value = require(store.get(kMetaDatabase, as_bytes(kHeadKey)));
  const std::optional<Head> head = decode_head(value);
  FUNDTRAIL_CHECK(head.has_value());
  return *head;
}

void remove_from(RawStore& store, const char* database, std::uint64_t first) {
  for (const auto& [key, value] : store.pairs(database)) {
    if (decode_number(key).value_or(0) >= first) store.remove(database, key);
  }
}

}  // namespace

std::vector<Record> parse_records(std::string_view json_lines) {
  std::vector<Record> records;
  while (!json_lines.empty()) {
    const std::size_t end = std::min(json_lines.find('\n'), json_lines.size());
    const std::string_view line = json_lines.substr(0, end);
    if (!line.empty()) records.push_back(record_from_json(parse_json(line)));
    json_lines.remove_prefix(std::min(end + 1, json_lines.size()));
  }
  return records;
}

LedgerFixture::LedgerFixture(HashSuite hash) : folder_(temp_dir_ / "ledger"), hash_(hash) {
  const std::string origin = "fundtrail.test/ledger";
  const bool is_sm3 = hash == HashSuite::kSm3;
  Ledger::create(folder_, {test_vkey(is_sm3 ? origin + "/sm3" : origin), hash}, clock_);
}

Ledger LedgerFixture::open(Ledger::Access access) const { return Ledger(folder_, access); }

AppendReceipt LedgerFixture::append(std::span<const Record> batch) {
  clock_.advance(kSecondUs);
  return open(Ledger::Access::kWrite).append(batch, AppendOptions(), clock_);
}

AppendReceipt LedgerFixture::append(std::string_view json_lines) {
  return append(parse_records(json_lines));
}

Head LedgerFixture::head() const {
  RawStore store(folder_);
  return read_head(store);
}

Bytes LedgerFixture::entry(std::uint64_t sequence) const {
  RawStore store(folder_);
  return require(store.get(kEntriesDatabase, encode_number(sequence)));
}

std::vector<Bytes> LedgerFixture::index_keys() const {
  RawStore store(folder_);
  std::vector<Bytes> keys;
  for (auto& [key, value] : store.pairs(kIndexDatabase)) keys.push_back(std::move(key));
  return keys;
}

std::vector<Bytes> LedgerFixture::node_values() const {
  RawStore store(folder_);
  std::vector<Bytes> values;
  for (auto& [key, value] : store.pairs(kNodesDatabase)) values.push_back(std::move(value));
  return values;
}

void LedgerFixture::flip_bit(std::uint64_t sequence, std::uint64_t bit) {
  Bytes bytes = entry(sequence);
  flip(bytes, bit);
  replace_entry(sequence, bytes);
}

void LedgerFixture::replace_entry(std::uint64_t sequence, ByteView entry) {
  put_raw(kEntriesDatabase, encode_number(sequence), entry);
}

void LedgerFixture::delete_entry(std::uint64_t sequence) {
  change(folder_,
         [&](RawStore& store) { store.remove(kEntriesDatabase, encode_number(sequence)); });
}

void LedgerFixture::swap_entries(std::uint64_t left, std::uint64_t right) {
  const Bytes left_entry = entry(left);
  const Bytes right_entry = entry(right);
  replace_entry(left, right_entry);
  replace_entry(right, left_entry);
}

void LedgerFixture::insert_entry_shifting(std::uint64_t sequence, ByteView entry) {
  change(folder_, [&](RawStore& store) {
    FUNDTRAIL_CHECK(store.get(kEntriesDatabase, encode_number(sequence)).has_value());
    for (const auto& [key, value] : store.pairs(kEntriesDatabase)) {
      const std::uint64_t number = decode_number(key).value_or(0);
      if (number >= sequence) store.put(kEntriesDatabase, encode_number(number + 1), value);
    }
    store.put(kEntriesDatabase, encode_number(sequence), entry);
  });
}

void LedgerFixture::flip_node(std::uint64_t position, std::uint64_t bit) {
  change(folder_, [&](RawStore& store) {
    Bytes value = require(store.get(kNodesDatabase, encode_number(position)));
    flip(value, bit);
    store.put(kNodesDatabase, encode_number(position), value);
  });
}

void LedgerFixture::replace_node(std::uint64_t position, ByteView value) {
  put_raw(kNodesDatabase, encode_number(position), value);
}

void LedgerFixture::delete_node(std::uint64_t position) {
  change(folder_, [&](RawStore& store) { store.remove(kNodesDatabase, encode_number(position)); });
}

void LedgerFixture::delete_index_key(ByteView key) {
  change(folder_, [&](RawStore& store) { store.remove(kIndexDatabase, key); });
}

void LedgerFixture::add_index_key(ByteView key, ByteView value) {
  put_raw(kIndexDatabase, key, value);
}

void LedgerFixture::set_head(const Head& head) {
  put_raw(kMetaDatabase, as_bytes(kHeadKey), encode_head(head));
}

void LedgerFixture::put_raw(const char* database, ByteView key, ByteView value) {
  change(folder_, [&](RawStore& store) { store.put(database, key, value); });
}

void LedgerFixture::drop_database(const char* database, bool is_removed) {
  change(folder_, [&](RawStore& store) { store.drop(database, is_removed); });
}

void LedgerFixture::add_database(const char* name) {
  change(folder_, [&](RawStore& store) { store.add_database(name); });
}

void LedgerFixture::cut_tail(std::uint64_t size) {
  FUNDTRAIL_CHECK(size > 0);
  change(folder_, [&](RawStore& store) {
    FUNDTRAIL_CHECK(size <= read_head(store).size);
    const CompactRange tree = CompactRange::load({0, size}, [&store](NodeId id) {
      return to_digest(require(store.get(kNodesDatabase, encode_number(node_position(id)))));
    });
    Hasher hasher(hash_);
    store.put(kMetaDatabase, as_bytes(kHeadKey), encode_head({size, tree.root(hasher)}));
    remove_from(store, kEntriesDatabase, size);
    remove_from(store, kNodesDatabase, node_count(size));
    for (const auto& [key, value] : store.pairs(kIndexDatabase)) {
      const auto parsed = parse_index_key(key);
      if (parsed && parsed->sequence >= size) store.remove(kIndexDatabase, key);
    }
  });
}

}  // namespace fundtrail::test
