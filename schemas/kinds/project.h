// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schemas/kinds/common.h"
#include "schemas/kinds/fund_source.h"

namespace fundtrail {

/// One source of a project's money 资金来源构成.
struct Funding {
  FundSource source{};
  Amount amount;

  template <class Archive>
  void serialize(Archive& archive) {
    archive(field("source", source), field("amount", amount));
  }
  friend bool operator==(const Funding&, const Funding&) = default;
};

/// A construction project 建设项目, paid from one programme or more.
struct Project : RecordBase {
  static constexpr Kind kKind = Kind::kProject;
  static constexpr std::uint8_t kVersion = 1;

  std::string name;
  std::vector<ProgrammeRef> programmes;
  std::optional<ProjectCode> code;
  std::optional<PartyRef> owner;  ///< 建设单位
  std::optional<PartyRef> agent;  ///< 代建单位
  std::optional<Region> region;
  std::optional<Amount> total;  ///< 总投资
  std::vector<Funding> funding;
  std::optional<Date> started_on;
  std::optional<Date> completed_on;

  template <class Archive>
  void serialize(Archive& archive) {
    serialize_identity(archive);
    archive(field("name", name), field("programmes", programmes), field("code", code),
            field("owner", owner), field("agent", agent), field("region", region),
            field("total", total), field("funding", funding), field("started_on", started_on),
            field("completed_on", completed_on));
    serialize_origin(archive);
  }
  friend bool operator==(const Project&, const Project&) = default;
};

/// Checks what no single field can tell. Throws: FieldError.
void check_rules(const Project& record);

}  // namespace fundtrail
