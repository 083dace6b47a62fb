// SPDX-License-Identifier: Apache-2.0
//
// Round 2: what the payments of a programme are like as a whole: when they were made, and in which
// sums.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>

#include "verifier/payment.h"
#include "verifier/support.h"

namespace fundtrail {

/// An amount is round if it is a multiple of this. Unit: 分 (10万元)
inline constexpr std::int64_t kRoundFen = 10'000'000;

/// The payments of one year, by what is left of them.
struct YearOfPayments {
  WideSum fen = 0;       ///< Unit: 分
  WideSum late_fen = 0;  ///< Unit: 分; of it from 21 to 31 December
  Support late;

  void merge(const YearOfPayments& later);
};

/// Payments to some party.
struct PaymentsTo {
  WideSum fen = 0;  ///< Unit: 分; what is left of them
  Support support;

  void merge(const PaymentsTo& later);
};

/// Whether a party can be a final payee.
enum class PayeeFit : std::uint8_t {
  kFits,
  kUnfit,         ///< its role is to hand money on, or to watch over it
  kPayer,         ///< it is the payer
  kUnregistered,  ///< nobody registered it
};

/// Counts of a programme's payments of which something is left. The digits are those of what was
/// paid. Merging is addition; memory grows with years and payees
/// that are odd.
struct PaymentProfile {
  std::map<std::uint16_t, YearOfPayments> years;
  WideSum undated_fen = 0;  ///< Unit: 分; of no known year
  Support undated;
  std::uint64_t count = 0;
  Support round;  ///< those that are multiples of kRoundFen
  /// By the last two digits of the amount in 分.
  std::array<std::uint64_t, 100> last_digits{};
  /// By the first digit of the amount less 1: the first is of the digit 1.
  std::array<std::uint64_t, 9> first_digits{};
  std::int64_t least_fen = 0;  ///< Unit: 分; 0 where there is none
  std::int64_t most_fen = 0;   ///< Unit: 分; 0 where there is none

  std::map<std::string, PaymentsTo> to_unfit;  ///< by payee
  std::map<std::string, PaymentsTo> to_payer;  ///< by payee, which is the payer
  PaymentsTo to_unregistered;

  void add(const Payment& payment, PayeeFit fit, const SupportItem& item);
  void merge(const PaymentProfile& later);

 private:
  void add_payee(const Payment& payment, PayeeFit fit, const SupportItem& item);
  void add_amount(std::int64_t fen, const SupportItem& item);
};

/// Folds the payments of a range, by programme. Requires: the registry is finished and outlives it.
class PaymentProfiles {
 public:
  explicit PaymentProfiles(const Registry& registry) : registry_(&registry) {}

  /// Absorbs one record as the registry's view has it; what is no payment is passed over.
  void absorb(const EntryHeader& header, const Record& record, std::span<const Reversal> reversals);
  void merge(PaymentProfiles&& later);

  /// The profile of a programme; of one without a payment, an empty one.
  [[nodiscard]] const PaymentProfile& of(const std::string& programme) const;

 private:
  [[nodiscard]] PayeeFit fit_of(const Disbursement& payment) const;

  const Registry* registry_;
  std::map<std::string, PaymentProfile> by_programme_;
};

}  // namespace fundtrail
