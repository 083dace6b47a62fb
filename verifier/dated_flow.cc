// SPDX-License-Identifier: Apache-2.0
#include "verifier/dated_flow.h"

#include <algorithm>

namespace fundtrail {

void DatedFlow::add_out(std::uint32_t day, WideSum fen, std::uint64_t sequence) {
  Day& flows = days_[day];
  flows.out += fen;
  flows.first_out = std::min(flows.first_out, sequence);
}

void DatedFlow::merge(const DatedFlow& later) {
  for (const auto& [day, flows] : later.days_) {
    Day& sum = days_[day];
    sum.in += flows.in;
    sum.out += flows.out;
    sum.first_out = std::min(sum.first_out, flows.first_out);
  }
}

std::optional<Breach> DatedFlow::first_breach() const {
  WideSum balance = 0;
  for (const auto& [day, flows] : days_) {
    const WideSum before = balance + flows.in;
    balance = before - flows.out;
    if (balance < 0) return Breach{day, before, balance, flows.first_out};
  }
  return std::nullopt;
}

void TwoAxisFlow::add_in(std::optional<Date> dated_on, std::int64_t recorded_at_us, WideSum fen) {
  ledger_.add_in(ledger_day(recorded_at_us), fen);
  has_undated_ = has_undated_ || !dated_on;
  if (dated_on) business_.add_in(date_number(*dated_on), fen);
}

void TwoAxisFlow::add_out(std::optional<Date> dated_on, std::int64_t recorded_at_us, WideSum fen,
                          std::uint64_t sequence) {
  ledger_.add_out(ledger_day(recorded_at_us), fen, sequence);
  has_undated_ = has_undated_ || !dated_on;
  if (dated_on) business_.add_out(date_number(*dated_on), fen, sequence);
}

void TwoAxisFlow::merge(const TwoAxisFlow& later) {
  business_.merge(later.business_);
  ledger_.merge(later.ledger_);
  has_undated_ = has_undated_ || later.has_undated_;
}

std::uint32_t ledger_day(std::int64_t recorded_at_us) {
  const std::string time = format_time_beijing(recorded_at_us);
  std::uint32_t day = 0;
  for (const char c : time.substr(0, time.find(' '))) {
    if (c >= '0' && c <= '9') day = day * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return day;
}

}  // namespace fundtrail
