// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <random>

#include <boost/test/unit_test.hpp>

#include "imports/xlsx_limits.h"
#include "imports/zip_reader.h"
#include "imports/zip_writer.h"
#include "tests/support/expect_error.h"

namespace fundtrail::test {
namespace {

using Contents = std::vector<std::pair<std::string, std::string>>;

// Where a member's entry in the directory has what. Source: APPNOTE.TXT 4.3.12.
constexpr std::string_view kEntryMark = "PK\x01\x02";
constexpr std::size_t kFlagsAt = 8;
constexpr std::size_t kCheckSumAt = 16;
constexpr std::size_t kStoredBytesAt = 20;
constexpr std::size_t kBytesAt = 24;

std::string zip(const Contents& contents) {
  ZipWriter archive;
  for (const auto& [name, content] : contents) {
    archive.begin(name);
    archive.write(content);
  }
  return archive.finish();
}

std::string read_member(ZipReader& archive, const ZipMember& member) {
  archive.open(member);
  std::string content;
  std::string buffer(1'000, '\0');
  while (const std::size_t size = archive.read(buffer)) content.append(buffer, 0, size);
  return content;
}

Contents read_all(const std::string& file) {
  ZipReader archive(file);
  Contents contents;
  for (const ZipMember& member : archive.members()) {
    contents.emplace_back(member.name, read_member(archive, member));
  }
  return contents;
}

void expect_no_archive(std::string_view words, const std::string& file) {
  expect_error(ErrorCode::kRefused, words, [&] { static_cast<void>(read_all(file)); });
}

// Writes `value` into the directory's entry that begins at `entry`, little-endian.
std::string patched(std::string file, std::size_t entry, std::size_t at, std::uint32_t value) {
  for (std::size_t i = 0; i < 4; ++i) {
    file[entry + at + i] = static_cast<char>(value >> (8 * i) & 0xFFU);
  }
  return file;
}

// The same in the last entry.
std::string patched(const std::string& file, std::size_t at, std::uint32_t value) {
  return patched(file, file.rfind(kEntryMark), at, value);
}

std::string noise(std::size_t size) {
  std::mt19937 random(7);
  std::string text(size, '\0');
  for (char& c : text) c = static_cast<char>(random() & 0xFFU);
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(zip_archive)

BOOST_AUTO_TEST_CASE(gives_back_what_was_written) {
  const Contents contents = {{"a.xml", "a"}, {"b/empty", ""}, {"b/long", noise(200'000)}};
  BOOST_TEST((read_all(zip(contents)) == contents));
}

BOOST_AUTO_TEST_CASE(gives_the_same_bytes_for_the_same_members) {
  const Contents contents = {{"a.xml", "a"}, {"b", noise(1'000)}};
  BOOST_TEST((zip(contents) == zip(contents)));
  // DOS time and date of the first member: midnight, 1980-01-01.
  BOOST_TEST(zip(contents).substr(10, 4) == std::string("\x00\x00\x21\x00", 4));
}

BOOST_AUTO_TEST_CASE(finds_members_whatever_the_case) {
  const std::string file = zip({{"xl/Workbook.xml", "w"}, {"xl/styles.xml", "s"}});
  ZipReader archive(file);
  BOOST_TEST_REQUIRE(archive.find("XL/workbook.XML") != nullptr);
  BOOST_TEST(archive.find("XL/workbook.XML")->name == "xl/Workbook.xml");
  BOOST_TEST(archive.find("xl/workbook") == nullptr);
  BOOST_TEST(archive.find("zz") == nullptr);
}

BOOST_AUTO_TEST_CASE(reads_members_in_any_order_and_again) {
  const std::string file = zip({{"a", "first"}, {"b", "second"}});
  ZipReader archive(file);
  for (const char* name : {"b", "a", "a", "b"}) {
    BOOST_TEST(read_member(archive, *archive.find(name)) == (*name == 'a' ? "first" : "second"));
  }
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_archive) {
  for (const char* text : {"", "P", "PK\x03\x04", "not a zip archive at all, but long enough"}) {
    expect_no_archive("no whole zip archive", text);
  }
}

BOOST_AUTO_TEST_CASE(refuses_an_archive_that_is_cut_short) {
  const std::string file = zip({{"a", "first"}, {"b", "second"}});
  for (std::size_t size = 0; size < file.size(); ++size) {
    BOOST_TEST_CONTEXT("cut at " << size)
    expect_no_archive("", file.substr(0, size));
  }
}

// A flipped bit is refused, or lies where nothing is said of the members' content.
BOOST_AUTO_TEST_CASE(never_gives_other_content_for_a_flipped_bit) {
  const Contents contents = {{"aa", "first"}, {"bb", "second"}};
  const std::string file = zip(contents);
  std::size_t refused = 0;
  for (std::size_t bit = 0; bit < file.size() * 8; ++bit) {
    std::string flipped = file;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
    try {
      for (const auto& [name, content] : read_all(flipped)) {
        BOOST_TEST((content == "first" || content == "second"), "bit " << bit << ": " << content);
      }
    } catch (const FormatError&) {
      ++refused;
    }
  }
  BOOST_TEST(refused > file.size());
}

BOOST_AUTO_TEST_CASE(refuses_too_many_members) {
  Contents contents;
  for (std::size_t i = 0; i < kXlsxMembersMax; ++i) contents.emplace_back(std::to_string(i), "");
  BOOST_TEST(read_all(zip(contents)).size() == kXlsxMembersMax);
  contents.emplace_back("more", "");
  expect_no_archive("has 2001 members, at most 2000", zip(contents));
}

BOOST_AUTO_TEST_CASE(refuses_two_members_of_one_name) {
  expect_no_archive("member xl/a.xml: is there twice",
                    zip({{"xl/a.xml", "1"}, {"b", "2"}, {"xl/a.xml", "3"}}));
  expect_no_archive("is there twice", zip({{"xl/a.xml", "1"}, {"XL/A.xml", "2"}}));
}

BOOST_AUTO_TEST_CASE(refuses_names_that_lead_out) {
  for (const char* name :
       {"..", "../a", "xl/../../a", "xl/..", "/etc/passwd", "xl\\a", "..\\a", "C:\\a"}) {
    expect_no_archive("leads out of the archive", zip({{name, "x"}}));
  }
  BOOST_TEST(read_all(zip({{"..a/b..", "x"}})).size() == 1U);
}

BOOST_AUTO_TEST_CASE(refuses_names_that_are_none) {
  std::string file = zip({{"abc", "x"}});
  for (std::size_t at = 0; (at = file.find("abc", at)) != std::string::npos;) file[at + 1] = '\0';
  expect_no_archive("member a\\x00c: its name leads out of the archive, or is none", file);
  expect_no_archive("its name has more than 512 bytes",
                    zip({{std::string(kXlsxMemberNameBytesMax + 1, 'a'), "x"}}));
}

BOOST_AUTO_TEST_CASE(refuses_encrypted_members) {
  std::string file = zip({{"a", "x"}});
  file[file.rfind(kEntryMark) + kFlagsAt] = 1;
  expect_no_archive("member a: is encrypted; remove the password", file);
}

BOOST_AUTO_TEST_CASE(refuses_bombs_by_what_they_inflate_to) {
  expect_no_archive("a zip bomb, it seems", zip({{"a", std::string(2'000'000, ' ')}}));
  BOOST_TEST(read_all(zip({{"a", std::string(1'000'000, ' ')}})).size() == 1U);
}

BOOST_AUTO_TEST_CASE(refuses_claims_beyond_the_limits) {
  const std::string file = zip({{"a", noise(2'000)}});
  constexpr auto kMax = static_cast<std::uint32_t>(kXlsxMemberBytesMax);
  const std::string long_stored = patched(file, kStoredBytesAt, kMax);
  expect_no_archive("has 536870913 bytes once inflated, at most 536870912",
                    patched(long_stored, kBytesAt, kMax + 1));
  std::string three = zip({{"a", "x"}, {"b", "y"}, {"c", "z"}});
  for (std::size_t at = 0; (at = three.find(kEntryMark, at)) != std::string::npos; ++at) {
    three = patched(patched(three, at, kBytesAt, kMax), at, kStoredBytesAt, kMax);
  }
  expect_no_archive("the archive has 1610612736 bytes once inflated", three);
}

BOOST_AUTO_TEST_CASE(refuses_members_that_are_not_as_the_directory_says) {
  const std::string file = zip({{"a", "content"}});
  expect_no_archive("member a: is damaged", patched(file, kBytesAt, 6));
  expect_no_archive("member a: is damaged", patched(file, kBytesAt, 8));
  expect_no_archive("member a: is damaged", patched(file, kCheckSumAt, 1));
  expect_no_archive("member a: is damaged", patched(file, kStoredBytesAt, 3));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
