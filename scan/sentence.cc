// SPDX-License-Identifier: Apache-2.0
#include "scan/sentence.h"

#include <functional>

#include "scan/characters.h"

namespace fundtrail {
namespace {

// Whether the ASCII mark that `rest` begins with stands between digits: 1,648 or 9:30.
bool is_within_number(std::string_view before, std::string_view rest) {
  return ends_with_digit(before) && first_digit(rest.substr(1)).has_value();
}

class Splitter {
 public:
  explicit Splitter(std::string_view paragraph) : paragraph_(paragraph) {}

  std::vector<Sentence> split() {
    std::size_t at = 0;
    while (at < paragraph_.size()) {
      const std::string_view rest = paragraph_.substr(at);
      const std::size_t bytes = character_bytes(rest);
      if (!word_at_front(rest, {"。", "！", "？", "!", "?"}).empty()) {
        end_clause(at, at + bytes);
        end_sentence(at, at + bytes);
      } else if (is_clause_mark(rest, at)) {
        end_clause(at, at + bytes);
        if (!word_at_front(rest, {"；", ";"}).empty()) ++group_;
        follows_colon_ = !word_at_front(rest, {"：", ":"}).empty();
      }
      at += bytes;
    }
    end_clause(at, at);
    end_sentence(at, at);
    return std::move(sentences_);
  }

 private:
  [[nodiscard]] bool is_clause_mark(std::string_view rest, std::size_t at) const {
    if (!word_at_front(rest, {"，", "；", "："}).empty()) return true;
    if (word_at_front(rest, {",", ";", ":"}).empty()) return false;
    return !is_within_number(paragraph_.substr(0, at), rest);
  }

  void end_clause(std::size_t end, std::size_t next) {
    const std::string_view text = trim_blanks(paragraph_.substr(clause_, end - clause_));
    if (!text.empty()) sentence_.clauses.push_back({text, group_, follows_colon_});
    clause_ = next;
    follows_colon_ = false;
  }

  void end_sentence(std::size_t end, std::size_t next) {
    sentence_.text = trim_blanks(paragraph_.substr(begin_, end - begin_));
    if (!sentence_.clauses.empty()) sentences_.push_back(std::move(sentence_));
    sentence_ = {};
    group_ = 0;
    begin_ = next;
  }

  std::string_view paragraph_;
  std::size_t begin_ = 0;
  std::size_t clause_ = 0;
  std::size_t group_ = 0;
  bool follows_colon_ = false;
  Sentence sentence_;
  std::vector<Sentence> sentences_;
};

std::string_view without_separator(std::string_view text) {
  text = trim_blanks(text);
  for (const std::string_view separator : {"、", "和", "及", "与"}) {
    if (take_word(text, separator)) break;
  }
  return trim_blanks(text);
}

std::size_t offset_in(std::string_view whole, std::string_view part) {
  return static_cast<std::size_t>(part.data() - whole.data());
}

}  // namespace

std::string_view span_of(std::string_view first, std::string_view last) noexcept {
  return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

bool is_within(std::string_view part, std::string_view whole) noexcept {
  const std::less_equal<const char*> is_up_to;
  return is_up_to(whole.data(), part.data()) &&
         is_up_to(part.data() + part.size(), whole.data() + whole.size());
}

std::string_view Sentence::before(std::size_t index) const {
  const SentenceFigure& figure = figures[index];
  const Clause& clause = clauses[figure.clause];
  std::size_t begin = 0;
  if (index > 0 && figures[index - 1].clause == figure.clause) {
    const std::string_view previous = figures[index - 1].written;
    begin = offset_in(clause.text, previous) + previous.size();
  }
  const std::size_t end = offset_in(clause.text, figure.written);
  const std::string_view words = without_separator(clause.text.substr(begin, end - begin));
  if (!words.empty() || begin > 0 || !clause.follows_colon) return words;
  return figure.clause > 0 ? clauses[figure.clause - 1].text : words;
}

std::string_view Sentence::after(std::size_t index) const {
  const SentenceFigure& figure = figures[index];
  const Clause& clause = clauses[figure.clause];
  const std::size_t begin = offset_in(clause.text, figure.written) + figure.written.size();
  std::size_t end = clause.text.size();
  if (index + 1 < figures.size() && figures[index + 1].clause == figure.clause) {
    end = offset_in(clause.text, figures[index + 1].written);
  }
  return trim_blanks(clause.text.substr(begin, end - begin));
}

std::vector<Sentence> split_sentences(std::string_view paragraph) {
  std::vector<Sentence> sentences = Splitter(paragraph).split();
  std::size_t sentence = 0;
  std::size_t clause = 0;
  for (FoundFigure& found : find_figures(paragraph)) {
    const auto holds = [&found](const Clause& one) { return is_within(found.written, one.text); };
    while (sentence < sentences.size()) {
      std::vector<Clause>& clauses = sentences[sentence].clauses;
      while (clause < clauses.size() && !holds(clauses[clause])) ++clause;
      if (clause < clauses.size()) break;
      ++sentence;
      clause = 0;
    }
    if (sentence == sentences.size()) break;
    SentenceFigure figure;
    static_cast<FoundFigure&>(figure) = std::move(found);
    figure.clause = clause;
    sentences[sentence].figures.push_back(std::move(figure));
  }
  return sentences;
}

}  // namespace fundtrail
