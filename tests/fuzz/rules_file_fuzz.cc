// SPDX-License-Identifier: Apache-2.0
//
// Any text as a rules file: what is accepted has thresholds within their ranges and in their order,
// and is read as it was printed; what is refused tells why.
#include "schemas/error.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/readable_text.h"
#include "verifier/rules/rules_file.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace fundtrail;
  using namespace fundtrail::test;
  try {
    const Thresholds thresholds = parse_rules_file(as_text({data, size}));
    for (const ThresholdInfo& info : all_thresholds()) {
      const std::int64_t value = thresholds.*info.value;
      demand(value >= info.least && value <= info.most, "a threshold is within its range");
    }
    check_relations(thresholds);
    const std::string printed = format_rules_file(thresholds, Language::kEnglish);
    demand(parse_rules_file(printed) == thresholds, "a rules file is read as it was printed");
  } catch (const FormatError& error) {
    demand_reason(error.message());
  }
  return 0;
}
