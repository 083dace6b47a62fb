// SPDX-License-Identifier: Apache-2.0
#include "imports/table_import.h"

#include <algorithm>
#include <utility>

#include "imports/cell_text.h"
#include "schemas/error.h"
#include "schemas/labels.h"

namespace fundtrail {
namespace {

// What the lines below a table begin with that are none of its rows.
constexpr std::string_view kNoteStarts[] = {"注",   "备注", "说明", "制表",   "填表",  "填报",
                                            "审核", "复核", "经办", "负责人", "联系人"};

const Cell* first_filled(const TableRow& row) {
  const auto found = std::find_if(row.cells.begin(), row.cells.end(),
                                  [](const Cell& cell) { return !trimmed(cell.text).empty(); });
  return found == row.cells.end() ? nullptr : &*found;
}

std::size_t column_named(const std::vector<MappingColumn>& columns, std::string_view name) {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [name](const auto& column) { return column.name == name; });
  return static_cast<std::size_t>(found - columns.begin());
}

// The records of rows come first, then those of total rows.
const MappingRecord& record_of(const MappingBlock& block, std::size_t index) {
  const std::size_t rows = block.records.size();
  return index < rows ? block.records[index] : block.total_records.at(index - rows);
}

// The text of the cell nearest to the left of the first column, where forms have their titles.
std::size_t left_position(const TableRow& row, const BlockHeader& header) {
  std::size_t position = std::min(header.first, row.cells.size());
  while (position > 0 && trimmed(row.cells[position - 1].text).empty()) --position;
  return position == 0 ? BlockHeader::kAbsent : position - 1;
}

}  // namespace

TableImport::TableImport(const Mapping& mapping, std::map<std::string, std::string> given,
                         FindReference find)
    : mapping_(mapping),
      given_(std::move(given)),
      cells_(std::move(find)),
      blocks_(mapping.blocks.size()),
      labels_(mapping.labels.size()),
      all_(columns_of_totals(mapping)) {
  for (const auto& [name, value] : given_) {
    const auto has_name = [&name = name](const std::vector<MappingColumn>& columns) {
      return column_named(columns, name) < columns.size();
    };
    const bool is_known =
        has_name(mapping_.labels) ||
        std::any_of(mapping_.blocks.begin(), mapping_.blocks.end(),
                    [&has_name](const auto& block) { return has_name(block.columns); });
    if (is_known) continue;
    throw Error(ErrorCode::kUsage,
                say("对照表 {} 没有 {} 这一列", "the mapping {} has no column {}", mapping_.name,
                    shown_text(name)));
  }
}

const ColumnValue* TableImport::find_value(std::string_view name) const {
  if (current_) {
    const std::size_t column = column_named(block().columns, name);
    if (column < block().columns.size()) return &blocks_[*current_].values[column];
  }
  const std::size_t label = column_named(mapping_.labels, name);
  return label < labels_.size() ? &labels_[label] : nullptr;
}

RowContext TableImport::context() const {
  const std::string row =
      sheet_.empty() ? fmt::format("第 {} 行", row_) : fmt::format("{} 第 {} 行", sheet_, row_);
  return {[this](std::string_view name) { return find_value(name); }, row_, row};
}

// As the table writes it, or else as the mapping does.
std::string TableImport::heading_of(std::string_view name) const {
  if (current_) {
    const std::size_t column = column_named(block().columns, name);
    if (column < block().columns.size()) {
      const auto& header = blocks_[*current_].header;
      if (header && !header->headings[column].empty()) return header->headings[column];
      const auto& headings = block().columns[column].headings;
      return headings.empty() ? std::string(name) : headings.front();
    }
  }
  const std::size_t label = column_named(mapping_.labels, name);
  const bool has_heading =
      label < mapping_.labels.size() && !mapping_.labels[label].headings.empty();
  return has_heading ? mapping_.labels[label].headings.front() : std::string(name);
}

void TableImport::refuse(const ColumnValue& value, const std::string& heading,
                         const Message& reason) {
  has_refused_row_ = true;
  const bool is_cell = value.position != BlockHeader::kAbsent;
  events_->refuse(Kind::kGenesis, {is_cell ? cell_name(value.position, value.row) : std::string(),
                                   heading, value.written, reason});
}

void TableImport::note(CellRemark remark) {
  ++summary_.note_count;
  if (summary_.notes.size() < ImportSummary::kNotesMax) summary_.notes.push_back(std::move(remark));
}

