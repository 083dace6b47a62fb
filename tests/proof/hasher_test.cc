// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/hasher.h"

#include <array>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <streambuf>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "schemas/error.h"
#include "tests/proof/memory_tree.h"
#include "tests/support/temp_dir.h"

namespace fundtrail::test {
namespace {

std::string hash_text(HashSuite suite, std::string_view text) {
  return hex(Hasher(suite).hash(as_bytes(text)));
}

/// The last of `count` nodes, each the parent of two like the one before.
std::string hash_chain(HashSuite suite, int count) {
  Hasher hasher(suite);
  Digest digest = hasher.empty_root();
  for (int i = 0; i < count; ++i) {
    digest = hasher.node(digest, digest);
  }
  return hex(digest);
}

std::string repeated(std::string_view text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) {
    all += text;
  }
  return all;
}

bool is_internal(const Error& error) { return error.code() == ErrorCode::kInternal; }
bool is_unchecked(const Error& error) { return error.code() == ErrorCode::kUnchecked; }

/// Yields some bytes, then fails as a broken disk does.
class FailingBuffer : public std::streambuf {
 protected:
  int_type underflow() override {
    if (has_read_) {
      throw std::runtime_error("I/O error");
    }
    has_read_ = true;
    setg(bytes_.data(), bytes_.data(), bytes_.data() + bytes_.size());
    return traits_type::to_int_type(bytes_[0]);
  }

