// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "schemas/kinds/common.h"

namespace fundtrail {

/// Why money came back 退回原因. The numbers are part of the format.
enum class RefundReason : std::uint8_t {
  kReturned = 1,
  kSurplusRecovered = 2,
  kAuditRecovered = 3,
};

constexpr auto enum_table(RefundReason) {
  return std::to_array<EnumEntry<RefundReason>>({
      {RefundReason::kReturned, "returned", "退款"},
      {RefundReason::kSurplusRecovered, "surplus_recovered", "结余收回"},
      {RefundReason::kAuditRecovered, "audit_recovered", "审计追缴"},
  });
}

/// Money that came back 退回, of a disbursement.
struct Refund : RecordBase {
  static constexpr Kind kKind = Kind::kRefund;
  static constexpr std::uint8_t kVersion = 1;

  DisbursementRef of;
  PartyRef from;
  PartyRef to;
  Amount amount;
  RefundReason reason{};
  Date dated_on;
  std::optional<std::string> voucher_number;

  template <class Archive>
  void serialize(Archive& archive) {
    serialize_identity(archive);
    archive(field("of", of), field("from", from), field("to", to), field("amount", amount),
            field("reason", reason), field("dated_on", dated_on),
            field("voucher_number", voucher_number));
    serialize_origin(archive);
  }
  friend bool operator==(const Refund&, const Refund&) = default;
};

/// Checks what no single field can tell. Throws: FieldError.
void check_rules(const Refund& record);

}  // namespace fundtrail
