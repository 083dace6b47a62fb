// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/batch_note.h"

#include <boost/test/unit_test.hpp>

#include "schemas/error.h"
#include "tests/support/expect_error.h"

namespace fundtrail::test {
namespace {

constexpr std::string_view kText =
    "fundtrail/batch/1\n"
    "example.org/a\n"
    "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
    "3\n"
    "content\n"
    "AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
    "7\n"
    "AwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";

Digest digest_of(std::uint8_t first) {
  Digest digest;
  digest.bytes[0] = first;
  return digest;
}

BatchNote sample() {
  return {"example.org/a", digest_of(1), 3, BatchMode::kContent, digest_of(2), {7, digest_of(3)}};
}

bool is_refused(std::string_view text) {
  try {
    static_cast<void>(parse_batch_note(text));
    return false;
  } catch (const FormatError&) {
    return true;
  }
}

std::string replaced(std::string_view old, std::string_view other) {
  std::string text(kText);
  return text.replace(text.find(old), old.size(), other);
}

Bytes entry_of(const std::string& id, std::uint64_t sequence = 0) {
  Party party;
  party.id = {id};
  party.name.value = "长春市";
  party.role = PartyRole::kOther;
  EntryHeader header;
  header.sequence = sequence;
  return encode_entry(header, party, {});
}

BOOST_AUTO_TEST_SUITE(batch_note)

BOOST_AUTO_TEST_CASE(has_one_spelling) {
  BOOST_TEST(format_batch_note(sample()) == kText);
  BOOST_TEST((parse_batch_note(kText) == sample()));
}

BOOST_AUTO_TEST_CASE(is_refused_wherever_it_is_cut) {
  for (std::size_t size = 0; size < kText.size(); ++size) {
    BOOST_TEST(is_refused(kText.substr(0, size)), size);
  }
  BOOST_TEST(is_refused(std::string(kText) + "\n"));
  BOOST_TEST(is_refused(std::string(kText) + "x"));
}

BOOST_AUTO_TEST_CASE(is_refused_where_a_line_is_another) {
  BOOST_TEST(is_refused(replaced("batch/1", "batch/2")));
  BOOST_TEST(is_refused(replaced("example.org/a", "")));
  BOOST_TEST(is_refused(replaced("example.org/a", std::string(257, 'a'))));
  BOOST_TEST(!is_refused(replaced("example.org/a", std::string(256, 'a'))));
  for (const char* count : {"0", "-1", "+3", "03", "3 ", "", "10000001", "99999999999999999999"}) {
    BOOST_TEST(is_refused(replaced("\n3\n", "\n" + std::string(count) + "\n")), count);
  }
  BOOST_TEST(!is_refused(replaced("\n3\n", "\n10000000\n")));
  BOOST_TEST(is_refused(replaced("content", "leaf")));
  BOOST_TEST(is_refused(replaced("content", "Content")));
  BOOST_TEST(is_refused(replaced("AQAA", "AQA")));
  BOOST_TEST(is_refused(replaced("AAAAA=\n3", "AAAAB=\n3")));  // bits that stand for nothing
  BOOST_TEST(is_refused(replaced("\n7\n", "\n4611686018427387905\n")));
  BOOST_TEST(!is_refused(replaced("\n7\n", "\n4611686018427387904\n")));
  BOOST_TEST(!is_refused(replaced("\n7\n", "\n0\n")));
}

BOOST_AUTO_TEST_CASE(names_the_line_that_it_refuses) {
  const auto expect_line = [](const std::string& line, std::string_view old,
                              std::string_view other) {
    const std::string text = replaced(old, other);
    expect_error(ErrorCode::kRefused, line, [&] { static_cast<void>(parse_batch_note(text)); });
  };
  expect_line("line 1 of the batch note: should be fundtrail/batch/1", "batch/1", "batch/2");
  expect_line("line 2 of the batch note: should be the ledger's origin", "example.org/a", "");
  expect_line("line 3 of the batch note: ", "AQAA", "AQA");
  expect_line("line 4 of the batch note: ", "\n3\n", "\n03\n");
  expect_line("line 5 of the batch note: should be leaves or content", "content", "leaf");
  expect_line("line 6 of the batch note: ", "AgAA", "AgA");
  expect_line("line 7 of the batch note: ", "\n7\n", "\n-7\n");
  expect_line("line 8 of the batch note: ", "AwAA", "AwA");
}

BOOST_AUTO_TEST_CASE(covers_records_in_their_places_or_by_themselves) {
  Hasher hasher(HashSuite::kSha256);
  const auto root_of = [&hasher](BatchMode mode, std::uint64_t sequence) {
    BatchRoot root(mode, hasher);
    root.add(entry_of("a", sequence));
    root.add(entry_of("b", sequence + 1));
    BOOST_TEST(root.count() == 2U);
    return root.root();
  };
  BOOST_TEST((root_of(BatchMode::kContent, 1) == root_of(BatchMode::kContent, 5)));
  BOOST_TEST((root_of(BatchMode::kLeaves, 1) != root_of(BatchMode::kLeaves, 5)));
  BOOST_TEST((root_of(BatchMode::kLeaves, 1) ==
              hasher.node(hasher.leaf(entry_of("a", 1)), hasher.leaf(entry_of("b", 2)))));
}

BOOST_AUTO_TEST_CASE(hashes_content_as_kind_version_and_body) {
  Hasher hasher(HashSuite::kSha256);
  const Bytes entry = entry_of("a");
  const EntryView view = parse_entry(entry);
  Bytes content{0x00, 0x00, 0x10, 0x01};
  content.insert(content.end(), view.body.begin(), view.body.end());
  BOOST_TEST((content_leaf(view, hasher) == hasher.hash(ByteView(content))));
  EntryView other = view;  // of a kind whose number has two bytes
  other.header.kind = 0x0210;
  content[1] = 0x02;
  BOOST_TEST((content_leaf(other, hasher) == hasher.hash(ByteView(content))));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
