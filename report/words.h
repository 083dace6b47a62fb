// SPDX-License-Identifier: Apache-2.0
//
// The words of the report, one meaning each.
#pragma once

#include <cstdint>
#include <string>

#include "schemas/message.h"
#include "verifier/verification.h"

namespace fundtrail {

/// What a result is called. `examined` is how many records were looked at, told where nothing was
/// found among them: 未发现（已查 n 笔）.
[[nodiscard]] Message result_words(CheckResult result, std::uint64_t examined);

/// What a finding is called: a refuted doubt is 疑点（待核实）, a refuted hint 提示, else its
/// result.
[[nodiscard]] Message finding_words(const Check& check);

/// What an exit code means, in a sentence without a full stop. Source: design, "exit".
[[nodiscard]] Message exit_meaning(int code);

/// Says where a record stands: `ST-08（第 67 号，138号文 二(一)1）`. `document` is how its document
/// is called; it and `section` may be empty.
[[nodiscard]] Message place_words(const std::string& id, std::uint64_t sequence,
                                  const std::string& document, const std::string& section);

/// How a document is called in passing: `138号文` if `name` is a 文号 with a serial, else the name
/// itself, but its id for want of a name or where that is a title in 《》.
[[nodiscard]] std::string short_document_name(const std::string& id, const std::string& name);

}  // namespace fundtrail
