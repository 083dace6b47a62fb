// SPDX-License-Identifier: Apache-2.0
//
// Pages of the LMDB file changed by hand, so that they are no longer what LMDB would have written:
// what a look-up finds then need not be what a walk over all passes.
#include <cstring>
#include <fstream>
#include <iterator>

#include <signal.h>

#include "ledger/store/lmdb_layout.h"
#include "schemas/entry.h"
#include "tests/damage/damage_fixture.h"
#include "tests/support/batches.h"
#include "tests/support/contained_runs.h"
#include "tests/support/expect_error.h"

namespace fundtrail::test {
namespace {

// Where a named database's record in the main database keeps its number of keys: behind the name,
// padding, flags, depth and the numbers of branch, leaf and overflow pages. Source: MDB_db, mdb.c.
constexpr std::size_t kKeyCountAt = 4 + 2 + 2 + 3 * 8;

constexpr std::string_view kParties =
    R"({"kind":"party","id":"first","name":"甲市","role":"recipient"}
{"kind":"party","id":"second","name":"乙市","role":"recipient"})";

// The bytes of a data file, written back at the end.
class DataFile {
 public:
  explicit DataFile(const LedgerFixture& ledger) : path_(ledger.folder() / kDataFileName) {
    std::ifstream file(path_, std::ios::binary);
    content_.assign(std::istreambuf_iterator<char>(file), {});
  }
  ~DataFile() { std::ofstream(path_, std::ios::binary) << content_; }
  DataFile(const DataFile&) = delete;
  DataFile& operator=(const DataFile&) = delete;

  // Puts `to` in place of `from` wherever that stands. Returns: how often.
  int replace(std::string_view from, std::string_view to) {
    int count = 0;
    for (auto at = content_.find(from); at != std::string::npos; at = content_.find(from, at + 1)) {
      content_.replace(at, from.size(), to);
      ++count;
    }
    return count;
  }

  // Makes the pages that hold `text` say that they have less than no keys, each of the size that
  // the database's record has for all of them: none. LMDB then looks for a key among 2^31 at one
  // place. Source: mdb_node_search, mdb.c. Returns: how many.
  int empty_pages_with(std::string_view text) {
    constexpr std::size_t kPageBytes = 4'096;
    constexpr char kKeysOfOneSize = 0x20;
    int count = 0;
    for (auto at = content_.find(text); at != std::string::npos; at = content_.find(text, at + 1)) {
      const std::size_t page = at - at % kPageBytes;
      content_[page + 10] |= kKeysOfOneSize;
      content_[page + 12] = 2;
      content_[page + 13] = 0;
      ++count;
    }
    return count;
  }

  // Makes a database say that it has one key fewer than `keys`. Returns: how often it stood there.
  int lower_count(std::string_view database, std::uint64_t keys) {
    int count = 0;
    for (auto at = content_.find(database); at != std::string::npos;
         at = content_.find(database, at + 1)) {
      const std::size_t number_at = at + database.size() + kKeyCountAt;
      std::uint64_t number = 0;
      if (number_at + sizeof number > content_.size()) break;
      std::memcpy(&number, content_.data() + number_at, sizeof number);
      if (number != keys) continue;
      --number;
      std::memcpy(content_.data() + number_at, &number, sizeof number);
      ++count;
    }
    return count;
  }

  // Makes each number by which branch pages of two or more nodes tell their second one's keys from
  // the first's larger by one: the first of those keys is then looked for in the wrong page.
  // Source: MDB_page and MDB_node, mdb.c. Returns: how many.
  int raise_separators() {
    constexpr std::size_t kPageBytes = 4'096;
    constexpr std::size_t kKeyAt = 8;
    int count = 0;
    for (std::size_t page = 2 * kPageBytes; page < content_.size(); page += kPageBytes) {
      const bool is_branch = content_[page + 10] == 1 && number_at(page + 12) >= 16 + 2 * 2;
      if (!is_branch) continue;
      const std::size_t node = page + number_at(page + 16 + 2);
      if (number_at(node + 6) != NumberKey().size()) continue;
      ++content_[node + kKeyAt + NumberKey().size() - 1];
      ++count;
    }
    return count;
  }

