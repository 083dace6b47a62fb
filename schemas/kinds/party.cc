// SPDX-License-Identifier: Apache-2.0
#include "schemas/kinds/party.h"

#include "schemas/kinds/codec_impl.h"

namespace fundtrail {

void check_rules(const Party& record) { refuse_programme(record); }

template struct Codec<Party>;

}  // namespace fundtrail
