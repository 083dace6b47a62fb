// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/rings.h"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace fundtrail::test {
namespace {

// `a>b b>a`: each ring as its nodes.
std::string rings_of(const Graph& graph) {
  std::string text;
  for (const auto& ring : find_rings(graph)) {
    text += (text.empty() ? "" : " ") + fmt::format("{}", fmt::join(ring, ">"));
  }
  return text;
}

BOOST_AUTO_TEST_SUITE(rings)

BOOST_AUTO_TEST_CASE(has_none_in_a_tree_nor_where_ways_meet_again) {
  BOOST_TEST(rings_of({}).empty());
  BOOST_TEST(rings_of({{"p", {"a", "b"}}, {"a", {"u"}}, {"b", {"u"}}, {"u", {"v"}}}).empty());
}

BOOST_AUTO_TEST_CASE(finds_a_node_that_leads_to_itself) {
  BOOST_TEST(rings_of({{"a", {"a", "b"}}}) == "a");
}

BOOST_AUTO_TEST_CASE(starts_at_the_least_node_and_follows_the_edges) {
  BOOST_TEST(rings_of({{"p", {"c"}}, {"c", {"b"}}, {"b", {"a", "z"}}, {"a", {"c"}}}) == "a>c>b");
}

BOOST_AUTO_TEST_CASE(takes_the_shortest_ring_of_those_that_hang_together) {
  BOOST_TEST(
      rings_of({{"a", {"b"}}, {"b", {"c", "d"}}, {"c", {"e"}}, {"d", {"a"}}, {"e", {"a"}}}) ==
      "a>b>d");
}

BOOST_AUTO_TEST_CASE(tells_rings_apart_that_do_not_lead_back_to_each_other) {
  BOOST_TEST(rings_of({{"x", {"y"}}, {"y", {"x", "b"}}, {"b", {"a"}}, {"a", {"b"}}}) == "a>b x>y");
}

// As long as a hostile batch can make it: no recursion.
BOOST_AUTO_TEST_CASE(follows_a_long_chain_round) {
  Graph graph;
  constexpr int kNodes = 20'000;
  for (int i = 0; i < kNodes; ++i) {
    graph[fmt::format("{:05}", i)].insert(fmt::format("{:05}", (i + 1) % kNodes));
  }
  BOOST_TEST(find_rings(graph).size() == 1U);
  BOOST_TEST(find_rings(graph).front().size() == static_cast<std::size_t>(kNodes));
  graph["19999"].clear();
  BOOST_TEST(find_rings(graph).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
