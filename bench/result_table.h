// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "bench/steps.h"
#include "schemas/json/json_value.h"
#include "schemas/message.h"

namespace fundtrail::bench {

/// What the figures were measured on, as Linux tells it.
struct Machine {
  std::string processor;
  unsigned threads = 0;
};

[[nodiscard]] Machine this_machine(unsigned threads);

/// The figures of one size as aligned columns, with a line above that says what was measured.
[[nodiscard]] std::string format_table(const SizeResult& result, Language language);

/// Everything as one document.
[[nodiscard]] JsonValue to_json(const Machine& machine, const std::vector<SizeResult>& results);

}  // namespace fundtrail::bench
