// SPDX-License-Identifier: Apache-2.0
#include "schemas/kinds/signature.h"

#include "schemas/kinds/codec_impl.h"

namespace fundtrail {

void check_rules(const BatchSignature&) {}

template struct Codec<BatchSignature>;

}  // namespace fundtrail
