// SPDX-License-Identifier: Apache-2.0
#include "ledger/checkpoint_folder.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/expect_error.h"
#include "tests/support/temp_dir.h"

namespace fundtrail::test {
namespace {

constexpr const char* kOrigin = "example.org/folder";

const SigningKey& key() {
  static const SigningKey made = SigningKey::generate(kOrigin, SignatureType::kEd25519);
  return made;
}

SignedNote signed_note(std::uint64_t size, std::uint8_t root = 0) {
  Checkpoint checkpoint{kOrigin, {size, {}}, {}};
  checkpoint.head.root.bytes.fill(root);
  return {format_checkpoint(checkpoint), {sign_checkpoint(key(), checkpoint)}};
}

NoteSignature line_of(const SignedNote& note, const std::string& name) {
  return sign_note(SigningKey::generate(name, SignatureType::kEd25519), note.text);
}

BOOST_AUTO_TEST_SUITE(checkpoint_folder)

BOOST_AUTO_TEST_CASE(keeps_one_file_for_each_size) {
  const TempDir ledger;
  const CheckpointFolder folder(ledger.path());
  BOOST_TEST(folder.sizes().empty());
  BOOST_TEST(!folder.newest().has_value());
  BOOST_TEST((folder.save(signed_note(10)) == ledger / "checkpoints/10.checkpoint"));
  folder.save(signed_note(9));
  BOOST_TEST((folder.sizes() == std::vector<std::uint64_t>{9, 10}));
  BOOST_TEST((folder.newest().value().note == signed_note(10)));
  BOOST_TEST((folder.find(9).value().note == signed_note(9)));
  BOOST_TEST(folder.find(9).value().checkpoint.head.size == 9U);
  BOOST_TEST(!folder.find(8).has_value());
}

BOOST_AUTO_TEST_CASE(adds_lines_that_are_new) {
  const TempDir ledger;
  const CheckpointFolder folder(ledger.path());
  SignedNote note = signed_note(3);
  folder.save(note);
  const NoteSignature witness = line_of(note, "example.org/witness");
  folder.save({note.text, {witness}});
  folder.save({note.text, {witness, note.signatures.front()}});
  note.signatures.push_back(witness);
  BOOST_TEST((folder.find(3).value().note == note));
}

BOOST_AUTO_TEST_CASE(refuses_another_tree_of_the_same_size) {
  const TempDir ledger;
  const CheckpointFolder folder(ledger.path());
  folder.save(signed_note(3));
  expect_error(ErrorCode::kRolledBack, "another checkpoint of the same size (3)",
               [&] { folder.save(signed_note(3, 1)); });
  BOOST_TEST((folder.find(3).value().note == signed_note(3)));
}

BOOST_AUTO_TEST_CASE(passes_over_other_names) {
  const TempDir ledger;
  const CheckpointFolder folder(ledger.path());
  folder.save(signed_note(3));
  for (const char* name : {"04", "x", "-1", "99999999999999999999", "5.old"}) {
    static_cast<void>(ledger.write("checkpoints/" + std::string(name) + ".checkpoint", "x"));
  }
  static_cast<void>(ledger.write("checkpoints/7.tsr", "x"));
  BOOST_TEST((folder.sizes() == std::vector<std::uint64_t>{3}));
}

BOOST_AUTO_TEST_CASE(refuses_a_file_that_is_no_checkpoint) {
  const TempDir ledger;
  const CheckpointFolder folder(ledger.path());
  folder.save(signed_note(3));
  static_cast<void>(ledger.write("checkpoints/4.checkpoint", "text\n"));
  expect_error(ErrorCode::kRefused, "4.checkpoint", [&] { static_cast<void>(folder.newest()); });
  static_cast<void>(ledger.write("checkpoints/4.checkpoint", format_note(signed_note(3))));
  expect_error(ErrorCode::kRefused, "is of 3 entries, which is not what its name says",
               [&] { static_cast<void>(folder.find(4)); });
  BOOST_TEST(folder.find(3).has_value());
}

BOOST_AUTO_TEST_CASE(refuses_a_note_that_is_no_checkpoint) {
  const TempDir ledger;
  const SignedNote note{"text\n", {sign_note(key(), "text\n")}};
  expect_error(ErrorCode::kRefused, "checkpoint",
               [&] { CheckpointFolder(ledger.path()).save(note); });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
