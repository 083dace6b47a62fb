// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/control_totals.h"
#include "cli/name_book.h"
#include "cli/progress.h"
#include "cli/table_input.h"
#include "ledger/ledger.h"
#include "ledger/record_batch.h"
#include "schemas/message.h"

namespace fundtrail {

/// Where something stands in the files of a batch.
struct InputPlace {
  std::size_t file = 0;    ///< index into InputBatch::files
  std::uint64_t line = 0;  ///< from 1, of a table the row; 0: the file as a whole
  /// Which records of its mapping a row of a table made. See RecordPlace.
  std::uint32_t block = 0;
  std::uint32_t record = 0;
};

/// Why something in the files is refused.
struct InputRefusal {
  InputPlace place;
  Kind kind{};        ///< of the record, as far as it is known; else genesis
  std::string field;  ///< path in the JSON form; empty: the whole line
  std::string value;  ///< as JSON, fit to be shown; may be empty
  Message reason;
  std::optional<InputPlace> earlier;  ///< of the record that it contradicts
  /// Of a table: the cell, such as `支付!C12`; then `field` is the heading of its column.
  std::string cell = {};
};

/// How many lines tell that a file is none of JSON lines.
inline constexpr std::size_t kLinesOfNoJsonMax = 3;

/// The records of several files, which are one batch, and what is wrong with them.
struct InputBatch {
  std::vector<std::string> files;
  RecordBatch records;
  ControlTotals totals;                     ///< of the records
  std::vector<InputPlace> places;           ///< of the records
  std::map<std::size_t, TableFile> tables;  ///< of the files, those that are tables
  std::vector<InputRefusal> refusals;       ///< the first BatchRefused::kRefusalsMax
  std::uint64_t refusal_count = 0;
  bool is_read = true;  ///< every line could be read; else the records are not all there

  void refuse(InputRefusal refusal);

  /// Adds what the ledger refused of the records.
  void refuse(const BatchRefused& refused);

  /// Names the cell of what is refused, if it is of a table.
  void name_cell(InputRefusal& refusal) const;
};

/// How the files of a batch are read.
struct InputOptions {
  const TableOptions* tables = nullptr;  ///< nullptr: every file is JSON lines
  NameBook* names = nullptr;             ///< by which tables call records; where there are tables
};

/// Reads every line of every file; `-` is standard input. Lines of white space are passed over, and
/// a file without any record is refused. A file of which the first kLinesOfNoJsonMax lines are no
/// JSON is not read on. Lifetime: the mapping of `options.tables` outlives the batch.
[[nodiscard]] InputBatch read_batch(std::vector<std::string> files, const InputOptions& options,
                                    Progress& progress);

}  // namespace fundtrail
