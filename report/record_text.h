// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "report/paint.h"
#include "schemas/digest.h"
#include "schemas/entry.h"
#include "schemas/json/json_value.h"
#include "schemas/message.h"
#include "schemas/record.h"

namespace fundtrail {

/// One value of a record, for people.
struct LabelledField {
  std::string path;  ///< in the JSON form, such as `evidence[0].document`
  Message label;     ///< such as 依据 文件
  Message value;     ///< enumerators by their labels, references with the names of what they mean
};

/// Lists the values of a record in the order of its fields, absent ones left out.
[[nodiscard]] std::vector<LabelledField> labelled_fields(const Record& record,
                                                         const NameOf& name_of);

/// Where an entry stands and what its bytes hash to.
struct EntryPlace {
  EntryHeader header;
  std::size_t bytes = 0;
  std::uint64_t tree_size = 0;  ///< entries of the ledger it was read from
  Digest leaf;                  ///< recomputed
  Digest previous_leaf;         ///< as stored
};

/// How an entry is told.
struct EntryTextOptions {
  Language language = Language::kChinese;
  Paint paint;
  NameOf name_of;
  Message signature{};  ///< who signed it; empty: it is not told
};

/// Tells one entry: what it says, field by field, and its place and hash. `record` is nullptr where
/// this version does not know the kind.
[[nodiscard]] std::string entry_text(const EntryPlace& place, const Record* record,
                                     const EntryTextOptions& options);

/// Returns the document `fundtrail.entry/1`, to which what became of the record may be added.
[[nodiscard]] JsonValue entry_json(const EntryPlace& place, const Record* record);

/// Formats a ledger time as in JSON: `2026-11-23T10:00:00+08:00`.
[[nodiscard]] std::string format_time_json(std::int64_t time_us);

}  // namespace fundtrail
