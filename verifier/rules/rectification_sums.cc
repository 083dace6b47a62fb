// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/rectification_sums.h"

#include <algorithm>
#include <set>
#include <utility>

namespace fundtrail {
namespace {

using Steps = std::vector<const Placed<Rectification>*>;

void append(Message& list, const Message& item) {
  if (!list.is_empty()) list += say("；", "; ");
  list += item;
}

std::string wan_yuan(Amount amount) { return format_wan_yuan(WideSum{amount.fen}); }

// The newest step with a property, or nullptr.
template <class Has>
const Rectification* newest(const Steps& steps, const Has& has) {
  const auto it =
      std::find_if(steps.rbegin(), steps.rend(), [&](const auto* one) { return has(one->record); });
  return it == steps.rend() ? nullptr : &(*it)->record;
}

bool has_amounts(const Rectification& step) { return step.amount_fixed || step.amount_open; }

// One inquiry and its steps.
class Reconciliation {
 public:
  Reconciliation(const Facts& facts, const Placed<Inquiry>& inquiry, const Steps& steps,
                 const RectificationSteps& all)
      : facts_(facts),
        inquiry_(inquiry),
        steps_(steps),
        all_(all),
        total_(newest(steps, [](const Rectification& one) { return one.cumulative; })) {}

  CheckDraft check() {
    compare_sum();
    compare_recovered();
    judge_closing();
    CheckDraft draft{inquiry_.record.id.value, CheckResult::kConfirmed, expected_, actual_, {}, {}};
    draft.message = agreed_;
    if (!faults_.is_empty()) {
      draft.result = CheckResult::kRefuted;
      draft.message = faults_;
    } else if (!gaps_.is_empty()) {
      draft.result = CheckResult::kUnproven;
      draft.message = gaps_;
    } else if (agreed_.is_empty()) {
      draft.result = CheckResult::kNotApplicable;
      draft.message =
          say("问询和整改都没有写金额，也没有销号", "no amount is stated, and nothing is closed");
    }
    const Registry& registry = facts_.registry;
    draft.support.add(registry.support_of(inquiry_));
    for (const auto* step : steps_) draft.support.add(registry.support_of(*step));
    for (const auto* refund : recovered_) draft.support.add(registry.support_of(*refund));
    draft.message = say("{}：{}", "{}: {}", inquiry_.record.number, draft.message);
    return draft;
  }

 private:
  void compare_sum() {
    if (inquiry_.record.amount) {
      expected_ = wan_yuan(*inquiry_.record.amount);
      compare_totals(inquiry_.record.amount->fen);
    } else if (newest(steps_, has_amounts) != nullptr) {
      append(gaps_, say("整改写有金额，而问询没有写明涉及金额",
                        "amounts were put right, and the inquiry states none"));
    }
  }

  void compare_totals(WideSum amount) {
    if (steps_.empty()) {
      return append(
          gaps_, say("涉及 {}，没有整改记录", "{}, and no rectification is recorded", expected_));
    }
    if (total_ == nullptr) {
      return append(gaps_, say("涉及 {}，整改记录都不是累计数",
                               "{}, and no rectification states totals so far", expected_));
    }
    if (!total_->amount_fixed || !total_->amount_open) {
      return append(gaps_, say("{} 的累计数缺已整改或未整改金额",
                               "the totals of {} lack what is fixed or what is open",
                               format_date(total_->dated_on)));
    }
    const WideSum sum = WideSum{total_->amount_fixed->fen} + total_->amount_open->fen;
    actual_ = format_wan_yuan(sum);
    const Message parts = say("截至 {} 已整改 {}、未整改 {}", "by {} {} are fixed and {} open",
                              format_date(total_->dated_on), wan_yuan(*total_->amount_fixed),
                              wan_yuan(*total_->amount_open));
    if (sum == amount) {
      append(agreed_,
             say("{}，合计与涉及金额 {} 相符", "{}, which is the inquiry's {}", parts, expected_));
    } else {
      append(faults_,
             say("{}，合计 {}，涉及金额 {}，相差 {}",
                 "{}, {} in all, and the inquiry's amount is {}: {} between them", parts, actual_,
                 expected_, format_wan_yuan(sum < amount ? amount - sum : sum - amount)));
    }
  }

