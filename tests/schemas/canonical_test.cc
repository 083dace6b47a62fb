// SPDX-License-Identifier: Apache-2.0
#include "schemas/archive/canonical.h"

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "schemas/kinds/common.h"
#include "schemas/kinds/party.h"
#include "schemas/kinds/statement.h"
#include "tests/schemas/allocation_probe.h"
#include "tests/schemas/refusal.h"

namespace fundtrail::test {
namespace {

using namespace std::string_literals;

template <class T>
T read(const Bytes& bytes) {
  CanonicalReader reader(bytes);
  T value{};
  reader(value);
  reader.finish();
  return value;
}

template <class T>
Bytes write(const T& value) {
  Bytes bytes;
  CanonicalWriter writer(bytes);
  writer(value);
  return bytes;
}

template <class T>
bool refuses(const Bytes& bytes) {
  return is_refused([&bytes] { return read<T>(bytes); });
}

// Whether `bytes` is the encoding of `value`, in both directions.
template <class T>
bool is_encoding(const Bytes& bytes, const T& value) {
  return write(value) == bytes && read<T>(bytes) == value;
}

Bytes with_size(std::uint64_t size, const std::string& text) {
  Bytes bytes = write(size);
  const ByteView view = as_bytes(text);
  bytes.insert(bytes.end(), view.begin(), view.end());
  return bytes;
}

Bytes text_bytes(const std::string& text) { return with_size(text.size(), text); }

}  // namespace

BOOST_AUTO_TEST_SUITE(canonical)

BOOST_AUTO_TEST_CASE(writes_integers_in_the_fewest_bytes) {
  BOOST_TEST(is_encoding<std::uint64_t>({0x00}, 0));
  BOOST_TEST(is_encoding<std::uint64_t>({0x7F}, 127));
  BOOST_TEST(is_encoding<std::uint64_t>({0x80, 0x01}, 128));
  BOOST_TEST(is_encoding<std::uint64_t>({0xAC, 0x02}, 300));
  BOOST_TEST(
      is_encoding<std::uint64_t>({0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01},
                                 std::numeric_limits<std::uint64_t>::max()));
}

BOOST_AUTO_TEST_CASE(refuses_integers_that_are_not_minimal) {
  BOOST_TEST(refuses<std::uint64_t>({0x80, 0x00}));
  BOOST_TEST(refuses<std::uint64_t>({0xFF, 0x00}));
  BOOST_TEST(refuses<std::uint64_t>({0x80, 0x80, 0x00}));
  BOOST_TEST(refuses<std::uint64_t>({0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00}));
  BOOST_TEST(!refuses<std::uint64_t>({0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01}));
}

BOOST_AUTO_TEST_CASE(refuses_integers_beyond_64_bits) {
  const Bytes nine(9, 0xFF);
  for (const int tenth : {0x02, 0x7F, 0x80, 0x81, 0xFF}) {
    Bytes bytes = nine;
    bytes.push_back(static_cast<std::uint8_t>(tenth));
    BOOST_TEST(refuses<std::uint64_t>(bytes), tenth);
    bytes.push_back(0x01);
    BOOST_TEST(refuses<std::uint64_t>(bytes), tenth);
  }
}

BOOST_AUTO_TEST_CASE(refuses_integers_cut_short) {
  BOOST_TEST(refuses<std::uint64_t>({}));
  BOOST_TEST(refuses<std::uint64_t>({0x80}));
  BOOST_TEST(refuses<std::uint64_t>(Bytes(9, 0xFF)));
}

BOOST_AUTO_TEST_CASE(bounds_narrow_integers) {
  BOOST_TEST(is_encoding<std::uint16_t>({0xFF, 0xFF, 0x03}, 65'535));
  BOOST_TEST(refuses<std::uint16_t>({0x80, 0x80, 0x04}));
  BOOST_TEST(is_encoding<std::uint32_t>({0xFF, 0xFF, 0xFF, 0xFF, 0x0F}, 4'294'967'295U));
  BOOST_TEST(refuses<std::uint32_t>({0x80, 0x80, 0x80, 0x80, 0x10}));
  BOOST_TEST(refuses<std::uint16_t>({0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01}));
}

BOOST_AUTO_TEST_CASE(knows_two_booleans) {
  BOOST_TEST(is_encoding<bool>({0x00}, false));
  BOOST_TEST(is_encoding<bool>({0x01}, true));
  for (const int byte : {0x02, 0x03, 0x7F, 0x80, 0x81, 0xFF}) {
    BOOST_TEST(refuses<bool>({static_cast<std::uint8_t>(byte)}), byte);
  }
}

BOOST_AUTO_TEST_CASE(knows_listed_enumerators_only) {
  BOOST_TEST(is_encoding<PartyRole>({0x0C}, PartyRole::kOther));
  BOOST_TEST(refuses<PartyRole>({0x00}));
  BOOST_TEST(refuses<PartyRole>({0x0D}));
  BOOST_TEST(refuses<PartyRole>({0x81, 0x02}));  // 257, whose low byte is 1
  BOOST_TEST(refuses<PartyRole>({0x81, 0x80, 0x80, 0x80, 0x10}));
  BOOST_TEST(refuses<Unit>({0x06}));
  BOOST_TEST(is_encoding<Kind>({0x21}, Kind::kRectification));
  BOOST_TEST(refuses<Kind>({0x04}));
}

BOOST_AUTO_TEST_CASE(writes_signed_integers_zigzag) {
  BOOST_TEST(is_encoding<Amount>({0x00}, Amount{0}));
  BOOST_TEST(is_encoding<Amount>({0x01}, Amount{-1}));
  BOOST_TEST(is_encoding<Amount>({0x02}, Amount{1}));
  BOOST_TEST(is_encoding<Amount>({0x80, 0x01}, Amount{64}));
  BOOST_TEST(is_encoding<Amount>({0xFF, 0x01}, Amount{-128}));
}

BOOST_AUTO_TEST_CASE(bounds_amounts) {
  BOOST_TEST(!refuses<Amount>(write(Amount{kAmountFenMax})));
  BOOST_TEST(!refuses<Amount>(write(Amount{-kAmountFenMax})));
  BOOST_TEST(refuses<Amount>(write(Amount{kAmountFenMax + 1})));
  BOOST_TEST(refuses<Amount>(write(Amount{-kAmountFenMax - 1})));
  BOOST_TEST(refuses<Amount>(write(Amount{std::numeric_limits<std::int64_t>::max()})));
  BOOST_TEST(refuses<Amount>(write(Amount{std::numeric_limits<std::int64_t>::min()})));
}

BOOST_AUTO_TEST_CASE(refuses_text_that_is_none) {
  BOOST_TEST(is_encoding<std::string>({0x03, 0xE9, 0x95, 0xBF}, "长"s));
  for (const std::string& text : {""s, "\x80"s, "\xC0\x80"s, "\xED\xA0\x80"s, "a\0b"s, "a\rb"s,
                                  "a\x7F"s, "\u0085"s, "\uFFFE"s, "\uFDD0"s}) {
    BOOST_TEST(refuses<std::string>(text_bytes(text)), format_hex(as_bytes(text)));
  }
  BOOST_TEST(!refuses<std::string>(text_bytes("e\u0301")));  // normalisation is append's affair
  BOOST_TEST(!refuses<std::string>(text_bytes("\U00031350")));
  BOOST_TEST(!refuses<std::string>(text_bytes(std::string(kTextBytesMax, 'a'))));
  BOOST_TEST(refuses<std::string>(text_bytes(std::string(kTextBytesMax + 1, 'a'))));
}

BOOST_AUTO_TEST_CASE(refuses_sizes_beyond_the_remainder_before_taking_memory) {
  for (const std::uint64_t size :
       {std::uint64_t{4}, std::uint64_t{1} << 20, std::uint64_t{1} << 32, std::uint64_t{1} << 61,
        (std::uint64_t{1} << 61) + 1, std::uint64_t{1} << 63,
        std::numeric_limits<std::uint64_t>::max()}) {
    const Bytes bytes = with_size(size, "abc");
    const AllocationProbe probe;
    BOOST_TEST(refuses<std::string>(bytes), size);
    BOOST_TEST(refuses<Id>(bytes), size);
    BOOST_TEST(refuses<Uscc>(bytes), size);
    BOOST_TEST(refuses<ProjectCode>(bytes), size);
    BOOST_TEST(refuses<std::vector<std::string>>(bytes), size);
    BOOST_TEST(refuses<std::vector<Evidence>>(bytes), size);
    BOOST_TEST(probe.largest() < 65'536U, size);
  }
}

BOOST_AUTO_TEST_CASE(bounds_lists) {
  const auto list_of = [](std::size_t size) { return write(std::vector<std::string>(size, "a")); };
  BOOST_TEST(!refuses<std::vector<std::string>>(list_of(0)));
  BOOST_TEST(!refuses<std::vector<std::string>>(list_of(kListSizeMax)));
  BOOST_TEST(refuses<std::vector<std::string>>(list_of(kListSizeMax + 1)));
  BOOST_TEST(refuses<std::vector<std::string>>({0x02, 0x01, 'a'}));
  BOOST_TEST(refuses<std::vector<std::string>>({0x01, 0x01, 'a', 0x01, 'b'}));
  BOOST_TEST(refuses<std::vector<std::string>>({0x80, 0x00}));
}

BOOST_AUTO_TEST_CASE(marks_optional_values) {
  using Text = std::optional<std::string>;
  BOOST_TEST(is_encoding<Text>({0x00}, std::nullopt));
  BOOST_TEST(is_encoding<Text>({0x01, 0x01, 'a'}, "a"s));
  BOOST_TEST(refuses<Text>({0x02, 0x01, 'a'}));
  BOOST_TEST(refuses<Text>({0x01}));
  BOOST_TEST(refuses<Text>({0x00, 0x00}));
}

BOOST_AUTO_TEST_CASE(refuses_days_that_are_not) {
  BOOST_TEST(is_encoding<Date>({0xAD, 0xB0, 0xD3, 0x09}, Date{2024, 4, 29}));
  for (const std::uint32_t number : {0U, 20'240'230U, 20'241'301U, 20'240'400U, 18'991'231U,
                                     22'000'101U, 100'000'000U, 120'240'429U, 4'294'967'295U}) {
    BOOST_TEST(refuses<Date>(write(number)), number);
  }
  BOOST_TEST(refuses<Date>(write((std::uint64_t{1} << 32) + 20'240'429)));
}

BOOST_AUTO_TEST_CASE(refuses_figures_out_of_range) {
  BOOST_TEST(is_encoding<Figure>({0x8C, 0x57, 0x00, 0x10}, Figure{5574, 0, Unit::kTao}));
  BOOST_TEST(refuses<Figure>(write(Figure{1, 7, Unit::kTao})));
  BOOST_TEST(refuses<Figure>(write(Figure{1, 3, Unit::kYuan})));
  BOOST_TEST(refuses<Figure>(write(Figure{1, 0, static_cast<Unit>(6)})));
  BOOST_TEST(refuses<Figure>(write(Figure{kFigureMantissaMax + 1, 0, Unit::kTao})));
  BOOST_TEST(refuses<Figure>(write(Figure{10'000'001, 0, Unit::kYiYuan})));
  BOOST_TEST(refuses<Figure>({0x00, 0x80, 0x00, 0x10}));  // decimals are one byte, no varint
}

BOOST_AUTO_TEST_CASE(refuses_codes_and_ids_that_are_none) {
  BOOST_TEST(refuses<Region>(write(std::uint32_t{220'001})));
  BOOST_TEST(!refuses<Region>(write(std::uint32_t{220'282})));
  BOOST_TEST(refuses<Uscc>(text_bytes("91350100M000100Y4Z")));
  BOOST_TEST(!refuses<Uscc>(text_bytes("91350100M000100Y43")));
  BOOST_TEST(refuses<ProjectCode>(text_bytes("50011122t000002075487")));
  for (const std::string& id : {""s, "-a"s, "长春"s, "a\0"s, "11010519491231002X"s}) {
    BOOST_TEST(refuses<Id>(text_bytes(id)), id);
    BOOST_TEST(refuses<AnyRef>(text_bytes(id)), id);
    BOOST_TEST(refuses<PartyRef>(text_bytes(id)), id);
  }
}

BOOST_AUTO_TEST_CASE(tells_operands_apart) {
  BOOST_TEST(is_encoding<Operand>({0x00, 0x0E, 0x00, 0x00}, Operand{Figure{7, 0, Unit::kNone}}));
  BOOST_TEST(is_encoding<Operand>({0x01, 0x05}, Operand{Measure::kPaid}));
  BOOST_TEST(is_encoding<Operand>({0x02, 0x02, 'I', 'R'}, Operand{ReportRef{"IR"}}));
  BOOST_TEST(refuses<Operand>({0x03, 0x05}));
  BOOST_TEST(refuses<Operand>({0x80, 0x00, 0x0E, 0x00, 0x00}));
  for (const std::string& id : {"paid"s, "7093"s, "2024-001"s, "1.2.3"s}) {
    Bytes bytes = text_bytes(id);
    bytes.insert(bytes.begin(), 0x02);
    BOOST_TEST(refuses<Operand>(bytes), id);
  }
}

BOOST_AUTO_TEST_CASE(tells_names_and_commitments_apart) {
  Commitment commitment;
  commitment.digest.bytes.fill(0xAB);
  Bytes bytes(33, 0xAB);
  bytes[0] = 1;
  BOOST_TEST(is_encoding(bytes, PartyName{commitment}));
  BOOST_TEST(is_encoding(Bytes{0, 1, 'a'}, PartyName{"a"}));
  bytes[0] = 2;
  BOOST_TEST(refuses<PartyName>(bytes));
}

BOOST_AUTO_TEST_CASE(tells_reported_values_apart) {
  BOOST_TEST(is_encoding<ReportedValue>({0x00, 0x0E, 0x00, 0x00},
                                        ReportedValue{Figure{7, 0, Unit::kNone}}));
  BOOST_TEST(is_encoding<ReportedValue>({0x01, 0x02}, ReportedValue{QualitativeResult::kPartly}));
  BOOST_TEST(refuses<ReportedValue>({0x02, 0x02}));
  BOOST_TEST(refuses<ReportedValue>({0x01, 0x04}));
}

BOOST_AUTO_TEST_CASE(tells_claims_apart) {
  BOOST_TEST(is_encoding<Claim>({0x07, 0x07, 0x00}, Claim(DutyClaim{DutyType::kPublish, {}})));
  BOOST_TEST(refuses<Claim>({0x08, 0x07, 0x00}));
  BOOST_TEST(refuses<Claim>({0x08}));
  BOOST_TEST(refuses<Claim>({0x87, 0x00, 0x07, 0x00}));
}

BOOST_AUTO_TEST_CASE(names_the_byte_and_the_field) {
  try {
    read<Citation>({0x02, 'D', '1', 0x03, 'a', 'b'});
    BOOST_ERROR("accepted");
  } catch (const FormatError& error) {
    BOOST_TEST(error.byte_offset().value() == 4U);
    BOOST_TEST(error.message().en.find("byte 4, field section:") == 0U);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