 private:
  bool has_read_ = false;
  std::array<char, 3> bytes_{'a', 'b', 'c'};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(hasher)

// FIPS 180-4, the examples published with it.
BOOST_AUTO_TEST_CASE(matches_sha256_examples) {
  BOOST_TEST(hash_text(HashSuite::kSha256, "") ==
             "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  BOOST_TEST(hash_text(HashSuite::kSha256, "abc") ==
             "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  BOOST_TEST(
      hash_text(HashSuite::kSha256, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  BOOST_TEST(hash_text(HashSuite::kSha256, repeated("a", 1'000'000)) ==
             "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

// GB/T 32905-2016, appendix A.
BOOST_AUTO_TEST_CASE(matches_sm3_examples) {
  BOOST_TEST(hash_text(HashSuite::kSm3, "abc") ==
             "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  BOOST_TEST(hash_text(HashSuite::kSm3, repeated("abcd", 16)) ==
             "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
}

BOOST_AUTO_TEST_CASE(hashes_parts_as_their_concatenation) {
  Hasher hasher(HashSuite::kSha256);
  const std::array<ByteView, 3> parts{as_bytes("a"), ByteView(), as_bytes("bc")};
  const Digest whole = hasher.hash(as_bytes("abc"));
  BOOST_TEST(hex(hasher.hash(parts)) == hex(whole));
  BOOST_TEST(hex(hasher.hash({as_bytes("ab"), as_bytes("c")})) == hex(whole));
  BOOST_TEST(hex(hasher.hash(std::span<const ByteView>())) == hex(hasher.hash(ByteView())));
}

BOOST_AUTO_TEST_CASE(prefixes_leaves_and_nodes) {
  for (const HashSuite suite : {HashSuite::kSha256, HashSuite::kSm3}) {
    Hasher hasher(suite);
    BOOST_TEST(hex(hasher.leaf(as_bytes("abc"))) == hash_text(suite, std::string_view("\x00"
                                                                                      "abc",
                                                                                      4)));
    const Digest left = hasher.hash(as_bytes("left"));
    const Digest right = hasher.hash(as_bytes("right"));
    const std::string joined =
        '\x01' + std::string(as_text(left.view())) + std::string(as_text(right.view()));
    BOOST_TEST(hex(hasher.node(left, right)) == hash_text(suite, joined));
    BOOST_TEST(hex(hasher.empty_root()) == hash_text(suite, ""));
  }
}

BOOST_AUTO_TEST_CASE(keeps_digests_apart_when_reused) {
  Hasher hasher(HashSuite::kSm3);
  const std::string first = hex(hasher.leaf(as_bytes("first")));
  static_cast<void>(hasher.leaf(as_bytes("second")));
  BOOST_TEST(hex(hasher.leaf(as_bytes("first"))) == first);
  BOOST_TEST((hasher.suite() == HashSuite::kSm3));
}

BOOST_AUTO_TEST_CASE(moves_with_its_context) {
  Hasher source(HashSuite::kSha256);
  Hasher target(std::move(source));
  const std::string digest = hex(target.hash(as_bytes("abc")));
  BOOST_TEST(digest == hash_text(HashSuite::kSha256, "abc"));
  // NOLINTNEXTLINE(bugprone-use-after-move,clang-analyzer-cplusplus.Move): what a misuse meets
  BOOST_CHECK_EXCEPTION(static_cast<void>(source.hash(ByteView())), Error, is_internal);
  source = std::move(target);
  BOOST_TEST(hex(source.hash(as_bytes("abc"))) == digest);
}

BOOST_AUTO_TEST_CASE(digests_piece_by_piece) {
  Hasher hasher(HashSuite::kSha256);
  hasher.start();
  hasher.update(as_bytes("dropped"));
  hasher.start();
  hasher.update(as_bytes("a"));
  hasher.update(as_bytes("bc"));
  BOOST_TEST(hex(hasher.finish()) == hash_text(HashSuite::kSha256, "abc"));
}

BOOST_AUTO_TEST_CASE(rejects_pieces_without_a_start) {
  Hasher hasher(HashSuite::kSha256);
  BOOST_CHECK_EXCEPTION(hasher.update(as_bytes("a")), Error, is_internal);
  BOOST_CHECK_EXCEPTION(static_cast<void>(hasher.finish()), Error, is_internal);
  hasher.start();
  static_cast<void>(hasher.leaf(as_bytes("between")));
  BOOST_CHECK_EXCEPTION(static_cast<void>(hasher.finish()), Error, is_internal);
  hasher.start();
  static_cast<void>(hasher.finish());
  BOOST_CHECK_EXCEPTION(static_cast<void>(hasher.finish()), Error, is_internal);
}

BOOST_AUTO_TEST_CASE(rejects_unknown_suite) {
  const auto unknown = static_cast<HashSuite>(3);
  BOOST_CHECK_EXCEPTION(initialise_hashing(unknown), Error, is_internal);
  BOOST_CHECK_EXCEPTION(Hasher{unknown}, Error, is_internal);
}

BOOST_AUTO_TEST_CASE(hashes_on_many_threads) {
  initialise_hashing(HashSuite::kSha256);
  initialise_hashing(HashSuite::kSm3);
  std::array<std::string, 4> digests;
  std::vector<std::thread> threads;
  threads.reserve(digests.size());
  for (std::string& digest : digests) {
    threads.emplace_back([&digest] { digest = hash_chain(HashSuite::kSm3, 1000); });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  for (const std::string& digest : digests) {
    BOOST_TEST(digest == hash_chain(HashSuite::kSm3, 1000));
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(document_digests)

BOOST_AUTO_TEST_CASE(digests_a_file_by_both_suites) {
  const TempDir folder;
  std::ifstream file(folder.write("notice.pdf", "abc"), std::ios::binary);
  const DocumentDigests digests = digest_document(file);
  BOOST_TEST(hex(digests.sha256) == hash_text(HashSuite::kSha256, "abc"));
  BOOST_TEST(hex(digests.sm3) == hash_text(HashSuite::kSm3, "abc"));
  BOOST_TEST(digests.size == 3U);
}

BOOST_AUTO_TEST_CASE(digests_every_length_around_its_buffer) {
  for (const std::size_t length : {0U, 1U, 65'535U, 65'536U, 65'537U, 131'072U, 200'000U}) {
    std::string text(length, 'x');
    text.append(length == 0 ? 0 : 1, '\0');
    std::istringstream stream(text);
    const DocumentDigests digests = digest_document(stream);
    BOOST_TEST(hex(digests.sha256) == hash_text(HashSuite::kSha256, text));
    BOOST_TEST(hex(digests.sm3) == hash_text(HashSuite::kSm3, text));
    BOOST_TEST(digests.size == text.size());
  }
}

BOOST_AUTO_TEST_CASE(rejects_a_file_that_is_not_there) {
  const TempDir folder;
  std::ifstream file(folder / "absent.pdf", std::ios::binary);
  BOOST_CHECK_EXCEPTION(static_cast<void>(digest_document(file)), Error, is_unchecked);
}

BOOST_AUTO_TEST_CASE(rejects_a_folder) {
  const TempDir folder;
  std::ifstream file(folder.path(), std::ios::binary);
  BOOST_CHECK_EXCEPTION(static_cast<void>(digest_document(file)), Error, is_unchecked);
}

BOOST_AUTO_TEST_CASE(rejects_a_file_that_cannot_be_read_to_its_end) {
  FailingBuffer buffer;
  std::istream stream(&buffer);
  BOOST_CHECK_EXCEPTION(static_cast<void>(digest_document(stream)), Error, is_unchecked);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