// Values that are given, and those that the mapping has for labels that the sheet may lack.
void TableImport::read_given() {
  for (std::size_t label = 0; label < labels_.size(); ++label) {
    const MappingColumn& column = mapping_.labels[label];
    const auto given = given_.find(column.name);
    labels_[label].written = given != given_.end() ? given->second : column.value.value_or("");
    const auto reason = cells_.read(column, Unit::kNone, labels_[label]);
    if (reason) refuse(labels_[label], heading_of(column.name), *reason);
  }
}

void TableImport::set_label(std::size_t label, const TableRow& row, std::size_t position,
                            std::string_view text) {
  const MappingColumn& column = mapping_.labels[label];
  if (given_.contains(column.name)) return;
  ColumnValue& value = labels_[label];
  value = {};
  value.written = text;
  value.position = position;
  value.row = row.number;
  const auto reason = cells_.read(column, Unit::kNone, value);
  if (reason) refuse(value, heading_of(column.name), *reason);
}

// Returns: whether the row begins with a label, and so is none of a block's.
bool TableImport::take_labels(const TableRow& row) {
  bool is_first = true;
  bool begins_with_label = false;
  for (std::size_t position = 0; position < row.cells.size(); ++position) {
    const std::string text = trimmed(row.cells[position].text);
    if (text.empty()) continue;
    const std::string name = read_heading(text).name;
    for (std::size_t label = 0; label < mapping_.labels.size(); ++label) {
      const auto& headings = mapping_.labels[label].compared;
      if (std::find(headings.begin(), headings.end(), name) == headings.end()) continue;
      begins_with_label = begins_with_label || is_first;
      std::size_t right = position + 1;
      while (right < row.cells.size() && trimmed(row.cells[right].text).empty()) ++right;
      if (right < row.cells.size()) set_label(label, row, right, row.cells[right].text);
    }
    is_first = false;
  }
  return begins_with_label;
}

void TableImport::take_unit_note(const TableRow& row) {
  for (const Cell& cell : row.cells) {
    const Unit unit = read_unit_note(cell.text);
    if (unit != Unit::kNone) unit_note_ = unit;
  }
}

void TableImport::begin_block(std::size_t block, BlockHeader header) {
  current_ = block;
  BlockState& state = blocks_[block];
  state.values_down.assign(mapping_.blocks[block].columns.size(), "");
  state.values.assign(mapping_.blocks[block].columns.size(), {});
  if (!state.totals) state.totals.emplace(mapping_.blocks[block]);
  state.header = std::move(header);
}

// Takes the row if it is the header of a block, or again a header of it. Returns: whether it is.
bool TableImport::take_header_of(std::size_t block, const TableRow& row) {
  BlockState& state = blocks_[block];
  // Of the many rows below a header few have one of its headings in them.
  const auto is_heading = [&state](const Cell& cell) { return cell.text == state.first_heading; };
  if (state.header && std::none_of(row.cells.begin(), row.cells.end(), is_heading)) return false;
  auto missing = missing_headings(mapping_.blocks[block], row);
  if (!missing.empty()) {
    const bool is_nearer = state.missing.empty() || missing.size() < state.missing.size();
    if (!state.header && is_nearer) state.missing = std::move(missing);
    return false;
  }
  BlockHeader header = find_header(mapping_.blocks[block], row);
  if (state.header && header.positions != state.header->positions) {
    throw FormatError(say("这里又有一行表头，各列的位置与第 {} 行的不同；请分成两个文件",
                          "here is a header row again, and its columns are not where those of row "
                          "{} are; make two files of it",
                          state.header->row));
  }
  state.first_heading = row.cells[header.first].text;
  begin_block(block, std::move(header));
  return true;
}

// Returns: whether the row is a header row.
bool TableImport::take_header(const TableRow& row) {
  try {
    for (std::size_t block = 0; block < blocks_.size(); ++block) {
      if (take_header_of(block, row)) return true;
    }
    return false;
  } catch (const FormatError& error) {
    events_->refuse(Kind::kGenesis, {cell_name(0, row.number), "", "", error.message()});
    return true;
  }
}

Unit TableImport::unit_of(std::size_t column, const BlockState& state) const {
  const MappingColumn& described = block().columns[column];
  if (state.header->units[column] != Unit::kNone) return state.header->units[column];
  if (!described.unit_column.empty()) {
    const ColumnValue* other = find_value(described.unit_column);
    if (other != nullptr && other->unit != Unit::kNone) return other->unit;
    const auto* const entry =
        other == nullptr ? nullptr : find_enum_name<Unit>(std::string_view(other->written));
    if (entry != nullptr) return entry->value;
  }
  if (described.type != CellType::kAmount && !is_money(described.unit)) return Unit::kNone;
  return state.header->unit != Unit::kNone ? state.header->unit : unit_note_;
}