 private:
  [[nodiscard]] std::uint16_t number_at(std::size_t at) const {
    std::uint16_t number = 0;
    std::memcpy(&number, content_.data() + at, sizeof number);
    return number;
  }

  std::filesystem::path path_;
  std::string content_;
};

std::string key_text(std::uint64_t number) { return std::string(as_text(encode_number(number))); }

Verification verify_ledger(const LedgerFixture& ledger) {
  return verify(*ledger.open().snapshot(), {});
}

BOOST_AUTO_TEST_SUITE(stored_pages)

BOOST_AUTO_TEST_CASE(surplus_key_that_the_index_does_not_count_is_named) {
  LedgerFixture ledger;
  ledger.append(kParties);
  ledger.add_index_key(encode_index_key({IndexTermType::kParty, "first", 2}));
  const std::uint64_t keys = ledger.index_keys().size();
  BOOST_REQUIRE(DataFile(ledger).lower_count("index", keys) > 0);
  check_damage(verify_ledger(ledger), {{2, Layer::kIndex, "乙市", "索引多出一个键：机构 first"}});
}

// Readers look up, the verifier walks: from page to page it passes every key all the same.
BOOST_AUTO_TEST_CASE(key_that_no_look_up_finds_is_noticed) {
  LedgerFixture ledger;
  ledger.append(make_batch(1, 400));
  BOOST_REQUIRE(DataFile(ledger).raise_separators() >= 2);
  expect_error(ErrorCode::kUnchecked, "a key of a database cannot be looked up",
               [&] { (void)verify_ledger(ledger); });
}

// The only leaf page of the entries comes to hold, in this order, the keys
//   0 1 2 | 99 1 2 2 2 2
// A walk from 0 ends at 99, beyond the head. A look-up halves: that of 1 meets the second one at
// once, that of 3 ends behind the last.
BOOST_AUTO_TEST_CASE(entry_that_only_a_look_up_finds_cannot_be_verified) {
  LedgerFixture ledger;
  ledger.append(kParties);
  const Bytes entry = ledger.entry(1);
  const EntryView view = parse_entry(entry);
  auto party = std::get<Party>(decode_body(view));
  party.name.value = "丙市";
  const Bytes forged = encode_entry(view.header, party, view.previous_leaf);
  constexpr std::uint64_t kSpare = 0xE1E2E3E4E5E6E700;
  for (std::uint64_t i = 0; i < 6; ++i) {
    ledger.put_raw(kEntriesDatabase, encode_number(kSpare + i), i == 1 ? forged : ledger.entry(2));
  }
  {
    DataFile file(ledger);
    const std::uint64_t keys[] = {99, 1, 2, 2, 2, 2};
    for (std::uint64_t i = 0; i < 6; ++i) {
      BOOST_REQUIRE(file.replace(key_text(kSpare + i), key_text(keys[i])) > 0);
    }
  }
  expect_error(ErrorCode::kUnchecked, "the keys of a database are out of order",
               [&] { (void)verify_ledger(ledger); });
}

// LMDB looks for a key in it for ever.
BOOST_AUTO_TEST_CASE(search_without_an_end_ends_the_reader) {
  LedgerFixture ledger;
  ledger.append(kParties);
  BOOST_REQUIRE(DataFile(ledger).empty_pages_with(as_text(ledger.entry(1))) > 0);
  const auto verify_in_child = [&ledger](unsigned) -> ContainedRun {
    return [&ledger](std::size_t) { return (void)verify_ledger(ledger), std::uint8_t{0}; };
  };
  const std::vector<RunEnd> ends = run_contained(1, 1, verify_in_child);
  BOOST_TEST(ends.at(0).signal == SIGABRT);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
