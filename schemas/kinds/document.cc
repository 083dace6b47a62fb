// SPDX-License-Identifier: Apache-2.0
#include "schemas/kinds/document.h"

#include "schemas/kinds/codec_impl.h"

namespace fundtrail {

void check_rules(const Document& record) {
  if (record.amount) require_positive("amount", *record.amount);
  const bool is_held =
      record.status != DocumentStatus::kCited && record.status != DocumentStatus::kMissing;
  if (!is_held && (record.sha256 || record.sm3)) {
    throw FieldError("status", std::string(enum_name(record.status)),
                     say("仅引用或缺失的文件不会有摘要；若已取得文件，请改写 status",
                         "a document that is only cited or missing has no digest; if it is held, "
                         "change the status"));
  }
}

template struct Codec<Document>;

}  // namespace fundtrail
