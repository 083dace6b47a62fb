// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

#include "schemas/error.h"

namespace fundtrail::test {

/// Calls `action` and checks that it throws an Error of `code` whose English text contains `words`,
/// and that it is said in Chinese as well.
inline void expect_error(ErrorCode code, std::string_view words,
                         const std::function<void()>& action) {
  try {
    action();
    BOOST_ERROR("nothing was thrown; expected: " + std::string(words));
  } catch (const Error& error) {
    BOOST_TEST(static_cast<int>(error.code()) == static_cast<int>(code));
    BOOST_TEST(error.message().en.find(words) != std::string::npos, error.message().en);
    BOOST_TEST(!error.message().zh.empty());
  }
}

}  // namespace fundtrail::test
