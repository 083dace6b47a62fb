// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/verification_json.h"
#include "report/verification_text.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/readable_text.h"

namespace fundtrail::test {

/// Demands that two verifications of one source, cut otherwise, tell the same, and that it can be
/// printed.
inline void demand_same_report(const Verification& left, const Verification& right) {
  for (const Language language : {Language::kChinese, Language::kEnglish}) {
    demand(verification_json(left, language) == verification_json(right, language),
           "cuts do not change the result");
    demand(is_well_formed(verification_text(left, {language, Paint()})), "a report is well-formed");
  }
}

}  // namespace fundtrail::test
