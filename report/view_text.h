// SPDX-License-Identifier: Apache-2.0
//
// How it is told what of a ledger is looked at, and what corrections made of a record.
#pragma once

#include <string>
#include <vector>

#include "schemas/json/json_value.h"
#include "schemas/message.h"
#include "verifier/verification.h"
#include "verifier/view.h"

namespace fundtrail {

/// A sentence for each axis of time on which a view is cut; none if it is of everything.
[[nodiscard]] std::vector<Message> view_sentences(const ViewSummary& view);

/// The member `view` of a document: `as_of`, `known_size`. Requires: the view is cut.
[[nodiscard]] JsonValue view_json(const ViewSummary& view);

/// Adds that member to a document of records, where their view is cut.
void add_view(const ViewOptions& view, JsonValue& document);

/// Says what corrections did to a record, such as `已更正；已红字冲销 30.00万元，余 70.00万元`;
/// empty if none of them is applied in the view.
[[nodiscard]] Message correction_mark(const CorrectedRecord& corrected);

/// What reversals leave of a record of money, in 分; nothing of any other.
[[nodiscard]] std::optional<WideSum> left_fen(const CorrectedRecord& corrected);

/// The same as a mark, for programs: how many `amendments` and `reversals`, and of a record of
/// money `left_fen`.
[[nodiscard]] JsonValue correction_mark_json(const CorrectedRecord& corrected);

}  // namespace fundtrail
