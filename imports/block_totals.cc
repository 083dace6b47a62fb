// SPDX-License-Identifier: Apache-2.0
#include "imports/block_totals.h"

#include <algorithm>
#include <utility>

namespace fundtrail {
namespace {

constexpr std::string_view kTotals[] = {"合计", "总计", "共计"};
constexpr std::string_view kPartTotals[] = {"小计", "本页合计", "本页小计", "批次合计", "批次小计"};
// The most groups that are added up apart; a table of more has no total row for each.
constexpr std::size_t kGroupsMax = 100'000;

}  // namespace

std::optional<TotalScope> find_total(const MappingBlock& block, std::string_view text) {
  const std::string name = read_heading(text).name;
  const auto is_name = [&name](std::string_view one) { return one == name; };
  if (std::any_of(std::begin(kTotals), std::end(kTotals), is_name) ||
      std::any_of(block.totals.begin(), block.totals.end(), is_name)) {
    return TotalScope::kAll;
  }
  if (std::any_of(std::begin(kPartTotals), std::end(kPartTotals), is_name)) {
    return TotalScope::kPart;
  }
  return std::nullopt;
}

Message describe_difference(const TotalCheck& check) {
  if (check.is_tally) {
    return say("合计写 {} 笔，各行共 {} 笔", "the total says {} rows, and there are {}",
               format_wide(check.stated), format_wide(check.summed));
  }
  return say("合计写 {}，各行之和 {}，相差 {}；请核对后改正，或删去合计行",
             "the total says {}, the rows come to {}, a difference of {}; correct it, or leave the "
             "total row out",
             format_wan_yuan(check.stated), format_wan_yuan(check.summed),
             format_wan_yuan(check.stated - check.summed));
}

void BlockTotals::add_to(Sums& sums, const std::vector<ColumnValue>& values) const {
  sums.fen.resize(block_.columns.size());
  for (std::size_t column = 0; column < values.size(); ++column) {
    if (values[column].amount) sums.fen[column] += values[column].amount->fen;
  }
  ++sums.rows;
}

std::string BlockTotals::group_of(const std::vector<ColumnValue>& values) const {
  if (block_.group.empty()) return {};
  for (std::size_t column = 0; column < values.size(); ++column) {
    if (block_.columns[column].name == block_.group) return values[column].written;
  }
  return {};
}

void BlockTotals::add(const std::vector<ColumnValue>& values) {
  add_to(all_, values);
  add_to(part_, values);
  const std::string group = group_of(values);
  if (group.empty()) return;
  if (groups_.size() < kGroupsMax || groups_.contains(group)) add_to(groups_[group], values);
}

WideSum BlockTotals::sum_of(const Sums& sums, std::size_t column) const {
  if (block_.columns[column].type == CellType::kTally) return static_cast<WideSum>(sums.rows);
  return column < sums.fen.size() ? sums.fen[column] : 0;
}

void BlockTotals::take_total(TotalScope scope, const std::vector<ColumnValue>& values,
                             const std::vector<std::string>& headings) {
  std::string group = group_of(values);
  if (find_total(block_, group)) group.clear();  // 合计 itself stands in the column
  for (std::size_t column = 0; column < values.size(); ++column) {
    const ColumnValue& value = values[column];
    const bool is_tally = block_.columns[column].type == CellType::kTally;
    const bool is_cell = value.position != BlockHeader::kAbsent;
    if (!is_cell || !value.value || (!is_tally && !value.amount)) continue;
    TotalCheck check{cell_name(value.position, value.row), headings[column], group, is_tally, 0, 0};
    check.stated = is_tally ? WideSum{std::get<std::uint64_t>(value.value->variant())}
                            : WideSum{value.amount->fen};
    const bool is_pending = !group.empty() || (scope == TotalScope::kAll && all_.rows == 0);
    if (is_pending) {
      pending_.push_back({std::move(check), column, !group.empty()});
      continue;
    }
    check.summed = sum_of(scope == TotalScope::kAll ? all_ : part_, column);
    checks_.push_back(std::move(check));
  }
  if (scope == TotalScope::kPart) part_ = {};
}

std::vector<TotalCheck> BlockTotals::finish() {
  for (Pending& one : pending_) {
    one.check.summed = sum_of(one.is_of_group ? groups_[one.check.group] : all_, one.column);
    checks_.push_back(std::move(one.check));
  }
  pending_.clear();
  return std::move(checks_);
}

}  // namespace fundtrail
