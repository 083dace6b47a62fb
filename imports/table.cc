// SPDX-License-Identifier: Apache-2.0
#include "imports/table.h"

#include "schemas/error.h"

namespace fundtrail {

std::string cell_name(std::size_t column, std::uint64_t row) {
  FUNDTRAIL_CHECK(column < kTableColumnsMax);
  constexpr std::size_t kLetters = 26;
  std::string name;
  if (column >= kLetters) name += static_cast<char>('A' + column / kLetters - 1);
  name += static_cast<char>('A' + column % kLetters);
  return name + std::to_string(row);
}

}  // namespace fundtrail
