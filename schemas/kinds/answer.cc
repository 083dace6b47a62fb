// SPDX-License-Identifier: Apache-2.0
#include "schemas/kinds/answer.h"

#include "schemas/kinds/codec_impl.h"

namespace fundtrail {

void check_rules(const Answer&) {}

template struct Codec<Answer>;

}  // namespace fundtrail
