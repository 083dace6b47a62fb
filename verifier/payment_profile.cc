// SPDX-License-Identifier: Apache-2.0
#include "verifier/payment_profile.h"

#include <algorithm>
#include <functional>

namespace fundtrail {
namespace {

// The first digit of a positive number, less 1.
std::size_t first_digit_place(std::int64_t number) {
  while (number >= 10) number /= 10;
  return static_cast<std::size_t>(number - 1);
}

// Whether a party of this role is one that money ends at.
bool is_final(PartyRole role) {
  switch (role) {
    case PartyRole::kImplementer:
    case PartyRole::kAgent:
    case PartyRole::kOwner:
    case PartyRole::kPayee:
    case PartyRole::kOther:
      return true;
    default:
      return false;
  }
}

bool is_late(const Date& day) { return day.month == 12 && day.day >= 21; }

template <class Counts>
void add_counts(Counts& counts, const Counts& later) {
  std::ranges::transform(counts, later, counts.begin(), std::plus());
}

}  // namespace

void PaymentsTo::merge(const PaymentsTo& later) {
  fen += later.fen;
  support.merge(later.support);
}

void YearOfPayments::merge(const YearOfPayments& later) {
  fen += later.fen;
  late_fen += later.late_fen;
  late.merge(later.late);
}

void PaymentProfile::add(const Payment& payment, PayeeFit fit, const SupportItem& item) {
  if (const auto& day = payment.record.dated_on; !day) {
    undated_fen += payment.left_fen;
    undated.add(item);
  } else {
    YearOfPayments& year = years[day->year];
    year.fen += payment.left_fen;
    if (is_late(*day)) {
      year.late_fen += payment.left_fen;
      year.late.add(item);
    }
  }
  add_payee(payment, fit, item);
  add_amount(payment.paid_fen, item);
}

void PaymentProfile::add_payee(const Payment& payment, PayeeFit fit, const SupportItem& item) {
  const auto add_to = [&](PaymentsTo& paid) {
    paid.fen += payment.left_fen;
    paid.support.add(item);
  };
  const std::string& payee = payment.record.to.id;
  if (fit == PayeeFit::kUnfit) add_to(to_unfit[payee]);
  if (fit == PayeeFit::kPayer) add_to(to_payer[payee]);
  if (fit == PayeeFit::kUnregistered) add_to(to_unregistered);
}

void PaymentProfile::add_amount(std::int64_t fen, const SupportItem& item) {
  if (fen % kRoundFen == 0) round.add(item);
  ++last_digits[static_cast<std::size_t>(fen % 100)];
  ++first_digits[first_digit_place(fen)];
  least_fen = count == 0 ? fen : std::min(least_fen, fen);
  most_fen = std::max(most_fen, fen);
  ++count;
}

void PaymentProfile::merge(const PaymentProfile& later) {
  for (const auto& [year, payments] : later.years) years[year].merge(payments);
  for (const auto& [payee, paid] : later.to_unfit) to_unfit[payee].merge(paid);
  for (const auto& [payee, paid] : later.to_payer) to_payer[payee].merge(paid);
  to_unregistered.merge(later.to_unregistered);
  undated_fen += later.undated_fen;
  undated.merge(later.undated);
  round.merge(later.round);
  add_counts(last_digits, later.last_digits);
  add_counts(first_digits, later.first_digits);
  if (later.count > 0) {
    least_fen = count == 0 ? later.least_fen : std::min(least_fen, later.least_fen);
  }
  most_fen = std::max(most_fen, later.most_fen);
  count += later.count;
}

void PaymentProfiles::absorb(const EntryHeader& header, const Record& record,
                             std::span<const Reversal> reversals) {
  const auto* disbursement = std::get_if<Disbursement>(&record);
  if (disbursement == nullptr) return;
  const Posted<Disbursement> placed{header.sequence, header.recorded_at_us, *disbursement,
                                    reversals};
  const Payment payment = payment_of(*registry_, placed);
  if (!payment.counts()) return;
  by_programme_[disbursement->programme->id].add(payment, fit_of(*disbursement),
                                                 registry_->support_of(placed));
}

PayeeFit PaymentProfiles::fit_of(const Disbursement& payment) const {
  const auto payee = registry_->parties.find(payment.to.id);
  if (payee == registry_->parties.end()) return PayeeFit::kUnregistered;
  if (registry_->owner_of(payment.from.id) == payment.to.id) return PayeeFit::kPayer;
  return is_final(payee->second.record.role) ? PayeeFit::kFits : PayeeFit::kUnfit;
}

void PaymentProfiles::merge(PaymentProfiles&& later) {
  for (const auto& [programme, profile] : later.by_programme_) {
    by_programme_[programme].merge(profile);
  }
}

const PaymentProfile& PaymentProfiles::of(const std::string& programme) const {
  static const PaymentProfile kNone;
  const auto it = by_programme_.find(programme);
  return it == by_programme_.end() ? kNone : it->second;
}

}  // namespace fundtrail
