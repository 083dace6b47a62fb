// SPDX-License-Identifier: Apache-2.0
#include "tests/support/memory_source.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "ledger/proof/hasher.h"
#include "schemas/entry.h"
#include "tests/support/test_keys.h"

namespace fundtrail::test {
namespace {

// 2024-12-31 09:00:00 in Beijing.
constexpr std::int64_t kFirstTimeUs = 1'735'606'800'000'000;
constexpr std::int64_t kSecondUs = 1'000'000;

Bytes bytes_of(const Digest& digest) { return {digest.bytes.begin(), digest.bytes.end()}; }

template <class Map>
typename Map::mapped_type take(Map& map, const typename Map::key_type& key) {
  auto node = map.extract(key);
  if (node.empty()) throw std::out_of_range("nothing is stored there");
  return std::move(node.mapped());
}

}  // namespace

MemorySource::MemorySource(std::span<const Record> records, HashSuite hash) : hash_(hash) {
  append(test_genesis("test.example/memory", hash));
  for (const Record& record : records) append(record);
  rewrite_tree();
}

MemorySource::MemorySource(const EntrySource& source, HashSuite hash)
    : hash_(hash), head_(source.head()) {
  const auto copy = [](ByteView view) { return Bytes(view.begin(), view.end()); };
  source.visit(0, UINT64_MAX,
               [&](std::uint64_t at, ByteView entry) { entries_[at] = copy(entry); });
  has_nodes_ = source.nodes() != nullptr;
  if (has_nodes_) {
    source.nodes()->visit(
        0, UINT64_MAX, [&](std::uint64_t at, ByteView value) { nodes_.values[at] = copy(value); });
  }
  has_index_ = source.index() != nullptr;
  if (has_index_) {
    source.index()->visit({}, [&](ByteView key) { index_.keys[copy(key)] = {}; });
  }
}

void MemorySource::append(const Record& record) {
  EntryHeader header;
  header.sequence = entries_.size();
  header.recorded_at_us = kFirstTimeUs + static_cast<std::int64_t>(header.sequence) * kSecondUs;
  const Digest previous = header.sequence == 0 ? Digest() : leaf(header.sequence - 1);
  entries_[header.sequence] = encode_entry(header, record, previous);
  for (const IndexKey& key : fundtrail::index_keys(header.sequence, record)) {
    put_index_key(encode_index_key(key));
  }
}

void MemorySource::visit(std::uint64_t begin, std::uint64_t end,
                         const EntryVisitor& visitor) const {
  const std::uint64_t stop = std::min(end, head_.size);
  for (auto it = entries_.lower_bound(begin); it != entries_.end() && it->first < stop; ++it) {
    visitor(it->first, it->second);
  }
}

void MemorySource::visit_beyond_head(const EntryVisitor& visitor) const {
  for (auto it = entries_.lower_bound(head_.size); it != entries_.end(); ++it) {
    visitor(it->first, it->second);
  }
}

const StoredNodes* MemorySource::nodes() const { return has_nodes_ ? &nodes_ : nullptr; }

const StoredIndex* MemorySource::index() const { return has_index_ ? &index_ : nullptr; }

void MemorySource::Nodes::visit(std::uint64_t begin, std::uint64_t end,
                                const NodeVisitor& visitor) const {
  for (auto it = values.lower_bound(begin); it != values.end() && it->first < end; ++it) {
    visitor(it->first, it->second);
  }
}

bool MemorySource::Index::contains(ByteView key) const {
  const auto it = keys.find(Bytes(key.begin(), key.end()));
  return it != keys.end() && it->second.empty();
}

void MemorySource::Index::visit(ByteView prefix, const IndexVisitor& visitor) const {
  for (auto it = keys.lower_bound(Bytes(prefix.begin(), prefix.end())); it != keys.end(); ++it) {
    const bool has_prefix = it->first.size() >= prefix.size() &&
                            std::equal(prefix.begin(), prefix.end(), it->first.begin());
    if (!has_prefix) return;
    visitor(it->first);
  }
}

Record MemorySource::record(std::uint64_t sequence) const {
  return decode_body(parse_entry(entry(sequence)));
}

Digest MemorySource::leaf(std::uint64_t sequence) const {
  return Hasher(hash_).leaf(entry(sequence));
}

void MemorySource::flip_byte(std::uint64_t sequence, std::size_t offset, std::uint8_t mask) {
  entries_.at(sequence).at(offset) ^= mask;
}

void MemorySource::delete_entry(std::uint64_t sequence) { take(entries_, sequence); }

void MemorySource::swap_entries(std::uint64_t left, std::uint64_t right) {
  std::swap(entries_.at(left), entries_.at(right));
}

void MemorySource::insert_entry_shifting(std::uint64_t sequence, Bytes entry) {
  for (std::uint64_t at = entries_.rbegin()->first; at != sequence - 1; --at) {
    entries_[at + 1] = take(entries_, at);
  }
  entries_[sequence] = std::move(entry);
}

void MemorySource::delete_entry_shifting(std::uint64_t sequence) {
  const std::uint64_t last = entries_.rbegin()->first;
  for (std::uint64_t at = sequence; at < last; ++at) entries_.at(at) = entries_.at(at + 1);
  delete_entry(last);
}

void MemorySource::replace_record(std::uint64_t sequence, const Record& record) {
  const EntryView view = parse_entry(entry(sequence));
  entries_[sequence] = encode_entry(view.header, record, view.previous_leaf);
}

void MemorySource::set_recorded_at(std::uint64_t sequence, std::int64_t time_us) {
  const EntryView view = parse_entry(entry(sequence));
  EntryHeader header = view.header;
  header.recorded_at_us = time_us;
  entries_[sequence] = encode_entry(header, decode_body(view), view.previous_leaf);
}

void MemorySource::set_previous_leaf(std::uint64_t sequence, const Digest& leaf) {
  Bytes& entry = entries_.at(sequence);
  std::copy(leaf.bytes.begin(), leaf.bytes.end(), entry.end() - kEntryTrailerBytes);
}

void MemorySource::flip_node(NodeId id) { nodes_.values.at(node_position(id)).at(0) ^= 0x01; }

void MemorySource::delete_node(NodeId id) { take(nodes_.values, node_position(id)); }

void MemorySource::delete_index_key(const Bytes& key) { take(index_.keys, key); }

void MemorySource::rewrite_tree() {
  Hasher hasher(hash_);
  CompactRange range;
  nodes_.values.clear();
  for (const auto& [sequence, bytes] : entries_) {
    range.append(hasher.leaf(bytes), hasher,
                 [this](NodeId id, const Digest& digest) { put_node(id, bytes_of(digest)); });
  }
  head_ = {entries_.size(), range.root(hasher)};
}

void MemorySource::rewrite_links(std::uint64_t sequence) {
  for (std::uint64_t at = sequence + 1; at < entries_.size(); ++at) {
    set_previous_leaf(at, leaf(at - 1));
  }
}

void MemorySource::rewrite_chain(std::uint64_t sequence) {
  rewrite_links(sequence);
  rewrite_tree();
}

void MemorySource::cut_tail(std::uint64_t size) {
  entries_.erase(entries_.lower_bound(size), entries_.end());
  std::erase_if(index_.keys, [size](const auto& item) {
    const auto key = parse_index_key(item.first);
    return key && key->sequence >= size;
  });
  rewrite_tree();
}

}  // namespace fundtrail::test
