// SPDX-License-Identifier: Apache-2.0
#include "imports/csv_reader.h"

#include <algorithm>
#include <utility>

#include "schemas/error.h"

namespace fundtrail {
namespace {

constexpr std::string_view kDelimiters = ",\t;";
// How many lines tell the delimiter: a title and a unit may stand above the headings.
constexpr std::size_t kLinesOfSample = 20;

struct DelimiterCount {
  std::size_t lines = 0;  // that have any
  std::size_t all = 0;
};

// Counts the delimiters of a line that are not quoted.
void count_delimiters(std::string_view line, std::array<DelimiterCount, 3>& counts) {
  std::array<std::size_t, 3> here{};
  bool is_quoted = false;
  for (const char c : line) {
    if (c == '"') is_quoted = !is_quoted;
    const std::size_t which = is_quoted ? std::string_view::npos : kDelimiters.find(c);
    if (which != std::string_view::npos) ++here[which];
  }
  for (std::size_t i = 0; i < here.size(); ++i) {
    counts[i].lines += here[i] > 0 ? 1U : 0U;
    counts[i].all += here[i];
  }
}

char find_delimiter(std::string_view sample) {
  std::array<DelimiterCount, 3> counts{};
  for (std::size_t line = 0; line < kLinesOfSample && !sample.empty(); ++line) {
    const std::size_t end = sample.find('\n');
    count_delimiters(sample.substr(0, end), counts);
    sample.remove_prefix(end == std::string_view::npos ? sample.size() : end + 1);
  }
  // Of equals the first stands.
  const auto most =
      std::max_element(counts.begin(), counts.end(), [](const auto& left, const auto& right) {
        return std::pair(left.lines, left.all) < std::pair(right.lines, right.all);
      });
  return kDelimiters[static_cast<std::size_t>(most - counts.begin())];
}

}  // namespace

CsvReader::CsvReader(ReadBytes read, std::string sheet)
    : decoder_(std::move(read)), sheet_(std::move(sheet)) {}

void CsvReader::start() {
  is_started_ = true;
  text_ = decoder_.next();
  delimiter_ = find_delimiter(text_);
  std::fill_n(signs_.begin(), 0x20, Sign::kControl);
  signs_[0x7F] = Sign::kControl;
  signs_['\t'] = Sign::kOrdinary;
  signs_['\n'] = Sign::kLineFeed;
  signs_['\r'] = Sign::kReturn;
  signs_['"'] = Sign::kQuote;
  signs_[static_cast<unsigned char>(delimiter_)] = Sign::kDelimiter;
}

void CsvReader::refuse(const Message& reason) const {
  const std::string cell = cell_name(std::min(column_, kTableColumnsMax - 1), number_);
  const std::string place = sheet_.empty() ? cell : sheet_ + "!" + cell;
  throw Error(ErrorCode::kRefused, say("{}：{}", "{}: {}", place, reason));
}

void CsvReader::refuse_sign(char c) const {
  if (state_ == State::kReturn || state_ == State::kReturnInQuoted) {
    refuse(say("有单独的回车符（CR）；行尾应为 LF 或 CRLF",
               "a carriage return stands alone; lines end in LF or CRLF"));
  }
  if (state_ == State::kQuoteInQuoted) {
    refuse(say("收尾的引号后面还有文字；格内的引号要写两个",
               "text follows the closing quote; write a quote within a cell twice"));
  }
  if (c == '"') {
    refuse(say("格内有引号，而整格没有加引号；请给整格加引号，格内的引号写两个",
               "there is a quote in a cell that is not quoted; quote the cell, and write the "
               "quote within it twice"));
  }
  refuse(say("有控制字符 U+{:04X}，请删去", "there is a control character, U+{:04X}; remove it",
             static_cast<unsigned>(static_cast<unsigned char>(c))));
}

void CsvReader::open_cell(TableRow& row) {
  if (column_ == row.cells.size()) {
    row.cells.emplace_back();
  } else {
    row.cells[column_].text.clear();
    row.cells[column_].is_formula = false;
  }
}

void CsvReader::append(TableRow& row, std::string_view text) {
  std::string& cell = row.cells[column_].text;
  row_bytes_ += text.size();
  if (cell.size() + text.size() > kTableCellBytesMax) {
    refuse(say("这一格超过 {} 字节；是不是少了收尾的引号？",
               "the cell is longer than {} bytes; is a closing quote missing?",
               kTableCellBytesMax));
  }
  if (row_bytes_ > kCsvRowBytesMax) {
    refuse(say("这一行超过 {} 字节", "the row is longer than {} bytes", kCsvRowBytesMax));
  }
  cell += text;
}

// Takes what needs no judging: up to the next sign.
void CsvReader::take_run(TableRow& row) {
  const std::size_t begin = position_;
  const bool is_quoted = state_ == State::kQuoted;
  while (position_ < text_.size()) {
    const Sign sign = sign_at(position_);
    const bool is_text = sign == Sign::kOrdinary ||
                         (is_quoted && (sign == Sign::kDelimiter || sign == Sign::kLineFeed));
    if (!is_text) break;
    ++position_;
  }
  if (position_ == begin) return;
  append(row, text_.substr(begin, position_ - begin));
  if (!is_quoted) state_ = State::kPlain;
}

// Returns: whether the row has ended.
bool CsvReader::end_cell_or_row(TableRow& row, Sign sign) {
  if (sign == Sign::kReturn) {
    state_ = State::kReturn;
    return false;
  }
  state_ = State::kCellStart;
  if (sign == Sign::kLineFeed) return true;
  ++column_;
  if (column_ == kTableColumnsMax) {
    refuse(say("超过 {} 列", "there are more than {} columns", kTableColumnsMax));
  }
  open_cell(row);
  return false;
}

// Takes the sign at the position. Returns: whether the row has ended.
bool CsvReader::take_sign(TableRow& row) {
  const Sign sign = sign_at(position_);
  const char c = text_[position_++];
  const bool ends = sign == Sign::kDelimiter || sign == Sign::kLineFeed || sign == Sign::kReturn;
  switch (state_) {
    case State::kCellStart:
    case State::kPlain:
      if (ends) return end_cell_or_row(row, sign);
      if (sign != Sign::kQuote || state_ == State::kPlain) refuse_sign(c);
      state_ = State::kQuoted;
      return false;
    case State::kQuoted:
      if (sign == Sign::kControl) refuse_sign(c);
      state_ = sign == Sign::kQuote ? State::kQuoteInQuoted : State::kReturnInQuoted;
      return false;
    case State::kQuoteInQuoted:
      if (ends) return end_cell_or_row(row, sign);
      if (sign != Sign::kQuote) refuse_sign(c);
      append(row, "\"");
      state_ = State::kQuoted;
      return false;
    case State::kReturn:
      if (sign != Sign::kLineFeed) refuse_sign(c);
      return end_cell_or_row(row, sign);
    case State::kReturnInQuoted:
      if (sign != Sign::kLineFeed) refuse_sign(c);
      append(row, "\n");
      state_ = State::kQuoted;
      return false;
  }
  return false;
}

// Takes text up to the end of the row or of what is decoded. Returns: whether the row has ended.
bool CsvReader::take_text(TableRow& row) {
  while (position_ < text_.size()) {
    const bool is_run =
        state_ == State::kCellStart || state_ == State::kPlain || state_ == State::kQuoted;
    if (is_run) take_run(row);
    if (position_ < text_.size() && take_sign(row)) return true;
  }
  return false;
}

// What the end of the file makes of the row. Returns: whether there is one.
bool CsvReader::finish(TableRow& row) {
  if (decoder_.is_broken()) {
    refuse(say("这里的字节既不是 UTF-8 也不是 GB18030；请从原系统重新导出，或另存为“CSV UTF-8”",
               "the bytes here are neither UTF-8 nor GB18030; export the file anew, or save it "
               "as “CSV UTF-8”"));
  }
  if (state_ == State::kQuoted || state_ == State::kReturnInQuoted) {
    refuse(say("引号没有收尾，文件到此结束", "the quote is never closed, and the file ends"));
  }
  const bool has_row = column_ > 0 || state_ != State::kCellStart || !row.cells[0].text.empty();
  state_ = State::kCellStart;
  return has_row;
}

bool CsvReader::read_row(TableRow& row) {
  ++number_;
  column_ = 0;
  row_bytes_ = 0;
  open_cell(row);
  while (!take_text(row)) {
    text_ = decoder_.next();
    position_ = 0;
    if (!text_.empty()) continue;
    if (!finish(row)) return false;
    break;
  }
  row.number = number_;
  row.cells.resize(column_ + 1);
  return true;
}

bool CsvReader::next(TableRow& row) {
  if (!is_started_) start();
  const auto is_empty = [](const Cell& cell) { return cell.text.empty(); };
  do {
    if (!read_row(row)) return false;
  } while (std::all_of(row.cells.begin(), row.cells.end(), is_empty));
  return true;
}

}  // namespace fundtrail
