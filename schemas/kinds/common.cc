// SPDX-License-Identifier: Apache-2.0
#include "schemas/kinds/common.h"

#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {

void require_programme(const RecordBase& record) {
  if (!record.programme) {
    throw FieldError("programme", "", say("缺少这个必填字段", "this required field is missing"));
  }
}

void refuse_programme(const RecordBase& record) {
  if (record.programme) {
    throw FieldError("programme", record.programme->id,
                     say("这一类记录不属于某个资金项目，请不写",
                         "records of this kind belong to no programme; leave it out"));
  }
}

void require_positive(const char* field_path, Amount amount) {
  if (amount.fen <= 0) {
    throw FieldError(field_path, format_amount(amount),
                     say("金额须为正数，方向由记录类别表明",
                         "the amount must be positive; the kind of record tells the direction"));
  }
}

void refuse_negative(const char* field_path, Amount amount) {
  if (amount.fen < 0) {
    throw FieldError(field_path, format_amount(amount),
                     say("金额不得为负", "the amount must not be negative"));
  }
}

void require_money(const char* field_path, const Figure& figure) {
  if (!is_money(figure.unit)) {
    throw FieldError(field_path, format_figure(figure),
                     say("应为金额，单位 元、万元 或 亿元", "should be money in 元, 万元 or 亿元"));
  }
}

void require_year(const char* field_path, std::uint16_t year) {
  if (year < kYearMin || year > kYearMax) {
    throw FieldError(field_path, std::to_string(year),
                     say("年度不在 {} 至 {} 之间", "not a year from {} to {}", kYearMin, kYearMax));
  }
}

void require_elements(const char* field_path, bool is_filled) {
  if (!is_filled) {
    throw FieldError(field_path, "", say("至少要有一项", "at least one element is needed"));
  }
}

}  // namespace fundtrail
