// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/openssl_handles.h"

#include <boost/test/unit_test.hpp>
#include <openssl/err.h>

#include "tests/support/expect_error.h"

namespace fundtrail::test {
namespace {

BOOST_AUTO_TEST_SUITE(openssl_handles)

BOOST_AUTO_TEST_CASE(tell_the_first_reason_and_leave_none_behind) {
  ERR_clear_error();
  ERR_raise(ERR_LIB_RAND, ERR_R_MALLOC_FAILURE);
  ERR_raise(ERR_LIB_EVP, ERR_R_INTERNAL_ERROR);
  expect_error(ErrorCode::kInternal, "OpenSSL failed: EVP_Test (error:", [] {
    require_one(1, "EVP_Other");
    require_one(0, "EVP_Test");
  });
  BOOST_TEST(ERR_peek_error() == 0U);
}

BOOST_AUTO_TEST_CASE(say_so_where_openssl_gives_no_reason) {
  ERR_clear_error();
  expect_error(ErrorCode::kInternal, "OpenSSL failed: EVP_Test (-)",
               [] { fail_openssl("EVP_Test"); });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
