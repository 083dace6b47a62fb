// SPDX-License-Identifier: Apache-2.0
#include "verifier/integrity/stored_node_cache.h"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

namespace fundtrail::test {
namespace {

constexpr std::uint64_t kStored = 5'000;
constexpr std::uint64_t kMissing = 10;
constexpr std::uint64_t kMalformed = 20;

Digest digest_of(std::uint64_t position) {
  return {{static_cast<std::uint8_t>(position >> 8), static_cast<std::uint8_t>(position & 0xFF)}};
}

// 5,000 nodes, each with its position for a digest, that note how they are asked for.
class NotedNodes : public StoredNodes {
 public:
  void visit(std::uint64_t begin, std::uint64_t end, const NodeVisitor& visitor) const override {
    asked += fmt::format("[{},{})", begin, end);
    for (std::uint64_t at = begin; at < end && at < kStored; ++at) {
      const Digest digest = digest_of(at);
      const ByteView value(digest.bytes);
      if (at != kMissing) visitor(at, at == kMalformed ? value.first(31) : value);
    }
  }
  mutable std::string asked;
};

BOOST_AUTO_TEST_SUITE(stored_node_cache)

BOOST_AUTO_TEST_CASE(finds_nothing_where_nothing_is_stored) {
  StoredNodeCache cache(nullptr, 100);
  BOOST_TEST(!cache.has_nodes());
  BOOST_TEST(!cache.find(0).is_present());
  BOOST_TEST(!cache.read_ahead(0).is_present());
}

BOOST_AUTO_TEST_CASE(gives_what_is_stored_in_any_way_of_asking) {
  const NotedNodes nodes;
  StoredNodeCache cache(&nodes, 4'000);
  for (std::uint64_t at = 0; at < kStored; ++at) {
    const bool is_whole = at != kMissing && at != kMalformed;
    BOOST_TEST_REQUIRE(cache.read_ahead(at).is(digest_of(at)) == is_whole, at);
    BOOST_TEST_REQUIRE(cache.find(at).is(digest_of(at)) == is_whole, at);
  }
  using State = StoredDigest::State;
  BOOST_TEST((cache.find(kMissing).state == State::kAbsent));
  BOOST_TEST((cache.find(kMalformed).state == State::kMalformed));
  BOOST_TEST((cache.find(kStored).state == State::kAbsent));
}

BOOST_AUTO_TEST_CASE(asks_for_many_at_once_and_keeps_some_behind) {
  const NotedNodes nodes;
  StoredNodeCache cache(&nodes, 3'000);
  for (std::uint64_t at = 0; at < 3'000; ++at) (void)cache.read_ahead(at);
  BOOST_TEST(nodes.asked == "[0,2048)[1856,3000)");
  nodes.asked.clear();
  (void)cache.find(1'856);
  (void)cache.find(2'999);
  BOOST_TEST(nodes.asked == "");
  (void)cache.find(1'855);
  (void)cache.find(3'000);
  BOOST_TEST(nodes.asked == "[1855,1856)[3000,3001)");
}

BOOST_AUTO_TEST_CASE(reads_no_further_ahead_than_it_may) {
  const NotedNodes nodes;
  StoredNodeCache cache(&nodes, 100);
  (void)cache.read_ahead(100);
  (void)cache.read_ahead(99);
  BOOST_TEST(nodes.asked == "[100,101)[0,100)");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
