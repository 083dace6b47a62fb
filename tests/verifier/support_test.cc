// SPDX-License-Identifier: Apache-2.0
#include "verifier/support.h"

#include <boost/test/unit_test.hpp>

namespace fundtrail::test {
namespace {

Support support_of(const std::vector<std::uint64_t>& sequences) {
  Support support;
  for (const std::uint64_t sequence : sequences) {
    SupportItem item;
    item.sequence = sequence;
    support.add(item);
  }
  return support;
}

std::vector<std::uint64_t> listed(const Support& support) {
  std::vector<std::uint64_t> sequences;
  for (const RecordMention& mention : support.mentions().listed) {
    sequences.push_back(mention.sequence);
  }
  return sequences;
}

BOOST_AUTO_TEST_SUITE(support)

BOOST_AUTO_TEST_CASE(counts_and_lists_each_record_once_in_order) {
  Support support = support_of({7, 3, 7, 5, 3});
  const std::vector<std::uint64_t> expected{3, 5, 7};
  BOOST_TEST(support.count() == 3U);
  BOOST_TEST(listed(support) == expected, boost::test_tools::per_element());
  support.merge(support_of({5, 7, 9}));
  BOOST_TEST(support.count() == 4U);
  BOOST_TEST(support.reaches_beyond(9));
  BOOST_TEST(!support.reaches_beyond(10));
}

BOOST_AUTO_TEST_CASE(lists_the_first_and_counts_all) {
  Support falling;
  Support rising;
  for (std::uint64_t i = 0; i <= kListedMax; ++i) {
    falling.merge(support_of({kListedMax - i}));
    rising.merge(support_of({i}));
  }
  for (const Support& support : {falling, rising}) {
    BOOST_TEST(support.count() == kListedMax + 1);
    BOOST_TEST(listed(support).size() == kListedMax);
    BOOST_TEST(listed(support).front() == 0U);
    BOOST_TEST(listed(support).back() == kListedMax - 1);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
