// SPDX-License-Identifier: Apache-2.0
#include "verifier/dated_flow.h"

#include <algorithm>

#include "schemas/fields/days.h"

namespace fundtrail {
namespace {

constexpr std::int64_t kHourUs = 3'600'000'000;
constexpr std::int64_t kDayUs = 24 * kHourUs;
constexpr std::int64_t kBeijingOffsetUs = 8 * kHourUs;
constexpr std::int64_t kBeforeEveryDay = std::numeric_limits<std::int64_t>::min();

std::int64_t business_day(const DatedAmount& amount, std::int64_t undated) {
  return amount.dated_on ? date_number(*amount.dated_on) : undated;
}

}  // namespace

void FallFinder::settle(std::uint64_t sequence) {
  while (!found_ && !takings_.empty() && takings_.top().first < sequence) {
    const auto [taker, fen] = takings_.top();
    takings_.pop();
    if (left_ < fen) found_ = Fall{taker, left_, left_ - fen};
    left_ -= fen;
  }
}

void DatedFlow::take(std::int64_t day, Day& flows, WideSum fen, std::uint64_t sequence) {
  if (fen <= 0) return;
  flows.taken += fen;
  flows.first_taking = std::min(flows.first_taking, sequence);
  if (finder_ != nullptr && day == watched_day_) finder_->take(sequence, fen);
}

void DatedFlow::add_in(std::int64_t day, WideSum fen, std::uint64_t sequence) {
  Day& flows = days_[day];
  flows.in += fen;
  take(day, flows, -fen, sequence);
}

void DatedFlow::add_out(std::int64_t day, WideSum fen, std::uint64_t sequence) {
  Day& flows = days_[day];
  flows.out += fen;
  take(day, flows, fen, sequence);
}

void DatedFlow::merge(const DatedFlow& later) {
  for (const auto& [day, flows] : later.days_) {
    Day& sum = days_[day];
    sum.in += flows.in;
    sum.out += flows.out;
    sum.taken += flows.taken;
    sum.first_taking = std::min(sum.first_taking, flows.first_taking);
  }
}

std::optional<Breach> DatedFlow::first_breach() const {
  Breach so_far;
  for (const auto& [day, flows] : days_) {
    so_far.in += flows.in;
    so_far.out += flows.out;
    if (so_far.out <= so_far.in) continue;
    so_far.day = day;
    so_far.taken = flows.taken;
    so_far.first_sequence = flows.first_taking;
    return so_far;
  }
  return std::nullopt;
}

FlowTotals DatedFlow::totals_by(std::int64_t last) const {
  FlowTotals totals;
  for (const auto& [day, flows] : days_) {
    if (day > last) break;
    totals.in += flows.in;
    totals.out += flows.out;
  }
  return totals;
}

void TwoAxisFlow::add_in(const DatedAmount& amount) {
  ledger_.add_in(ledger_day(amount.recorded_at_us), amount.fen, amount.sequence);
  business_.add_in(business_day(amount, kBeforeEveryDay), amount.fen, amount.sequence);
  has_undated_ = has_undated_ || !amount.dated_on;
}

void TwoAxisFlow::add_out(const DatedAmount& amount) {
  ledger_.add_out(ledger_day(amount.recorded_at_us), amount.fen, amount.sequence);
  const std::int64_t latest = amount.latest ? date_number(*amount.latest) : kAfterEveryDay;
  business_.add_out(business_day(amount, latest), amount.fen, amount.sequence);
  has_undated_ = has_undated_ || !amount.dated_on;
}

void TwoAxisFlow::merge(const TwoAxisFlow& later) {
  business_.merge(later.business_);
  ledger_.merge(later.ledger_);
  has_undated_ = has_undated_ || later.has_undated_;
}

void TwoAxisFlow::watch(const AxisBreach& breach, FallFinder& finder) {
  (breach.is_business ? business_ : ledger_).watch(breach.breach.day, finder);
}

std::optional<AxisBreach> first_breach(const TwoAxisFlow& flow) {
  if (const auto breach = flow.business().first_breach()) return AxisBreach{*breach, true};
  if (const auto breach = flow.ledger().first_breach()) return AxisBreach{*breach, false};
  return std::nullopt;
}

std::int64_t ledger_day(std::int64_t recorded_at_us) noexcept {
  // The times of a damaged ledger may lie anywhere: the offset is added to the rest of the day.
  const std::int64_t day = recorded_at_us / kDayUs;
  const std::int64_t rest = recorded_at_us % kDayUs + kBeijingOffsetUs;
  return day + (rest >= kDayUs ? 1 : 0) - (rest < 0 ? 1 : 0);
}

std::int64_t day_number(Date date) noexcept { return days_between({1970, 1, 1}, date); }

std::string format_ledger_day(std::int64_t day) {
  constexpr std::int64_t kShownMax = 100'000'000;  // no ledger time of 64 bits overflows below it
  const std::string time = format_time_beijing(std::clamp(day, -kShownMax, kShownMax) * kDayUs);
  return time.substr(0, time.find(' '));
}

std::string format_business_day(std::int64_t day) {
  return format_date(date_from_number(static_cast<std::uint32_t>(day)));
}

}  // namespace fundtrail
