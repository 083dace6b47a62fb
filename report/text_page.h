// SPDX-License-Identifier: Apache-2.0
//
// A text in one language in the making, for the renderers of this folder.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "report/paint.h"
#include "report/printable.h"
#include "report/words.h"
#include "schemas/message.h"
#include "verifier/verification.h"

namespace fundtrail {

/// How the documents that a text mentions are called: by short names, made long where two would be
/// the same.
class DocumentNames {
 public:
  DocumentNames() = default;
  /// Names the documents of all records that `verification` mentions.
  explicit DocumentNames(const Verification& verification);

  /// The short name of the document `id`; the id itself if nothing better is known.
  [[nodiscard]] std::string short_name(const std::string& id) const;

  /// What else the document `id` is called, its id included; empty if nothing else is known.
  [[nodiscard]] std::string full_name(const std::string& id) const;

 private:
  void add(const Mentions& mentions);

  std::map<std::string, std::string> names_;
  std::map<std::string, int> uses_;  ///< how many documents have this short name
};

/// Lines in one language.
class TextPage {
 public:
  TextPage(Language language, Paint paint, DocumentNames names = {})
      : language_(language), paint_(paint), names_(std::move(names)) {}

  [[nodiscard]] const Paint& paint() const noexcept { return paint_; }
  [[nodiscard]] const DocumentNames& names() const noexcept { return names_; }
  /// The documents that `records` has named so far, by id.
  [[nodiscard]] const std::set<std::string>& named() const noexcept { return named_; }

  /// What `message` says in the page's language, fit for a line.
  [[nodiscard]] std::string tell(const Message& message) const {
    return printable(message.in(language_));
  }
  /// The same of two format strings, as in `say`.
  template <class... Args>
  [[nodiscard]] std::string tell(fmt::string_view zh, fmt::string_view en,
                                 const Args&... args) const {
    return tell(say(zh, en, args...));
  }

  /// Adds a line, indented by `indent` spaces.
  void line(std::string_view text, std::size_t indent = 0) {
    text_.append(indent, ' ').append(text).append("\n");
  }
  void blank() { text_ += '\n'; }
  void heading(const Message& title) { line(paint_.bold(tell(title))); }
  /// Adds text that already ends its lines.
  void append(std::string_view text) { text_ += text; }

  /// Names up to five records and their places, and how many there are: `A（第 3 号）等 9 条`. The
  /// one with the id `first`, if it is there, is named before the others.
  [[nodiscard]] std::string records(const Mentions& mentions, const std::string& first = {});

  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  Language language_;
  Paint paint_;
  DocumentNames names_;
  std::set<std::string> named_;
  std::string text_;
};

}  // namespace fundtrail
