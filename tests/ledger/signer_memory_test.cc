// SPDX-License-Identifier: Apache-2.0
#include "ledger/signer_memory.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/expect_error.h"
#include "tests/support/temp_dir.h"

namespace fundtrail::test {
namespace {

constexpr const char* kOrigin = "example.org/memory";
// SHA-256 of the origin, as `printf example.org/memory | sha256sum` prints it.
constexpr const char* kFile =
    "d9a04e7b9de8a53f6d79b285f10d9505c7f03177e1902b13a916b9b072d11cb9.checkpoint";

SignedNote signed_note(std::uint64_t size, std::uint8_t root = 0,
                       const std::string& origin = kOrigin) {
  static const SigningKey key = SigningKey::generate(kOrigin, SignatureType::kEd25519);
  Checkpoint checkpoint{origin, {size, {}}, {}};
  checkpoint.head.root.bytes.fill(root);
  const std::string text = format_checkpoint(checkpoint);
  return {text, {sign_note(key, text)}};
}

BOOST_AUTO_TEST_SUITE(signer_memory)

BOOST_AUTO_TEST_CASE(remembers_what_was_signed_last) {
  const TempDir state;
  {
    const SignerMemory memory(state.path(), kOrigin);
    BOOST_TEST(!memory.last().has_value());
    memory.remember(signed_note(3));
    memory.remember(signed_note(5));
    memory.remember(signed_note(5));
    BOOST_TEST((memory.path() == state / kFile));
  }
  BOOST_TEST((SignerMemory(state.path(), kOrigin).last().value().note == signed_note(5)));
  BOOST_TEST(state.read(kFile) == format_note(signed_note(5)));
}

BOOST_AUTO_TEST_CASE(never_goes_back) {
  const TempDir state;
  const SignerMemory memory(state.path(), kOrigin);
  memory.remember(signed_note(5));
  expect_error(ErrorCode::kRolledBack, "5 entries were signed last",
               [&] { memory.remember(signed_note(4)); });
  expect_error(ErrorCode::kRolledBack, "another tree of 5",
               [&] { memory.remember(signed_note(5, 1)); });
  BOOST_TEST((memory.last().value().note == signed_note(5)));
}

BOOST_AUTO_TEST_CASE(is_one_signers_at_a_time) {
  const TempDir state;
  const SignerMemory memory(state.path(), kOrigin);
  expect_error(ErrorCode::kLocked, "another program is signing",
               [&] { const SignerMemory second(state.path(), kOrigin); });
  const SignerMemory other(state.path(), "example.org/other");
  BOOST_TEST(!other.last().has_value());
}

BOOST_AUTO_TEST_CASE(refuses_a_checkpoint_of_another_ledger) {
  const TempDir state;
  const SignerMemory memory(state.path(), kOrigin);
  const SignedNote other = signed_note(3, 0, "example.org/other");
  expect_error(ErrorCode::kRefused, "example.org/other", [&] { memory.remember(other); });
  static_cast<void>(state.write(kFile, format_note(other)));
  expect_error(ErrorCode::kUnchecked, "it holds a checkpoint of the ledger “example.org/other”",
               [&] { static_cast<void>(memory.last()); });
}

BOOST_AUTO_TEST_CASE(a_file_cut_anywhere_is_damage) {
  const TempDir state;
  const SignerMemory memory(state.path(), kOrigin);
  const std::string whole = format_note(signed_note(3));
  for (std::size_t size = 0; size < whole.size(); ++size) {
    static_cast<void>(state.write(kFile, whole.substr(0, size)));
    expect_error(ErrorCode::kUnchecked, "Put the newest checkpoint that you gave out in place of",
                 [&] { static_cast<void>(memory.last()); });
    expect_error(ErrorCode::kUnchecked, "the signer's memory is damaged",
                 [&] { memory.remember(signed_note(9)); });
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
