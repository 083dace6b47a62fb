// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/proof_text.h"

#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "ledger/proof/proof.h"
#include "schemas/error.h"
#include "schemas/limits.h"
#include "tests/proof/memory_tree.h"
#include "tests/proof/sample_keys.h"
#include "tests/support/expect_error.h"

namespace fundtrail::test {
namespace {

constexpr std::uint64_t kSize = 13;
constexpr std::uint64_t kOldSize = 6;
constexpr std::uint64_t kIndex = 5;

/// A ledger of 13 entries, its checkpoint, and proofs that lead there.
struct ProofFixture {
  ProofFixture() {
    const Checkpoint checkpoint{"example.org/fundtrail", head_of(kSize), {}};
    note = {format_checkpoint(checkpoint), {sign_checkpoint(ed25519_key(), checkpoint)}};
    inclusion = {entries[kIndex], kIndex, prove_inclusion({kIndex, kSize}, tree.reader(), hasher),
                 note};
    consistency = {head_of(kOldSize), prove_consistency({kOldSize, kSize}, tree.reader(), hasher),
                   note};
  }

  [[nodiscard]] Head head_of(std::uint64_t size) const { return {size, tree.root(size)}; }

  std::vector<Bytes> entries = byte_entries(kSize);
  MemoryTree tree{entries, HashSuite::kSha256};
  Hasher hasher{HashSuite::kSha256};
  SignedNote note;
  InclusionProof inclusion;
  ConsistencyProof consistency;
};

void expect_inclusion_refused(std::string_view words, const std::string& text) {
  BOOST_TEST_CONTEXT(text.substr(0, 2000)) {
    expect_error(ErrorCode::kRefused, words,
                 [&text] { static_cast<void>(parse_inclusion_proof(text)); });
  }
}

void expect_consistency_refused(std::string_view words, const std::string& text) {
  BOOST_TEST_CONTEXT(text.substr(0, 2000)) {
    expect_error(ErrorCode::kRefused, words,
                 [&text] { static_cast<void>(parse_consistency_proof(text)); });
  }
}

std::string replaced(std::string text, std::string_view old, std::string_view with) {
  const std::size_t at = text.find(old);
  BOOST_REQUIRE(at != text.npos);
  return text.replace(at, old.size(), with);
}

bool is_known(const SignedNote& note) {
  const std::vector<VerifierKey> keys{ed25519_key().verifier_key()};
  return verify_note(note, keys).result == NoteResult::kVerified;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(proof_text, ProofFixture)

BOOST_AUTO_TEST_CASE(prints_an_inclusion_proof_and_reads_it_again) {
  const std::string text = format_inclusion_proof(inclusion);
  BOOST_TEST(text.starts_with("c2sp.org/tlog-proof@v1\nextra BQ==\nindex 5\n"));
  BOOST_TEST((parse_inclusion_proof(text) == inclusion));
  InclusionProof bare = inclusion;
  bare.extra.reset();
  const std::string bare_text = format_inclusion_proof(bare);
  BOOST_TEST(bare_text.starts_with("c2sp.org/tlog-proof@v1\nindex 5\n"));
  BOOST_TEST((parse_inclusion_proof(bare_text) == bare));
}

BOOST_AUTO_TEST_CASE(proves_one_leaf_in_one_place) {
  const Digest leaf = hasher.leaf(*inclusion.extra);
  BOOST_TEST(verify_inclusion_proof(inclusion, leaf, hasher));
  BOOST_TEST(!verify_inclusion_proof(inclusion, hasher.leaf(entries[4]), hasher));
  InclusionProof other = inclusion;
  other.index = 6;
  BOOST_TEST(!verify_inclusion_proof(other, leaf, hasher));
  other = inclusion;
  other.path[1].bytes[0] ^= 1;
  BOOST_TEST(!verify_inclusion_proof(other, leaf, hasher));
  other = inclusion;
  other.checkpoint.text = replaced(other.checkpoint.text, "\n13\n", "\n14\n");
  BOOST_TEST(verify_inclusion_proof(other, leaf, hasher));  // the size is bound by its signature
  BOOST_TEST(is_known(inclusion.checkpoint));
  BOOST_TEST(!is_known(other.checkpoint));
}

BOOST_AUTO_TEST_CASE(prints_a_consistency_proof_and_reads_it_again) {
  const std::string text = format_consistency_proof(consistency);
  BOOST_TEST(text.starts_with("fundtrail/consistency/1\nold 6\nroot "));
  BOOST_TEST((parse_consistency_proof(text) == consistency));
  const ConsistencyProof same{head_of(kSize), {}, note};
  BOOST_TEST((parse_consistency_proof(format_consistency_proof(same)) == same));
  BOOST_TEST(verify_consistency_proof(same, head_of(kSize), hasher));
}

BOOST_AUTO_TEST_CASE(proves_the_head_that_is_held_and_no_other) {
  BOOST_TEST(verify_consistency_proof(consistency, head_of(kOldSize), hasher));
  BOOST_TEST(!verify_consistency_proof(consistency, head_of(5), hasher));
  BOOST_TEST(!verify_consistency_proof(consistency, {kOldSize, Digest()}, hasher));
  ConsistencyProof other = consistency;
  other.old_head.root.bytes[0] ^= 1;
  BOOST_TEST(!verify_consistency_proof(other, head_of(kOldSize), hasher));
  BOOST_TEST(!verify_consistency_proof(other, other.old_head, hasher));
  other = consistency;
  other.path.back().bytes[31] ^= 1;
  BOOST_TEST(!verify_consistency_proof(other, head_of(kOldSize), hasher));
}

// A byte that changes the signature alone leaves a proof that leads to an unverified checkpoint.
BOOST_AUTO_TEST_CASE(proves_nothing_with_a_byte_changed) {
  const std::string text = format_inclusion_proof(inclusion);
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string changed = text;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    try {
      const InclusionProof proof = parse_inclusion_proof(changed);
      const Digest leaf = hasher.leaf(proof.extra.value_or(Bytes()));
      BOOST_TEST((!is_known(proof.checkpoint) || !verify_inclusion_proof(proof, leaf, hasher)));
    } catch (const FormatError&) {
    }
    expect_inclusion_refused("", text.substr(0, at));
  }
}

BOOST_AUTO_TEST_CASE(refuses_consistency_proofs_cut_short) {
  const std::string text = format_consistency_proof(consistency);
  for (std::size_t at = 0; at < text.size(); ++at) {
    expect_consistency_refused("", text.substr(0, at));
  }
  expect_consistency_refused("", text + "\n");
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_inclusion_proof) {
  const std::string text = format_inclusion_proof(inclusion);
  const std::string first = format_base64(inclusion.path[0].view()) + "\n";
  expect_inclusion_refused("inclusion proof, line 1", replaced(text, "@v1", "@v2"));
  expect_inclusion_refused("line 2: no base64 of 1 to 65535", replaced(text, "BQ==", ""));
  expect_inclusion_refused("line 2: no base64", replaced(text, "BQ==", "BR=="));
  expect_inclusion_refused("line 2: should begin with “extra ”",
                           replaced(text, "extra ", "extras "));
  expect_inclusion_refused("line 2: should begin with “index ”",
                           replaced(text, "extra ", "Extra "));
  expect_inclusion_refused("line 3: no integer", replaced(text, "index 5", "index 05"));
  expect_inclusion_refused("line 3: no integer",
                           replaced(text, "index 5", "index 18446744073709551616"));
  expect_inclusion_refused("leaf 13 is not in a tree of size 13",
                           replaced(text, "index 5", "index 13"));
  expect_inclusion_refused("has 3 hashes where 4", replaced(text, first, ""));
  expect_inclusion_refused("has 5 hashes where 4", replaced(text, first, first + first));
  expect_inclusion_refused("line 4: no base64", replaced(text, first, first.substr(4)));
  expect_inclusion_refused("checkpoint, line 2", replaced(text, "\n13\n", "\nthirteen\n"));
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_consistency_proof) {
  const std::string text = format_consistency_proof(consistency);
  expect_consistency_refused("consistency proof, line 1", replaced(text, "/1\n", "/2\n"));
  expect_consistency_refused("the old tree is empty", replaced(text, "old 6", "old 0"));
  expect_consistency_refused("is above the new tree size", replaced(text, "old 6", "old 14"));
  expect_consistency_refused("hashes where", replaced(text, "old 6", "old 8"));
  expect_consistency_refused("line 2: should begin", replaced(text, "old 6", "size 6"));
  expect_consistency_refused("line 3: no base64", replaced(text, "root ", "root A"));
}

BOOST_AUTO_TEST_CASE(keeps_to_its_limits) {
  const std::string text = format_inclusion_proof(inclusion);
  InclusionProof longest = inclusion;
  longest.extra = Bytes(kEntryBytesMax);
  BOOST_TEST((parse_inclusion_proof(format_inclusion_proof(longest)) == longest));
  longest.extra->push_back(0);
  expect_error(ErrorCode::kRefused, "no base64 of 1 to 65535",
               [&] { static_cast<void>(format_inclusion_proof(longest)); });
  expect_inclusion_refused("at most 1048576", text + std::string(kProofFileBytesMax, '\n'));
  expect_consistency_refused("at most 1048576", std::string(kProofFileBytesMax + 1, '\n'));
  expect_consistency_refused("line 1: should be", std::string(kProofFileBytesMax, '\n'));
  std::string path;
  for (int i = 0; i < 64; ++i) path += format_base64(Digest().view()) + "\n";
  expect_inclusion_refused("more than 63", replaced(text, "index 5\n", "index 5\n" + path));
}

BOOST_AUTO_TEST_CASE(tells_the_byte_of_the_whole_file) {
  const std::string text = format_inclusion_proof(inclusion);
  const std::size_t at = text.find("example.org");
  std::string changed = text;
  changed[at] = '\t';
  try {
    static_cast<void>(parse_inclusion_proof(changed));
    BOOST_ERROR("nothing was thrown");
  } catch (const FormatError& error) {
    BOOST_TEST(error.byte_offset().value() == at);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
