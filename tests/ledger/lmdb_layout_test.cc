// SPDX-License-Identifier: Apache-2.0
#include "ledger/store/lmdb_layout.h"

#include <boost/test/unit_test.hpp>

namespace fundtrail {
namespace {

std::string hex(ByteView bytes) { return format_hex(bytes); }

BOOST_AUTO_TEST_SUITE(lmdb_layout)

BOOST_AUTO_TEST_CASE(numbers_are_eight_bytes_big_endian) {
  BOOST_TEST(hex(encode_number(0)) == "0000000000000000");
  BOOST_TEST(hex(encode_number(0x0102030405060708)) == "0102030405060708");
  BOOST_TEST(hex(encode_number(UINT64_MAX)) == "ffffffffffffffff");
  BOOST_TEST(decode_number(encode_number(0x0102030405060708)).value() == 0x0102030405060708U);
}

BOOST_AUTO_TEST_CASE(numbers_of_another_length_are_none) {
  const Bytes seven(7, 0);
  const Bytes nine(9, 0);
  BOOST_TEST(!decode_number({}).has_value());
  BOOST_TEST(!decode_number(seven).has_value());
  BOOST_TEST(!decode_number(nine).has_value());
}

BOOST_AUTO_TEST_CASE(head_is_size_then_root) {
  Head head{258, {}};
  head.root.bytes.fill(0xAB);
  const HeadValue value = encode_head(head);
  std::string expected = "0000000000000102";
  for (int i = 0; i < 32; ++i) expected += "ab";
  BOOST_TEST(hex(value) == expected);
  BOOST_TEST((decode_head(value).value() == head));
}

BOOST_AUTO_TEST_CASE(head_of_another_length_is_none) {
  const Bytes short_value(39, 0);
  const Bytes long_value(41, 0);
  BOOST_TEST(!decode_head({}).has_value());
  BOOST_TEST(!decode_head(short_value).has_value());
  BOOST_TEST(!decode_head(long_value).has_value());
}

BOOST_AUTO_TEST_CASE(format_is_a_mark_and_a_version) {
  BOOST_TEST(hex(encode_format()) == "66756e64747261696c01");
  BOOST_TEST(int{decode_format(encode_format()).value()} == int{kLayoutVersion});
}

BOOST_AUTO_TEST_CASE(format_with_another_mark_is_none) {
  Bytes value = encode_format();
  value[0] ^= 1;
  BOOST_TEST(!decode_format(value).has_value());
  BOOST_TEST(!decode_format({}).has_value());
  value = encode_format();
  value.push_back(0);
  BOOST_TEST(!decode_format(value).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail
