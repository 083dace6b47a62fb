// SPDX-License-Identifier: Apache-2.0
//
// What an auditor remembers of a ledger from one verification to the next: the anchor that nobody
// had to hand over. Source: docs/FORMAT.md "Auditor's memory".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/proof/entry_source.h"
#include "ledger/proof/key.h"
#include "ledger/proof/note.h"
#include "schemas/digest.h"

namespace fundtrail {

/// What is remembered of one ledger.
struct AuditorMemory {
  std::string origin;                    ///< the ledger's name
  Digest genesis;                        ///< leaf hash of entry 0: which ledger of that name it is
  Head seen;                             ///< newest head that was verified; Range: size >= 1
  std::vector<VerifierKey> keys;         ///< the operator's that counted there; <= kMemoryKeysMax
  std::vector<std::string> ledgers;      ///< absolute paths where it lay; <= kMemoryLedgersMax
  std::optional<SignedNote> checkpoint;  ///< newest that was signed; its size is <= seen.size

  friend bool operator==(const AuditorMemory&, const AuditorMemory&) = default;
};

/// Parses what `format_memory` wrote.
///
/// A digest over the whole text shows damage. It keeps nobody out: whoever may write an auditor's
/// files can make them forget.
/// Throws: FormatError, with the byte, if the text is longer than kMemoryBytesMax, was altered, or
/// has another form; if the checkpoint is another ledger's or larger than what was seen.
[[nodiscard]] AuditorMemory parse_memory(std::string_view text);

/// Formats a memory as `parse_memory` reads it, and as nothing else is read.
/// Throws: FormatError if `parse_memory` would refuse it.
[[nodiscard]] std::string format_memory(const AuditorMemory& memory);

/// Joins two memories of one ledger: of what is newer in each the newer, and the paths of both, of
/// which the oldest go where there are too many.
/// Requires: both have passed a verification; `later` is named last. Throws: Error(kRolledBack) if
/// they are of other ledgers, or of two histories of one.
[[nodiscard]] AuditorMemory join_memories(const AuditorMemory& earlier, const AuditorMemory& later);

}  // namespace fundtrail
