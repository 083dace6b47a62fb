// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <vector>

#include "ledger/proof/merkle.h"
#include "schemas/entry.h"
#include "schemas/error.h"
#include "verifier/integrity/integrity.h"
#include "verifier/integrity/slot.h"
#include "verifier/integrity/stored_node_cache.h"

namespace fundtrail {
namespace {

// So many entries tell the suite, however many of them were altered, as long as one was not.
constexpr std::uint64_t kEntriesAsked = 64;

// A suite that this machine does not offer cannot have been meant.
std::optional<Hasher> make_hasher(HashSuite hash) {
  try {
    return Hasher(hash);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::kInternal) throw;
    return std::nullopt;
  }
}

// How many of the first entries hash to their stored leaf, or to what their successor names.
std::uint64_t count_agreeing(const EntrySource& source, HashSuite hash) {
  std::optional<Hasher> hasher = make_hasher(hash);
  if (!hasher) return 0;
  const StoredNodeCache nodes(source.nodes(), 0);
  std::vector<Slot> slots;
  source.visit(0, kEntriesAsked, [&](std::uint64_t sequence, ByteView entry) {
    slots.push_back(read_slot(sequence, entry, *hasher));
    slots.back().stored_leaf = nodes.find(NodeId{0, sequence});
  });
  std::uint64_t agreeing = 0;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const Slot* next = i + 1 < slots.size() ? &slots[i + 1] : nullptr;
    const bool is_next = next != nullptr && next->sequence == slots[i].sequence + 1;
    if (slots[i].stored_leaf.is(slots[i].leaf) || (is_next && is_sound(slots[i], next))) {
      ++agreeing;
    }
  }
  return agreeing;
}

HashSuite ask_genesis(const EntrySource& source) {
  HashSuite hash = HashSuite::kSha256;
  source.visit(0, 1, [&hash](std::uint64_t sequence, ByteView entry) {
    const auto record = decode_in_place(sequence, entry);
    const auto* genesis = record ? std::get_if<Genesis>(&*record) : nullptr;
    if (genesis != nullptr) hash = genesis->hash;
  });
  return hash;
}

}  // namespace

HashSuite find_hash_suite(const EntrySource& source) {
  const HashSuite claimed = ask_genesis(source);
  const HashSuite other = claimed == HashSuite::kSha256 ? HashSuite::kSm3 : HashSuite::kSha256;
  if (count_agreeing(source, claimed) > 0) return claimed;
  return count_agreeing(source, other) > 0 ? other : claimed;
}

}  // namespace fundtrail
