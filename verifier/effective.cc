// SPDX-License-Identifier: Apache-2.0
#include "verifier/effective.h"

#include <utility>

#include "verifier/corrector.h"

namespace fundtrail {

Effective apply_corrections(const Record& original, std::span<const Placed<Correction>> corrections,
                            const std::optional<Date>& as_of, const LeadsSomewhere& leads_somewhere,
                            std::vector<CorrectionFlaw>& flaws) {
  Corrector corrector(original, as_of, leads_somewhere);
  for (const Placed<Correction>& placed : corrections) {
    if (auto flaw = corrector.apply(placed)) {
      flaws.push_back({placed.sequence, placed.record.of.id, std::move(*flaw)});
    }
  }
  return corrector.take();
}

}  // namespace fundtrail
