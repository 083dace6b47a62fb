// SPDX-License-Identifier: Apache-2.0
//
// Reads a table by a mapping: rows in, records and refusals out.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "imports/block_totals.h"
#include "imports/mapping.h"
#include "imports/record_maker.h"
#include "imports/row_values.h"
#include "imports/table.h"
#include "schemas/record.h"

namespace fundtrail {

/// Where a record comes from: the row, and which record of the mapping it is.
struct RecordPlace {
  std::uint64_t row = 0;  ///< 0: the sheet as a whole
  std::uint32_t block = 0;
  std::uint32_t record = 0;
};

/// Who is told what a table holds, row by row. Every one must be set.
struct ImportEvents {
  std::function<void(Record record, const RecordPlace& place)> add;
  /// `kind` is that of the record, and genesis where there is none; `text` is the reason.
  std::function<void(Kind kind, const CellRemark& remark)> refuse;
  /// Called after each row.
  std::function<void(std::uint64_t rows)> progress;
};

/// What was read of a table, to be told beside its records.
struct ImportSummary {
  /// The most remarks that are kept.
  static constexpr std::size_t kNotesMax = 100;

  std::uint64_t rows = 0;  ///< that made records
  std::vector<TotalCheck> totals;
  std::vector<CellRemark> notes;  ///< the first kNotesMax
  std::uint64_t note_count = 0;
};

/// Reads one table. Rows above the header row, total rows, repeated header rows and notes below the
/// table make no records; a row of which a cell is refused makes none either.
///
/// Cost: linear in the cells. Memory: names that were looked up, and sums by group.
class TableImport {
 public:
  /// `given` are values by column or label, which stand whatever the table has.
  /// Throws: Error(kUsage) if the mapping has no such column.
  /// Lifetime: `mapping`, and what `find` refers to, outlive this.
  TableImport(const Mapping& mapping, std::map<std::string, std::string> given, FindReference find);

  /// Reads every row. Throws: what `reader` throws. To be called once.
  void read(TableReader& reader, const ImportEvents& events);

  [[nodiscard]] const ImportSummary& summary() const noexcept { return summary_; }
  [[nodiscard]] const std::string& sheet() const noexcept { return sheet_; }

  /// The cell that a field of a record was made of, as far as it is of one: for faults that only
  /// the ledger can see. `text` is empty.
  [[nodiscard]] CellRemark find_cell(const RecordPlace& place, std::string_view field_path) const;

 private:
  struct BlockState {
    std::optional<BlockHeader> header;
    std::string first_heading;             // as it is written
    std::vector<std::string> missing;      // of the row that was nearest to a header
    std::vector<std::string> values_down;  // the last text of each column that fills down
    std::optional<BlockTotals> totals;
    bool has_refused_rows = false;    // then its totals say nothing
    std::vector<ColumnValue> values;  // of the row being read
    // Of total rows that make records: their figures, until all that they are of is read.
    std::vector<std::vector<ColumnValue>> total_rows;
  };

  void read_given();
  void take_row(const TableRow& row);
  [[nodiscard]] bool take_header(const TableRow& row);
  [[nodiscard]] bool take_header_of(std::size_t block, const TableRow& row);
  [[nodiscard]] bool take_labels(const TableRow& row);
  void take_unit_note(const TableRow& row);
  void take_data(const TableRow& row);
  void finish();

  void set_label(std::size_t label, const TableRow& row, std::size_t position,
                 std::string_view text);
  void begin_block(std::size_t block, BlockHeader header);
  [[nodiscard]] bool read_values(const TableRow& row, BlockState& state);
  [[nodiscard]] bool read_value(const TableRow& row, std::size_t column, BlockState& state);
  [[nodiscard]] Unit unit_of(std::size_t column, const BlockState& state) const;
  [[nodiscard]] bool is_note(const TableRow& row, const BlockState& state) const;
  void make_records(const TableRow& row, BlockState& state);
  void collect(const BlockState& state);
  void keep_total(const TableRow& row, BlockState& state);
  void make_total_records(std::size_t block);
  [[nodiscard]] bool make_one(const MappingRecord& record, const RecordPlace& place);
  void refuse_fields(const MappingRecord& record, const FieldError& error);

  [[nodiscard]] const MappingBlock& block() const { return mapping_.blocks[*current_]; }
  [[nodiscard]] const ColumnValue* find_value(std::string_view name) const;
  [[nodiscard]] std::string heading_of(std::string_view name) const;
  [[nodiscard]] RowContext context() const;
  void refuse(const ColumnValue& value, const std::string& heading, const Message& reason);
  void note(CellRemark remark);

  const Mapping& mapping_;
  std::map<std::string, std::string> given_;
  CellReader cells_;
  const ImportEvents* events_ = nullptr;
  std::string sheet_;
  std::vector<BlockState> blocks_;
  std::vector<ColumnValue> labels_;
  std::optional<std::size_t> current_;                 // the block that rows belong to
  std::map<std::string, std::vector<JsonValue>> all_;  // by column: what total rows are of
  Unit unit_note_ = Unit::kNone;
  std::uint64_t row_ = 0;
  bool has_refused_row_ = false;
  ImportSummary summary_;
};

}  // namespace fundtrail
