// SPDX-License-Identifier: Apache-2.0
//
// Any lines as what a ledger holds, past the checks of an append: what was recorded as it stands is
// verified without an exception, alike however the entries are cut, and nobody altered it.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/same_report.h"
#include "tests/support/memory_source.h"
#include "verifier/verify.h"

namespace fundtrail::test {
namespace {

constexpr std::size_t kRecordsMax = 64;
constexpr std::size_t kLineBytesMax = 32'768;  // so that no entry is too large

// The records of the lines that can be read, the first of each id.
std::vector<Record> read_records(std::string_view text) {
  std::vector<Record> records;
  std::set<std::string, std::less<>> ids;
  while (!text.empty() && records.size() < kRecordsMax) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.size() > kLineBytesMax) continue;
    try {
      Record record = record_from_json(parse_json(line));
      if (ids.emplace(record_id(record)).second) records.push_back(std::move(record));
    } catch (const FormatError&) {
      continue;  // json_fuzz.cc looks at these
    }
  }
  return records;
}

}  // namespace
}  // namespace fundtrail::test

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace fundtrail;
  using namespace fundtrail::test;
  const std::vector<Record> records = read_records(as_text({data, size}));
  if (records.empty()) return 0;
  const MemorySource source(records);
  VerifyOptions options;
  options.jobs = 1;
  const Verification found = verify(source, options);
  for (const Layer layer : {Layer::kBytes, Layer::kChain, Layer::kTree, Layer::kIndex}) {
    demand(found.integrity.layer(layer) == LayerResult::kIntact, "what was recorded is intact");
  }
  demand(found.integrity.root == source.head().root, "its root is recomputed");
  options.cuts = {1, 2, 5};
  demand_same_report(found, verify(source, options));
  return 0;
}
