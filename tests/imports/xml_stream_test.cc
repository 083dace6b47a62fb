// SPDX-License-Identifier: Apache-2.0
#include "imports/xml_stream.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "imports/xlsx_limits.h"
#include "tests/support/expect_error.h"

namespace fundtrail::test {
namespace {

constexpr std::string_view kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

// Writes down what it is handed, and pauses after each `p`.
class Scribe : public XmlHandler {
 public:
  void start(std::string_view element, const XmlAttributes& attributes) override {
    seen.append("<").append(element);
    if (!attributes.get("a").empty()) seen.append(" a=").append(attributes.get("a"));
    if (!attributes.get_foreign("id").empty())
      seen.append(" :").append(attributes.get_foreign("id"));
    seen += ">";
  }
  bool end(std::string_view element) override {
    seen.append("</").append(element).append(">");
    return element == "p";
  }
  void text(std::string_view piece) override { seen += piece; }

  std::string seen;
};

// Hands a text on in pieces of at most `piece_bytes`.
XmlStream::Source source_of(std::string text, std::size_t piece_bytes = SIZE_MAX) {
  return
      [text = std::move(text), at = std::size_t{0}, piece_bytes](std::span<char> buffer) mutable {
        const std::size_t size = std::min({text.size() - at, piece_bytes, buffer.size()});
        std::copy_n(text.begin() + static_cast<std::ptrdiff_t>(at), size, buffer.begin());
        at += size;
        return size;
      };
}

std::string root(std::string_view content) {
  return "<r xmlns='" + std::string(kMain) + "'>" + std::string(content) + "</r>";
}

std::string read(std::string_view xml, std::size_t piece_bytes = SIZE_MAX) {
  Scribe scribe;
  XmlStream("part.xml", "r", source_of(std::string(xml), piece_bytes), scribe).read_all();
  return scribe.seen;
}

void expect_no_part(std::string_view words, const std::string& xml) {
  expect_error(ErrorCode::kRefused, words, [&] { static_cast<void>(read(xml)); });
}

// The same again and again, made when it is asked for: no memory holds it.
XmlStream::Source repeated(std::string_view first, std::function<std::string(int)> next) {
  return
      [rest = std::string(first), next = std::move(next), i = 0](std::span<char> buffer) mutable {
        while (rest.size() < buffer.size()) rest += next(i++);
        std::copy_n(rest.begin(), buffer.size(), buffer.begin());
        rest.erase(0, buffer.size());
        return buffer.size();
      };
}

void expect_bounded(std::string_view first, const std::function<std::string(int)>& next) {
  class Nothing : public XmlHandler {
    void start(std::string_view /*element*/, const XmlAttributes& /*attributes*/) override {}
    bool end(std::string_view /*element*/) override { return false; }
  } nothing;
  XmlStream stream("part.xml", "r", repeated(first, next), nothing);
  expect_error(ErrorCode::kRefused, "too many, too long or too deep", [&] { stream.read_all(); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(xml_stream)

BOOST_AUTO_TEST_CASE(hands_on_elements_attributes_and_text) {
  BOOST_TEST(
      read(root("<p a='1' b='2' x:id='r7' xmlns:x='other'>a&lt;&#x8D44;<q/></p><![CDATA[<]]>")) ==
      "<r><p a=1 :r7>a<资<q></q></p><</r>");
}

BOOST_AUTO_TEST_CASE(gives_foreign_elements_no_name) {
  BOOST_TEST(read(root("<y:p xmlns:y='other'/><p xmlns=''/>"
                       "<s:p xmlns:s='http://purl.oclc.org/ooxml/spreadsheetml/main'/>")) ==
             "<r><></><></><p></p></r>");
}

BOOST_AUTO_TEST_CASE(is_the_same_however_it_comes_in_pieces) {
  const std::string xml = root("<p a='资金'>留痕&amp;</p><!-- 无 --><p/>");
  const std::string whole = read(xml);
  for (std::size_t bytes = 1; bytes < xml.size(); ++bytes) BOOST_TEST(read(xml, bytes) == whole);
}

BOOST_AUTO_TEST_CASE(pauses_where_the_handler_wants) {
  Scribe scribe;
  XmlStream stream("part.xml", "r", source_of(root("<p>1</p><p/><q/><p>3</p>")), scribe);
  BOOST_TEST(stream.advance());
  BOOST_TEST(scribe.seen == "<r><p>1</p>");
  BOOST_TEST(stream.advance());
  BOOST_TEST(scribe.seen == "<r><p>1</p><p></p>");
  BOOST_TEST(stream.advance());
  BOOST_TEST(!stream.advance());
  BOOST_TEST(scribe.seen == "<r><p>1</p><p></p><q></q><p>3</p></r>");
  BOOST_TEST(!stream.advance());
}

BOOST_AUTO_TEST_CASE(reads_utf_16) {
  std::string wide = "\xFF\xFE";
  for (const char c : root("<p>x</p>")) wide.append({c, '\0'});
  BOOST_TEST(read(wide) == "<r><p>x</p></r>");
}

BOOST_AUTO_TEST_CASE(refuses_what_is_not_well_formed) {
  for (const char* content : {"<p>", "<p></q>", "&x;", "<p a=1/>", "<p a='1' a='1'/>", "\x01",
                              "\xC0\x80", "\xED\xA0\x80", "\xFF", "<p a='<'/>", "<z:p/>", "]]>"}) {
    expect_no_part("line 1 is no well-formed XML", root(content));
  }
  expect_no_part("is no well-formed XML", "");
  expect_no_part("is no well-formed XML", root("") + "<p/>");
  expect_no_part("is no well-formed XML", "<?xml version='1.0' encoding='GBK'?>" + root(""));
}

BOOST_AUTO_TEST_CASE(refuses_another_root) {
  expect_no_part("part.xml: is no r", "<p xmlns='" + std::string(kMain) + "'/>");
  expect_no_part("part.xml: is no r", "<r/>");
  expect_no_part("part.xml: is no r", "<r xmlns='other'/>");
}

BOOST_AUTO_TEST_CASE(refuses_document_types_before_any_entity) {
  expect_no_part("has a document type", "<!DOCTYPE r>" + root(""));
  expect_no_part("has a document type",
                 "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + root("&x;"));
  expect_no_part("has a document type", "<!DOCTYPE r SYSTEM 'http://example.org/x'>" + root(""));
}

BOOST_AUTO_TEST_CASE(refuses_tags_that_are_too_long) {
  BOOST_TEST(read(root("<p a='" + std::string(kXmlTokenBytesMax / 2, 'x') + "'/>")).size() >
             kXmlTokenBytesMax / 2);
  expect_no_part("too long", root("<p a='" + std::string(kXmlTokenBytesMax * 3, 'x') + "'/>"));
  expect_no_part("too long", root("<!--" + std::string(kXmlTokenBytesMax * 3, 'x') + "-->"));
  expect_bounded(root("").substr(0, root("").find('>') + 1) + "<p a='",
                 [](int) { return std::string(100, 'x'); });
}

BOOST_AUTO_TEST_CASE(takes_bounded_memory_for_depth_and_names) {
  const std::string open = root("").substr(0, root("").find('>') + 1);
  expect_bounded(open, [](int) { return "<p>"; });
  expect_bounded(open, [](int i) { return "<p" + std::to_string(i) + "/>"; });
  expect_bounded(open, [](int i) { return "<p x" + std::to_string(i) + "=''/>"; });
  expect_bounded(open, [](int i) {
    return "<p xmlns:x" + std::to_string(i) + "='http://example.org/" + std::to_string(i) + "'/>";
  });
  BOOST_TEST(read(root("<p/>")) == "<r><p></p></r>");  // all of it was given back
}

BOOST_AUTO_TEST_CASE(hands_on_long_texts_in_pieces) {
  BOOST_TEST(read(root("<p>" + std::string(1'000'000, 'x') + "</p>")).size() == 1'000'000 + 14);
}

BOOST_AUTO_TEST_CASE(throws_what_the_source_and_the_handler_throw) {
  Scribe scribe;
  XmlStream broken(
      "part.xml", "r",
      [](std::span<char>) -> std::size_t { throw Error(ErrorCode::kUnchecked, say("坏", "bad")); },
      scribe);
  expect_error(ErrorCode::kUnchecked, "bad", [&] { broken.read_all(); });
  class Refusing : public XmlHandler {
    void start(std::string_view /*element*/, const XmlAttributes& /*attributes*/) override {
      throw FormatError(say("不要", "not this"));
    }
    bool end(std::string_view /*element*/) override { return false; }
  } refusing;
  XmlStream stream("part.xml", "r", source_of(root("<p/>")), refusing);
  expect_error(ErrorCode::kRefused, "not this", [&] { stream.read_all(); });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
