// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "scan/found_claim.h"
#include "scan/report_text.h"
#include "scan/statement_scan.h"

namespace fundtrail {

/// Adds a remark for each figure of a sentence that no claim rests on, and for each date, number of
/// a document and title, in the order of the text.
void add_remarks(const Sentence& sentence, const Paragraph& paragraph,
                 const std::optional<IndicatorLine>& indicator, std::vector<Remark>& remarks);

/// `text` without what is beyond `bytes_max` bytes at its end, or at its beginning; a character is
/// never cut in two. Lifetime: that of `text`.
[[nodiscard]] std::string_view cut_end(std::string_view text, std::size_t bytes_max) noexcept;
[[nodiscard]] std::string_view cut_begin(std::string_view text, std::size_t bytes_max) noexcept;

}  // namespace fundtrail
