// SPDX-License-Identifier: Apache-2.0
#include "imports/table.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/expect_error.h"

namespace fundtrail::test {

BOOST_AUTO_TEST_SUITE(table)

BOOST_AUTO_TEST_CASE(names_cells_as_spreadsheets_do) {
  BOOST_TEST(cell_name(0, 1) == "A1");
  BOOST_TEST(cell_name(25, 12) == "Z12");
  BOOST_TEST(cell_name(26, 1) == "AA1");
  BOOST_TEST(cell_name(51, 1) == "AZ1");
  BOOST_TEST(cell_name(52, 1) == "BA1");
  BOOST_TEST(cell_name(255, 1'048'576) == "IV1048576");
}

BOOST_AUTO_TEST_CASE(names_no_cell_beyond_the_last_column) {
  expect_error(ErrorCode::kInternal, "kTableColumnsMax",
               [] { static_cast<void>(cell_name(256, 1)); });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
