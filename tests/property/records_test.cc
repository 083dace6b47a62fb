// SPDX-License-Identifier: Apache-2.0
//
// Records of every kind and their two forms.
#include <map>
#include <optional>
#include <string>

#include "schemas/error.h"
#include "tests/property/generators.h"
#include "tests/property/property.h"

namespace fundtrail::test {
namespace {

Bytes body_of(const Record& record) {
  Bytes body;
  encode_record(record, body);
  return body;
}

// The record of a body of `like`'s kind and version, if there is one.
std::optional<Record> decode_like(const Record& like, ByteView body) {
  try {
    return decode_record(static_cast<std::uint16_t>(record_kind(like)), record_version(like), body);
  } catch (const FormatError&) {
    return std::nullopt;
  }
}

std::optional<Record> read_line(const std::string& line) {
  try {
    return record_from_json(parse_json(line));
  } catch (const FormatError&) {
    return std::nullopt;
  }
}

rc::Gen<Record> any_business_record() {
  return rc::gen::suchThat(
      any_record(), [](const Record& record) { return !is_system_kind(record_kind(record)); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(records)

// Of the generator itself: without it the properties below would say less than they seem to.
BOOST_AUTO_TEST_CASE(are_of_every_kind) {
  std::map<Kind, int> counts;
  check_property([&counts] { ++counts[record_kind(*any_record())]; }, 500);
  BOOST_TEST(counts.size() == std::variant_size_v<Record>);
  for (const auto& [kind, count] : counts) BOOST_TEST(count >= 5, enum_name(kind));
}

FUNDTRAIL_PROPERTY(decode_to_what_was_encoded, 200) {
  const Record record = *any_record();
  const Bytes body = body_of(record);
  const std::optional<Record> decoded = decode_like(record, body);
  RC_ASSERT(decoded.has_value());
  RC_ASSERT(*decoded == record);
  RC_ASSERT(body_of(*decoded) == body);
}

FUNDTRAIL_PROPERTY(decode_from_one_encoding_alone, 400) {
  const Record record = *any_record();
  const Bytes body = *near(body_of(record));
  if (const auto decoded = decode_like(record, body)) RC_ASSERT(body_of(*decoded) == body);
}

FUNDTRAIL_PROPERTY(are_read_as_they_were_written, 200) {
  const Record record = *any_business_record();
  const JsonValue json = record_to_json(record);
  RC_ASSERT(read_line(format_json(json)) == record);
  RC_ASSERT(read_line(format_json_pretty(json)) == record);
  RC_ASSERT(format_json(record_to_json(*read_line(format_json(json)))) == format_json(json));
}

FUNDTRAIL_PROPERTY(are_written_in_one_spelling, 400) {
  const Record record = *any_business_record();
  const std::string line = *near(format_json(record_to_json(record)));
  const std::optional<Record> accepted = read_line(line);
  if (!accepted) return;
  const std::string written = format_json(record_to_json(*accepted));
  RC_ASSERT(read_line(written) == accepted);
  RC_ASSERT(format_json(record_to_json(*read_line(written))) == written);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
