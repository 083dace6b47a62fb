// SPDX-License-Identifier: Apache-2.0
//
// The test vectors of docs/FORMAT.md about keys and what they sign, read there and recomputed.
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "ledger/proof/checkpoint.h"
#include "ledger/proof/policy.h"
#include "ledger/proof/proof_text.h"
#include "tests/schemas/format_doc.h"
#include "tests/schemas/refusal.h"

namespace fundtrail::test {
namespace {

VectorBlock only_block(std::string_view kind) {
  std::vector<VectorBlock> blocks = vector_blocks(kind);
  BOOST_REQUIRE(blocks.size() == 1U);
  return blocks.front();
}

std::vector<VerifierKey> accepted_keys() {
  std::vector<VerifierKey> keys;
  for (const VectorBlock::Line& line : only_block("vector-keys").lines) {
    if (line.key == "accepted") keys.push_back(parse_vkey(line.value));
  }
  return keys;
}

SigningKey private_key() {
  const VectorBlock block = only_block("vector-private-key");
  std::string passphrase = block.at("passphrase").value;
  return SigningKey::parse_pem(block.at("file").text(), Passphrase(passphrase));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(format_note_vectors)

BOOST_AUTO_TEST_CASE(list_the_signature_types) {
  std::vector<std::string> rows;
  for (const auto& entry : enum_table(SignatureType{})) {
    rows.push_back("| `" + format_hex(signature_type_bytes(entry.value)) + "` | `" +
                   std::string(entry.name) + "` | " +
                   std::to_string(public_key_bytes(entry.value)) + " bytes");
  }
  std::vector<std::string> found = table_rows(section("Keys"));
  BOOST_REQUIRE(found.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) BOOST_TEST(found[i].starts_with(rows[i]), rows[i]);
}

BOOST_AUTO_TEST_CASE(read_and_refuse_keys) {
  const VectorBlock block = only_block("vector-keys");
  BOOST_TEST(block.lines.size() >= 15U);
  for (const VectorBlock::Line& line : block.lines) {
    const std::string vkey = line.value.substr(0, line.value.find(" #"));
    const bool refused = is_refused([&vkey] { return parse_vkey(vkey); });
    BOOST_TEST(refused == (line.key == "refused"), line.value);
    BOOST_TEST((refused || format_vkey(parse_vkey(vkey)) == vkey), line.value);
  }
}

BOOST_AUTO_TEST_CASE(read_a_private_key) {
  BOOST_TEST((private_key().verifier_key() == accepted_keys().front()));
}

BOOST_AUTO_TEST_CASE(sign_and_verify_notes) {
  const SigningKey key = private_key();
  const std::vector<VerifierKey> keys = accepted_keys();
  const std::vector<VectorBlock> blocks = vector_blocks("vector-note");
  BOOST_REQUIRE(blocks.size() == 2U);
  for (const VectorBlock& block : blocks) {
    const SignedNote note = parse_note(block.at("note").text());
    BOOST_TEST(format_note(note) == block.at("note").text());
    const NoteVerification verification = verify_note(note, keys);
    BOOST_TEST((verification.result == NoteResult::kVerified));
    BOOST_TEST(verification.lines.size() == note.signatures.size());
    BOOST_TEST((sign_note(key, note.text) == note.signatures.front()));
  }
}

BOOST_AUTO_TEST_CASE(hold_the_checkpoint_of_the_ledger) {
  const VectorBlock block = vector_blocks("vector-note").back();
  const SignedNote note = parse_note(block.at("note").text());
  const Checkpoint checkpoint = parse_checkpoint(note.text);
  BOOST_TEST(checkpoint.origin == accepted_keys().front().name());
  BOOST_TEST(checkpoint.head.size == 13U);
  BOOST_TEST(format_hex(checkpoint.head.root.view()) ==
             vector_blocks("vector-tree", 2).front().at("root 13").value);
  BOOST_TEST(cosignature_time_s(note.signatures.back().signature).value() == block.number("time"));
}

BOOST_AUTO_TEST_CASE(prove_that_entry_5_is_in_the_checkpoint) {
  const std::string text = only_block("vector-inclusion-file").at("file").text();
  const InclusionProof proof = parse_inclusion_proof(text);
  BOOST_TEST(format_inclusion_proof(proof) == text);
  BOOST_TEST(proof.index == 5U);
  BOOST_TEST(format_hex(proof.extra.value()) ==
             vector_blocks("vector-entry").at(5).at("entry").joined());
  Hasher hasher(HashSuite::kSha256);
  BOOST_TEST(verify_inclusion_proof(proof, hasher.leaf(*proof.extra), hasher));
  BOOST_TEST((verify_note(proof.checkpoint, accepted_keys()).result == NoteResult::kVerified));
}

BOOST_AUTO_TEST_CASE(prove_that_six_entries_are_a_prefix_of_the_checkpoint) {
  const std::string text = only_block("vector-consistency-file").at("file").text();
  const ConsistencyProof proof = parse_consistency_proof(text);
  BOOST_TEST(format_consistency_proof(proof) == text);
  Hasher hasher(HashSuite::kSha256);
  BOOST_TEST(proof.old_head.size == 6U);
  BOOST_TEST(format_hex(proof.old_head.root.view()) ==
             vector_blocks("vector-tree", 2).front().at("root 6").value);
  BOOST_TEST(verify_consistency_proof(proof, proof.old_head, hasher));
}

BOOST_AUTO_TEST_CASE(satisfy_the_policy_with_the_checkpoint) {
  const Policy policy = parse_policy(only_block("vector-policy").at("file").text());
  SignedNote note = parse_note(vector_blocks("vector-note").back().at("note").text());
  PolicyVerification found = verify_policy(policy, note);
  BOOST_TEST((found.result == PolicyResult::kSatisfied));
  BOOST_TEST(found.logs.size() == 2U);
  note.signatures.erase(note.signatures.begin() + 1);
  BOOST_TEST((verify_policy(policy, note).result == PolicyResult::kSatisfied));
  note.signatures.pop_back();
  BOOST_TEST((verify_policy(policy, note).result == PolicyResult::kNoQuorum));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
