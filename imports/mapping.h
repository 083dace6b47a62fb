// SPDX-License-Identifier: Apache-2.0
//
// What the columns of a table mean: which records a row makes, and of which cells their fields are
// made. A mapping is written in TOML; its format is in docs/FORMAT.md, “Column mapping”.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/choices.h"
#include "schemas/fields/figure.h"
#include "schemas/kind.h"
#include "schemas/message.h"

namespace fundtrail {

/// How a cell is read. See imports/cell_text.h.
enum class CellType : std::uint8_t {
  kText,
  kCode,
  kTexts,  ///< several, divided by 、 ; or a line end
  kAmount,
  kFigure,
  kCriterion,  ///< a target's value, with its parts `comparator`, `value` and `text`
  kResult,
  kCount,
  kTally,  ///< of a total row: how many rows there are
  kDay,
  kChoice,
  kTruth,      ///< 是 or 否
  kReference,  ///< the id or a name of a record that is known
  kDocumentNumber,
};

/// A column of a block, or a label of the sheet, whose value stands to the right of it.
struct MappingColumn {
  std::string name;                   ///< by which the mapping speaks of it
  std::vector<std::string> headings;  ///< the first is what templates write
  std::vector<std::string> compared;  ///< the headings, as `read_heading` leaves of them
  CellType type = CellType::kText;
  bool is_required = false;     ///< a row without this heading is no header row
  bool is_left = false;         ///< the text to the left of the first heading, as forms have it
  bool fills_down = false;      ///< an empty cell has the value above it: merged cells
  Unit unit = Unit::kNone;      ///< where neither cell nor heading has one
  std::string unit_column;      ///< the column that has the unit
  std::vector<Choice> choices;  ///< of a choice: what may be written
  std::map<std::string, std::string> values;  ///< of a choice: other words for the names
  std::vector<Kind> kinds;                    ///< of a reference
  std::optional<std::string> value;           ///< where the table has none
  std::string example;                        ///< for templates
};

/// What must be so for a row to make a record: each of `cells` is one of the texts, which are as
/// `read_heading` leaves of them; each of `filled` has a value, none of `empty` has.
struct MappingCondition {
  std::map<std::string, std::vector<std::string>> cells;
  std::vector<std::string> filled;
  std::vector<std::string> empty;
};

/// A field of a record and what it is made of: texts with `{column}` or `{column.part}` in them, of
/// which the first is taken that has nothing empty in it. If there is none, the field is left out.
struct MappingField {
  std::string path;  ///< in the JSON form, such as `claim.measure`, `evidence[0].document`, `sum[]`
  std::vector<std::string> values;
};

/// A record that a row makes.
struct MappingRecord {
  Kind kind{};
  MappingCondition when;
  std::optional<MappingCondition> unless;  ///< a row that is so makes no record
  std::vector<std::string> ids;            ///< as the texts of a field
  std::vector<MappingField> fields;
  std::string cited_in;  ///< the column with the document that the table is; may be empty
};

/// A table within a sheet: a header row, and the rows below it.
struct MappingBlock {
  std::string title;
  std::vector<MappingColumn> columns;
  std::vector<MappingRecord> records;
  std::string group;                ///< the column by which total rows are of a part; may be empty
  std::vector<std::string> totals;  ///< what total rows are called, beside 合计 and the like
  /// What rows begin with that need make no record, as `read_heading` leaves of it.
  std::vector<std::string> passes_over;
  bool checks_totals = true;  ///< else a total row is held against nothing
  /// That each total row of all makes, once the whole sheet is read.
  std::vector<MappingRecord> total_records;
};

/// A mapping: of a plain table, which is one block, or of a form with labels and several blocks.
struct Mapping {
  std::string name;
  Message title;
  std::vector<MappingColumn> labels;
  std::vector<MappingRecord> records;  ///< that the labels make, once for the sheet
  std::vector<MappingBlock> blocks;    ///< at least one
};

/// The longest file of a mapping, in bytes; the most fields of a record, and parts of a path.
inline constexpr std::size_t kMappingBytesMax = 65'536;
inline constexpr std::size_t kMappingFieldsMax = 128;
inline constexpr std::size_t kMappingPathPartsMax = 8;

/// Reads a mapping in TOML. Whatever it does not know it refuses, with the line.
/// Throws: FormatError. Threads: safe to call together.
[[nodiscard]] Mapping parse_mapping(std::string name, std::string_view toml);

/// The mapping of that name that the program has with it, or nothing.
[[nodiscard]] std::optional<Mapping> find_mapping(std::string_view name);

/// The names of those, sorted.
[[nodiscard]] std::vector<std::string> mapping_names();

}  // namespace fundtrail
