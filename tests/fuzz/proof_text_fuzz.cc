// SPDX-License-Identifier: Apache-2.0
//
// Any text as an inclusion proof, a consistency proof and the path of a tile: what is accepted is
// printed as it was read and can be verified, with whatever outcome; what is refused tells why.
#include <string_view>

#include "ledger/proof/proof_text.h"
#include "ledger/proof/tile.h"
#include "tests/fuzz/fuzz_target.h"

namespace fundtrail::test {
namespace {

void try_inclusion(std::string_view text, Hasher& hasher) {
  const InclusionProof proof = parse_inclusion_proof(text);
  demand(format_inclusion_proof(proof) == text, "an inclusion proof has one spelling");
  static_cast<void>(
      verify_inclusion_proof(proof, hasher.leaf(proof.extra.value_or(Bytes())), hasher));
}

void try_consistency(std::string_view text, Hasher& hasher) {
  const ConsistencyProof proof = parse_consistency_proof(text);
  demand(format_consistency_proof(proof) == text, "a consistency proof has one spelling");
  Head other = proof.old_head;
  ++other.size;
  demand(!verify_consistency_proof(proof, other, hasher), "a proof is of one old head");
}

void try_tile(std::string_view text, Hasher&) {
  demand(format_tile_path(parse_tile_path(text)) == text, "the path of a tile has one spelling");
}

void try_bundle(std::string_view text, Hasher&) {
  demand(format_bundle_path(parse_bundle_path(text)) == text, "that of a bundle has one spelling");
}

}  // namespace
}  // namespace fundtrail::test

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace fundtrail;
  using namespace fundtrail::test;
  static Hasher hasher(HashSuite::kSha256);
  const std::string_view text = as_text({data, size});
  for (const auto attempt : {try_inclusion, try_consistency, try_tile, try_bundle}) {
    try {
      attempt(text, hasher);
    } catch (const FormatError& error) {
      demand_both_languages(error.message());
      demand(error.byte_offset().value_or(0) <= size, "a refusal tells a byte of the text");
    }
  }
  return 0;
}
