// SPDX-License-Identifier: Apache-2.0
#include "verifier/ranges.h"

#include <array>
#include <stdexcept>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

namespace fundtrail::test {
namespace {

std::string cut(std::uint64_t size, unsigned parts, const std::vector<std::uint64_t>& cuts = {}) {
  std::string text;
  for (const EntryRange& range : cut_ranges(size, parts, cuts)) {
    text += fmt::format("[{},{})", range.begin, range.end);
  }
  return text;
}

BOOST_AUTO_TEST_SUITE(ranges)

BOOST_AUTO_TEST_CASE(are_even_and_the_last_takes_the_rest) {
  BOOST_TEST(cut(10, 1) == "[0,10)");
  BOOST_TEST(cut(10, 3) == "[0,3)[3,6)[6,10)");
  BOOST_TEST(cut(4, 4) == "[0,1)[1,2)[2,3)[3,4)");
}

BOOST_AUTO_TEST_CASE(are_one_where_there_is_too_little_to_share) {
  BOOST_TEST(cut(3, 4) == "[0,3)");
  BOOST_TEST(cut(0, 4) == "[0,0)");
}

BOOST_AUTO_TEST_CASE(are_cut_where_it_is_asked_for_and_inside_alone) {
  BOOST_TEST(cut(10, 3, {1, 9}) == "[0,1)[1,9)[9,10)");
  BOOST_TEST(cut(10, 3, {0, 4, 4, 3, 10, 12}) == "[0,4)[4,10)");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(run_parallel_work)

BOOST_AUTO_TEST_CASE(does_each_thing_once) {
  for (const unsigned jobs : {0U, 1U, 3U, 20U}) {
    std::array<std::atomic<int>, 10> times{};
    run_parallel(times.size(), jobs, [&times](std::size_t i) { ++times.at(i); });
    for (const std::atomic<int>& count : times) BOOST_TEST(count == 1);
  }
}

BOOST_AUTO_TEST_CASE(does_nothing_where_there_is_nothing) {
  run_parallel(0, 4, [](std::size_t i) { BOOST_ERROR(i); });
}

BOOST_AUTO_TEST_CASE(stops_at_a_failure_and_hands_it_on) {
  std::vector<std::size_t> done;
  const auto work = [&done](std::size_t i) {
    done.push_back(i);
    if (i == 3) throw std::runtime_error("third");
  };
  BOOST_CHECK_EXCEPTION(run_parallel(10, 1, work), std::runtime_error,
                        [](const auto& error) { return std::string(error.what()) == "third"; });
  BOOST_TEST(done == (std::vector<std::size_t>{0, 1, 2, 3}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(hands_on_one_of_many_failures) {
  const auto work = [](std::size_t) { throw std::runtime_error("each"); };
  BOOST_CHECK_THROW(run_parallel(100, 4, work), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
