// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "schemas/kinds/common.h"

namespace fundtrail {

/// The level-two category of an indicator 指标类别. The numbers are part of the format.
enum class TargetCategory : std::uint8_t {
  kOutputQuantity = 1,
  kOutputQuality = 2,
  kOutputTimeliness = 3,
  kOutputCost = 4,
  kCostEconomic = 5,
  kCostSocial = 6,
  kCostEcological = 7,
  kBenefitEconomic = 8,
  kBenefitSocial = 9,
  kBenefitEcological = 10,
  kBenefitSustained = 11,
  kSatisfaction = 12,
};

constexpr auto enum_table(TargetCategory) {
  return std::to_array<EnumEntry<TargetCategory>>({
      {TargetCategory::kOutputQuantity, "output.quantity", "数量指标"},
      {TargetCategory::kOutputQuality, "output.quality", "质量指标"},
      {TargetCategory::kOutputTimeliness, "output.timeliness", "时效指标"},
      {TargetCategory::kOutputCost, "output.cost", "产出成本指标"},
      {TargetCategory::kCostEconomic, "cost.economic", "经济成本指标"},
      {TargetCategory::kCostSocial, "cost.social", "社会成本指标"},
      {TargetCategory::kCostEcological, "cost.ecological", "生态环境成本指标"},
      {TargetCategory::kBenefitEconomic, "benefit.economic", "经济效益指标"},
      {TargetCategory::kBenefitSocial, "benefit.social", "社会效益指标"},
      {TargetCategory::kBenefitEcological, "benefit.ecological", "生态效益指标"},
      {TargetCategory::kBenefitSustained, "benefit.sustained", "可持续影响指标"},
      {TargetCategory::kSatisfaction, "satisfaction", "服务对象满意度指标"},
  });
}

/// How a value is held against its target 比较方式. The numbers are part of the format.
enum class Comparator : std::uint8_t {
  kGe = 1,
  kGt = 2,
  kEq = 3,
  kLe = 4,
  kLt = 5,
  kQualitative = 6,
  kUnstated = 7,
};

constexpr auto enum_table(Comparator) {
  return std::to_array<EnumEntry<Comparator>>({
      {Comparator::kGe, "ge", "≥"},
      {Comparator::kGt, "gt", "＞"},
      {Comparator::kEq, "eq", "＝"},
      {Comparator::kLe, "le", "≤"},
      {Comparator::kLt, "lt", "＜"},
      {Comparator::kQualitative, "qualitative", "定性"},
      {Comparator::kUnstated, "unstated", "未载明"},
  });
}

/// Whether a target is the programme's overall one 目标层次. The numbers are part of the format.
enum class TargetLayer : std::uint8_t {
  kOverall = 1,
  kIndicator = 2,
};

constexpr auto enum_table(TargetLayer) {
  return std::to_array<EnumEntry<TargetLayer>>({
      {TargetLayer::kOverall, "overall", "总体目标"},
      {TargetLayer::kIndicator, "indicator", "绩效指标"},
  });
}

/// What kind of number a target's value is 指标值性质. The numbers are part of the format.
enum class Scale : std::uint8_t {
  kCount = 1,
  kShare = 2,
  kIndex = 3,
  kMoney = 4,
  kDate = 5,
  kGrade = 6,
};

constexpr auto enum_table(Scale) {
  return std::to_array<EnumEntry<Scale>>({
      {Scale::kCount, "count", "数量"},
      {Scale::kShare, "share", "占比"},
      {Scale::kIndex, "index", "指数"},
      {Scale::kMoney, "money", "金额"},
      {Scale::kDate, "date", "日期"},
      {Scale::kGrade, "grade", "等级"},
  });
}

/// A performance target 绩效目标.
struct Target : RecordBase {
  static constexpr Kind kKind = Kind::kTarget;
  static constexpr std::uint8_t kVersion = 1;

  std::string name;
  TargetCategory category{};
  Comparator comparator{};
  std::optional<TargetLayer> layer;
  std::optional<Figure> value;
  std::optional<Unit> unit;  ///< of a target without a value
  std::optional<Scale> scale;
  std::optional<std::uint16_t> output_year;  ///< Unit: calendar year
  std::optional<PartyRef> party;             ///< 责任单位
  std::optional<TargetRef> parent;
  std::optional<Figure> weight;        ///< Unit: 分 or %
  std::optional<std::string> caliber;  ///< 口径
  std::optional<Date> set_on;
  std::optional<Date> due_on;

  template <class Archive>
  void serialize(Archive& archive) {
    serialize_identity(archive);
    archive(field("name", name), field("category", category), field("comparator", comparator),
            field("layer", layer), field("value", value), field("unit", unit),
            field("scale", scale), field("output_year", output_year), field("party", party),
            field("parent", parent), field("weight", weight), field("caliber", caliber),
            field("set_on", set_on), field("due_on", due_on));
    serialize_origin(archive);
  }
  friend bool operator==(const Target&, const Target&) = default;
};

/// Checks what no single field can tell. Throws: FieldError.
void check_rules(const Target& record);

}  // namespace fundtrail
