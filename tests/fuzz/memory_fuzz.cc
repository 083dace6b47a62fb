// SPDX-License-Identifier: Apache-2.0
//
// Any text as an auditor's memory. Few texts have the digest that they name, so that each is also
// tried under the right one. What is accepted is printed as it was read; what is refused tells why.
#include <algorithm>
#include <string>
#include <string_view>

#include "ledger/auditor_memory.h"
#include "ledger/proof/hasher.h"
#include "tests/fuzz/fuzz_target.h"

namespace fundtrail::test {
namespace {

constexpr std::size_t kLinesBeforeRest = 2;

/// The text with the digest that its third line and all after it have.
std::string with_digest(std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t line = 0; line < kLinesBeforeRest; ++line) {
    begin = std::min(text.find('\n', begin), text.size() - 1) + 1;
  }
  const std::string_view rest = text.substr(begin);
  const Digest digest = Hasher(HashSuite::kSha256).hash(as_bytes(rest));
  return "fundtrail/memory/1\ndigest " + format_base64(digest.view()) + "\n" + std::string(rest);
}

void try_memory(std::string_view text) {
  try {
    const AuditorMemory memory = parse_memory(text);
    demand(format_memory(memory) == text, "a memory has one spelling");
    demand(join_memories(memory, memory) == memory, "a memory adds nothing to itself");
  } catch (const FormatError& error) {
    demand_both_languages(error.message());
    demand(error.byte_offset().value_or(0) <= text.size(), "a refusal tells a byte of the text");
  }
}

}  // namespace

void judge_text(std::string_view text) {
  try_memory(text);
  if (!text.empty()) try_memory(with_digest(text));
}

}  // namespace fundtrail::test
