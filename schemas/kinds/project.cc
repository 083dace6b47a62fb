// SPDX-License-Identifier: Apache-2.0
#include "schemas/kinds/project.h"

#include "schemas/kinds/codec_impl.h"

namespace fundtrail {

void check_rules(const Project& record) {
  refuse_programme(record);
  require_elements("programmes", !record.programmes.empty());
  if (record.total) require_positive("total", *record.total);
  for (const Funding& part : record.funding) require_positive("funding.amount", part.amount);
}

template struct Codec<Project>;

}  // namespace fundtrail
