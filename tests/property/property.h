// SPDX-License-Identifier: Apache-2.0
//
// Properties: what must hold for any value, checked for many random ones by rapidcheck, which then
// looks for a smaller value that fails as well.
//
// The values are the same in every run. The environment variable RC_PARAMS asks for others, such as
// RC_PARAMS='seed=7 max_success=5000'; a failure prints the one that repeats it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include <boost/test/unit_test.hpp>

namespace fundtrail::test {

/// The seed of the short tests; the long ones, of other values, have the next.
inline constexpr std::uint64_t kPropertySeed = 20'240'429;

/// How many times as many values the long tests have.
inline constexpr int kPropertyCasesAtLength = 50;

/// Tries `property`, which throws if it does not hold, for `cases` values.
/// Returns: nothing if it holds for all; else the smallest value found and how to repeat the run.
[[nodiscard]] std::string falsify(const std::function<void()>& property, int cases,
                                  std::uint64_t seed = kPropertySeed);

/// Demands that `property` holds for `cases` values.
inline void check_property(const std::function<void()>& property, int cases,
                           std::uint64_t seed = kPropertySeed) {
  const std::string found = falsify(property, cases, seed);
  BOOST_TEST(found.empty(), found);
}

}  // namespace fundtrail::test

/// Defines the test case `name`, whose body is a property, and `name_at_length`, labelled long.
#define FUNDTRAIL_PROPERTY(name, cases)                                                 \
  void property_##name();                                                               \
  BOOST_AUTO_TEST_CASE(name) { check_property(property_##name, cases); }                \
  BOOST_AUTO_TEST_CASE(name##_at_length, *boost::unit_test::label("long")) {            \
    check_property(property_##name, kPropertyCasesAtLength*(cases), kPropertySeed + 1); \
  }                                                                                     \
  void property_##name()
