// SPDX-License-Identifier: Apache-2.0
//
// Damaged bodies of every kind: refused, or the one encoding of another record, which has a JSON
// form too.
#include <random>
#include <string>

#include <boost/test/unit_test.hpp>

#include "tests/schemas/refusal.h"
#include "tests/schemas/samples.h"

namespace fundtrail::test {
namespace {

enum class Fate { kRefused, kAnotherRecord, kNotCanonical, kWithoutJson };

bool has_json_form(const Record& record) {
  if (is_system_kind(record_kind(record))) return true;
  const JsonValue json = parse_json(format_json(record_to_json(record)));
  return !is_refused([&json] { return record_from_json(json); }) &&
         record_from_json(json) == record;
}

Fate fate_of(const Record& like, const Bytes& body) {
  try {
    const Record record = decode_as(like, body);
    if (body_of(record) != body) return Fate::kNotCanonical;
    return has_json_form(record) ? Fate::kAnotherRecord : Fate::kWithoutJson;
  } catch (const FormatError&) {
    return Fate::kRefused;
  }
}

bool is_sound(Fate fate) { return fate == Fate::kRefused || fate == Fate::kAnotherRecord; }

std::string name_of(const Record& record) {
  return std::string(enum_name(record_kind(record))) + " " + std::string(record_id(record));
}

Bytes mutated(Bytes body, std::mt19937& random) {
  const auto pick = [&random](std::size_t size) {
    return std::uniform_int_distribution<std::size_t>(0, size - 1)(random);
  };
  for (std::size_t edits = 1 + pick(3); edits > 0 && !body.empty(); --edits) {
    const auto place = body.begin() + static_cast<std::ptrdiff_t>(pick(body.size()));
    const auto byte = static_cast<std::uint8_t>(pick(256));
    switch (pick(3)) {
      case 0:
        *place = byte;
        break;
      case 1:
        body.insert(place, byte);
        break;
      default:
        body.erase(place);
    }
  }
  return body;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(canonical_damage)

BOOST_AUTO_TEST_CASE(refuses_truncation_at_every_byte) {
  for (const Record& record : all_records()) {
    Bytes body = body_of(record);
    while (!body.empty()) {
      body.pop_back();
      BOOST_TEST((fate_of(record, body) == Fate::kRefused), name_of(record) << " " << body.size());
    }
  }
}

BOOST_AUTO_TEST_CASE(refuses_trailing_bytes) {
  for (const Record& record : all_records()) {
    for (const int byte : {0x00, 0x01, 0x80, 0xFF}) {
      Bytes body = body_of(record);
      body.push_back(static_cast<std::uint8_t>(byte));
      BOOST_TEST((fate_of(record, body) == Fate::kRefused), name_of(record) << " " << byte);
    }
  }
}

BOOST_AUTO_TEST_CASE(survives_every_flipped_bit) {
  std::size_t refused = 0;
  std::size_t other = 0;
  for (const Record& record : all_records()) {
    Bytes body = body_of(record);
    for (std::size_t bit = 0; bit < body.size() * 8; ++bit) {
      const auto mask = static_cast<std::uint8_t>(1U << (bit % 8));
      body[bit / 8] ^= mask;
      const Fate fate = fate_of(record, body);
      BOOST_TEST(is_sound(fate), name_of(record) << " bit " << bit);
      (fate == Fate::kRefused ? refused : other) += 1;
      body[bit / 8] ^= mask;
    }
  }
  BOOST_TEST(refused > 10'000U);  // neither outcome is the only one
  BOOST_TEST(other > 10'000U);
}

BOOST_AUTO_TEST_CASE(survives_random_edits) {
  constexpr unsigned kSeed = 20'240'429;
  BOOST_TEST_CONTEXT("seed " << kSeed) {
    std::mt19937 random(kSeed);
    for (const Record& record : all_records()) {
      const Bytes body = body_of(record);
      for (int i = 0; i < 500; ++i) {
        const Bytes edited = mutated(body, random);
        BOOST_TEST(is_sound(fate_of(record, edited)), name_of(record) << " " << format_hex(edited));
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
