// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fundtrail::test::judge_text(fundtrail::as_text({data, size}));
  return 0;
}
