// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace fundtrail {

/// The attributes of an element. Lifetime: the call that hands them over.
class XmlAttributes {
 public:
  /// `pairs` are names and values by turns, then null.
  explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}

  /// The value of the attribute without a namespace that has this name; empty if there is none.
  [[nodiscard]] std::string_view get(std::string_view name) const;

  /// The value of the attribute of this name in any namespace, such as `id` of `r:id`.
  [[nodiscard]] std::string_view get_foreign(std::string_view name) const;

 private:
  const char* const* pairs_;
};

/// What is done with the elements of an XML part. Names are without their namespace; an element
/// of a namespace that is no part of a plain sheet has an empty name.
class XmlHandler {
 public:
  XmlHandler() = default;
  XmlHandler(const XmlHandler&) = delete;
  XmlHandler& operator=(const XmlHandler&) = delete;
  virtual ~XmlHandler() = default;

  virtual void start(std::string_view element, const XmlAttributes& attributes) = 0;
  /// Returns: whether the reading is to pause here.
  virtual bool end(std::string_view element) = 0;
  /// Takes a piece of the text in the innermost open element: well-formed UTF-8, part of a text.
  virtual void text(std::string_view piece) { static_cast<void>(piece); }
};

/// Reads one XML part piece by piece, and hands its elements on as they come.
///
/// Made with expat, for every part, the small ones too: it pushes events and can pause between any
/// two of them, so that a row is handed on as soon as it is whole; it refuses a document type where
/// it begins, before any entity is declared; and its memory can be bounded, by functions of ours
/// that give it no more than kXmlMemoryBytesMax. libxml2's reader keeps a node for what it reads,
/// and its entity handling is larger than what a sheet needs; pugixml holds a whole part.
/// Threads: one at a time.
class XmlStream {
 public:
  /// Fills the front of a buffer. Returns: how many bytes; 0 at the end alone.
  using Source = std::function<std::size_t(std::span<char> buffer)>;

  /// `name` is the part, for messages; `root` the element it must be. Lifetime: `handler` outlives
  /// this.
  XmlStream(std::string name, std::string root, Source source, XmlHandler& handler);
  ~XmlStream();
  XmlStream(const XmlStream&) = delete;
  XmlStream& operator=(const XmlStream&) = delete;

  /// Reads on until the handler wants to pause. Returns: false at the end.
  /// Throws: FormatError if it is not well-formed XML in UTF-8, UTF-16 or ISO 8859-1, has a
  /// document type, another root, a tag beyond kXmlTokenBytesMax, or needs too much memory; what
  /// the source and the handler throw. It is not to be read on then.
  [[nodiscard]] bool advance();

  /// Reads to the end, whatever the handler wants.
  void read_all();

 private:
  struct State;

  std::unique_ptr<State> state_;
};

}  // namespace fundtrail
