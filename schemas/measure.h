// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "schemas/enum_table.h"

namespace fundtrail {

/// A sum of a programme that a document can state and the ledger can recompute. The numbers are
/// part of the format. How each is computed: verifier/measures.h.
enum class Measure : std::uint8_t {
  kBudget = 1,
  kAllocated = 2,
  kReceived = 3,
  kDisbursed = 4,
  kPaid = 5,
  kRefunded = 6,
  kBalance = 7,
};

constexpr auto enum_table(Measure) {
  return std::to_array<EnumEntry<Measure>>({
      {Measure::kBudget, "budget", "预算数"},
      {Measure::kAllocated, "allocated", "下达数"},
      {Measure::kReceived, "received", "到位数"},
      {Measure::kDisbursed, "disbursed", "拨付数"},
      {Measure::kPaid, "paid", "支付数"},
      {Measure::kRefunded, "refunded", "退回数"},
      {Measure::kBalance, "balance", "结转结余数"},
  });
}

}  // namespace fundtrail
