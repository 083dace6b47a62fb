// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "imports/mapping.h"
#include "imports/row_values.h"

namespace fundtrail {

/// What a total row is of.
enum class TotalScope : std::uint8_t { kAll, kPart };

/// Whether a row that begins with `text` is a total row: 合计, 总计, 共计 and what the block adds;
/// 小计 and 本页合计 are of a part.
[[nodiscard]] std::optional<TotalScope> find_total(const MappingBlock& block,
                                                   std::string_view text);

/// A figure of a total row, and what the rows come to.
struct TotalCheck {
  std::string cell;
  std::string heading;
  std::string group;  ///< what it is a total of, such as a batch; may be empty
  bool is_tally = false;
  WideSum stated = 0;  ///< Unit: 分, or rows
  WideSum summed = 0;

  [[nodiscard]] bool is_equal() const noexcept { return stated == summed; }
};

/// Tells how a total differs from its rows.
[[nodiscard]] Message describe_difference(const TotalCheck& check);

/// Adds up the rows of a block, and compares them with its total rows.
///
/// A total of all that stands above every row is compared at the end, any other with the rows above
/// it; a total of a part with the rows since the last one, or with those of its group.
class BlockTotals {
 public:
  /// Lifetime: `block` outlives this.
  explicit BlockTotals(const MappingBlock& block) : block_(block) {}

  /// Adds a row. `values` are by column of the block.
  void add(const std::vector<ColumnValue>& values);

  /// Takes a total row; `headings` are by column of the block.
  void take_total(TotalScope scope, const std::vector<ColumnValue>& values,
                  const std::vector<std::string>& headings);

  /// What every total row came to. To be called once, after the last row.
  [[nodiscard]] std::vector<TotalCheck> finish();

 private:
  struct Sums {
    std::vector<WideSum> fen;  // by column
    std::uint64_t rows = 0;
  };
  // A figure whose rows may still come.
  struct Pending {
    TotalCheck check;
    std::size_t column = 0;
    bool is_of_group = false;
  };

  void add_to(Sums& sums, const std::vector<ColumnValue>& values) const;
  [[nodiscard]] WideSum sum_of(const Sums& sums, std::size_t column) const;
  [[nodiscard]] std::string group_of(const std::vector<ColumnValue>& values) const;

  const MappingBlock& block_;
  Sums all_;
  Sums part_;
  std::map<std::string, Sums> groups_;
  std::vector<Pending> pending_;
  std::vector<TotalCheck> checks_;
};

}  // namespace fundtrail
