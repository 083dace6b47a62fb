// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "ledger/store/store.h"
#include "schemas/bytes.h"

int main() {
  const std::string hex = fundtrail::format_hex(fundtrail::as_bytes("fundtrail"));
  std::cout << hex << '\n';
  return hex == "66756e64747261696c" ? 0 : 1;
}
