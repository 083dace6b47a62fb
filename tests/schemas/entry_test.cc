// SPDX-License-Identifier: Apache-2.0
#include "schemas/entry.h"

#include <algorithm>
#include <limits>
#include <string>

#include <boost/test/unit_test.hpp>

#include "schemas/limits.h"
#include "tests/schemas/refusal.h"
#include "tests/schemas/samples.h"

namespace fundtrail::test {
namespace {

/// A digest whose every byte is `byte`.
Digest digest_of(std::uint8_t byte) {
  Digest digest;
  digest.bytes.fill(byte);
  return digest;
}

EntryHeader header_at(std::uint64_t sequence, std::int64_t recorded_at_us) {
  EntryHeader header;
  header.sequence = sequence;
  header.recorded_at_us = recorded_at_us;
  return header;
}

Record small_party() { return read_line(minimal_lines()[0]); }

/// A party whose entry has exactly `size` bytes, most of them in its note.
Record party_of_entry_size(std::size_t size) {
  Party party = std::get<Party>(small_party());
  party.note = std::string(kTextBytesMax, 'n');
  party.late_reason = std::string(kTextBytesMax / 2, 'r');
  const std::size_t missing = size - encode_entry({}, party, {}).size();
  party.late_reason->append(missing, 'r');
  return party;
}

bool is_parsed(const Bytes& entry) {
  return !is_refused([&entry] { return parse_entry(entry); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(entry)

BOOST_AUTO_TEST_CASE(is_the_same_sealed_later) {
  const Record record = small_party();
  const Bytes placed = encode_entry(header_at(0x0102030405060708, -1), record, digest_of(0xAB));
  Bytes entry = encode_entry(header_at(5, 6), record, digest_of(7));
  BOOST_TEST((entry != placed));
  seal_entry(entry, 0x0102030405060708, -1, digest_of(0xAB));
  BOOST_TEST((entry == placed));
}

BOOST_AUTO_TEST_CASE(lays_out_its_bytes) {
  const Bytes entry = encode_entry(header_at(0x0102030405060708, 0x1112131415161718), small_party(),
                                   digest_of(0xAB));
  BOOST_TEST(format_hex(entry) ==
             "01"                    // format
             "0102030405060708"      // sequence
             "1112131415161718"      // recorded_at
             "0010"                  // kind 16, party
             "01"                    // version of the kind
             "0170"                  // id "p"
             "00"                    // no programme
             "00"                    // name in clear
             "09e995bfe698a5e5b882"  // name 长春市
             "0c"                    // role 12, other
             "000000"                // no region, credit code, parent
             "00"                    // no aliases
             "00"                    // no evidence
             "0000000000"            // not cited; recorded, reviewed, late, note: not said
             "abababababababababababababababababababababababababababababababab");
}

BOOST_AUTO_TEST_CASE(takes_apart_what_it_put_together) {
  for (const Record& record : all_records()) {
    const Bytes bytes = encode_entry(header_at(7, -1), record, digest_of(0x5A));
    const EntryView view = parse_entry(bytes);
    BOOST_TEST(view.header.format == kEntryFormat);
    BOOST_TEST(view.header.sequence == 7U);
    BOOST_TEST(view.header.recorded_at_us == -1);
    BOOST_TEST(view.header.kind == static_cast<std::uint16_t>(record_kind(record)));
    BOOST_TEST(view.header.kind_version == 1);
    BOOST_TEST((view.previous_leaf == digest_of(0x5A)));
    BOOST_TEST((decode_body(view) == record));
  }
}

BOOST_AUTO_TEST_CASE(keeps_extreme_numbers) {
  const std::int64_t least = std::numeric_limits<std::int64_t>::min();
  const std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
  const Bytes bytes = encode_entry(header_at(most, least), small_party(), {});
  BOOST_TEST(format_hex(ByteView(bytes).first(17)) == "01ffffffffffffffff8000000000000000");
  BOOST_TEST((parse_entry(bytes).header == EntryHeader{1, most, least, 16, 1}));
}

BOOST_AUTO_TEST_CASE(bounds_the_size_of_what_it_parses) {
  BOOST_TEST(!is_parsed({}));
  const auto entry_of = [](std::size_t size) {
    Bytes entry(size);
    entry[0] = kEntryFormat;
    return entry;
  };
  BOOST_TEST(!is_parsed(entry_of(51)));
  BOOST_TEST(is_parsed(entry_of(52)));
  BOOST_TEST(is_parsed(entry_of(kEntryBytesMax)));
  BOOST_TEST(!is_parsed(entry_of(kEntryBytesMax + 1)));
  BOOST_TEST(parse_entry(entry_of(52)).body.empty());
}

BOOST_AUTO_TEST_CASE(bounds_the_size_of_what_it_encodes) {
  BOOST_TEST(encode_entry({}, party_of_entry_size(kEntryBytesMax), {}).size() == kEntryBytesMax);
  const Record larger = party_of_entry_size(kEntryBytesMax + 1);
  BOOST_TEST(refused_field([&larger] { return encode_entry({}, larger, {}); }) == "note");
  BOOST_TEST(refusal_text([&larger] {
               return encode_entry({}, larger, {});
             }).find("takes 65536 bytes, at most 65535 are allowed") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(refuses_other_formats) {
  Bytes bytes = encode_entry({}, small_party(), {});
  for (int format = 0; format <= 0xFF; ++format) {
    if (format == kEntryFormat) continue;
    bytes[0] = static_cast<std::uint8_t>(format);
    BOOST_TEST(!is_parsed(bytes), format);
  }
  try {
    static_cast<void>(parse_entry(bytes));
  } catch (const FormatError& error) {
    BOOST_TEST(error.byte_offset().value() == 0U);
  }
}

// The integrity of what this version does not know is checked without its body.
BOOST_AUTO_TEST_CASE(parses_kinds_that_it_does_not_know) {
  Bytes bytes = encode_entry({}, small_party(), {});
  bytes[17] = 0xFF;
  BOOST_TEST(parse_entry(bytes).header.kind == 0xFF10);
  bytes[19] = 0x02;
  BOOST_TEST(parse_entry(bytes).header.kind_version == 2);
  BOOST_TEST(!is_known(0xFF10, 2));
}

BOOST_AUTO_TEST_CASE(compares_content_without_its_place) {
  const Bytes one = encode_entry(header_at(1, 1), small_party(), digest_of(1));
  const Bytes two = encode_entry(header_at(2, 2), small_party(), digest_of(2));
  BOOST_TEST(has_same_content(parse_entry(one), parse_entry(two)));
  for (const std::size_t place : {17U, 18U, 19U, 20U}) {
    Bytes altered = two;
    altered[place] ^= 1;
    BOOST_TEST(!has_same_content(parse_entry(one), parse_entry(altered)), place);
  }
  const Bytes other = encode_entry(header_at(1, 1), read_line(full_lines()[0]), digest_of(1));
  BOOST_TEST(!has_same_content(parse_entry(one), parse_entry(other)));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
