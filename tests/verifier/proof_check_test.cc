// SPDX-License-Identifier: Apache-2.0
#include "verifier/proof_check.h"

#include <map>

#include <boost/test/unit_test.hpp>

#include "ledger/proof/proof.h"
#include "schemas/entry.h"
#include "schemas/limits.h"
#include "tests/support/expect_error.h"
#include "tests/support/test_keys.h"

namespace fundtrail::test {
namespace {

constexpr const char* kOrigin = "example.org/check";
constexpr std::uint64_t kSize = 7;

const SigningKey& log_key() {
  static const SigningKey key = SigningKey::generate(kOrigin, SignatureType::kEd25519);
  return key;
}
const SigningKey& witness_key() {
  static const SigningKey key =
      SigningKey::generate("example.org/witness", SignatureType::kCosignature);
  return key;
}
std::vector<VerifierKey> log_keys() { return {log_key().verifier_key()}; }

// A tree of seven entries, each a genesis at its place.
struct Tree {
  explicit Tree(HashSuite suite = HashSuite::kSha256) : hasher(suite) {
    Digest previous;
    for (std::uint64_t i = 0; i < kSize; ++i) {
      entries.push_back(encode_entry({.sequence = i}, test_genesis(kOrigin), previous));
      previous = hasher.leaf(entries.back());
      range.append(previous, hasher,
                   [this](NodeId id, const Digest& digest) { nodes[id] = digest; });
      if (i == 2) third = {3, range.root(hasher)};
    }
  }

  [[nodiscard]] NodeReader reader() const {
    return [this](NodeId id) { return nodes.at(id); };
  }

  [[nodiscard]] SignedNote note(const std::string& origin = kOrigin) {
    const Checkpoint checkpoint{origin, {kSize, range.root(hasher)}, {}};
    const std::string text = format_checkpoint(checkpoint);
    return {text, {sign_note(log_key(), text)}};
  }

  [[nodiscard]] InclusionProof inclusion(std::uint64_t index) {
    return {entries[index], index, prove_inclusion({index, kSize}, reader(), hasher), note()};
  }
  [[nodiscard]] ConsistencyProof consistency() {
    return {third, prove_consistency({3, kSize}, reader(), hasher), note()};
  }

