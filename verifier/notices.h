// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "verifier/registry.h"
#include "verifier/verification.h"

namespace fundtrail {

/// Adds what the reader of a finished verification must know beside its findings.
void add_notices(const Registry& registry, Verification& verification);

}  // namespace fundtrail
