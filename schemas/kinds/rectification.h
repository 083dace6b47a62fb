// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "schemas/kinds/common.h"

namespace fundtrail {

/// How far it is 整改状态. The numbers are part of the format.
enum class RectificationStatus : std::uint8_t {
  kOpen = 1,
  kInProgress = 2,
  kDone = 3,
  kClosed = 4,
};

constexpr auto enum_table(RectificationStatus) {
  return std::to_array<EnumEntry<RectificationStatus>>({
      {RectificationStatus::kOpen, "open", "未整改"},
      {RectificationStatus::kInProgress, "in_progress", "整改中"},
      {RectificationStatus::kDone, "done", "已完成待验收"},
      {RectificationStatus::kClosed, "closed", "销号"},
  });
}

/// A step of putting right what an inquiry found 整改.
struct Rectification : RecordBase {
  static constexpr Kind kKind = Kind::kRectification;
  static constexpr std::uint8_t kVersion = 1;

  InquiryRef inquiry;
  std::string measure;
  Date dated_on;
  std::optional<Date> deadline;
  std::optional<Amount> amount_fixed;
  std::optional<Amount> amount_open;
  bool cumulative = false;  ///< the amounts are totals so far
  std::vector<RefundRef> recovered_by;
  RectificationStatus status{};
  std::optional<PartyRef> accepted_by;

  template <class Archive>
  void serialize(Archive& archive) {
    serialize_identity(archive);
    archive(field("inquiry", inquiry), field("measure", measure), field("dated_on", dated_on),
            field("deadline", deadline), field("amount_fixed", amount_fixed),
            field("amount_open", amount_open), field("cumulative", cumulative),
            field("recovered_by", recovered_by), field("status", status),
            field("accepted_by", accepted_by));
    serialize_origin(archive);
  }
  friend bool operator==(const Rectification&, const Rectification&) = default;
};

/// Checks what no single field can tell. Throws: FieldError.
void check_rules(const Rectification& record);

}  // namespace fundtrail
