// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a file of exported entries: it is refused, or verified without an exception, however
// the entries are cut; and "intact" is said only of a file that a slow reading of its own finds to
// be so.
#include <string>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "ledger/proof/entry_file.h"
#include "schemas/entry.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/same_report.h"
#include "tests/reference/merkle_reference.h"
#include "verifier/verify.h"

namespace fundtrail::test {
namespace {

// A file without a folder, written anew for each input.
class MemoryFile {
 public:
  MemoryFile() : descriptor_(memfd_create("entries", MFD_CLOEXEC)) {
    demand(descriptor_ >= 0, "there is a file in memory");
  }
  void rewrite(ByteView bytes) const {
    demand(ftruncate(descriptor_, 0) == 0, "a file in memory can be emptied");
    const ssize_t written = pwrite(descriptor_, bytes.data(), bytes.size(), 0);
    demand(written == static_cast<ssize_t>(bytes.size()), "a file in memory can be written");
  }
  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

std::optional<EntryFile> open_file(const std::string& path) {
  try {
    return EntryFile(path);
  } catch (const Error& error) {
    const ErrorCode code = error.code();
    demand(code == ErrorCode::kNoLedger || code == ErrorCode::kUnchecked ||
               code == ErrorCode::kTampered,
           "a file is refused for what it is");
    demand_both_languages(error.message());  // what it quotes may be no text
    return std::nullopt;
  }
}

// The file as docs/FORMAT.md "Entry file" has it.
struct Content {
  std::string size;
  std::string root;
  std::vector<Bytes> entries;
};

Content read_content(std::string_view text) {
  const auto take_line = [&text] {
    const std::size_t end = text.find('\n');
    std::string line(text.substr(0, end));
    text.remove_prefix(end + 1);
    return line;
  };
  Content content;
  take_line();
  take_line();
  content.size = take_line();
  content.root = take_line();
  take_line();
  while (!text.empty()) {
    const ByteView bytes = as_bytes(text);
    const std::size_t length = bytes[0] * 256U + bytes[1];
    const ByteView entry = bytes.subspan(2, length);
    content.entries.emplace_back(entry.begin(), entry.end());
    text.remove_prefix(2 + length);
  }
  return content;
}

void demand_intact(const Content& content, HashSuite hash) {
  MerkleReference tree(hash);
  demand(content.size == std::to_string(content.entries.size()), "an intact file has its entries");
  demand(content.root == format_base64(tree.root(content.entries).bytes),
         "an intact file has the root it says");
  Digest leaf;
  std::uint64_t sequence = 0;
  for (const Bytes& entry : content.entries) {
    const EntryView view = parse_entry(entry);
    demand(view.header.sequence == sequence++, "an intact file counts its entries");
    demand(view.previous_leaf == leaf, "each entry names the leaf before it");
    demand(encode_entry(view.header, decode_body(view), leaf) == entry, "entries are canonical");
    leaf = tree.leaf_hash(entry);
  }
}

}  // namespace
}  // namespace fundtrail::test

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace fundtrail;
  using namespace fundtrail::test;
  static const MemoryFile file;
  file.rewrite({data, size});
  const std::optional<EntryFile> source = open_file(file.path());
  if (!source) return 0;
  VerifyOptions options;
  options.jobs = 1;
  const Verification found = verify(*source, options);
  if (found.integrity.result == IntegrityResult::kIntact) {
    demand_intact(read_content(as_text({data, size})), found.integrity.hash);
  }
  options.cuts = {1, 2, 5};
  demand_same_report(found, verify(*source, options));
  return 0;
}
