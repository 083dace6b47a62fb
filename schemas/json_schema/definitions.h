// SPDX-License-Identifier: Apache-2.0
//
// The types of fields as JSON Schemas (draft-07): what `#/definitions/<name>` stands for.
#pragma once

#include <string_view>

#include "schemas/digest.h"
#include "schemas/enum_table.h"
#include "schemas/fields/codes.h"
#include "schemas/fields/date.h"
#include "schemas/fields/figure.h"
#include "schemas/fields/id.h"
#include "schemas/fields/operand.h"
#include "schemas/fields/party_name.h"
#include "schemas/fields/reported_value.h"
#include "schemas/json/json_value.h"

namespace fundtrail {

/// A type without a value, to choose an overload by.
template <class T>
struct TypeTag {};

constexpr std::string_view definition_name(TypeTag<std::string>) { return "text"; }
constexpr std::string_view definition_name(TypeTag<Id>) { return "id"; }
constexpr std::string_view definition_name(TypeTag<AnyRef>) { return "id"; }
constexpr std::string_view definition_name(TypeTag<Date>) { return "date"; }
constexpr std::string_view definition_name(TypeTag<Digest>) { return "digest"; }
constexpr std::string_view definition_name(TypeTag<Amount>) { return "amount"; }
constexpr std::string_view definition_name(TypeTag<Figure>) { return "figure"; }
constexpr std::string_view definition_name(TypeTag<Region>) { return "region"; }
constexpr std::string_view definition_name(TypeTag<Uscc>) { return "credit_code"; }
constexpr std::string_view definition_name(TypeTag<ProjectCode>) { return "project_code"; }
constexpr std::string_view definition_name(TypeTag<Operand>) { return "operand"; }
constexpr std::string_view definition_name(TypeTag<ReportedValue>) { return "reported_value"; }
constexpr std::string_view definition_name(TypeTag<PartyName>) { return "party_name"; }
template <Kind kTarget>
constexpr std::string_view definition_name(TypeTag<Ref<kTarget>>) {
  return "id";
}

/// The JSON names of an enumeration, in order.
template <Enumerated E>
[[nodiscard]] JsonArray enumerator_names() {
  JsonArray names;
  for (const auto& entry : enum_table(E{})) names.emplace_back(entry.name);
  return names;
}

/// Returns `{"$ref": "#/definitions/<name>"}`.
[[nodiscard]] JsonValue reference_to(std::string_view name);

/// Adds `definitions` to a schema: every type that it refers to, and those that they refer to.
void add_definitions(JsonValue& schema);

}  // namespace fundtrail