  // Money may be put right without coming back, so that less may have come back than was fixed.
  void compare_recovered() {
    if (total_ == nullptr || !total_->amount_fixed) return;
    std::set<std::string> counted;
    WideSum recovered = 0;
    for (const auto* step : steps_) {
      for (const RefundRef& named : step->record.recovered_by) {
        const Placed<Refund>* refund = all_.refund(named.id);
        if (refund == nullptr || !counted.insert(named.id).second) continue;
        recovered_.push_back(refund);
        recovered += posted(*refund).net_fen();
      }
      if (&step->record == total_) break;
    }
    if (counted.empty()) return;
    const std::string words = format_wan_yuan(recovered);
    if (recovered > total_->amount_fixed->fen) {
      append(faults_, say("所列退回合计 {}，多于已整改 {}",
                          "the refunds named come to {}, more than the {} fixed", words,
                          wan_yuan(*total_->amount_fixed)));
    } else {
      append(agreed_,
             say("其中凭退回记录追回 {}", "of it {} came back by the refunds named", words));
    }
  }

  void judge_closing() {
    if (steps_.empty() || steps_.back()->record.status != RectificationStatus::kClosed) return;
    const Rectification& closing = steps_.back()->record;
    const std::string day = format_date(closing.dated_on);
    const Rectification* stated =
        closing.amount_open ? &closing : newest(steps_, [](const Rectification& one) {
          return one.cumulative && one.amount_open;
        });
    const bool is_any_open = stated != nullptr && stated->amount_open->fen > 0;
    if (is_any_open) {
      append(faults_, say("{} 销号时尚有 {} 未整改", "closed on {} with {} open", day,
                          wan_yuan(*stated->amount_open)));
    }
    if (!closing.accepted_by) {
      append(faults_,
             say("{} 销号，没有写明验收单位", "closed on {}, and accepted by nobody", day));
    } else if (!is_any_open) {
      append(agreed_, say("{} 销号，验收单位 {}", "closed on {}, accepted by {}", day,
                          facts_.name(closing.accepted_by->id)));
    }
  }

  const Facts& facts_;
  const Placed<Inquiry>& inquiry_;
  const Steps& steps_;
  const RectificationSteps& all_;
  const Rectification* total_;  // the newest that is cumulative, or nullptr
  std::vector<const Placed<Refund>*> recovered_;
  std::string expected_;
  std::string actual_;
  Message faults_;
  Message gaps_;
  Message agreed_;
};

}  // namespace

RectificationSteps::RectificationSteps(const Registry& registry) {
  std::set<std::string> named;
  for (const auto& [id, placed] : registry.rectifications) {
    steps_[placed.record.inquiry.id].push_back(&placed);
    for (const RefundRef& refund : placed.record.recovered_by) named.insert(refund.id);
  }
  for (auto& [inquiry, steps] : steps_) {
    std::ranges::sort(steps, {}, [](const Placed<Rectification>* one) {
      return std::pair(one->record.dated_on, one->sequence);
    });
  }
  if (named.empty()) return;
  for (const auto& [disbursement, refunds] : registry.refunds) {
    for (const Placed<Refund>& refund : refunds) {
      const std::string& id = refund.record.id.value;
      if (named.contains(id)) refunds_.try_emplace(id, &refund);
    }
  }
}

const Steps& RectificationSteps::of(const std::string& inquiry) const {
  static const Steps kNone;
  const auto it = steps_.find(inquiry);
  return it == steps_.end() ? kNone : it->second;
}

const Placed<Refund>* RectificationSteps::refund(const std::string& id) const {
  const auto it = refunds_.find(id);
  return it == refunds_.end() ? nullptr : it->second;
}

CheckDraft reconcile(const Facts& facts, const Placed<Inquiry>& inquiry,
                     const RectificationSteps& steps) {
  return Reconciliation(facts, inquiry, steps.of(inquiry.record.id.value), steps).check();
}

}  // namespace fundtrail
