// SPDX-License-Identifier: Apache-2.0
#include "schemas/kinds/statement.h"

#include "schemas/kinds/codec_impl.h"

namespace fundtrail {
namespace {

struct ClaimChecker {
  void operator()(const MeasureClaim& claim) const { require_money("claim.value", claim.value); }
  void operator()(const RatioClaim& claim) const {
    if (claim.ratio.numerator.has_value() == claim.ratio.denominator.has_value()) return;
    throw FieldError("claim.ratio", "",
                     say("分子和分母须同时写明，或都不写",
                         "numerator and denominator go together, or are both left out"));
  }
  void operator()(const SumClaim& claim) const {
    require_elements("claim.sum", !claim.sum.empty());
  }
  void operator()(const CountClaim& claim) const {
    require_elements("claim.count", !claim.count.empty());
  }
  void operator()(const AssertionClaim& claim) const {
    if (claim.scope && claim.scope->year) require_year("claim.scope.year", *claim.scope->year);
  }
  template <class OtherClaim>
  void operator()(const OtherClaim&) const {}
};

}  // namespace

void check_rules(const Statement& record) { std::visit(ClaimChecker(), record.claim); }

template struct Codec<Statement>;

}  // namespace fundtrail
