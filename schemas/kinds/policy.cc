// SPDX-License-Identifier: Apache-2.0
#include "schemas/kinds/policy.h"

#include "schemas/kinds/codec_impl.h"

namespace fundtrail {

void check_rules(const ApprovalPolicy&) {}

template struct Codec<ApprovalPolicy>;

}  // namespace fundtrail
