// SPDX-License-Identifier: Apache-2.0
//
// Random values for properties: those that records hold, records of every kind, whole ledgers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include <rapidcheck.h>

#include "schemas/fields/codes.h"
#include "schemas/fields/date.h"
#include "schemas/fields/document_number.h"
#include "schemas/fields/figure.h"
#include "schemas/fields/operand.h"
#include "schemas/fields/reported_value.h"
#include "schemas/record.h"

namespace fundtrail {

// How rapidcheck prints a counterexample; it finds these by the type of the value.
void showValue(const Figure& figure, std::ostream& stream);
void showValue(const Record& record, std::ostream& stream);

}  // namespace fundtrail

namespace fundtrail::test {

/// Draws one of 0 to `end` - 1, each as likely as the others, however small the values that
/// rapidcheck tries at the time. Requires: end > 0; it runs where values are drawn.
[[nodiscard]] std::size_t draw_below(std::size_t end);

/// Any enumerator, each as likely as the others.
template <Enumerated E>
[[nodiscard]] rc::Gen<E> any_enumerator() {
  std::vector<E> values;
  for (const auto& entry : enum_table(E{})) values.push_back(entry.value);
  return rc::gen::elementOf(std::move(values));
}

/// An integer from 0 to `max`, of any number of digits, the ends more often. Range: max > 0.
[[nodiscard]] rc::Gen<std::int64_t> any_magnitude(std::int64_t max);

/// A figure of any unit, valid, of either sign.
[[nodiscard]] rc::Gen<Figure> any_figure();
/// An amount of either sign.
[[nodiscard]] rc::Gen<Amount> any_amount();
/// A fraction of figures: denominator > 0.
[[nodiscard]] rc::Gen<Ratio> any_ratio();
/// A day that exists; the last of a month more often.
[[nodiscard]] rc::Gen<Date> any_date();
[[nodiscard]] rc::Gen<DocumentNumber> any_document_number();
[[nodiscard]] rc::Gen<Operand> any_operand();
[[nodiscard]] rc::Gen<ReportedValue> any_reported_value();
[[nodiscard]] rc::Gen<std::string> any_id();
[[nodiscard]] rc::Gen<Region> any_region();
[[nodiscard]] rc::Gen<std::string> any_uscc();
[[nodiscard]] rc::Gen<std::string> any_project_code();

/// A text of a few characters that encoders, escapers and normalisers treat otherwise than letters.
[[nodiscard]] rc::Gen<std::string> any_text();

/// `text` with one to three of its characters left out, doubled, exchanged or put before others;
/// well-formed as `text` is.
[[nodiscard]] rc::Gen<std::string> near(std::string text);

/// Any bytes that differ from `bytes` in a few places or in length.
[[nodiscard]] rc::Gen<Bytes> near(Bytes bytes);

/// A record of any kind, genesis included, that its codec accepts: any values, each optional field
/// there or not. References lead nowhere.
[[nodiscard]] rc::Gen<Record> any_record();

/// Records that a ledger accepts in this order: at least one of each business kind, more at random,
/// of few different values, so that sums, limits and repetitions meet. References lead to earlier
/// records.
[[nodiscard]] rc::Gen<std::vector<Record>> any_ledger();

}  // namespace fundtrail::test
