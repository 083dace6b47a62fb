// SPDX-License-Identifier: Apache-2.0
//
// What a JSON Schema cannot say, rule by rule: a record that the schema of its kind accepts and
// that is refused all the same, by the decoder or when it is appended. Everything else is told by
// both alike (schema_mutants_test.cc).
//
// Besides, draft-07 takes 1.0 for an integer; the decoder refuses every number with a point.
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "tests/schemas/refusal.h"
#include "tests/schemas/samples.h"
#include "tests/support/ledger_fixture.h"
#include "tests/support/schema_check.h"

namespace fundtrail::test {
namespace {

/// A rule, the last words of the refusal that it gives, and a line that breaks it.
struct Limit {
  std::string rule;
  std::string refusal;
  std::string kind;
  std::string line;
};

std::string party(const std::string& members) {
  return R"({"kind":"party","id":"p","role":"other",)" + members + "}";
}

std::string party_named(const std::string& name) { return party(R"("name":")" + name + "\""); }

std::string budget(const std::string& amount) {
  return R"({"kind":"budget","id":"B","programme":"PG","amount":")" + amount +
         R"(","type":"initial","source":"other"})";
}

std::string report(const std::string& members) {
  return R"({"kind":"indicator_report","id":"IR","target":"T",)" + members + "}";
}

std::string receipt_on(const std::string& date) {
  return R"({"kind":"receipt","id":"RC","programme":"PG","party":"b","amount":"1元",)"
         R"("source":"unstated","dated_on":")" +
         date + "\"}";
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

std::vector<Limit> value_limits() {
  return {
      {"a day exists", "there is no day", "receipt", receipt_on("2024-02-30")},
      {"a leap day exists", "there is no day", "receipt", receipt_on("2023-02-29")},
      {"the check character of a credit code", "the check character", "party",
       party(R"("name":"某市","uscc":"11220000TEQT000140")")},
      {"a mantissa is at most 10^17", "exceeds what can be recorded", "indicator_report",
       report(R"("value":"100000000000000001套")")},
      {"decimals count towards it", "exceeds what can be recorded", "indicator_report",
       report(R"("value":"100000000000.000001")")},
      {"an amount is at most 10^17 分", "exceeds the largest amount", "budget",
       budget("10000000.01亿元")},
      {"a text is at most 32768 bytes, not characters", "32769 bytes, at most", "party",
       party_named(repeated("长", 10'923))},
      {"no control character beyond ASCII", "control character U+0085", "party",
       party_named("a\xC2\x85")},
      {"no noncharacter", "noncharacter U+FFFE", "party", party_named("a\xEF\xBF\xBE")},
  };
}

std::vector<Limit> json_limits() {
  return {
      {"a key occurs once", "occurs twice", "party", party(R"("name":"甲","name":"乙")")},
      {"a key occurs once, escapes resolved", "occurs twice", "party",
       party(R"("name":"甲","n\u0061me":"乙")")},
      {"no -0", "-0", "indicator_report", report(R"("value":"1","sample_size":-0)")},
      {"no byte order mark", "byte order mark", "party", "\xEF\xBB\xBF" + party_named("甲")},
      {"a line is at most 1 MiB", "1048577 bytes", "party",
       party_named("甲") + std::string(1'048'577 - party_named("甲").size(), ' ')},
  };
}

constexpr const char* kRegister =
    R"({"kind":"party","id":"a","name":"甲","role":"other"}
{"kind":"programme","id":"PG","name":"奖补资金","year":2024,"level":"city","region":"220100"}
)";

std::vector<Limit> append_limits() {
  return {
      {"normalization form C", "normalization form C", "party", party_named("e\xCC\x81")},
      {"characters of Unicode 14", "is not assigned in Unicode 14", "party",
       party_named("\xF0\x9F\xAB\xA8")},
      {"an id that is referred to is there", "record it first", "party",
       party(R"("name":"丙","parent":"absent")")},
      {"a reference is to a record of its kind", "of kind programme, not party", "party",
       party(R"("name":"丙","parent":"PG")")},
      {"an id is used once", "has this id already", "party",
       R"({"kind":"party","id":"a","name":"乙","role":"other"})"},
      {"an entry is at most 65535 bytes", "at most 65535 are allowed", "party",
       party(R"("name":"丙","note":")" + std::string(32'768, 'n') + R"(","late_reason":")" +
             std::string(32'768, 'l') + "\"")},
  };
}

std::string append_refusal(const std::string& line) {
  LedgerFixture fixture;
  fixture.append(kRegister);
  try {
    fixture.append(line);
  } catch (const Error& error) {
    return error.code() == ErrorCode::kRefused ? error.message().en : "(another code)";
  }
  return "(accepted)";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(schema_limits)

BOOST_AUTO_TEST_CASE(what_a_pattern_cannot_tell_the_decoder_refuses) {
  for (const auto& [rule, refusal, kind, line] : value_limits()) {
    BOOST_TEST(SchemaCheck(kind).accepts(line), rule);
    const std::string text = refusal_text([&line = line] { return read_line(line); });
    BOOST_TEST(text.find(refusal) != std::string::npos, rule << ": " << text);
  }
}

BOOST_AUTO_TEST_CASE(what_json_itself_leaves_open_the_decoder_refuses) {
  for (const auto& [rule, refusal, kind, line] : json_limits()) {
    BOOST_TEST(SchemaCheck(kind).accepts(line), rule);
    const std::string text = refusal_text([&line = line] { return read_line(line); });
    BOOST_TEST(text.find(refusal) != std::string::npos, rule << ": " << text);
  }
}

BOOST_AUTO_TEST_CASE(what_no_single_record_can_tell_an_append_refuses) {
  for (const auto& [rule, refusal, kind, line] : append_limits()) {
    BOOST_TEST(SchemaCheck(kind).accepts(line), rule);
    BOOST_TEST(!is_refused([&line = line] { return read_line(line); }), rule);
    const std::string text = append_refusal(line);
    BOOST_TEST(text.find(refusal) != std::string::npos, rule << ": " << text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
