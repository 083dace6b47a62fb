// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/progress.h"
#include "ledger/ledger.h"
#include "schemas/message.h"
#include "schemas/record.h"

namespace fundtrail {

/// Where something stands in the files of a batch.
struct InputPlace {
  std::size_t file = 0;    ///< index into InputBatch::files
  std::uint64_t line = 0;  ///< from 1; 0: the file as a whole
};

/// Why something in the files is refused.
struct InputRefusal {
  InputPlace place;
  Kind kind{};        ///< of the record, as far as it is known; else genesis
  std::string field;  ///< path in the JSON form; empty: the whole line
  std::string value;  ///< as JSON, fit to be shown; may be empty
  Message reason;
  std::optional<InputPlace> earlier;  ///< of the record that it contradicts
};

/// How many lines tell that a file is none of JSON lines.
inline constexpr std::size_t kLinesOfNoJsonMax = 3;

/// The records of several files, which are one batch, and what is wrong with them.
struct InputBatch {
  std::vector<std::string> files;
  std::vector<Record> records;
  std::vector<InputPlace> places;      ///< of the records
  std::vector<InputRefusal> refusals;  ///< the first BatchRefused::kRefusalsMax
  std::uint64_t refusal_count = 0;
  bool is_read = true;  ///< every line could be read; else the records are not all there

  void refuse(InputRefusal refusal);

  /// Adds what the ledger refused of the records.
  void refuse(const BatchRefused& refused);
};

/// Reads every line of every file; `-` is standard input. Lines of white space are passed over, and
/// a file without any record is refused. A file of which the first kLinesOfNoJsonMax lines are no
/// JSON is not read on.
[[nodiscard]] InputBatch read_batch(std::vector<std::string> files, Progress& progress);

}  // namespace fundtrail
