// SPDX-License-Identifier: Apache-2.0
#include "imports/xml_stream.h"

#include <algorithm>
#include <array>
#include <exception>
#include <new>
#include <utility>

#include <expat.h>

#include "imports/xlsx_limits.h"
#include "imports/xml_memory.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

constexpr std::size_t kChunkBytes = 65'536;
// Between a namespace and a name: no namespace can have it, since XML makes it a space there.
constexpr char kSeparator = '\n';

// Source: ECMA-376 part 1 (transitional and strict) and part 2.
constexpr std::array<std::string_view, 4> kNamespaces = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/package/2006/relationships",
    "http://schemas.openxmlformats.org/package/2006/content-types",
};

std::string_view plain_name(std::string_view name) {
  const std::size_t at = name.find(kSeparator);
  if (at == std::string_view::npos) return {};
  if (std::ranges::find(kNamespaces, name.substr(0, at)) == kNamespaces.end()) return {};
  return name.substr(at + 1);
}

struct ParserDeleter {
  void operator()(XML_Parser parser) const noexcept { XML_ParserFree(parser); }
};
using ParserHandle = std::unique_ptr<XML_ParserStruct, ParserDeleter>;

[[noreturn]] void refuse_part(const std::string& name, const Message& reason) {
  throw FormatError(
      say("表格内的 {}：{}", "the spreadsheet's part {}: {}", shown_text(name), reason));
}

[[noreturn]] void refuse_memory(const std::string& name) {
  refuse_part(name, say("标记太多、太长或嵌套太深，拒绝读取",
                        "its tags are too many, too long or too deep"));
}

}  // namespace

std::string_view XmlAttributes::get(std::string_view name) const {
  for (const char* const* pair = pairs_; *pair != nullptr; pair += 2) {
    if (pair[0] == name) return pair[1];
  }
  return {};
}

std::string_view XmlAttributes::get_foreign(std::string_view name) const {
  for (const char* const* pair = pairs_; *pair != nullptr; pair += 2) {
    const std::string_view full = pair[0];
    const std::size_t at = full.find(kSeparator);
    if (at != std::string_view::npos && full.substr(at + 1) == name) return pair[1];
  }
  return {};
}

// No exception may pass through expat, which is C: what is thrown is kept until it has returned.
struct XmlStream::State {
  State(std::string part_name, std::string root_name, Source from, XmlHandler& to);

  template <class Action>
  void call(const Action& action);

  static void on_start(void* state, const XML_Char* name, const XML_Char** attributes);
  static void on_end(void* state, const XML_Char* name);
  static void on_text(void* state, const XML_Char* text, int size);
  static void on_document_type(void* state, const XML_Char* name, const XML_Char* system_id,
                               const XML_Char* public_id, int has_internal_subset);

  XML_Status parse_chunk();
  [[noreturn]] void refuse_syntax() const;

  std::string name;
  std::string root;
  Source source;
  XmlHandler& handler;
  ParserHandle parser;
  std::exception_ptr failure;
  std::uint64_t bytes_read = 0;
  bool has_root = false;
  bool is_paused = false;
  bool is_at_end = false;
};

XmlStream::State::State(std::string part_name, std::string root_name, Source from, XmlHandler& to)
    : name(std::move(part_name)), root(std::move(root_name)), source(std::move(from)), handler(to) {
  const XML_Memory_Handling_Suite memory = bounded_xml_memory();
  const std::array<XML_Char, 2> separator = {kSeparator, '\0'};
  parser.reset(XML_ParserCreate_MM(nullptr, &memory, separator.data()));
  if (parser == nullptr) refuse_memory(name);
  XML_SetUserData(parser.get(), this);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_document_type);
}

template <class Action>
void XmlStream::State::call(const Action& action) {
  if (failure) return;  // events that were already on their way
  try {
    action();
  } catch (...) {
    failure = std::current_exception();
    XML_StopParser(parser.get(), XML_FALSE);
  }
}

void XmlStream::State::on_start(void* state, const XML_Char* name, const XML_Char** attributes) {
  State& self = *static_cast<State*>(state);
  self.call([&] {
    const std::string_view element = plain_name(name);
    if (!self.has_root && element != self.root) {
      refuse_part(self.name,
                  say("不是 {} 部分，文件已损坏", "is no {}: the file is damaged", self.root));
    }
    self.has_root = true;
    self.handler.start(element, XmlAttributes(attributes));
  });
}

void XmlStream::State::on_end(void* state, const XML_Char* name) {
  State& self = *static_cast<State*>(state);
  self.call([&] {
    if (!self.handler.end(plain_name(name))) return;
    XML_ParsingStatus status{};
    XML_GetParsingStatus(self.parser.get(), &status);
    if (status.parsing == XML_PARSING) XML_StopParser(self.parser.get(), XML_TRUE);
  });
}

void XmlStream::State::on_text(void* state, const XML_Char* text, int size) {
  State& self = *static_cast<State*>(state);
  self.call([&] { self.handler.text({text, static_cast<std::size_t>(size)}); });
}

void XmlStream::State::on_document_type(void* state, const XML_Char* /*name*/,
                                        const XML_Char* /*system_id*/,
                                        const XML_Char* /*public_id*/,
                                        int /*has_internal_subset*/) {
  State& self = *static_cast<State*>(state);
  self.call([&] {
    refuse_part(self.name,
                say("含有文档类型声明（DTD 或实体），表格软件不会这样写，拒绝读取",
                    "has a document type (DTD, entities), which no spreadsheet program writes"));
  });
}

XML_Status XmlStream::State::parse_chunk() {
  if (is_paused) {
    is_paused = false;
    return XML_ResumeParser(parser.get());
  }
  void* buffer = XML_GetBuffer(parser.get(), static_cast<int>(kChunkBytes));
  if (buffer == nullptr) refuse_memory(name);
  const std::size_t size = source({static_cast<char*>(buffer), kChunkBytes});
  bytes_read += size;
  is_at_end = size == 0;
  return XML_ParseBuffer(parser.get(), static_cast<int>(size), size == 0 ? XML_TRUE : XML_FALSE);
}

void XmlStream::State::refuse_syntax() const {
  const XML_Error error = XML_GetErrorCode(parser.get());
  if (error == XML_ERROR_NO_MEMORY) refuse_memory(name);
  refuse_part(name, say("第 {} 行不是规范的 XML（{}），文件已损坏",
                        "line {} is no well-formed XML ({}): the file is damaged",
                        XML_GetCurrentLineNumber(parser.get()), XML_ErrorString(error)));
}

XmlStream::XmlStream(std::string name, std::string root, Source source, XmlHandler& handler)
    : state_(
          std::make_unique<State>(std::move(name), std::move(root), std::move(source), handler)) {}

XmlStream::~XmlStream() = default;

bool XmlStream::advance() {
  State& state = *state_;
  while (state.is_paused || !state.is_at_end) {
    const XML_Status status = state.parse_chunk();
    if (state.failure) std::rethrow_exception(std::exchange(state.failure, nullptr));
    if (status == XML_STATUS_ERROR) state.refuse_syntax();
    state.is_paused = status == XML_STATUS_SUSPENDED;
    if (state.is_paused) return true;
    // What expat has not come past: the beginning of one tag.
    const XML_Index reached = XML_GetCurrentByteIndex(state.parser.get());
    if (reached >= 0 &&
        state.bytes_read > static_cast<std::uint64_t>(reached) + kXmlTokenBytesMax) {
      refuse_memory(state.name);
    }
  }
  return false;
}

void XmlStream::read_all() {
  while (advance()) continue;
}

}  // namespace fundtrail
