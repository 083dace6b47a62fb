// SPDX-License-Identifier: Apache-2.0
#include "schemas/kinds/programme.h"

#include "schemas/kinds/codec_impl.h"

namespace fundtrail {

void check_rules(const Programme& record) {
  refuse_programme(record);
  require_year("year", record.year);
}

template struct Codec<Programme>;

}  // namespace fundtrail
