// SPDX-License-Identifier: Apache-2.0
//
// Samples changed in one place at a time: the schema of the kind and the decoder agree on each.
#include <array>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "schemas/json/json_value.h"
#include "schemas/limits.h"
#include "tests/schemas/refusal.h"
#include "tests/schemas/samples.h"
#include "tests/support/figures.h"
#include "tests/support/schema_check.h"

namespace fundtrail::test {
namespace {

// Texts of every form that a field may have, and of forms just beside them. None is refused by the
// decoder for a reason that a schema cannot tell: those are in schema_limits_test.cc.
constexpr const char* kTexts[] = {
    "",
    "x",
    "x y",
    "二",
    "0元",
    "-0元",
    "-0.01元",
    "0.00元",
    "0.01元",
    "838万元",
    "00元",
    "1.234元",
    "1.1234567万元",
    "1.0123456789亿元",
    "1,000元",
    "+1元",
    "1.元",
    ".5元",
    "838 万元",
    "838万",
    "0",
    "0.0",
    "-0",
    "-1",
    "1.123456789",
    "5574套",
    "0.5套",
    "0套",
    "127.25%",
    "85.81",
    "7元元",
    "met",
    "paid",
    "2024-001",
    "IR-1",
    "-x",
    "2024-04-29",
    "2024-4-29",
    "2024-13-01",
    "2024-00-10",
    "2024-01-32",
    "1899-12-31",
    "2200-01-01",
    "2024-04-29 ",
    "220100",
    "220001",
    "100000",
    "830000",
    "22010",
    "220100\n",
    "true",
    "original",
    "missing",
    "increase",
    "advance",
    "amend",
    "qualitative",
    "ge",
    "other",
    "sha256",
    "a\tb",
    "a\nb",
    "a\x01",
    "a\x7f",
    "12345678901234567x",
    "123456789012345",
    "1234567890123456789",
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    "0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef",
    "11220000TEQT00014T",
    "11220000TEQT0001IT",
    "50011122T000002075487"};

/// What a value is replaced by, whatever stood there.
std::vector<JsonValue> replacements() {
  std::vector<JsonValue> values = {0,    1,     -1,    1899, 1900,        2199,
                                   2200, 65535, 65536, true, JsonArray(), JsonObject()};
  for (const char* text : kTexts) values.emplace_back(text);
  values.emplace_back(std::string(kIdBytesMax, 'a'));
  values.emplace_back(std::string(kIdBytesMax + 1, 'a'));
  values.emplace_back(std::string(kTextBytesMax, 'a'));
  values.emplace_back(std::string(kTextBytesMax + 1, 'a'));
  return values;
}

using Emit = std::function<void(const JsonValue&)>;

void mutate(const JsonValue& value, const Emit& emit);

void mutate_members(const JsonObject& members, const Emit& emit) {
  for (std::size_t i = 0; i < members.size(); ++i) {
    JsonObject changed = members;
    mutate(members[i].second, [&](const JsonValue& value) {
      changed[i].second = value;
      emit(JsonValue(changed));
    });
    changed[i] = {members[i].first + "_", members[i].second};
    emit(JsonValue(changed));
    changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(i));
    emit(JsonValue(changed));
  }
  JsonObject longer = members;
  longer.emplace_back("surplus", "x");
  emit(JsonValue(longer));
}

void mutate_elements(const JsonArray& elements, const Emit& emit) {
  for (std::size_t i = 0; i < elements.size(); ++i) {
    JsonArray changed = elements;
    mutate(elements[i], [&](const JsonValue& value) {
      changed[i] = value;
      emit(JsonValue(changed));
    });
  }
  if (elements.empty()) return;
  emit(JsonValue(JsonArray(kListSizeMax, elements.front())));
  emit(JsonValue(JsonArray(kListSizeMax + 1, elements.front())));
}

/// Calls `emit` with every change of `value` in one place.
void mutate(const JsonValue& value, const Emit& emit) {
  static const std::vector<JsonValue> kReplacements = replacements();
  for (const JsonValue& replacement : kReplacements) emit(replacement);
  if (value.object() != nullptr) mutate_members(value.members(), emit);
  if (value.array() != nullptr) mutate_elements(*value.array(), emit);
}

/// How many mutants of a line the decoder accepted, and how many it refused.
struct Tally {
  std::size_t accepted = 0;
  std::size_t refused = 0;
};

Tally compare(const std::string& line) {
  const JsonValue record = parse_json(line);
  const SchemaCheck schema(*record.find("kind")->text());
  Tally tally;
  mutate_members(record.members(), [&](const JsonValue& mutant) {
    const std::string text = format_json(mutant);
    const bool is_accepted = !is_refused([&text] { return read_line(text); });
    ++(is_accepted ? tally.accepted : tally.refused);
    if (schema.accepts(text) != is_accepted) {
      BOOST_ERROR((is_accepted ? "refused by the schema alone: " : "refused by the decoder alone: ")
                  << text.substr(0, 1'000));
    }
  });
  return tally;
}

Tally compare_all(const std::vector<std::string>& lines) {
  Tally sum;
  for (const std::string& line : lines) {
    const Tally tally = compare(line);
    sum.accepted += tally.accepted;
    sum.refused += tally.refused;
  }
  tell_figures(fmt::format("{} changed records accepted, {} refused, by both alike", sum.accepted,
                           sum.refused));
  return sum;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(schema_mutants)

BOOST_AUTO_TEST_CASE(schema_and_decoder_agree_on_changed_minimal_samples) {
  const Tally sum = compare_all(minimal_lines());
  BOOST_TEST(sum.accepted >= 3'000U);
  BOOST_TEST(sum.refused >= 8'000U);
}

BOOST_AUTO_TEST_CASE(schema_and_decoder_agree_on_changed_full_samples,
                     *boost::unit_test::label("long")) {
  const Tally sum = compare_all(full_lines());
  BOOST_TEST(sum.accepted >= 25'000U);
  BOOST_TEST(sum.refused >= 35'000U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