  Hasher hasher;
  CompactRange range;
  std::map<NodeId, Digest> nodes;
  std::vector<Bytes> entries;
  Head third;
};

bool is_refused(const std::string& file) {
  try {
    return check_proof(file, log_keys()).result != ProofResult::kProven;
  } catch (const FormatError&) {
    return true;
  }
}

// Every cut and every flipped bit of a file whose one signature is of a given key.
void expect_all_refused(const std::string& file) {
  BOOST_TEST((check_proof(file, log_keys()).result == ProofResult::kProven));
  for (std::size_t size = 0; size < file.size(); ++size) {
    BOOST_TEST(is_refused(file.substr(0, size)), "cut at byte " << size);
  }
  std::string flipped = file;
  for (std::size_t bit = 0; bit < 8 * file.size(); ++bit) {
    const auto mask = static_cast<char>(1U << (bit % 8));
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ mask);
    BOOST_TEST(is_refused(flipped), "bit " << bit);
    flipped[bit / 8] = file[bit / 8];
  }
  BOOST_TEST(is_refused(file + "\n"));
}

BOOST_AUTO_TEST_SUITE(proof_check)

BOOST_AUTO_TEST_CASE(an_entry_is_shown_with_its_place) {
  Tree tree;
  for (std::uint64_t i = 0; i < kSize; ++i) {
    const ProofCheck check = check_proof(format_inclusion_proof(tree.inclusion(i)), log_keys());
    BOOST_TEST((check.type == ProofType::kInclusion));
    BOOST_TEST((check.result == ProofResult::kProven));
    BOOST_TEST(check.sequence == i);
    BOOST_TEST((check.entry == tree.entries[i]));
    BOOST_TEST((check.record == std::optional<Record>(test_genesis(kOrigin))));
  }
}

BOOST_AUTO_TEST_CASE(growth_and_checkpoints_are_told_apart) {
  Tree tree;
  const ProofCheck growth = check_proof(format_consistency_proof(tree.consistency()), log_keys());
  BOOST_TEST((growth.type == ProofType::kConsistency));
  BOOST_TEST((growth.result == ProofResult::kProven));
  BOOST_TEST((growth.old_head == tree.third));
  const ProofCheck note = check_proof(format_note(tree.note()), log_keys());
  BOOST_TEST((note.type == ProofType::kCheckpoint));
  BOOST_TEST((note.result == ProofResult::kProven));
  BOOST_TEST(note.checkpoint.head.size == kSize);
}

BOOST_AUTO_TEST_CASE(an_inclusion_proof_cut_or_flipped_anywhere_is_refused) {
  Tree tree;
  expect_all_refused(format_inclusion_proof(tree.inclusion(5)));
}

BOOST_AUTO_TEST_CASE(a_consistency_proof_cut_or_flipped_anywhere_is_refused) {
  Tree tree;
  expect_all_refused(format_consistency_proof(tree.consistency()));
}

BOOST_AUTO_TEST_CASE(a_checkpoint_cut_or_flipped_anywhere_is_refused) {
  Tree tree;
  expect_all_refused(format_note(tree.note()));
}

BOOST_AUTO_TEST_CASE(what_leads_to_another_root_contradicts_itself) {
  Tree tree;
  InclusionProof proof = tree.inclusion(5);
  proof.extra = tree.entries[4];
  const std::string file = format_inclusion_proof(proof);
  BOOST_TEST((check_proof(file, log_keys()).result == ProofResult::kContradicted));
  BOOST_TEST((check_proof(file, {}).result == ProofResult::kContradicted));
  ConsistencyProof growth = tree.consistency();
  growth.old_head.root.bytes[0] ^= 1;
  BOOST_TEST((check_proof(format_consistency_proof(growth), log_keys()).result ==
              ProofResult::kContradicted));
}

BOOST_AUTO_TEST_CASE(an_entry_of_another_place_contradicts_itself) {
  Tree tree;
  tree.entries[5] = tree.entries[4];
  tree.range = CompactRange();
  for (const Bytes& entry : tree.entries) {
    tree.range.append(tree.hasher.leaf(entry), tree.hasher,
                      [&tree](NodeId id, const Digest& digest) { tree.nodes[id] = digest; });
  }
  BOOST_TEST((check_proof(format_inclusion_proof(tree.inclusion(5)), log_keys()).result ==
              ProofResult::kContradicted));
}

BOOST_AUTO_TEST_CASE(signers_are_told_apart) {
  Tree tree;
  SignedNote note = tree.note();
  const Checkpoint checkpoint = parse_checkpoint(note.text);
  note.signatures.push_back(cosign(witness_key(), checkpoint, 1735606800));
  const std::string file = format_note(note);
  const VerifierKey other = SigningKey::generate(kOrigin, SignatureType::kEd25519).verifier_key();
  const VerifierKey witness = witness_key().verifier_key();
  const auto result = [&](std::vector<VerifierKey> keys) {
    return check_proof(file, std::move(keys)).result;
  };
  BOOST_TEST((result({}) == ProofResult::kNoKey));
  BOOST_TEST((result({other}) == ProofResult::kNotSigned));
  BOOST_TEST((result({witness}) == ProofResult::kOnlyWitnessed));
  BOOST_TEST((result(log_keys()) == ProofResult::kProven));
  BOOST_TEST((result({other, witness, log_key().verifier_key()}) == ProofResult::kProven));
  note.signatures.back().signature.back() ^= 1;
  BOOST_TEST((check_proof(format_note(note), {witness, log_key().verifier_key()}).result ==
              ProofResult::kBadSignature));
}

BOOST_AUTO_TEST_CASE(another_ledgers_checkpoint_is_not_proven_by_this_ones_key) {
  Tree tree;
  BOOST_TEST((check_proof(format_note(tree.note("example.org/other")), log_keys()).result ==
              ProofResult::kOnlyWitnessed));
}

BOOST_AUTO_TEST_CASE(the_origin_tells_the_hash) {
  Tree tree(HashSuite::kSm3);
  InclusionProof proof = tree.inclusion(5);
  BOOST_TEST((check_proof(format_inclusion_proof(proof), log_keys()).result ==
              ProofResult::kContradicted));
  const std::string origin = std::string(kOrigin) + "/sm3";
  SigningKey key = SigningKey::generate(origin, SignatureType::kEd25519);
  const Checkpoint checkpoint{origin, {kSize, tree.range.root(tree.hasher)}, {}};
  proof.checkpoint = {format_checkpoint(checkpoint), {sign_checkpoint(key, checkpoint)}};
  BOOST_TEST((check_proof(format_inclusion_proof(proof), {key.verifier_key()}).result ==
              ProofResult::kProven));
}

BOOST_AUTO_TEST_CASE(an_inclusion_proof_without_its_entry_says_nothing) {
  Tree tree;
  InclusionProof proof = tree.inclusion(5);
  proof.extra.reset();
  expect_error(ErrorCode::kRefused, "does not hold the entry",
               [&] { static_cast<void>(check_proof(format_inclusion_proof(proof), log_keys())); });
}

BOOST_AUTO_TEST_CASE(a_file_longer_than_any_proof_is_not_looked_at) {
  expect_error(ErrorCode::kRefused, "the file has 1048577 bytes; a proof has at most 1048576", [] {
    static_cast<void>(check_proof(std::string(kProofFileBytesMax + 1, 'a'), log_keys()));
  });
}

BOOST_AUTO_TEST_CASE(exit_codes) {
  BOOST_TEST(exit_code(ProofResult::kProven) == 0);
  BOOST_TEST(exit_code(ProofResult::kContradicted) == 10);
  for (const ProofResult result : {ProofResult::kNoKey, ProofResult::kBadSignature,
                                   ProofResult::kNotSigned, ProofResult::kOnlyWitnessed}) {
    BOOST_TEST(exit_code(result) == 11);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
