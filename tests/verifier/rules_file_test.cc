// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/rules_file.h"

#include <boost/test/unit_test.hpp>

#include "schemas/error.h"
#include "schemas/limits.h"
#include "tests/support/files.h"

namespace fundtrail::test {
namespace {

// What is said of a file that is refused; empty if it is not.
Message refusal(std::string_view text) {
  try {
    static_cast<void>(parse_rules_file(text));
    return {};
  } catch (const FormatError& error) {
    return error.message();
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rules_file)

BOOST_AUTO_TEST_CASE(replaces_what_it_names_and_nothing_else) {
  Thresholds expected;
  expected.p07_hint_bp = 1'250;
  expected.p16_count = 12;
  BOOST_TEST((parse_rules_file("[P07]\nhint = \"12.5%\"\n\n[P16]\ncount = \"12\"\n") == expected));
  BOOST_TEST((parse_rules_file("P07.hint = '12.5%'\nP16 = { count = \"12\" }") == expected));
}

BOOST_AUTO_TEST_CASE(of_nothing_is_what_is_built_in) {
  for (const char* text : {"", "# nothing\n", "[P07]\n", "\xEF\xBB\xBF[P07]\r\n"}) {
    BOOST_TEST((parse_rules_file(text) == Thresholds()), text);
  }
}

BOOST_AUTO_TEST_CASE(is_read_as_it_was_written) {
  Thresholds changed;
  changed.p07_doubt_bp = 3'333;
  for (const Language language : {Language::kChinese, Language::kEnglish}) {
    const std::string text = format_rules_file(changed, language);
    BOOST_TEST((parse_rules_file(text) == changed));
    BOOST_TEST(text.find("doubt = \"33.33%\"\n") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(that_is_the_example_holds_what_is_built_in) {
  BOOST_TEST(read_source("examples/rules.toml") ==
             format_rules_file(Thresholds(), Language::kChinese));
}

BOOST_AUTO_TEST_CASE(with_an_unknown_rule_or_threshold_is_refused) {
  const Message rule = refusal("\n[P077]\nhint = \"20%\"\n");
  BOOST_TEST(rule.zh == "第 2 行：没有规则 P077，是不是 P07？");
  BOOST_TEST(rule.en == "line 2: there is no rule P077; did you mean P07?");
  BOOST_TEST(refusal("[P07]\nhint = \"20%\"\nduobt = \"30%\"\n").zh ==
             "第 3 行：规则 P07 没有阈值 duobt，是不是 doubt？");
  BOOST_TEST(refusal("[P01]\nhint = \"20%\"\n").zh == "第 2 行：规则 P01 没有阈值");
  BOOST_TEST(refusal("hint = \"20%\"\n").zh == "第 1 行：没有规则 hint");
}

BOOST_AUTO_TEST_CASE(with_a_value_of_another_type_is_refused) {
  BOOST_TEST(refusal("[P07]\nhint = 20\n").zh == "第 2 行：P07.hint 应写成文字，如 \"20%\"");
  for (const char* value : {"0.2", "true", "2024-01-01", "[\"20%\"]", "{}", "nan"}) {
    const std::string text = "[P07]\nhint = " + std::string(value);
    BOOST_TEST(refusal(text).zh == "第 2 行：P07.hint 应写成文字，如 \"20%\"", value);
  }
  BOOST_TEST(refusal("P07 = \"20%\"").zh == "第 1 行：P07 应是一个表：[P07]");
  BOOST_TEST(refusal("[[P07]]\nhint = \"20%\"").zh == "第 1 行：P07 应是一个表：[P07]");
}

BOOST_AUTO_TEST_CASE(with_a_value_out_of_range_is_refused) {
  BOOST_TEST(refusal("[P07]\nhint = \"-1%\"\n").zh ==
             "第 2 行：P07.hint 的值“-1%”：应在 0% 到 1000% 之间");
  BOOST_TEST(refusal("[P07]\nhint = \"20天\"\n").zh ==
             "第 2 行：P07.hint 的值“20天”：单位不对，写法如 20%");
  BOOST_TEST(refusal("[P07]\nhint = \"40%\"\n").zh == "P07.hint（40%）不能大于 P07.doubt（30%）");
}

BOOST_AUTO_TEST_CASE(tells_what_stands_first) {
  BOOST_TEST(refusal("[P16]\ncount = 1\n[P07]\nhint = 2\n").zh.starts_with("第 2 行：P16.count"));
}

BOOST_AUTO_TEST_CASE(that_is_no_toml_is_refused) {
  for (const char* text : {"[P07", "[P07]\nhint =", "[P07]\nhint = \"20%\"\nhint = \"20%\"",
                           "[P07]\nhint = \"\xFF\"", "[P07]\n[P07]\n"}) {
    BOOST_TEST((refusal(text).zh.find("不是合法的 TOML") != std::string::npos), text);
    BOOST_TEST(!refusal(text).en.empty());
  }
}

BOOST_AUTO_TEST_CASE(that_is_too_long_or_too_deep_is_refused) {
  const std::string longest = "#" + std::string(kRulesFileBytesMax - 1, 'a');
  BOOST_TEST(refusal(longest).is_empty());
  BOOST_TEST(refusal(longest + "a").zh == "规则文件不能大于 65536 字节");
  const std::string deep = "P07 = " + std::string(30'000, '[');
  BOOST_TEST((refusal(deep).zh.find("不是合法的 TOML") != std::string::npos));
  std::string dotted = "\nP07";
  for (int i = 0; i < 30'000; ++i) dotted += ".a";
  BOOST_TEST(refusal(dotted + " = \"20%\"").zh == "第 2 行的点太多，不是规则文件");
  BOOST_TEST(refusal("# " + std::string(100, '.')).is_empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
