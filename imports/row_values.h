// SPDX-License-Identifier: Apache-2.0
//
// What the cells of a row come to, by the columns of a mapping.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "imports/block_header.h"
#include "imports/mapping.h"
#include "imports/table.h"
#include "schemas/error.h"
#include "schemas/json/json_value.h"

namespace fundtrail {

/// Finds the id of the record of one of `kinds` that is meant by an id or a name.
/// Throws: Error with the reason if there is none, or several.
using FindReference =
    std::function<std::string(const std::string& text, const std::vector<Kind>& kinds)>;

/// Why a cell is refused, or what is told of it.
struct CellRemark {
  std::string cell;     ///< such as `C12`; empty: the sheet as a whole
  std::string heading;  ///< as it is written in the table; may be empty
  std::string value;    ///< the cell's text; may be empty
  Message text;
};

/// What a cell comes to.
struct ColumnValue {
  std::optional<JsonValue> value;               ///< nothing: the cell is empty
  std::string written;                          ///< the text it was made of
  std::string comparator;                       ///< of a criterion
  std::optional<Amount> amount;                 ///< of an amount
  Unit unit = Unit::kNone;                      ///< of a figure or criterion
  std::size_t position = BlockHeader::kAbsent;  ///< the cell's column; kAbsent: it is no cell's
  std::uint64_t row = 0;
  /// Of a total row: what columns of that name came to in all rows, of every block.
  std::vector<JsonValue> all = {};
};

/// Reads the text of cells by what their columns are.
class CellReader {
 public:
  /// Lifetime: what `find` refers to outlives the reader.
  explicit CellReader(FindReference find) : find_(std::move(find)) {}

  /// Reads `value.written` into the rest of `value`. `unit` is what stands in headings and beside
  /// the cell; the cell's own precedes it, and it precedes that of the column.
  /// Returns: why it is refused, or nothing.
  [[nodiscard]] std::optional<Message> read(const MappingColumn& column, Unit unit,
                                            ColumnValue& value);

  /// What is to be told of the last cell read, if anything.
  [[nodiscard]] const std::optional<Message>& note() const noexcept { return note_; }

 private:
  [[nodiscard]] JsonValue value_of(const MappingColumn& column, Unit unit, ColumnValue& value);
  [[nodiscard]] JsonValue reference(const MappingColumn& column, const std::string& text);
  [[nodiscard]] JsonValue document_number(const std::string& text);

  FindReference find_;
  // By kinds and text: a table speaks of few parties, many times.
  std::map<std::pair<std::vector<Kind>, std::string>, std::string> found_;
  std::optional<Message> note_;
};

}  // namespace fundtrail
