// SPDX-License-Identifier: Apache-2.0
//
// Total rows that make records of their own: 总分 of a form.
#include <algorithm>
#include <utility>

#include "imports/table_import.h"

namespace fundtrail {
namespace {

// The most total rows of a block that make records, and rows that they are of.
constexpr std::size_t kTotalRowsMax = 16;
constexpr std::size_t kTotalPartsMax = 1'000;

}  // namespace

// Keeps what total rows are of, in every block.
void TableImport::collect(const BlockState& state) {
  for (std::size_t column = 0; column < state.values.size(); ++column) {
    const auto found = all_.find(block().columns[column].name);
    const ColumnValue& value = state.values[column];
    if (found == all_.end() || !value.value) continue;
    if (found->second.size() < kTotalPartsMax) {
      found->second.push_back(*value.value);
      continue;
    }
    refuse(value, heading_of(found->first),
           say("合计最多由 {} 行组成", "a total is of at most {} rows", kTotalPartsMax));
  }
}

void TableImport::keep_total(const TableRow& row, BlockState& state) {
  if (block().total_records.empty()) return;
  for (std::size_t column = 0; column < state.values.size(); ++column) {
    state.values[column] = {};
    const bool is_figure = block().columns[column].type == CellType::kFigure;
    if (is_figure && !read_value(row, column, state)) return;
  }
  if (state.total_rows.size() < kTotalRowsMax) {
    state.total_rows.push_back(state.values);
    return;
  }
  events_->refuse(Kind::kGenesis,
                  {cell_name(0, row.number), "", "",
                   say("合计行多于 {} 行", "there are more than {} total rows", kTotalRowsMax)});
}

void TableImport::make_total_records(std::size_t block) {
  const MappingBlock& described = mapping_.blocks[block];
  BlockState& state = blocks_[block];
  current_ = block;
  for (std::vector<ColumnValue>& values : state.total_rows) {
    row_ = 0;
    for (std::size_t column = 0; column < values.size(); ++column) {
      row_ = std::max(row_, values[column].row);
      const auto all = all_.find(described.columns[column].name);
      if (all != all_.end()) values[column].all = all->second;
    }
    state.values = std::move(values);
    for (std::size_t record = 0; record < described.total_records.size(); ++record) {
      const auto index = static_cast<std::uint32_t>(described.records.size() + record);
      static_cast<void>(make_one(described.total_records[record],
                                 {row_, static_cast<std::uint32_t>(block), index}));
    }
  }
}

}  // namespace fundtrail
