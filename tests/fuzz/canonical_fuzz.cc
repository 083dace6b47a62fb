// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as an entry: whatever the reader accepts is written back as the same bytes, and what is
// asked of every record can be asked of it.
#include "schemas/entry.h"
#include "schemas/index_key.h"
#include "tests/fuzz/fuzz_target.h"

namespace fundtrail::test {
namespace {

std::optional<Record> decode(ByteView bytes) {
  try {
    const EntryView entry = parse_entry(bytes);
    if (!is_known(entry.header.kind, entry.header.kind_version)) return std::nullopt;
    return decode_body(entry);
  } catch (const FormatError& error) {
    demand_both_languages(error.message());  // what it quotes may be no text
    return std::nullopt;
  }
}

}  // namespace
}  // namespace fundtrail::test

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace fundtrail;
  using namespace fundtrail::test;
  const std::optional<Record> record = decode({data, size});
  if (!record) return 0;
  demand_round_trip(*record, Bytes(data, data + size));
  demand_reason(describe_record(*record));
  for (const RecordReference& reference : record_references(*record)) {
    demand(!reference.id.empty(), "a reference has an id");
  }
  for (const IndexKey& key : index_keys(0, *record)) {
    demand(parse_index_key(encode_index_key(key)) == key, "an index key is read as it was written");
  }
  return 0;
}