// Returns: whether the cell can be read.
bool TableImport::read_value(const TableRow& row, std::size_t column, BlockState& state) {
  const MappingColumn& described = block().columns[column];
  ColumnValue& value = state.values[column];
  value = {};
  value.row = row.number;
  const auto given = given_.find(described.name);
  const std::size_t position = given != given_.end() ? BlockHeader::kAbsent
                               : described.is_left   ? left_position(row, *state.header)
                                                     : state.header->positions[column];
  const bool is_cell = position < row.cells.size();
  value.position = position;
  if (given != given_.end()) value.written = given->second;
  if (is_cell) value.written = row.cells[position].text;
  if (described.fills_down) {
    std::string& above = state.values_down[column];
    if (trimmed(value.written).empty()) value.written = above;
    above = value.written;
  }
  if (value.written.empty() && described.value) value.written = *described.value;
  if (const auto reason = cells_.read(described, unit_of(column, state), value)) {
    refuse(value, heading_of(described.name), *reason);
    return false;
  }
  const std::string cell = is_cell ? cell_name(position, row.number) : std::string();
  if (cells_.note()) {
    note({cell, heading_of(described.name), value.written, *cells_.note()});
  }
  if (is_cell && row.cells[position].is_formula && value.value) {
    note({cell, heading_of(described.name), value.written,
          say("是公式，取的是文件保存时的结果",
              "it is a formula; what it came to when the file was saved is taken")});
  }
  return true;
}

bool TableImport::read_values(const TableRow& row, BlockState& state) {
  bool is_read = true;
  state.values.assign(state.values.size(), {});
  for (std::size_t column = 0; column < state.values.size(); ++column) {
    is_read = read_value(row, column, state) && is_read;
  }
  return is_read;
}

// Whether the row is a line below the table, or has nothing in any column of the mapping.
bool TableImport::is_note(const TableRow& row, const BlockState& state) const {
  const auto& positions = state.header->positions;
  const auto is_filled = [&row](std::size_t position) {
    return position < row.cells.size() && !is_blank_cell(row.cells[position].text);
  };
  if (std::none_of(positions.begin(), positions.end(), is_filled)) return true;
  const Cell* first = first_filled(row);
  const std::string text = trimmed(first->text);
  const bool begins_as_note =
      std::any_of(std::begin(kNoteStarts), std::end(kNoteStarts),
                  [&text](std::string_view start) { return text.starts_with(start); });
  const auto filled = std::count_if(positions.begin(), positions.end(), is_filled);
  return begins_as_note && filled == 1;
}

void TableImport::refuse_fields(const MappingRecord& record, const FieldError& error) {
  const RowContext here = context();
  const ColumnValue* source = find_source(record, error.field_path(), here);
  if (source != nullptr) {
    std::string heading;
    for (const std::string& name : find_source_names(record, error.field_path())) {
      if (find_value(name) == source) heading = heading_of(name);
    }
    refuse(*source, heading, error.reason());
    return;
  }
  has_refused_row_ = true;
  const std::vector<std::string> names = find_source_names(record, error.field_path());
  const std::string heading = names.empty() ? error.field_path() : heading_of(names.front());
  events_->refuse(record.kind,
                  {row_ == 0 ? std::string() : cell_name(0, row_), heading, "", error.reason()});
}

// Returns: whether the row makes this record, be it refused or not.
bool TableImport::make_one(const MappingRecord& record, const RecordPlace& place) {
  const RowContext here = context();
  if (!makes_record(record, here)) return false;
  try {
    events_->add(record_from_json(make_record(record, here)), place);
  } catch (const FieldErrors& errors) {
    for (const FieldError& error : errors.errors()) refuse_fields(record, error);
  } catch (const FieldError& error) {
    refuse_fields(record, error);
  }
  return true;
}

void TableImport::make_records(const TableRow& row, BlockState& state) {
  bool is_made = false;
  const auto& records = block().records;
  for (std::size_t record = 0; record < records.size(); ++record) {
    is_made = make_one(records[record], {row.number, static_cast<std::uint32_t>(*current_),
                                         static_cast<std::uint32_t>(record)}) ||
              is_made;
  }
  if (is_made) {
    ++summary_.rows;
    return;
  }
  const auto figure =
      std::find_if(state.values.begin(), state.values.end(), [](const ColumnValue& value) {
        return value.position != BlockHeader::kAbsent &&
               (value.amount || value.unit != Unit::kNone);
      });
  const std::string first = read_heading(first_filled(row)->text).name;
  const auto& passed_over = block().passes_over;
  const bool is_passed_over =
      std::find(passed_over.begin(), passed_over.end(), first) != passed_over.end();
  if (records.empty() || figure == state.values.end() || is_passed_over) return;
  const auto column = static_cast<std::size_t>(figure - state.values.begin());
  refuse(*figure, heading_of(block().columns[column].name),
         say("不知道这一行是什么记录", "what record the row makes is not known"));
}

