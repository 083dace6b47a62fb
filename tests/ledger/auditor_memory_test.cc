// SPDX-License-Identifier: Apache-2.0
#include "ledger/auditor_memory.h"

#include <functional>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "ledger/proof/checkpoint.h"
#include "ledger/proof/hasher.h"
#include "schemas/limits.h"
#include "tests/proof/sample_keys.h"
#include "tests/support/expect_error.h"

namespace fundtrail::test {
namespace {

Digest digest_of(std::uint8_t byte) {
  Digest digest;
  digest.bytes.fill(byte);
  return digest;
}

SignedNote checkpoint_of(std::uint64_t size, std::uint8_t root = 2) {
  const Checkpoint checkpoint{"example.org/fundtrail", {size, digest_of(root)}, {}};
  return {format_checkpoint(checkpoint), {sign_checkpoint(ed25519_key(), checkpoint)}};
}

AuditorMemory sample() {
  return {"example.org/fundtrail",        digest_of(1),        {5, digest_of(2)},
          {ed25519_key().verifier_key()}, {"/srv/账本", "/b"}, checkpoint_of(5)};
}

/// The text of the sample with one part replaced, under the digest that it then has.
std::string altered(std::string_view from, std::string_view to) {
  std::string text = format_memory(sample());
  const std::size_t at = text.find(from);
  BOOST_REQUIRE(at != text.npos);
  text.replace(at, from.size(), to);
  const std::size_t rest = text.find('\n', text.find('\n') + 1) + 1;
  const Digest digest = Hasher(HashSuite::kSha256).hash(as_bytes(text.substr(rest)));
  return "fundtrail/memory/1\ndigest " + format_base64(digest.view()) + "\n" + text.substr(rest);
}

void expect_refused(std::string_view words, const std::string& text) {
  expect_error(ErrorCode::kRefused, words, [&text] { static_cast<void>(parse_memory(text)); });
}

void expect_not_formatted(const std::function<void(AuditorMemory&)>& change) {
  AuditorMemory memory = sample();
  change(memory);
  expect_error(ErrorCode::kRefused, "", [&] { static_cast<void>(format_memory(memory)); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(auditor_memory)

BOOST_AUTO_TEST_CASE(is_read_as_it_was_written) {
  AuditorMemory memory = sample();
  BOOST_TEST((parse_memory(format_memory(memory)) == memory));
  memory.checkpoint.reset();
  BOOST_TEST((parse_memory(format_memory(memory)) == memory));
  memory.keys.clear();
  memory.ledgers.clear();
  BOOST_TEST((parse_memory(format_memory(memory)) == memory));
}

BOOST_AUTO_TEST_CASE(is_spelled_as_the_format_says) {
  AuditorMemory memory = sample();
  memory.checkpoint.reset();
  BOOST_TEST(format_memory(memory) ==
             "fundtrail/memory/1\n"
             "digest xFUwr6RhInzvImO+FIIs5u2jyJIcmkWBAV7b5OG/CHQ=\n"
             "origin example.org/fundtrail\n"
             "genesis AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\n"
             "seen 5\n"
             "root AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=\n"
             "key example.org/fundtrail+6090c66c+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea\n"
             "ledger /srv/账本\n"
             "ledger /b\n");
}

BOOST_AUTO_TEST_CASE(refuses_every_flipped_bit) {
  const std::string text = format_memory(sample());
  for (std::size_t bit = 0; bit < 8 * text.size(); ++bit) {
    std::string damaged = text;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
    BOOST_CHECK_THROW(static_cast<void>(parse_memory(damaged)), FormatError);
  }
}

BOOST_AUTO_TEST_CASE(refuses_a_text_that_is_cut_anywhere) {
  const std::string text = format_memory(sample());
  for (std::size_t size = 0; size < text.size(); ++size) {
    BOOST_CHECK_THROW(static_cast<void>(parse_memory(text.substr(0, size))), FormatError);
  }
}

BOOST_AUTO_TEST_CASE(tells_what_is_wrong) {
  expect_refused("line 2: what follows does not have this digest", format_memory(sample()) + "x");
  expect_refused("line 1: should be “fundtrail/memory/1”", "fundtrail/memory/2\n");
  expect_refused("line 3: the origin", altered("example.org/fundtrail\ngen", "\ngen"));
  expect_refused("line 4: should be 32 bytes in base64", altered("genesis A", "genesis "));
  expect_refused("line 5: should be a size in decimal, 1 to", altered("seen 5", "seen 0"));
  expect_refused("line 5: should be a size in decimal, 1 to", altered("seen 5", "seen 05"));
  expect_refused("line 7: ", altered("+6090c66c+", "+6090c66d+"));
  expect_refused("line 8: no absolute path", altered("ledger /srv", "ledger srv"));
  expect_refused("line 8: should begin with “key ” or “ledger ”", altered("ledger /s", "other /s"));
  expect_refused("line 8: should begin with", altered("key ", "ledger /a\nkey "));
}

BOOST_AUTO_TEST_CASE(refuses_a_checkpoint_that_does_not_belong_there) {
  expect_not_formatted([](AuditorMemory& memory) { memory.checkpoint = checkpoint_of(6); });
  expect_not_formatted([](AuditorMemory& memory) { memory.origin = "example.org/other"; });
  expect_not_formatted([](AuditorMemory& memory) { memory.checkpoint->text = "a\n"; });
}

BOOST_AUTO_TEST_CASE(keeps_to_its_limits) {
  expect_not_formatted([](AuditorMemory& memory) { memory.seen.size = 0; });
  expect_not_formatted([](AuditorMemory& memory) { memory.ledgers = {"/a\nb"}; });
  expect_not_formatted(
      [](AuditorMemory& memory) { memory.ledgers.assign(kMemoryLedgersMax + 1, "/a"); });
  expect_not_formatted([](AuditorMemory& memory) {
    memory.ledgers = {"/" + std::string(kMemoryPathBytesMax, 'a')};
  });
  expect_not_formatted([](AuditorMemory& memory) {
    memory.keys.assign(kMemoryKeysMax + 1, ed25519_key().verifier_key());
  });
  expect_refused("at most 1048576", std::string(kMemoryBytesMax + 1, '\n'));
  AuditorMemory full = sample();
  full.keys.assign(kMemoryKeysMax, ed25519_key().verifier_key());
  full.ledgers.assign(kMemoryLedgersMax, "/" + std::string(kMemoryPathBytesMax - 1, 'a'));
  BOOST_TEST((parse_memory(format_memory(full)) == full));
}

BOOST_AUTO_TEST_CASE(joins_what_is_newer) {
  AuditorMemory later = sample();
  later.seen = {9, digest_of(3)};
  later.checkpoint = checkpoint_of(7);
  later.ledgers = {"/b", "/c"};
  const AuditorMemory joined = join_memories(sample(), later);
  BOOST_TEST((joined.seen == later.seen));
  BOOST_TEST((joined.checkpoint == later.checkpoint));
  BOOST_TEST((joined.ledgers == std::vector<std::string>{"/srv/账本", "/b", "/c"}));
  const AuditorMemory other_way = join_memories(later, sample());
  BOOST_TEST((other_way.seen == later.seen));
  BOOST_TEST((other_way.checkpoint == later.checkpoint));
}

BOOST_AUTO_TEST_CASE(keeps_the_checkpoint_when_only_more_was_seen) {
  AuditorMemory later = sample();
  later.seen.size = 9;
  later.checkpoint.reset();
  BOOST_TEST((join_memories(sample(), later).checkpoint == sample().checkpoint));
}

BOOST_AUTO_TEST_CASE(forgets_the_oldest_paths_where_there_are_too_many) {
  AuditorMemory later = sample();
  later.ledgers.clear();
  for (std::size_t i = 0; i < kMemoryLedgersMax; ++i)
    later.ledgers.push_back(fmt::format("/{}", i));
  BOOST_TEST((join_memories(sample(), later).ledgers == later.ledgers));
}

BOOST_AUTO_TEST_CASE(does_not_join_two_ledgers_or_histories) {
  const auto refuse = [](const std::function<void(AuditorMemory&)>& change) {
    AuditorMemory other = sample();
    change(other);
    expect_error(ErrorCode::kRolledBack, "another history",
                 [&] { static_cast<void>(join_memories(sample(), other)); });
  };
  refuse([](AuditorMemory& other) { other.origin = "example.org/other"; });
  refuse([](AuditorMemory& other) { other.genesis = digest_of(7); });
  refuse([](AuditorMemory& other) { other.seen.root = digest_of(7); });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
