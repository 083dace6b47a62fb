// SPDX-License-Identifier: Apache-2.0
#include "ledger/tile_export.h"

#include <boost/test/unit_test.hpp>

#include "ledger/checkpoint.h"
#include "ledger/proof/tile.h"
#include "tests/support/batches.h"
#include "tests/support/expect_error.h"
#include "tests/support/ledger_fixture.h"

namespace fundtrail::test {
namespace {

constexpr const char* kOrigin = "fundtrail.test/ledger";

// A ledger of 1 + 256 entries, and the folder that its tiles are written to.
class TileFixture : public LedgerFixture {
 public:
  explicit TileFixture(HashSuite hash = HashSuite::kSha256) : LedgerFixture(hash), hash_(hash) {
    append(make_batch(0, kTileWidth));
  }

  // Exports the first `size` entries, as they are or under another root.
  TileExport export_to(std::uint64_t size, const Digest* root = nullptr) const {
    const Ledger ledger = open();
    const auto source = ledger.snapshot();
    const StoredLedger stored{*source, hash_, folder()};
    const Digest true_root = stored_root(stored, size);
    const Checkpoint checkpoint{kOrigin, {size, root != nullptr ? *root : true_root}, {}};
    const std::string text = format_checkpoint(checkpoint);
    return export_tiles(stored, {text, {sign_note(key_, text)}}, tiles_.path());
  }

  [[nodiscard]] std::string read(const std::string& name) const { return tiles_.read(name); }
  [[nodiscard]] bool has(const std::string& name) const {
    return std::filesystem::exists(tiles_ / name);
  }

 private:
  HashSuite hash_;
  TempDir tiles_;
  SigningKey key_ = SigningKey::generate(kOrigin, SignatureType::kEd25519);
};

BOOST_AUTO_TEST_SUITE(tile_export)

BOOST_AUTO_TEST_CASE(a_full_tile_has_a_parent) {
  const TileFixture fixture;
  BOOST_TEST(fixture.export_to(255).files_added == 2U);
  BOOST_TEST(fixture.has("tile/0/000.p/255"));
  const TileExport done = fixture.export_to(256);
  BOOST_TEST(done.old_size == 255U);
  BOOST_TEST(done.files_added == 3U);
  BOOST_TEST(fixture.read("tile/0/000").size() == 256 * kDigestBytes);
  BOOST_TEST(fixture.read("tile/1/000.p/1").size() == kDigestBytes);
  BOOST_TEST(fixture.export_to(257).files_added == 2U);
  BOOST_TEST(fixture.read("tile/0/001.p/1").size() == kDigestBytes);
}

BOOST_AUTO_TEST_CASE(a_bundle_holds_the_entries) {
  const TileFixture fixture;
  fixture.export_to(2);
  std::string expected;
  for (std::uint64_t sequence = 0; sequence < 2; ++sequence) {
    const Bytes entry = fixture.entry(sequence);
    expected += {static_cast<char>(entry.size() >> 8), static_cast<char>(entry.size() & 0xff)};
    expected.append(entry.begin(), entry.end());
  }
  BOOST_TEST(fixture.read("tile/entries/000.p/2") == expected);
}

BOOST_AUTO_TEST_CASE(nothing_is_written_under_another_root) {
  const TileFixture fixture;
  const Digest other{};
  expect_error(ErrorCode::kTampered, "not that of the head",
               [&] { fixture.export_to(257, &other); });
  BOOST_TEST(!fixture.has("tile"));
  BOOST_TEST(!fixture.has(kTileCheckpointName));
}

BOOST_AUTO_TEST_CASE(a_damaged_node_below_the_last_export_is_found) {
  TileFixture fixture;
  fixture.export_to(200);
  fixture.flip_node(node_position({0, 3}));
  expect_error(ErrorCode::kTampered, "tile tile/0/000", [&] { fixture.export_to(257); });
  BOOST_TEST(!fixture.has("tile/0/000"));
}

BOOST_AUTO_TEST_CASE(a_damaged_entry_below_the_last_export_is_found) {
  TileFixture fixture;
  fixture.export_to(200);
  fixture.flip_bit(3, 8 * (kEntryHeaderBytes + 3));
  expect_error(ErrorCode::kTampered, "tile/entries/000", [&] { fixture.export_to(257); });
  BOOST_TEST(!fixture.has("tile/entries/000"));
}

BOOST_AUTO_TEST_CASE(a_smaller_tree_is_refused) {
  const TileFixture fixture;
  fixture.export_to(200);
  expect_error(ErrorCode::kRolledBack, "is not the beginning of the ledger's checkpoint (199",
               [&] { fixture.export_to(199); });
}

BOOST_AUTO_TEST_CASE(sm3_is_refused) {
  const TileFixture fixture(HashSuite::kSm3);
  expect_error(ErrorCode::kRefused, "tiles (C2SP tlog-tiles) are of SHA-256",
               [&] { fixture.export_to(2); });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
