// SPDX-License-Identifier: Apache-2.0
#include "schemas/kinds/response.h"

#include "schemas/kinds/codec_impl.h"

namespace fundtrail {

void check_rules(const Response&) {}

template struct Codec<Response>;

}  // namespace fundtrail
