// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "schemas/fields/reported_value.h"
#include "schemas/kinds/common.h"

namespace fundtrail {

/// Whose output a report covers 覆盖范围. The numbers are part of the format.
enum class Coverage : std::uint8_t {
  kProgramme = 1,
  kParty = 2,
  kWider = 3,
  kUnstated = 4,
};

constexpr auto enum_table(Coverage) {
  return std::to_array<EnumEntry<Coverage>>({
      {Coverage::kProgramme, "programme", "本资金项目"},
      {Coverage::kParty, "party", "本单位"},
      {Coverage::kWider, "wider", "更大范围"},
      {Coverage::kUnstated, "unstated", "未载明"},
  });
}

/// How a value was obtained 取数方法. The numbers are part of the format.
enum class ReportMethod : std::uint8_t {
  kCensus = 1,
  kSample = 2,
  kSystem = 3,
  kAcceptance = 4,
};

constexpr auto enum_table(ReportMethod) {
  return std::to_array<EnumEntry<ReportMethod>>({
      {ReportMethod::kCensus, "census", "普查"},
      {ReportMethod::kSample, "sample", "抽样"},
      {ReportMethod::kSystem, "system", "系统取数"},
      {ReportMethod::kAcceptance, "acceptance", "验收"},
  });
}

/// A reported result of a target 指标完成.
struct IndicatorReport : RecordBase {
  static constexpr Kind kKind = Kind::kIndicatorReport;
  static constexpr std::uint8_t kVersion = 1;

  TargetRef target;
  ReportedValue value;
  std::optional<PartyRef> party;  ///< whose output
  std::optional<PartyRef> reported_by;
  std::optional<Coverage> coverage;
  std::optional<Figure> numerator;
  std::optional<Figure> denominator;
  std::optional<Date> as_of;
  std::optional<ReportMethod> method;
  std::optional<std::uint64_t> sample_size;
  std::optional<Figure> score;

  template <class Archive>
  void serialize(Archive& archive) {
    serialize_identity(archive);
    archive(field("target", target), field("value", value), field("party", party),
            field("reported_by", reported_by), field("coverage", coverage),
            field("numerator", numerator), field("denominator", denominator), field("as_of", as_of),
            field("method", method), field("sample_size", sample_size), field("score", score));
    serialize_origin(archive);
  }
  friend bool operator==(const IndicatorReport&, const IndicatorReport&) = default;
};

/// Checks what no single field can tell. Throws: FieldError.
void check_rules(const IndicatorReport& record);

}  // namespace fundtrail
