// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "schemas/fields/party_name.h"
#include "schemas/kinds/common.h"

namespace fundtrail {

/// What an institution does in a programme 角色. The numbers are part of the format.
enum class PartyRole : std::uint8_t {
  kFinance = 1,
  kTreasury = 2,
  kHousing = 3,
  kDepartment = 4,
  kRecipient = 5,
  kImplementer = 6,
  kAgent = 7,
  kOwner = 8,
  kPayee = 9,
  kAuditor = 10,
  kInspector = 11,
  kOther = 12,
};

constexpr auto enum_table(PartyRole) {
  return std::to_array<EnumEntry<PartyRole>>({
      {PartyRole::kFinance, "finance", "财政部门"},
      {PartyRole::kTreasury, "treasury", "国库"},
      {PartyRole::kHousing, "housing", "住房城乡建设部门"},
      {PartyRole::kDepartment, "department", "主管部门"},
      {PartyRole::kRecipient, "recipient", "受款地区"},
      {PartyRole::kImplementer, "implementer", "实施单位"},
      {PartyRole::kAgent, "agent", "代建单位"},
      {PartyRole::kOwner, "owner", "建设单位"},
      {PartyRole::kPayee, "payee", "收款单位"},
      {PartyRole::kAuditor, "auditor", "审计机关"},
      {PartyRole::kInspector, "inspector", "巡视巡察机构"},
      {PartyRole::kOther, "other", "其他"},
  });
}

/// An institution 机构. Natural persons are not recorded.
struct Party : RecordBase {
  static constexpr Kind kKind = Kind::kParty;
  static constexpr std::uint8_t kVersion = 1;

  PartyName name;
  PartyRole role{};
  std::optional<Region> region;
  std::optional<Uscc> uscc;
  std::optional<PartyRef> parent;
  std::vector<std::string> aliases;

  template <class Archive>
  void serialize(Archive& archive) {
    serialize_identity(archive);
    archive(field("name", name), field("role", role), field("region", region), field("uscc", uscc),
            field("parent", parent), field("aliases", aliases));
    serialize_origin(archive);
  }
  friend bool operator==(const Party&, const Party&) = default;
};

/// Checks what no single field can tell. Throws: FieldError.
void check_rules(const Party& record);

}  // namespace fundtrail
