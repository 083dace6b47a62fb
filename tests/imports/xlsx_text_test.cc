// SPDX-License-Identifier: Apache-2.0
#include "imports/xlsx_text.h"

#include <boost/test/unit_test.hpp>

#include "imports/table.h"

namespace fundtrail::test {

BOOST_AUTO_TEST_SUITE(xlsx_text)

BOOST_AUTO_TEST_CASE(reads_escapes_of_characters_that_are_seen) {
  BOOST_TEST(read_escapes("一_x000D_\n二") == "一\n二");
  BOOST_TEST(read_escapes("a_x0009_b_x000a_c") == "a\tb\nc");
  BOOST_TEST(read_escapes("_x5143__x00E9__x0041_") == "元éA");
  BOOST_TEST(read_escapes("_x005F_x000D_") == "_x000D_");
  BOOST_TEST(read_escapes("a\rb") == "ab");
}

BOOST_AUTO_TEST_CASE(leaves_other_escapes_as_they_are_written) {
  for (const char* text : {"_x0000_", "_x0007_", "_x007F_", "_xD800_", "_xFFFE_", "_xFDD0_",
                           "_x00G1_", "_x00D_", "_x000D", "x000D_", "_X000D_", "_", "_x+00D_"}) {
    BOOST_TEST(read_escapes(text) == text);
  }
}

BOOST_AUTO_TEST_CASE(writes_what_is_read_back) {
  BOOST_TEST(xml_text("a<b>&\"c\"'") == "a&lt;b&gt;&amp;&quot;c&quot;'");
  BOOST_TEST(xml_text("\t\n\r\x01") == "&#9;&#10;_x000D__x0001_");
  BOOST_TEST(xml_text("_x000D_ _x") == "_x005F_x000D_ _x");
  BOOST_TEST(xml_text("资金") == "资金");
  BOOST_TEST(read_escapes(xml_text("_x005F_x000D_")) == "_x005F_x000D_");
}

BOOST_AUTO_TEST_CASE(joins_runs_and_leaves_out_how_they_are_read) {
  RichText rich;
  const auto add = [&rich](std::string_view text) {
    rich.start("t");
    rich.text(text);
    rich.end("t");
  };
  rich.text("不算");
  add("资");
  add("金_x000D_");
  rich.start("rPh");
  add("zijin");
  rich.end("rPh");
  add("留痕");
  BOOST_TEST(rich.take() == "资金留痕");
  BOOST_TEST(rich.take() == "");
}

BOOST_AUTO_TEST_CASE(keeps_no_more_than_a_cell_may_have) {
  RichText rich;
  rich.start("t");
  rich.text(std::string(kTableCellBytesMax, 'a'));
  BOOST_TEST(!rich.is_too_long());
  rich.text("a");
  BOOST_TEST(rich.is_too_long());
  BOOST_TEST(rich.take().size() == kTableCellBytesMax);
  BOOST_TEST(!rich.is_too_long());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
