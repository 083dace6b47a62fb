// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "schemas/enum_table.h"

namespace fundtrail {

/// What a record is. The numbers are a registry: part of the format, never reused.
/// Source: docs/FORMAT.md "Kinds".
enum class Kind : std::uint16_t {
  kGenesis = 1,
  kKey = 2,
  kSignature = 3,
  // 4 erasure, 5 index: reserved, not yet written
  kPolicy = 6,
  kParty = 16,
  kProgramme = 17,
  kProject = 18,
  kDocument = 19,
  kBudget = 20,
  kAllocation = 21,
  kReceipt = 22,
  kDisbursement = 23,
  kRefund = 24,
  kBalance = 25,
  kTarget = 26,
  kIndicatorReport = 27,
  kStatement = 28,
  kCorrection = 29,
  kInquiry = 30,
  kAnswer = 31,
  kResponse = 32,
  kRectification = 33,
};

constexpr auto enum_table(Kind) {
  return std::to_array<EnumEntry<Kind>>({
      {Kind::kGenesis, "genesis", "创世记录"},
      {Kind::kKey, "key", "密钥"},
      {Kind::kSignature, "signature", "签名"},
      {Kind::kPolicy, "policy", "签名规定"},
      {Kind::kParty, "party", "机构"},
      {Kind::kProgramme, "programme", "资金项目"},
      {Kind::kProject, "project", "建设项目"},
      {Kind::kDocument, "document", "文件"},
      {Kind::kBudget, "budget", "预算"},
      {Kind::kAllocation, "allocation", "下达"},
      {Kind::kReceipt, "receipt", "到位"},
      {Kind::kDisbursement, "disbursement", "拨付"},
      {Kind::kRefund, "refund", "退回"},
      {Kind::kBalance, "balance", "结转结余"},
      {Kind::kTarget, "target", "绩效目标"},
      {Kind::kIndicatorReport, "indicator_report", "指标完成"},
      {Kind::kStatement, "statement", "陈述"},
      {Kind::kCorrection, "correction", "更正"},
      {Kind::kInquiry, "inquiry", "问询"},
      {Kind::kAnswer, "answer", "情况说明"},
      {Kind::kResponse, "response", "单位意见"},
      {Kind::kRectification, "rectification", "整改"},
  });
}

/// Whether records of `kind` are made by the ledger and its keys' holders, not written by people.
/// The numbers below 16 are theirs.
constexpr bool is_system_kind(Kind kind) { return kind < Kind::kParty; }

}  // namespace fundtrail
