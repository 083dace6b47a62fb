// SPDX-License-Identifier: Apache-2.0
//
// The queries of a ledger's answers, run again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "ledger/proof/entry_source.h"
#include "schemas/kinds/answer.h"
#include "schemas/message.h"
#include "verifier/placed.h"

namespace fundtrail {

/// Most answers whose queries are run again: what one costs grows with the ledger.
inline constexpr std::size_t kAnswersRerunMax = 1'000;

/// What became of the query of one answer.
struct AnswerRerun {
  std::optional<Digest> digest;  ///< of the result; nothing if it could not be run
  std::uint64_t count = 0;       ///< of the records in it
  Message obstacle;              ///< why it could not be run; empty if it was
};

/// By the id of the answer.
using AnswerReruns = std::map<std::string, AnswerRerun, std::less<>>;

/// Runs the query of each answer over the first `at_size` entries. One that cannot be read, that is
/// of more entries than preceded the answer, or that meets an entry which cannot be read is not
/// run; nor are those after the first kAnswersRerunMax. Throws and Cost: as run_queries; without
/// answers nothing.
[[nodiscard]] AnswerReruns rerun_answers(const EntrySource& source, HashSuite hash,
                                         const ById<Answer>& answers);

}  // namespace fundtrail
