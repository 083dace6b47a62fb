// SPDX-License-Identifier: Apache-2.0
//
// A batch that was signed before the ledger gave it a place, in a file: for clerks without access
// to the ledger, for approvers, and for keys that ask to be let in. Source: docs/FORMAT.md
// "Prepared batch".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ledger/proof/batch_note.h"
#include "ledger/proof/ledger_card.h"
#include "ledger/proof/note.h"
#include "schemas/record.h"

namespace fundtrail {

/// Records and a signed note over their content.
struct PreparedBatch {
  std::vector<Record> records;
  SignedNote note;
};

/// Longest file of a prepared batch, in bytes.
inline constexpr std::size_t kPreparedBatchBytesMax = std::size_t{256} << 20;

/// The text that signs `records` for the ledger of `card`, in mode content. `seen` is the head of
/// the ledger that their author last verified; of size 0, whatever its root, if nothing.
/// Throws: FieldError if a record is too large for an entry.
[[nodiscard]] std::string prepared_text(const std::vector<Record>& records, const LedgerCard& card,
                                        const Head& seen = {});

/// Formats a batch as a file.
[[nodiscard]] std::string format_prepared_batch(const PreparedBatch& batch);

/// Parses a file, and checks that its note is of these records: that nobody put other records under
/// a signature. Who signed is not checked here.
/// Throws: FormatError that names the line.
[[nodiscard]] PreparedBatch parse_prepared_batch(std::string_view file);

/// Whether a file begins as a prepared batch does. Of `file` the first kPreparedHeaderBytes count.
[[nodiscard]] bool is_prepared_batch(std::string_view file);

/// As many bytes as a prepared batch's first line has.
inline constexpr std::size_t kPreparedHeaderBytes = 25;

}  // namespace fundtrail
