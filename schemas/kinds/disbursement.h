// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "schemas/kinds/common.h"

namespace fundtrail {

/// How far the cash has come 阶段. The numbers are part of the format.
enum class DisbursementStage : std::uint8_t {
  kTransfer = 1,
  kAppropriation = 2,
  kPayment = 3,
};

constexpr auto enum_table(DisbursementStage) {
  return std::to_array<EnumEntry<DisbursementStage>>({
      {DisbursementStage::kTransfer, "transfer", "财政间调拨"},
      {DisbursementStage::kAppropriation, "appropriation", "拨至单位"},
      {DisbursementStage::kPayment, "payment", "支付至最终收款人"},
  });
}

/// A movement of cash 拨付 or 支付.
struct Disbursement : RecordBase {
  static constexpr Kind kKind = Kind::kDisbursement;
  static constexpr std::uint8_t kVersion = 1;

  PartyRef from;
  PartyRef to;
  Amount amount;
  DisbursementStage stage{};
  std::optional<Date> dated_on;
  std::optional<AllocationRef> under;
  std::optional<std::string> voucher_number;  ///< 凭证号, unique per payer
  std::optional<ProjectRef> project;
  std::optional<std::string> contract;  ///< 合同编号
  std::optional<std::string> purpose;
  std::optional<std::string> instalment;  ///< 第几期款
  std::optional<DisbursementRef> replaces;

  template <class Archive>
  void serialize(Archive& archive) {
    serialize_identity(archive);
    archive(field("from", from), field("to", to), field("amount", amount), field("stage", stage),
            field("dated_on", dated_on), field("under", under),
            field("voucher_number", voucher_number), field("project", project),
            field("contract", contract), field("purpose", purpose), field("instalment", instalment),
            field("replaces", replaces));
    serialize_origin(archive);
  }
  friend bool operator==(const Disbursement&, const Disbursement&) = default;
};

/// Checks what no single field can tell. Throws: FieldError.
void check_rules(const Disbursement& record);

}  // namespace fundtrail
