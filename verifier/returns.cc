// SPDX-License-Identifier: Apache-2.0
#include "verifier/returns.h"

namespace fundtrail {

std::optional<Date> latest_day(const Posted<Disbursement>& disbursement, const Returns& returns) {
  std::optional<Date> latest;
  const auto not_after = [&latest](const std::optional<Date>& day) {
    if (day && (!latest || *day < *latest)) latest = day;
  };
  for (const Reversal& reversal : disbursement.reversals) not_after(reversal.dated_on);
  if (!returns.empty()) not_after(returns.front().stated.dated_on);
  return latest;
}

DatedAmount carried_amount(const Posted<Balance>& balance) {
  return {balance.record.as_of, balance.recorded_at_us, balance.net_fen(), balance.sequence};
}

}  // namespace fundtrail
