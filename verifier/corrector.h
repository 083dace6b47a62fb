// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "schemas/correction_state.h"
#include "schemas/message.h"
#include "verifier/effective.h"
#include "verifier/placed.h"

namespace fundtrail {

/// Applies corrections to the record they are of, one by one, as `apply_corrections` does.
class Corrector {
 public:
  /// Lifetime: `as_of` and `leads_somewhere` outlive it.
  Corrector(const Record& original, const std::optional<Date>& as_of,
            const LeadsSomewhere& leads_somewhere)
      : as_of_(as_of), leads_somewhere_(leads_somewhere), state_(original) {}

  /// Applies the next correction, by sequence. Lifetime: what is given outlives what is taken.
  /// Returns: why it does nothing, or not all that it says; nothing if it does.
  std::optional<Message> apply(const Placed<Correction>& placed);

  /// What the corrections so far, those too that `as_of` leaves out, have made of the record.
  [[nodiscard]] const CorrectionState& state() const noexcept { return state_; }

  /// Ends it.
  [[nodiscard]] Effective take();

 private:
  std::optional<Message> reverse(const Placed<Correction>& placed);
  std::optional<Message> amend(const Correction& correction);

  const std::optional<Date>& as_of_;
  const LeadsSomewhere& leads_somewhere_;
  CorrectionState state_;
  Effective effective_;
};

}  // namespace fundtrail
