// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "schemas/json/json_value.h"
#include "schemas/kind.h"

namespace fundtrail {

/// What `check_rules` of a kind demands, as JSON Schemas that must all hold; empty if nothing.
[[nodiscard]] JsonArray kind_rule_schemas(Kind kind);

}  // namespace fundtrail
