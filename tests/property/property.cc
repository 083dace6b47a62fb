// SPDX-License-Identifier: Apache-2.0
#include "tests/property/property.h"

#include <cstdlib>
#include <sstream>

#include <rapidcheck.h>
#include <rapidcheck/detail/TestListenerAdapter.h>

namespace fundtrail::test {

std::string falsify(const std::function<void()>& property, int cases, std::uint64_t seed) {
  rc::detail::Configuration configuration;
  configuration.testParams.seed = seed;
  configuration.testParams.maxSuccess = cases;
  if (const char* asked = std::getenv("RC_PARAMS")) {
    configuration = rc::detail::configFromString(asked, configuration);
  }
  const rc::detail::TestParams& params = configuration.testParams;
  rc::detail::TestMetadata metadata;
  metadata.id = boost::unit_test::framework::current_test_case().full_name();
  // A listener of ours: rapidcheck's own would draw a seed that is not used, and print it.
  rc::detail::TestListenerAdapter listener;
  const rc::detail::TestResult result = rc::detail::checkTestable(
      [&property] { property(); }, metadata, params, listener, configuration.reproduce);
  if (result.is<rc::detail::SuccessResult>()) return {};
  std::ostringstream words;
  rc::detail::printResultMessage(result, words);
  words << "\nRC_PARAMS='seed=" << params.seed << " max_success=" << params.maxSuccess
        << "' repeats it";
  return words.str();
}

}  // namespace fundtrail::test
