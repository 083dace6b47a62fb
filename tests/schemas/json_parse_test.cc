// SPDX-License-Identifier: Apache-2.0
#include <new>
#include <string>
#include <thread>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "schemas/json/json_value.h"
#include "schemas/limits.h"
#include "tests/schemas/allocation_probe.h"
#include "tests/schemas/refusal.h"

namespace fundtrail::test {
namespace {

using namespace std::string_literals;

bool is_json(const std::string& text) {
  return !is_refused([&text] { return parse_json(text); });
}

std::string why_refused(const std::string& text) {
  try {
    static_cast<void>(parse_json(text));
  } catch (const FieldError& error) {
    return error.reason().en;
  } catch (const FormatError& error) {
    return error.message().en;
  }
  return {};
}

std::string nested(std::size_t depth) {
  return std::string(depth, '[') + "1" + std::string(depth, ']');
}

// A document of exactly `size` bytes.
std::string sized(std::size_t size) { return R"({"a":")" + std::string(size - 8, 'x') + R"("})"; }

}  // namespace

BOOST_AUTO_TEST_SUITE(json_parse)

BOOST_AUTO_TEST_CASE(reads_the_strict_subset) {
  const JsonValue value =
      parse_json(R"( {"text":"长\u6625\n","n":18446744073709551615,"m":-5,"b":true,"l":[1,{}]} )");
  BOOST_TEST(*value.find("text")->text() == "长春\n");
  BOOST_TEST(
      (value.find("n")->variant() == JsonValue::Variant(std::uint64_t{18446744073709551615U})));
  BOOST_TEST((value.find("m")->variant() == JsonValue::Variant(std::int64_t{-5})));
  BOOST_TEST(*value.find("b")->boolean());
  BOOST_TEST(value.find("l")->array()->size() == 2U);
  BOOST_TEST(value.find("absent") == nullptr);
}

BOOST_AUTO_TEST_CASE(keeps_the_order_of_keys) {
  const std::string text = R"({"z":1,"a":2,"m":{"y":3,"b":[]}})";
  BOOST_TEST(format_json(parse_json(text)) == text);
}

BOOST_AUTO_TEST_CASE(refuses_duplicate_keys) {
  BOOST_TEST(why_refused(R"({"a":1,"a":1})") == "the field “a” occurs twice");
  BOOST_TEST(why_refused(R"({"a":1,"\u0061":2})") == "the field “a” occurs twice");
  BOOST_TEST(why_refused(R"({"x":[{"b":1,"c":2,"b":1}]})") == "the field “b” occurs twice");
  BOOST_TEST(!is_json(R"({"长":1,"\u957f":2})"));
  BOOST_TEST(!is_json(R"({"":1,"":2})"));
  BOOST_TEST(is_json(R"({"a":{"a":1},"A":1})"));
}

BOOST_AUTO_TEST_CASE(names_the_field_of_a_refused_value) {
  const auto field = [](const std::string& text) {
    return refused_field([&text] { return parse_json(text); });
  };
  BOOST_TEST(field(R"({"amount":838.5})") == "amount");
  BOOST_TEST(field(R"({"a":[{"b":1},{"b":null}]})") == "a[1].b");
  BOOST_TEST(field(R"({"x":[{"b":1,"c":2,"b":1}]})") == "x[0].b");
  BOOST_TEST(field(R"({"a":[["x\u0000y"]]})") == "a[0][0]");
  BOOST_TEST(field("1.5") == "(no field)");
  try {
    static_cast<void>(parse_json(R"({"amount":838.5})"));
  } catch (const FieldError& error) {
    BOOST_TEST(error.shown_value() == "838.5");
  }
}

BOOST_AUTO_TEST_CASE(names_the_field_at_fault) {
  const auto field = [](const std::string& text) {
    return refused_field([&text] { return parse_json(text); });
  };
  BOOST_TEST(field(R"({"a":{"b":[1,null]}})") == "a.b[1]");
  BOOST_TEST(field(R"({"a":[[1.5]]})") == "a[0][0]");
  BOOST_TEST(field(R"([{"a":"\u0000"}])") == "[0].a");
  BOOST_TEST(field(R"({"a":{"b":1,"b":2}})") == "a.b");
  BOOST_TEST(field("null") == "(no field)");
  BOOST_TEST(field("{") == "(no field)");
  BOOST_TEST(field(R"({"\u001b":null})") == "\\x1b");
}

BOOST_AUTO_TEST_CASE(refuses_null) {
  BOOST_TEST(why_refused(R"({"a":null})") == "null; leave out a field that is not stated");
  BOOST_TEST(!is_json("null"));
  BOOST_TEST(!is_json("[null]"));
}

BOOST_AUTO_TEST_CASE(refuses_fractions_and_exponents) {
  for (const char* number : {"1.5", "1.0", "0.0", "1e3", "1E3", "1e0", "-1e-3", "1e400"}) {
    BOOST_TEST(!is_json(R"({"a":)"s + number + "}"), number);
  }
  BOOST_TEST(why_refused("[1.5]").find("write money and rates as text") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(refuses_negative_zero_outside_texts) {
  for (const char* text : {"-0", "[-0]", R"({"a":-0})", R"({"a" : -0 })", R"({"\"":-0})"}) {
    BOOST_TEST(why_refused(text) == "the number -0 has no meaning", text);
  }
  BOOST_TEST(is_json(R"({"a":"-0","b":"x\":-0","c":-10,"d":0})"));
}

BOOST_AUTO_TEST_CASE(bounds_numbers) {
  BOOST_TEST(is_json("[18446744073709551615,-9223372036854775808]"));
  for (const char* number : {"18446744073709551616", "-9223372036854775809", "01", "-01", "+1",
                             "1.", ".5", "0x1", "1_000", "NaN", "Infinity", "-"}) {
    BOOST_TEST(!is_json("["s + number + "]"), number);
  }
}

BOOST_AUTO_TEST_CASE(refuses_nul) {
  BOOST_TEST(why_refused(R"({"a":"x\u0000y"})") == "text contains NUL (\\u0000)");
  BOOST_TEST(!is_json(R"({"x\u0000y":1})"));
  BOOST_TEST(!is_json("{\"a\":\"x\0y\"}"s));
  BOOST_TEST(!is_json("{}\0"s));
}

BOOST_AUTO_TEST_CASE(refuses_a_byte_order_mark_and_names_the_cure) {
  BOOST_TEST(why_refused("\xEF\xBB\xBF{}") ==
             "begins with a byte order mark; save as UTF-8 without BOM");
  BOOST_TEST(!is_json("\xFF\xFE{\0}\0"s));
  BOOST_TEST(is_json("{\"a\":\"\xEF\xBB\xBF\"}"));  // U+FEFF inside a text is a character
}

BOOST_AUTO_TEST_CASE(bounds_the_depth) {
  BOOST_TEST(is_json(nested(kJsonDepthMax)));
  BOOST_TEST(why_refused(nested(kJsonDepthMax + 1)) == "nested deeper than 32 levels");
  BOOST_TEST(why_refused(nested(10'000)) == "nested deeper than 32 levels");
  BOOST_TEST(!is_json(std::string(1'000'000, '[')));
  std::string objects = "1";
  for (std::size_t i = 0; i < kJsonDepthMax; ++i) objects = R"({"a":)" + objects + "}";
  BOOST_TEST(is_json(objects));
  BOOST_TEST(!is_json("[" + objects + "]"));
}

BOOST_AUTO_TEST_CASE(bounds_the_size_of_a_line) {
  BOOST_TEST(is_json(sized(kJsonLineBytesMax)));
  BOOST_TEST(why_refused(sized(kJsonLineBytesMax + 1)) ==
             "1048577 bytes, a line may have at most 1048576");
  BOOST_TEST(!is_json(sized(10'000'000)));
}

BOOST_AUTO_TEST_CASE(keeps_its_limits_from_document_to_document) {
  BOOST_TEST(is_json(sized(kJsonLineBytesMax)));
  BOOST_TEST(!is_json(nested(10'000)));
  BOOST_TEST(is_json(nested(kJsonDepthMax)));
  BOOST_TEST(!is_json(nested(kJsonDepthMax + 1)));
}

// A thread's first document makes its parser.
BOOST_AUTO_TEST_CASE(keeps_its_limits_where_memory_was_short_at_first) {
  bool was_short = false;
  bool accepts_the_last_level = false;
  bool accepts_one_more = true;
  std::thread([&] {
    try {
      const AllocationLimit limit(65'536);
      static_cast<void>(parse_json("{}"));
    } catch (const std::bad_alloc&) {
      was_short = true;
    }
    accepts_the_last_level = is_json(nested(kJsonDepthMax));
    accepts_one_more = is_json(nested(kJsonDepthMax + 1));
  }).join();
  BOOST_TEST(was_short);
  BOOST_TEST(accepts_the_last_level);
  BOOST_TEST(!accepts_one_more);
}

BOOST_AUTO_TEST_CASE(refuses_trailing_text) {
  for (const char* text : {"{} {}", "{},", "{}x", "{}//", "[1]]", "1 2", R"("a""b")"}) {
    BOOST_TEST(!is_json(text), text);
  }
}

BOOST_AUTO_TEST_CASE(refuses_other_dialects) {
  for (const char* text : {"",
                           " ",
                           "{",
                           "}",
                           "[1,]",
                           R"({"a":1,})",
                           "{a:1}",
                           "{'a':1}",
                           R"({"a" 1})",
                           R"({"a":})",
                           "tru",
                           "True",
                           "undefined",
                           "/**/{}",
                           R"({"a":"\x41"})",
                           R"({"a":"\'"})",
                           "{\"a\":\"\n\"}",
                           "{\"a\":\"\t\"}",
                           "{\"a\":1}\f",
                           "“a”"}) {
    BOOST_TEST(!is_json(text), text);
  }
}

BOOST_AUTO_TEST_CASE(refuses_ill_formed_utf8) {
  for (const std::string& text : {"\xFF"s, "\xC0\x80"s, "\xED\xA0\x80"s, "\xF4\x90\x80\x80"s,
                                  "\xE4\xB8"s, "\xB9\xAB\xD4\xB1"s}) {
    BOOST_TEST(why_refused("{\"a\":\"" + text + "\"}") ==
               "not valid UTF-8; save the file as UTF-8");
    BOOST_TEST(!is_json("{\"" + text + "\":1}"));
  }
}

// "公" in GBK: what is wrong with the syntax may well come of the encoding.
BOOST_AUTO_TEST_CASE(tells_ill_formed_utf8_before_other_faults) {
  for (const std::string& text :
       {"{\"a\":\"\xB9\xAB\t\"}"s, "{\"a\":\"\xB9\xAB"s, "{'a':\"\xB9\xAB\"}"s, "\xB9\xAB"s}) {
    BOOST_TEST(why_refused(text) == "not valid UTF-8; save the file as UTF-8", text);
  }
}

BOOST_AUTO_TEST_CASE(refuses_lone_surrogates) {
  for (const char* text : {R"("\ud800")", R"("\udc00")", R"("\ud800\ud800")", R"("\udc00\ud800")",
                           R"("\ud800x")", R"({"\ud83d":1})", R"("\ud83d\u0041")"}) {
    BOOST_TEST(!is_json(text), text);
  }
  BOOST_TEST(*parse_json(R"("\ud83d\ude00")").text() == "\U0001F600");
}

BOOST_AUTO_TEST_CASE(parses_on_several_threads) {
  std::vector<std::thread> threads;
  std::vector<int> refused(4);
  for (int& count : refused) {
    threads.emplace_back([&count] {
      for (int i = 0; i < 200; ++i) count += is_json(nested(i % 2 == 0 ? 33 : 32)) ? 0 : 1;
    });
  }
  for (std::thread& thread : threads) thread.join();
  BOOST_TEST(refused == std::vector<int>(4, 100));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(json_value)

BOOST_AUTO_TEST_CASE(formats_on_one_line) {
  JsonValue value;
  value.add("text", "长春\n\"\\\x1f/").add("list", JsonArray{1, true, JsonObject()});
  BOOST_TEST(format_json(value) == R"({"text":"长春\n\"\\\u001f/","list":[1,true,{}]})");
}

BOOST_AUTO_TEST_CASE(formats_over_several_lines) {
  BOOST_TEST(format_json_pretty(parse_json(R"({"a":[1],"b":"c"})")) ==
             "{\n  \"a\": [\n    1\n  ],\n  \"b\": \"c\"\n}");
}

BOOST_AUTO_TEST_CASE(guards_its_requirements) {
  JsonValue text("a");
  BOOST_CHECK_THROW(static_cast<void>(text.members()), Error);
  BOOST_CHECK_THROW(text.add("a", 1), Error);
  BOOST_TEST(text.find("a") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
