// SPDX-License-Identifier: Apache-2.0
#include "schemas/json/json_fault.h"

#include <string>

#include <boost/test/unit_test.hpp>

#include "schemas/json/json_value.h"
#include "tests/schemas/refusal.h"

namespace fundtrail::test {
namespace {

std::string why(const std::string& line) {
  try {
    static_cast<void>(parse_json(line));
  } catch (const FormatError& error) {
    return error.message().zh;
  }
  return "(accepted)";
}

// What is said after “不是合法的 JSON：”.
std::string cause(const std::string& line) {
  const std::string text = why(line);
  const std::string_view head = "不是合法的 JSON：";
  return text.starts_with(head) ? text.substr(head.size()) : text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json_fault)

BOOST_AUTO_TEST_CASE(names_full_width_and_curly_punctuation) {
  BOOST_TEST(cause(R"({"名称"：1})") == "第 6 个字符（{\"名称\"：1}）是全角标点，应写作 :");
  BOOST_TEST(cause(R"({"a":1，"b":2})") == "第 7 个字符（\"a\":1，\"b\":）是全角标点，应写作 ,");
  BOOST_TEST(cause(R"({“a”:1})") == "第 2 个字符（{“a”:1）是弯引号，应写作 \"");
  BOOST_TEST(cause(R"({"a":“b”})") == "第 6 个字符（{\"a\":“b”}）是弯引号，应写作 \"");
  BOOST_TEST(cause("｛\"a\":1｝") == "第 1 个字符（｛\"a\":）是全角标点，应写作 {");
}

BOOST_AUTO_TEST_CASE(names_single_quotes_and_comments) {
  BOOST_TEST(cause("{'a':1}") == "第 2 个字符（{'a':1）是单引号，应写作 \"");
  BOOST_TEST(cause(R"({"a":1} // 注)") ==
             "第 9 个字符（\":1} // 注）对象到前面已经结束，后面还有内容；一行一条，"
             "换行用 LF 或 CRLF");
  BOOST_TEST(cause(R"({ // 注)") == "第 3 个字符（{ // 注）是注释，JSON 里不能写注释");
}

BOOST_AUTO_TEST_CASE(names_commas_too_many_and_missing) {
  BOOST_TEST(cause(R"({"a":1,})") == "第 7 个字符（\"a\":1,}）后面没有内容，是多余的逗号");
  BOOST_TEST(cause(R"({"a":[1, ],"b":2})") ==
             "第 8 个字符（a\":[1, ],\"）后面没有内容，是多余的逗号");
  BOOST_TEST(cause(R"({"a":1 "b":2})") == "第 8 个字符（a\":1 \"b\":2）前面少了逗号或冒号");
  BOOST_TEST(cause(R"({"a" "b"})").ends_with("前面少了逗号或冒号"));
}

BOOST_AUTO_TEST_CASE(names_what_lacks_its_quotes) {
  BOOST_TEST(cause(R"({"amount":10万元})") ==
             "第 11 个字符（unt\":10万元}）没有加双引号，应写作 \"amount\":\"10万元\"");
  BOOST_TEST(cause(R"({kind:"party"})") == "第 2 个字符（{kind:）没有加双引号，应写作 \"kind\"");
  BOOST_TEST(cause(R"({"a":"他说"好"了"})").ends_with("在引号之外；文字里的双引号写作 \\\""));
}

BOOST_AUTO_TEST_CASE(names_lines_that_end_too_early_or_too_late) {
  BOOST_TEST(
      cause(R"({"a":1,)").ends_with("这一行没有写完，少了 1 个右括号；一条记录写在同一行内"));
  BOOST_TEST(cause(R"({"a":"b})").ends_with("这个引号没有闭合"));
  BOOST_TEST(cause("{\"a\":1}\r{\"a\":2}").ends_with("一行一条，换行用 LF 或 CRLF"));
}

BOOST_AUTO_TEST_CASE(names_what_other_programs_make) {
  BOOST_TEST(cause(R"("{""a"":1}")").find("Excel") != std::string::npos);
  BOOST_TEST(cause("kind,id,name") == "第 1 个字符（kind,）一行应以 { 开头");
  BOOST_TEST(cause("{\"a\":\u00A01}").ends_with("应写作普通空格"));
  BOOST_TEST(cause("{\u3000\"a\":1}").ends_with("应写作普通空格"));
}

BOOST_AUTO_TEST_CASE(names_characters_that_texts_cannot_have) {
  BOOST_TEST(cause("{\"a\":\"b\tc\"}").ends_with("是控制字符；制表符写作 \\t"));
  BOOST_TEST(cause(R"({"a":"C:\档案"})").ends_with("反斜杠要写两个：\\\\"));
}

BOOST_AUTO_TEST_CASE(is_silent_about_what_it_cannot_tell) {
  BOOST_TEST(why(R"({"a":"\ud800"})") == "不是合法的 JSON；每行一个对象，用双引号，行内不换行");
  BOOST_TEST(!explain_json_fault(R"({"a":[1,{"b":"：，“"}]})").has_value());
}

// It judges nothing: punctuation within texts is no fault.
BOOST_AUTO_TEST_CASE(leaves_the_judgement_to_the_parser) {
  BOOST_TEST(why(R"({"a":"，“b”：' // , }"})") == "(accepted)");
}

BOOST_AUTO_TEST_CASE(tells_utf_16) {
  using namespace std::string_literals;
  BOOST_TEST(is_utf_16("\xFF\xFE{\0"s));
  BOOST_TEST(is_utf_16("\xFE\xFF\0{"s));
  BOOST_TEST(is_utf_16("{\0\"\0"s));
  BOOST_TEST(is_utf_16("\0{\0\""s));
  BOOST_TEST(!is_utf_16(""));
  BOOST_TEST(!is_utf_16("{"));
  BOOST_TEST(!is_utf_16("\0\0"s));
  BOOST_TEST(!is_utf_16("{\"a\":1}"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
