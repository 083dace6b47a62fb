// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "schemas/kinds/common.h"

namespace fundtrail {

/// Who asks 问询来源. The numbers are part of the format.
enum class InquirySource : std::uint8_t {
  kCentralInspection = 1,
  kProvincialInspection = 2,
  kAudit = 3,
  kFiscalSupervision = 4,
  kCongress = 5,
  kPetition = 6,
};

constexpr auto enum_table(InquirySource) {
  return std::to_array<EnumEntry<InquirySource>>({
      {InquirySource::kCentralInspection, "central_inspection", "中央巡视"},
      {InquirySource::kProvincialInspection, "provincial_inspection", "省委巡视"},
      {InquirySource::kAudit, "audit", "审计"},
      {InquirySource::kFiscalSupervision, "fiscal_supervision", "财会监督"},
      {InquirySource::kCongress, "congress", "人大监督"},
      {InquirySource::kPetition, "petition", "信访"},
  });
}

/// How fast it must be put right 整改类别. The numbers are part of the format.
enum class InquiryClass : std::uint8_t {
  kImmediate = 1,
  kPhased = 2,
  kLongTerm = 3,
};

constexpr auto enum_table(InquiryClass) {
  return std::to_array<EnumEntry<InquiryClass>>({
      {InquiryClass::kImmediate, "immediate", "立行立改"},
      {InquiryClass::kPhased, "phased", "分阶段整改"},
      {InquiryClass::kLongTerm, "long_term", "持续整改"},
  });
}

/// What an inquiry is about 问询范围.
struct InquiryScope {
  std::vector<ProgrammeRef> programmes;
  std::vector<PartyRef> parties;
  std::optional<Date> from;
  std::optional<Date> to;

  template <class Archive>
  void serialize(Archive& archive) {
    archive(field("programmes", programmes), field("parties", parties), field("from", from),
            field("to", to));
  }
  friend bool operator==(const InquiryScope&, const InquiryScope&) = default;
};

/// A question of an inspection or audit 问询.
struct Inquiry : RecordBase {
  static constexpr Kind kKind = Kind::kInquiry;
  static constexpr std::uint8_t kVersion = 1;

  InquirySource source{};
  std::string number;
  std::string question;
  InquiryScope scope;
  std::optional<Amount> amount;
  Date received_on;
  std::optional<Date> due_on;
  std::optional<PartyRef> owner;  ///< 责任单位
  std::optional<InquiryClass> class_;

  template <class Archive>
  void serialize(Archive& archive) {
    serialize_identity(archive);
    archive(field("source", source), field("number", number), field("question", question),
            field("scope", scope), field("amount", amount), field("received_on", received_on),
            field("due_on", due_on), field("owner", owner), field("class", class_));
    serialize_origin(archive);
  }
  friend bool operator==(const Inquiry&, const Inquiry&) = default;
};

/// Checks what no single field can tell. Throws: FieldError.
void check_rules(const Inquiry& record);

}  // namespace fundtrail
