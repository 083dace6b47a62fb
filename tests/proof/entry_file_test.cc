// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/entry_file.h"

#include <fstream>

#include <boost/test/unit_test.hpp>

#include "schemas/error.h"
#include "tests/support/expect_error.h"
#include "tests/support/memory_source.h"
#include "tests/support/sample_records.h"
#include "tests/support/temp_dir.h"

namespace fundtrail::test {
namespace {

struct Fixture {
  Fixture() : source(many_records()) { text = export_source(); }

  // More than one group of entries.
  static std::vector<Record> many_records() {
    std::vector<Record> records;
    for (int copy = 0; copy < 10; ++copy) {
      const std::vector<Record> more = sample_records();
      records.insert(records.end(), more.begin(), more.end());
    }
    return records;
  }
  [[nodiscard]] std::string export_source() const {
    std::string written;
    write_entry_file(source, "test.example/memory",
                     [&written](std::string_view piece) { written += piece; });
    return written;
  }
  EntryFile open(const std::string& content) const {
    std::ofstream(path, std::ios::binary) << content;
    return EntryFile(path);
  }
  void refuse(const std::string& content, ErrorCode code, std::string_view words) const {
    expect_error(code, words, [&] { static_cast<void>(open(content)); });
  }
  static std::vector<Bytes> read(const EntrySource& from, std::uint64_t begin, std::uint64_t end) {
    std::vector<Bytes> entries;
    std::uint64_t next = begin;
    from.visit(begin, end, [&](std::uint64_t sequence, ByteView entry) {
      BOOST_TEST_REQUIRE(sequence == next++);
      entries.emplace_back(entry.begin(), entry.end());
    });
    return entries;
  }

  TempDir folder;
  std::filesystem::path path = folder.path() / "ledger.entries";
  MemorySource source;
  std::string text;
};

BOOST_FIXTURE_TEST_SUITE(entry_file, Fixture)

BOOST_AUTO_TEST_CASE(begins_with_format_origin_size_and_root) {
  const std::string head = "fundtrail/entries/1\ntest.example/memory\n591\n" +
                           format_base64(source.head().root.bytes) + "\n\n";
  BOOST_TEST(text.substr(0, head.size()) == head);
  const std::size_t length = source.entry(0).size();
  BOOST_TEST(text[head.size()] == static_cast<char>(length >> 8));
  BOOST_TEST(text[head.size() + 1] == static_cast<char>(length & 0xFF));
}

BOOST_AUTO_TEST_CASE(gives_back_every_range) {
  const EntryFile file = open(text);
  BOOST_TEST((file.head() == source.head()));
  for (const std::uint64_t begin : {0U, 1U, 255U, 256U, 257U, 511U, 512U, 590U, 591U}) {
    for (const std::uint64_t end : {0U, 1U, 256U, 257U, 590U, 591U, 5'000U}) {
      BOOST_TEST((read(file, begin, end) == read(source, begin, end)));
    }
  }
  file.visit_beyond_head([](std::uint64_t, ByteView) { BOOST_ERROR("nothing lies beyond"); });
}

BOOST_AUTO_TEST_CASE(gives_what_lies_beyond_the_head) {
  const EntryFile file = open(text + std::string("\0\2ab\0\0", 6));
  std::vector<std::pair<std::uint64_t, std::string>> beyond;
  file.visit_beyond_head([&](std::uint64_t sequence, ByteView entry) {
    beyond.emplace_back(sequence, as_text(entry));
  });
  BOOST_TEST(
      (beyond == std::vector<std::pair<std::uint64_t, std::string>>{{591, "ab"}, {592, ""}}));
  BOOST_TEST(read(file, 0, 5'000).size() == 591U);
}

BOOST_AUTO_TEST_CASE(leaves_out_whole_entries_that_are_missing) {
  const std::size_t last = source.entry(590).size() + 2;
  const EntryFile file = open(text.substr(0, text.size() - last));
  BOOST_TEST(file.head().size == 591U);
  BOOST_TEST(read(file, 0, 591).size() == 590U);
}

BOOST_AUTO_TEST_CASE(refuses_a_cut_at_every_byte_of_head_and_last_entry) {
  const std::size_t head = text.find("\n\n") + 2;
  for (std::size_t size = 0; size < head; ++size) {
    refuse(text.substr(0, size), ErrorCode::kNoLedger, "is no file of entries");
  }
  const std::size_t last = source.entry(590).size() + 2;
  for (std::size_t cut = 1; cut < last; ++cut) {
    refuse(text.substr(0, text.size() - cut), ErrorCode::kUnchecked, "cut short in entry 590");
  }
}

BOOST_AUTO_TEST_CASE(refuses_other_heads) {
  const auto replaced = [this](std::string_view old, std::string_view with) {
    std::string other = text;
    return other.replace(other.find(old), old.size(), with);
  };
  refuse(replaced("entries/1", "entries/2"), ErrorCode::kNoLedger, "use one that fits it");
  for (const std::string_view size : {"0591", "+591", "-1", "591 ", "", "18446744073709551616"}) {
    refuse(replaced("591", size), ErrorCode::kNoLedger, "is no file of entries");
  }
  refuse(replaced("\n\n", "\nmore\n\n"), ErrorCode::kNoLedger, "is no file of entries");
  refuse(replaced("test.example/memory", std::string(257, 'a')), ErrorCode::kNoLedger,
         "is no file of entries");
  refuse("", ErrorCode::kNoLedger, "is no file of entries");
}

BOOST_AUTO_TEST_CASE(refuses_an_origin_that_is_not_of_the_genesis) {
  std::string other = text;
  other.replace(other.find("memory\n"), 6, "memorx");
  refuse(other, ErrorCode::kTampered, "calls the ledger “test.example/memorx”");
  // A genesis that cannot be read is left to the verifier.
  const std::size_t genesis = text.find("\n\n") + 4;
  other[genesis] = '\x7f';
  BOOST_TEST(open(other).head().size == 591U);
}

BOOST_AUTO_TEST_CASE(leaves_a_genesis_of_an_unknown_version_to_the_verifier) {
  constexpr std::size_t kVersionAt = 19;
  std::string other = text;
  other[text.find("\n\n") + 4 + kVersionAt] = '\x7f';
  BOOST_TEST(open(other).head().size == 591U);
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_file) {
  expect_error(ErrorCode::kNoLedger, "there is no file",
               [this] { EntryFile(folder.path() / "nothing"); });
  expect_error(ErrorCode::kNoLedger, "is a folder", [this] { EntryFile(folder.path()); });
}

BOOST_AUTO_TEST_CASE(notices_a_file_that_shrinks_while_it_is_read) {
  const EntryFile file = open(text);
  std::filesystem::resize_file(path, text.size() / 2);
  expect_error(ErrorCode::kUnchecked, "", [&] { read(file, 0, 591); });
}

BOOST_AUTO_TEST_CASE(is_not_written_of_a_source_with_a_gap) {
  source.delete_entry(300);
  expect_error(ErrorCode::kUnchecked, "entry 300 is missing",
               [this] { static_cast<void>(export_source()); });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
