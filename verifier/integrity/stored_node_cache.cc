// SPDX-License-Identifier: Apache-2.0
#include "verifier/integrity/stored_node_cache.h"

#include <algorithm>

namespace fundtrail {
namespace {

constexpr std::uint64_t kChunkNodes = 2'048;
// A leaf is judged two entries after it is read, and then its parents are looked up.
constexpr std::uint64_t kNodesBehind = 192;

}  // namespace

StoredDigest parse_stored_digest(ByteView value) {
  StoredDigest stored;
  stored.state = StoredDigest::State::kMalformed;
  if (value.size() != kDigestBytes) return stored;
  stored.state = StoredDigest::State::kPresent;
  std::copy(value.begin(), value.end(), stored.digest.bytes.begin());
  return stored;
}

StoredDigest StoredNodeCache::find(std::uint64_t position) const {
  if (position >= begin_ && position - begin_ < chunk_.size()) return chunk_[position - begin_];
  StoredDigest stored;
  if (nodes_ == nullptr) return stored;
  nodes_->visit(position, position + 1,
                [&stored](std::uint64_t, ByteView value) { stored = parse_stored_digest(value); });
  return stored;
}

StoredDigest StoredNodeCache::read_ahead(std::uint64_t position) {
  const bool is_cached = position >= begin_ && position - begin_ < chunk_.size();
  if (nodes_ == nullptr || is_cached || position >= limit_) return find(position);
  begin_ = position - std::min(position, kNodesBehind);
  const std::uint64_t end = std::min(limit_, position + kChunkNodes);
  chunk_.assign(end - begin_, StoredDigest());
  nodes_->visit(begin_, end, [this](std::uint64_t at, ByteView value) {
    chunk_[at - begin_] = parse_stored_digest(value);
  });
  return chunk_[position - begin_];
}

}  // namespace fundtrail