void TableImport::take_data(const TableRow& row) {
  BlockState& state = blocks_[*current_];
  if (is_note(row, state)) return;
  has_refused_row_ = false;
  const auto total = find_total(block(), first_filled(row)->text);
  if (total == TotalScope::kAll) keep_total(row, state);
  if (total && !block().checks_totals) return;
  if (!total) {
    if (read_values(row, state)) {
      collect(state);
      state.totals->add(state.values);
      make_records(row, state);
    }
    state.has_refused_rows = state.has_refused_rows || has_refused_row_;
    return;
  }
  // Of a total row only figures and its group mean anything.
  for (std::size_t column = 0; column < state.values.size(); ++column) {
    const MappingColumn& described = block().columns[column];
    const bool counts = described.type == CellType::kAmount || described.type == CellType::kTally;
    if (counts || described.name == block().group) {
      if (!read_value(row, column, state)) return;
    } else {
      state.values[column] = {};
    }
  }
  state.totals->take_total(*total, state.values, state.header->headings);
}

void TableImport::take_row(const TableRow& row) {
  row_ = row.number;
  if (take_header(row)) return;
  const bool is_label = !mapping_.labels.empty() && take_labels(row);
  if (!current_) take_unit_note(row);
  if (!is_label && current_) take_data(row);
  events_->progress(summary_.rows);
}

void TableImport::finish() {
  for (std::size_t block = 0; block < blocks_.size(); ++block) {
    BlockState& state = blocks_[block];
    if (!state.header && !mapping_.blocks[block].records.empty()) {
      std::string names;
      for (const std::string& name : state.missing) names += (names.empty() ? "" : "、") + name;
      events_->refuse(Kind::kGenesis,
                      {"", mapping_.blocks[block].title, "",
                       say("没有找到表头；最像的一行里缺少的列：{}",
                           "no header row was found; columns that the row nearest to one lacks: "
                           "{}",
                           names)});
    }
    if (!state.totals) continue;
    for (TotalCheck& check : state.totals->finish()) {
      if (!check.is_equal() && !state.has_refused_rows) {
        events_->refuse(Kind::kGenesis,
                        {check.cell, check.heading, check.group, describe_difference(check)});
      }
      summary_.totals.push_back(std::move(check));
    }
  }
  for (std::size_t block = 0; block < blocks_.size(); ++block) make_total_records(block);
  current_.reset();
  row_ = 0;
  for (std::size_t record = 0; record < mapping_.records.size(); ++record) {
    static_cast<void>(make_one(
        mapping_.records[record],
        {0, static_cast<std::uint32_t>(blocks_.size()), static_cast<std::uint32_t>(record)}));
  }
}

void TableImport::read(TableReader& reader, const ImportEvents& events) {
  events_ = &events;
  TableRow row;
  sheet_ = reader.sheet();
  read_given();
  while (reader.next(row)) take_row(row);
  finish();
  events_ = nullptr;
}

CellRemark TableImport::find_cell(const RecordPlace& place, std::string_view field_path) const {
  const bool is_of_sheet = place.block == blocks_.size();
  const MappingRecord& record = is_of_sheet ? mapping_.records[place.record]
                                            : record_of(mapping_.blocks[place.block], place.record);
  CellRemark remark;
  if (place.row > 0) remark.cell = cell_name(0, place.row);
  for (const std::string& name : find_source_names(record, field_path)) {
    const std::size_t label = column_named(mapping_.labels, name);
    if (label < labels_.size() && labels_[label].position != BlockHeader::kAbsent) {
      remark.cell = cell_name(labels_[label].position, labels_[label].row);
      remark.heading = mapping_.labels[label].headings.front();
      return remark;
    }
    if (is_of_sheet) continue;
    const MappingBlock& of = mapping_.blocks[place.block];
    const std::size_t column = column_named(of.columns, name);
    if (column >= of.columns.size()) continue;
    const BlockHeader& header = *blocks_[place.block].header;
    if (header.positions[column] == BlockHeader::kAbsent) continue;
    remark.cell = cell_name(header.positions[column], place.row);
    remark.heading = header.headings[column];
    return remark;
  }
  return remark;
}

}  // namespace fundtrail
