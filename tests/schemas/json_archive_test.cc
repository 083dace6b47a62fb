// SPDX-License-Identifier: Apache-2.0
#include <string>

#include <boost/test/unit_test.hpp>

#include "schemas/json/json_value.h"
#include "schemas/record.h"
#include "tests/schemas/refusal.h"
#include "tests/schemas/samples.h"

namespace fundtrail::test {
namespace {

std::string refused(const std::string& line) {
  return refused_field([&line] { return read_line(line); });
}

std::string why_refused(const std::string& line) {
  try {
    static_cast<void>(read_line(line));
  } catch (const FieldError& error) {
    return error.reason().en;
  }
  return {};
}

std::string party_with(const std::string& members) {
  return R"({"kind":"party","id":"p","name":"甲","role":"other",)" + members + "}";
}

std::string document_with(const std::string& members) {
  return R"({"kind":"document","id":"D","title":"文","type":"other","status":"scan",)" + members +
         "}";
}

std::string budget_of(const std::string& amount) {
  return R"({"kind":"budget","id":"B","programme":"PG","type":"initial","source":"city",)"
         R"("amount":)" +
         amount + "}";
}

std::string statement_of(const std::string& claim) {
  return R"({"kind":"statement","id":"S","document":"D","section":"一","claim":)" + claim + "}";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json_archive)

BOOST_AUTO_TEST_CASE(wants_an_object_with_a_known_kind) {
  for (const char* line : {"[]", "1", R"("party")", "true"}) BOOST_TEST(refused(line) == "", line);
  for (const char* line : {"{}", R"({"id":"p"})", R"({"kind":1})", R"({"kind":["party"]})",
                           R"({"kind":""})", R"({"kind":"Party"})", R"({"kind":"key"})",
                           R"({"kind":"genesis","origin":"a","hash":"sha256"})"}) {
    BOOST_TEST(refused(line) == "kind", line);
  }
  BOOST_TEST(why_refused(R"({"kind":"payment"})")
                 .starts_with("there is no such kind of record; one of: party, programme, "));
}

BOOST_AUTO_TEST_CASE(names_a_missing_field) {
  BOOST_TEST(refused(R"({"kind":"party","name":"甲","role":"other"})") == "id");
  BOOST_TEST(refused(R"({"kind":"party","id":"p","role":"other"})") == "name");
  BOOST_TEST(refused(R"({"kind":"party","id":"p","name":"甲"})") == "role");
  BOOST_TEST(why_refused(R"({"kind":"party","id":"p","name":"甲"})") ==
             "this required field is missing");
  BOOST_TEST(refused(party_with(R"("cited_in":{"document":"D"})")) == "cited_in.section");
  BOOST_TEST(refused(party_with(R"("evidence":[{"document":"D"},{"section":"一"}])")) ==
             "evidence[1].document");
}

// Every field of every kind: what the minimal line has cannot be left out.
BOOST_AUTO_TEST_CASE(wants_every_field_of_a_minimal_line) {
  for (const std::string& line : minimal_lines()) {
    const JsonValue record = parse_json(line);
    for (const auto& [name, value] : record.members()) {
      JsonObject rest;
      for (const auto& member : record.members()) {
        if (member.first != name) rest.push_back(member);
      }
      const JsonValue shortened{std::move(rest)};
      BOOST_TEST(refused_field([&] { return record_from_json(shortened); }) == name, line);
    }
  }
}

BOOST_AUTO_TEST_CASE(names_an_unknown_field) {
  BOOST_TEST(refused(party_with(R"("nam":"乙")")) == "nam");
  BOOST_TEST(refused(party_with(R"("Name":"乙")")) == "Name");
  BOOST_TEST(refused(party_with(R"("":1)")) == "");
  BOOST_TEST(refused(party_with(R"("cited_in":{"document":"D","section":"一","page":3})")) ==
             "cited_in.page");
  BOOST_TEST(refused(statement_of(R"({"duty":"file","value":"1"})")) == "claim.value");
  BOOST_TEST(refused(party_with(R"("\u001b[2J":1)")) == "\\x1b[2J");
}

BOOST_AUTO_TEST_CASE(tells_every_fault_of_a_line) {
  const auto faults = [](const std::string& line) {
    std::string fields;
    try {
      static_cast<void>(read_line(line));
    } catch (const FieldErrors& errors) {
      for (const FieldError& error : errors.errors()) fields += error.field_path() + " ";
    }
    return fields;
  };
  BOOST_TEST(faults(R"({"kind":"allocation","id":"AL-1"})") ==
             "from to amount dated_on type programme ");
  BOOST_TEST(faults(party_with(R"("region":1,"evidence":[{"document":"?"},{}],"b":1)")) ==
             "region evidence[0].document evidence[1].document b ");
  BOOST_TEST(faults(R"({"kind":"party","id":"-","name":"","role":"x","note":1,"b":2})") ==
             "id name role note b ");
  BOOST_TEST(faults(R"({"kind":"budget","id":"B","note":null,"amount":1.5,"x":[null]})") ==
             "note amount x[0] ");
}

BOOST_AUTO_TEST_CASE(tells_a_misspelt_field_once_and_asks_what_is_meant) {
  const auto why = [](const std::string& line) {
    std::string reasons;
    try {
      static_cast<void>(read_line(line));
    } catch (const FieldErrors& errors) {
      for (const FieldError& error : errors.errors()) reasons += error.reason().zh + "|";
    }
    return reasons;
  };
  const std::string budget =
      R"({"kind":"budget","id":"B","programme":"PG","type":"initial","source":"city",)";
  for (const char* name : {"amuont", "金额", "Amount"}) {
    BOOST_TEST(why(budget + "\"" + name + R"(":"1元"})") == "没有这个字段，是不是 amount？|", name);
  }
  BOOST_TEST(why(budget + R"("amount":"1元","evidence":[{"document":"D","sect":"一"}]})") ==
             "没有这个字段，是不是 section？|");
  BOOST_TEST(
      why(budget + R"("amount":"1元","remark":"x"})") ==
      "没有这个字段；还可以写：dated_on（预算日期）、evidence（依据）、cited_in（录入出处）、"
      "recorded_by（录入人）、reviewed_by（复核人）、late_reason（补录原因）、note（备注）|");
}

BOOST_AUTO_TEST_CASE(tells_how_a_number_should_have_been_written) {
  const auto why = [](const std::string& line) {
    try {
      static_cast<void>(read_line(line));
    } catch (const FieldError& error) {
      return error.shown_value() + " " + error.reason().zh;
    }
    return std::string();
  };
  BOOST_TEST(why(document_with(R"("dated_on":20240430)")) ==
             "20240430 应为加引号的文字，日期写作 \"2024-04-30\"");
  BOOST_TEST(why(document_with(R"("dated_on":45411)")) ==
             "45411 应为加引号的文字，日期写作 \"2024-04-29\"");
  BOOST_TEST(why(party_with(R"("parent":7)")) == "7 应为加引号的文字，编号写作 \"AL-1\"");
  BOOST_TEST(why(budget_of("838")) == "838 应为加引号的文字，例如金额写作 \"838万元\"");
  BOOST_TEST(why(party_with(R"("note":7)")) == "7 应为加引号的文字");
}

BOOST_AUTO_TEST_CASE(wants_text_for_text) {
  for (const char* value : {"1", "true", "[]", "{}", R"(["甲"])"}) {
    const std::string text = value;
    BOOST_TEST(refused(party_with(R"("note":)" + text)) == "note", text);
    BOOST_TEST(refused(budget_of(text)) == "amount", text);
    BOOST_TEST(refused(party_with(R"("parent":)" + text)) == "parent", text);
    BOOST_TEST(refused(party_with(R"("region":)" + text)) == "region", text);
    BOOST_TEST(refused(document_with(R"("dated_on":)" + text)) == "dated_on", text);
    BOOST_TEST(refused(document_with(R"("sha256":)" + text)) == "sha256", text);
    BOOST_TEST(refused(document_with(R"("type2":)" + text)) == "type2", text);
  }
}

BOOST_AUTO_TEST_CASE(refuses_texts_that_are_none) {
  BOOST_TEST(refused(party_with(R"("note":"")")) == "note");
  BOOST_TEST(refused(party_with(R"("note":"a\tb")")) == "note");
  BOOST_TEST(refused(party_with(R"("note":"\ufffe")")) == "note");
  BOOST_TEST(refused(party_with(R"("aliases":["甲","\u0085"])")) == "aliases[1]");
  BOOST_TEST(refused(party_with(R"("note":"a\nb")")) == "(accepted)");
}

BOOST_AUTO_TEST_CASE(wants_integers_in_range) {
  const auto size = [](const std::string& value) {
    return refused(document_with(R"("size":)" + value));
  };
  BOOST_TEST(size("0") == "(accepted)");
  BOOST_TEST(size("18446744073709551615") == "(accepted)");
  for (const char* value : {"-1", R"("5")", "true", "[]"}) BOOST_TEST(size(value) == "size", value);
  BOOST_TEST(size("1.5") == "size");
  const std::string programme = R"({"kind":"programme","id":"PG","name":"甲","level":"city",)"
                                R"("region":"220100","year":)";
  BOOST_TEST(refused(programme + "2024}") == "(accepted)");
  for (const char* value : {"65536", "67560", "4294967296", "-2024", R"("2024")"}) {
    BOOST_TEST(refused(programme + value + "}") == "year", value);
  }
}

BOOST_AUTO_TEST_CASE(wants_booleans_for_booleans) {
  BOOST_TEST(refused(document_with(R"("signed":false)")) == "(accepted)");
  for (const char* value : {"0", "1", R"("true")", "[]"}) {
    BOOST_TEST(refused(document_with(std::string(R"("signed":)") + value)) == "signed", value);
  }
}

BOOST_AUTO_TEST_CASE(wants_lists_for_lists) {
  BOOST_TEST(refused(party_with(R"("aliases":"甲")")) == "aliases");
  BOOST_TEST(refused(party_with(R"("aliases":{})")) == "aliases");
  BOOST_TEST(refused(party_with(R"("evidence":{"document":"D"})")) == "evidence");
  BOOST_TEST(refused(party_with(R"("evidence":["D"])")) == "evidence[0]");
  BOOST_TEST(refused(party_with(R"("cited_in":[])")) == "cited_in");
  const auto aliases = [](int count) {
    std::string list = R"("甲")";
    for (int i = 1; i < count; ++i) list += R"(,"甲")";
    return party_with(R"("aliases":[)" + list + "]");
  };
  BOOST_TEST(refused(aliases(1024)) == "(accepted)");
  BOOST_TEST(refused(aliases(1025)) == "aliases");
}

BOOST_AUTO_TEST_CASE(wants_digests_in_one_spelling) {
  const std::string digest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  const auto sm3 = [](const std::string& text) {
    return refused(document_with(R"("sm3":")" + text + R"(")"));
  };
  BOOST_TEST(sm3(digest) == "(accepted)");
  BOOST_TEST(sm3(digest.substr(1)) == "sm3");
  BOOST_TEST(sm3(digest + "0") == "sm3");
  BOOST_TEST(sm3("A" + digest.substr(1)) == "sm3");
  BOOST_TEST(sm3("") == "sm3");
}

BOOST_AUTO_TEST_CASE(refuses_amounts_that_are_none) {
  for (const char* amount :
       {R"("838万")", R"("1.234元")", R"("838")", R"("838套")", R"("")", "838",
        R"("92233720368547758.08元")", R"("10000000.0000000001亿元")", R"({"fen":1})"}) {
    BOOST_TEST(refused(budget_of(amount)) == "amount", amount);
  }
  BOOST_TEST(refused(budget_of("838.5")) == "amount");
  BOOST_TEST(why_refused(budget_of("838")) ==
             "should be text in quotes; an amount is written as \"838万元\"");
}

BOOST_AUTO_TEST_CASE(lists_the_options_of_an_enumeration) {
  BOOST_TEST(refused(document_with(R"("x":1)")) == "x");
  const std::string line =
      R"({"kind":"balance","id":"BL","programme":"PG","party":"b","as_of":"2024-12-31",)"
      R"("book":"指标账","amount":"0元","class":"surplus"})";
  BOOST_TEST(refused(line) == "book");
  BOOST_TEST(why_refused(line) == "not one of: indicator, cash; is indicator meant?");
}

BOOST_AUTO_TEST_CASE(wants_exactly_one_claim) {
  BOOST_TEST(refused(statement_of("{}")) == "claim");
  BOOST_TEST(refused(statement_of("[]")) == "claim");
  BOOST_TEST(refused(statement_of(R"("1648万元")")) == "claim");
  BOOST_TEST(refused(statement_of(R"({"value":"1"})")) == "claim");
  BOOST_TEST(refused(statement_of(R"({"duty":"file","assertion":"filed"})")) == "claim");
  BOOST_TEST(why_refused(statement_of("{}")) ==
             "should have exactly one of the keys: measure, ratio, sum, count, grade, comparison, "
             "assertion, duty");
}

BOOST_AUTO_TEST_CASE(names_the_place_inside_a_claim) {
  BOOST_TEST(refused(statement_of(R"({"sum":["1","838万"],"value":"1"})")) == "claim.sum[1]");
  BOOST_TEST(refused(statement_of(R"({"ratio":{"numerator":"合同"},"value":"1"})")) ==
             "claim.ratio.numerator");
  BOOST_TEST(refused(statement_of(
                 R"({"comparison":{"left":"1","op":"ne","right":"2"},"value":"true"})")) ==
             "claim.comparison.op");
  BOOST_TEST(
      refused(statement_of(R"({"comparison":{"left":"1","op":"ge","right":"2"},"value":true})")) ==
      "claim.value");
  BOOST_TEST(refused(statement_of(R"({"count":[""],"value":"1"})")) == "claim.count[0]");
}

BOOST_AUTO_TEST_CASE(shows_what_was_refused) {
  try {
    static_cast<void>(read_line(budget_of(R"("838万")")));
    BOOST_ERROR("accepted");
  } catch (const FieldError& error) {
    BOOST_TEST(error.shown_value() == "\"838万\"");
    BOOST_TEST(error.message().zh.starts_with("字段 amount 的值 \"838万\"：“838万”的写法不对；"));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
