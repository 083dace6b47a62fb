// SPDX-License-Identifier: Apache-2.0
#include "report/wrap.h"

#include <algorithm>
#include <vector>

#include "report/table.h"

namespace fundtrail {
namespace {

constexpr std::string_view kOpening = "（《〈「『〔【“‘";
constexpr std::string_view kClosing = "，。；：、！？）》〉」』〕】”’％…　";
constexpr std::string_view kUnits = "元万亿";             // of the number before them
constexpr std::string_view kCounters = "号条项笔个份处";  // the same, after a space

// A character, or an escape sequence.
struct Piece {
  std::string_view bytes;
  std::size_t width = 0;
};

std::size_t character_bytes(std::string_view text) {
  const auto is_continuation = [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80;
  };
  std::size_t bytes = 1;
  while (bytes < text.size() && is_continuation(text[bytes])) ++bytes;
  return bytes;
}

Piece take_piece(std::string_view& text) {
  Piece piece;
  const std::size_t end = text.starts_with("\x1b[") ? text.find('m') : std::string_view::npos;
  if (end != std::string_view::npos) {
    piece.bytes = text.substr(0, end + 1);
  } else {
    piece.bytes = text.substr(0, character_bytes(text));
    piece.width = display_width(piece.bytes);
  }
  text.remove_prefix(piece.bytes.size());
  return piece;
}

bool is_one_of(std::string_view characters, const Piece& piece) {
  return piece.bytes.size() > 1 && characters.find(piece.bytes) != std::string_view::npos;
}

bool is_digit(const Piece& piece) { return piece.bytes >= "0" && piece.bytes <= "9"; }

// Whether a space parts a number from what it counts or numbers: `第 17`, `17 号`, `no. 17`.
bool is_counted(const Piece& before, const Piece& after) {
  if (is_digit(after)) return before.bytes == "第" || before.bytes == ".";
  return is_digit(before) && is_one_of(kCounters, after);
}

bool may_break(const Piece& before, const Piece& after) {
  if (is_one_of(kOpening, before) || is_one_of(kClosing, after) || is_one_of(kUnits, after)) {
    return false;
  }
  if (is_one_of(kOpening, after) || is_one_of(kClosing, before)) return true;
  return before.width == 2 && after.width == 2;
}

// What stands on one line, with the spaces that follow it.
struct Word {
  std::string_view text;
  std::size_t width = 0;  // without those spaces
  std::size_t spaces = 0;
};

// Whether `piece` begins another word than `word`, of which `before` is the last character.
bool begins_word(const Word& word, const Piece& before, const Piece& piece) {
  if (piece.width == 0 || piece.bytes == " ") return false;
  if (word.spaces > 0) return word.spaces > 1 || !is_counted(before, piece);
  return before.width > 0 && may_break(before, piece);
}

std::vector<Word> split_words(std::string_view line) {
  std::vector<Word> words(1);
  Piece before;
  const char* begin = line.data();
  while (!line.empty()) {
    const Piece piece = take_piece(line);
    if (begins_word(words.back(), before, piece)) {
      words.emplace_back();
      begin = piece.bytes.data();
    }
    Word& word = words.back();
    word.text = {begin, static_cast<std::size_t>(line.data() - begin)};
    if (piece.bytes == " ") {
      ++word.spaces;
    } else if (piece.width > 0) {
      word.width += word.spaces + piece.width;  // spaces in a word: `第 17 号`
      word.spaces = 0;
      before = piece;
    }
  }
  return words;
}

// Two more than the line's own indent.
std::size_t next_indent(const std::vector<Word>& words) {
  return 2 + (words.front().width == 0 ? words.front().spaces : 0);
}

// Where the lines that follow the first begin. A gap is two spaces between columns.
std::size_t hanging_indent(const std::vector<Word>& words, std::size_t columns) {
  std::size_t indent = next_indent(words);
  std::size_t column = 0;
  for (const Word& word : words) {
    column += word.width + word.spaces;
    if (column > columns / 3) break;
    if (word.width > 0 && word.spaces >= 2) indent = column;
  }
  return indent;
}

void drop_spaces(std::string& text) { text.erase(text.find_last_not_of(' ') + 1); }

// A command to be copied runs as one line.
bool is_command(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  return line.starts_with("fundtrail ");
}

std::string wrap_line(std::string_view line, std::size_t columns) {
  const std::vector<Word> words = split_words(line);
  const std::size_t least = next_indent(words);
  const std::size_t indent = hanging_indent(words, columns);
  std::string text;
  std::size_t column = 0;
  for (const Word& word : words) {
    if (column + word.width > columns && column > least) {
      drop_spaces(text);
      column = indent + word.width > columns ? least : indent;
      text.append("\n").append(column, ' ');
    }
    text += word.text;
    column += word.width + word.spaces;
  }
  drop_spaces(text);
  return text;
}

}  // namespace

std::string wrap_lines(std::string_view text, std::size_t columns) {
  std::string wrapped;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    // No character takes more columns than bytes.
    const bool is_whole = line.size() <= columns || is_command(line);
    wrapped += is_whole ? std::string(line) : wrap_line(line, columns);
    text.remove_prefix(end);
    if (text.empty()) break;
    wrapped += '\n';
    text.remove_prefix(1);
  }
  return wrapped;
}

}  // namespace fundtrail
