// SPDX-License-Identifier: Apache-2.0
#include <set>
#include <string>

#include <boost/test/unit_test.hpp>

#include "tests/schemas/field_lister.h"
#include "tests/schemas/samples.h"

namespace fundtrail::test {
namespace {

using fundtrail::serialize;  // looked for in the archive's namespace

struct Presence {
  int present = 0;
  int absent = 0;
};

// Counts the optional values that a record has and has not; an empty list is one it has not.
class PresenceCounter : public cereal::OutputArchive<PresenceCounter> {
 public:
  using IsStrictArchive = void;
  PresenceCounter() : OutputArchive(this) {}

  template <Leaf T>
  void leaf(const T&) {}
  template <class T>
  void field(const char*, T& value) {
    (*this)(value);
  }
  template <class T>
  void list(const std::vector<T>& values) {
    (values.empty() ? counts.absent : counts.present) += 1;
    for (const T& value : values) (*this)(value);
  }
  template <class T>
  void maybe(const std::optional<T>& value) {
    (value ? counts.present : counts.absent) += 1;
    if (value) (*this)(*value);
  }
  template <class... T>
  void alternatives(const std::variant<T...>& value) {
    std::visit([this](const auto& alternative) { (*this)(alternative); }, value);
  }

  Presence counts;
};

Presence count_presence(const Record& record) {
  PresenceCounter counter;
  std::visit([&counter](const auto& body) { counter(body); }, record);
  return counter.counts;
}

std::set<Kind> kinds_of(const std::vector<Record>& records) {
  std::set<Kind> kinds;
  for (const Record& record : records) kinds.insert(record_kind(record));
  return kinds;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(round_trip)

BOOST_AUTO_TEST_CASE(has_samples_of_every_kind) {
  BOOST_TEST((kinds_of(full_records()).size() == enum_table(Kind{}).size()));
  BOOST_TEST((kinds_of(minimal_records()).size() == enum_table(Kind{}).size()));
  std::set<std::size_t> claims;
  for (const Record& record : full_records()) {
    if (const auto* statement = std::get_if<Statement>(&record)) {
      claims.insert(statement->claim.index());
    }
  }
  BOOST_TEST(claims.size() == std::variant_size_v<Claim>);
}

bool has_no_optional(const Record& record) {
  return std::holds_alternative<BatchSignature>(record);
}

// What no single record can have together: a reversal's amount and an amendment's list, a target's
// value and its unit, and the section of a piece of evidence that has none.
BOOST_AUTO_TEST_CASE(has_samples_with_every_optional_value_and_with_none) {
  for (const Record& record : full_records()) {
    const Kind kind = record_kind(record);
    int left_out = is_system_kind(kind) ? 0 : 1;  // evidence[1].section
    if (kind == Kind::kCorrection || kind == Kind::kTarget) ++left_out;
    if (kind == Kind::kAllocation) ++left_out;  // purposes[1].standard
    if (kind == Kind::kParty || kind == Kind::kProgramme || kind == Kind::kProject) ++left_out;
    if (kind == Kind::kKey) ++left_out;  // why it was revoked
    BOOST_TEST(count_presence(record).absent == left_out, record_id(record));
    BOOST_TEST((count_presence(record).present > 0) == !has_no_optional(record));
  }
  for (const Record& record : minimal_records()) {
    const Presence counter = count_presence(record);
    if (has_no_optional(record)) continue;
    BOOST_TEST(counter.absent > 0);
    BOOST_TEST(counter.present <= 2, record_id(record));  // the programme, and one demanded list
  }
}

BOOST_AUTO_TEST_CASE(decodes_what_it_encodes) {
  for (const Record& record : all_records()) {
    const Bytes body = body_of(record);
    const Record decoded = decode_as(record, body);
    BOOST_TEST((decoded == record), record_id(record));
    BOOST_TEST(body_of(decoded) == body, record_id(record));
  }
}

BOOST_AUTO_TEST_CASE(reads_the_json_form_it_writes) {
  for (const Record& record : all_records()) {
    if (is_system_kind(record_kind(record))) continue;
    const JsonValue json = record_to_json(record);
    BOOST_TEST((record_from_json(json) == record), record_id(record));
    BOOST_TEST((record_from_json(parse_json(format_json(json))) == record), record_id(record));
    BOOST_TEST((read_line(format_json_pretty(json)) == record), record_id(record));
  }
}

BOOST_AUTO_TEST_CASE(writes_the_json_form_in_one_spelling) {
  for (const auto& lines : {full_lines(), minimal_lines()}) {
    for (const std::string& line : lines) {
      BOOST_TEST(format_json(record_to_json(read_line(line))) == line);
    }
  }
}

BOOST_AUTO_TEST_CASE(writes_the_json_form_of_a_genesis) {
  BOOST_TEST(format_json(record_to_json(minimal_records().back())) ==
             R"({"kind":"genesis","origin":"a","hash":"sha256","operator_key":"a+91305c6d+AQ=="})");
  BOOST_TEST(format_json(record_to_json(full_records().back())) ==
             R"({"kind":"genesis","origin":"example.org/fund","hash":"sm3","operator_key":)"
             R"("example.org/fund+bed698fd+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea",)"
             R"("continues":{)"
             R"("origin":"example.org/old","size":7,"root":)"
             R"("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",)"
             R"("note":"旧账本\n签名\n"}})");
}

BOOST_AUTO_TEST_CASE(tells_samples_apart_by_their_bodies) {
  const std::vector<Record> records = all_records();
  for (std::size_t i = 0; i < records.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const bool is_same = record_kind(records[i]) == record_kind(records[j]) &&
                           body_of(records[i]) == body_of(records[j]);
      BOOST_TEST(!is_same);
    }
  }
}

// The written form is one; what is read may order the keys otherwise and spell a list as empty.
BOOST_AUTO_TEST_CASE(reads_other_spellings_of_the_same_record) {
  const Record party = read_line(R"({"kind":"party","id":"a","name":"甲","role":"other"})");
  BOOST_TEST((read_line(R"( { "role" : "other", "name":"\u7532", "aliases":[],"evidence" : [ ],
      "id":"\u0061" , "kind":"party"} )") == party));
  const Record budget = read_line(minimal_lines()[4]);
  BOOST_TEST((read_line(R"({"kind":"budget","id":"B","programme":"PG","amount":"0.000001万元",)"
                        R"("type":"carried_in","source":"other"})") == budget));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
