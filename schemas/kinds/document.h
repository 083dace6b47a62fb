// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "schemas/kinds/common.h"

namespace fundtrail {

/// What a document is 文件种类. The numbers are part of the format.
enum class DocumentType : std::uint8_t {
  kNotice = 1,
  kApproval = 2,
  kRegulation = 3,
  kMinutes = 4,
  kContract = 5,
  kTargetForm = 6,
  kSelfEvaluationForm = 7,
  kSelfEvaluation = 8,
  kReview = 9,
  kVoucher = 10,
  kInvoice = 11,
  kBankReceipt = 12,
  kAcceptance = 13,
  kSurvey = 14,
  kRegister = 15,
  kAuditReport = 16,
  kPublication = 17,
  kOther = 18,
};

constexpr auto enum_table(DocumentType) {
  return std::to_array<EnumEntry<DocumentType>>({
      {DocumentType::kNotice, "notice", "指标文"},
      {DocumentType::kApproval, "approval", "批复"},
      {DocumentType::kRegulation, "regulation", "管理办法"},
      {DocumentType::kMinutes, "minutes", "会议纪要"},
      {DocumentType::kContract, "contract", "合同"},
      {DocumentType::kTargetForm, "target_form", "绩效目标申报表"},
      {DocumentType::kSelfEvaluationForm, "self_evaluation_form", "绩效自评表"},
      {DocumentType::kSelfEvaluation, "self_evaluation", "绩效自评报告"},
      {DocumentType::kReview, "review", "审核意见"},
      {DocumentType::kVoucher, "voucher", "凭证"},
      {DocumentType::kInvoice, "invoice", "发票"},
      {DocumentType::kBankReceipt, "bank_receipt", "银行回单"},
      {DocumentType::kAcceptance, "acceptance", "验收资料"},
      {DocumentType::kSurvey, "survey", "问卷调查"},
      {DocumentType::kRegister, "register", "台账"},
      {DocumentType::kAuditReport, "audit_report", "审计报告"},
      {DocumentType::kPublication, "publication", "公开页面"},
      {DocumentType::kOther, "other", "其他"},
  });
}

/// In what form a document is held 存在形式. The numbers are part of the format.
enum class DocumentStatus : std::uint8_t {
  kOriginal = 1,
  kScan = 2,
  kCopy = 3,
  kTranscript = 4,
  kCited = 5,
  kMissing = 6,
};

constexpr auto enum_table(DocumentStatus) {
  return std::to_array<EnumEntry<DocumentStatus>>({
      {DocumentStatus::kOriginal, "original", "原件"},
      {DocumentStatus::kScan, "scan", "扫描件"},
      {DocumentStatus::kCopy, "copy", "复印件"},
      {DocumentStatus::kTranscript, "transcript", "转录文本"},
      {DocumentStatus::kCited, "cited", "仅引用"},
      {DocumentStatus::kMissing, "missing", "缺失"},
  });
}

/// A document 文件, registered by its digests and never embedded.
struct Document : RecordBase {
  static constexpr Kind kKind = Kind::kDocument;
  static constexpr std::uint8_t kVersion = 1;

  std::string title;
  DocumentType type{};
  DocumentStatus status{};
  std::optional<std::string> number;  ///< 文号, as written
  std::optional<PartyRef> issuer;
  std::optional<PartyRef> to;    ///< 主送机关
  std::optional<Date> dated_on;  ///< 成文日期
  std::optional<DocumentRef> attachment_of;
  std::vector<DocumentRef> compiled_from;
  std::optional<bool> signed_;   ///< 署名
  std::optional<bool> sealed;    ///< 印章
  std::optional<Amount> amount;  ///< what it evidences must not exceed it
  std::optional<Digest> sha256;
  std::optional<Digest> sm3;
  std::optional<std::uint64_t> size;  ///< Unit: bytes
  std::optional<std::string> media_type;
  std::optional<std::string> url;
  std::optional<Date> published_on;
  std::optional<std::string> secrecy;  ///< 密级

  template <class Archive>
  void serialize(Archive& archive) {
    serialize_identity(archive);
    archive(field("title", title), field("type", type), field("status", status),
            field("number", number), field("issuer", issuer), field("to", to),
            field("dated_on", dated_on), field("attachment_of", attachment_of),
            field("compiled_from", compiled_from), field("signed", signed_),
            field("sealed", sealed), field("amount", amount), field("sha256", sha256),
            field("sm3", sm3), field("size", size), field("media_type", media_type),
            field("url", url), field("published_on", published_on), field("secrecy", secrecy));
    serialize_origin(archive);
  }
  friend bool operator==(const Document&, const Document&) = default;
};

/// Checks what no single field can tell. Throws: FieldError.
void check_rules(const Document& record);

}  // namespace fundtrail
