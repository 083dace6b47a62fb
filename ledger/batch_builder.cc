// SPDX-License-Identifier: Apache-2.0
#include "ledger/batch_builder.h"

#include <utility>

#include "schemas/index_key.h"

namespace fundtrail {

BatchBuilder::BatchBuilder(LedgerEnd end, std::int64_t recorded_at_us, Hasher& hasher)
    : end_(std::move(end)), recorded_at_us_(recorded_at_us), hasher_(hasher) {}

void BatchBuilder::add(const Record& record, Bytes& entry) {
  seal_entry(entry, next_sequence(), recorded_at_us_, end_.last_leaf);
  for (const IndexKey& key : index_keys(next_sequence(), record)) {
    batch_.index_keys.push_back(encode_index_key(key));
  }
  end_.last_leaf = hasher_.leaf(entry);
  end_.tree.append(end_.last_leaf, hasher_,
                   [this](NodeId, const Digest& digest) { batch_.nodes.push_back(digest); });
}

StoreBatch BatchBuilder::take() {
  batch_.head = {end_.tree.end(), end_.tree.root(hasher_)};
  return std::move(batch_);
}

}  // namespace fundtrail
