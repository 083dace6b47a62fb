// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/self_score.h"

#include <algorithm>
#include <array>
#include <optional>

#include "verifier/rules/figure_sums.h"

namespace fundtrail {
namespace {

// The first-level indicators. Execution has no targets: payments tell it.
enum class Group : std::uint8_t { kCost, kOutput, kBenefit, kSatisfaction };
constexpr std::size_t kGroupCount = 4;
constexpr WideSum kFullMark = WideSum{100} * kPoint;

Group group_of(TargetCategory category) {
  if (category == TargetCategory::kSatisfaction) return Group::kSatisfaction;
  if (category >= TargetCategory::kBenefitEconomic) return Group::kBenefit;
  return category >= TargetCategory::kCostEconomic ? Group::kCost : Group::kOutput;
}

Message group_name(Group group) {
  switch (group) {
    case Group::kCost:
      return say("成本", "cost");
    case Group::kOutput:
      return say("产出", "output");
    case Group::kBenefit:
      return say("效益", "benefit");
    case Group::kSatisfaction:
      break;
  }
  return say("满意度", "satisfaction");
}

struct Weights {
  WideSum execution = 0;
  std::array<WideSum, kGroupCount> groups{};  // by Group
};

Weights standard_weights(const Thresholds& thresholds, bool has_cost) {
  const auto points = [](std::int64_t centipoints) {
    return WideSum{centipoints} * (kPoint / 100);
  };
  if (!has_cost) {
    return {
        points(thresholds.p15_execution_centipoints),
        {0, points(thresholds.p15_output_centipoints), points(thresholds.p15_benefit_centipoints),
         points(thresholds.p15_satisfaction_centipoints)}};
  }
  return {points(thresholds.p15_costed_execution_centipoints),
          {points(thresholds.p15_costed_cost_centipoints),
           points(thresholds.p15_costed_output_centipoints),
           points(thresholds.p15_costed_benefit_centipoints),
           points(thresholds.p15_costed_satisfaction_centipoints)}};
}

// A weight as a target states it: 10分 and 10% are the same.
std::optional<WideSum> own_weight(const Target& target) {
  if (!target.weight || target.weight->mantissa < 0) return std::nullopt;
  const Figure& weight = *target.weight;
  if (weight.unit != Unit::kScore && weight.unit != Unit::kPercent) return std::nullopt;
  return scaled(weight);  // both units have six decimals
}

WideSum divide_up(WideSum number, WideSum by) { return (number + by - 1) / by; }

// A share of a weight, rounded outwards. Requires: 0 <= part <= whole, whole > 0.
ScoreRange share_of_weight(const ScoreRange& weight, WideSum part, WideSum whole) {
  return {weight.low * part / whole, divide_up(weight.high * part, whole)};
}

ScoreRange percent_of(const ScoreRange& weight, int low, int high) {
  return {share_of_weight(weight, low, 100).low, share_of_weight(weight, high, 100).high};
}

// 定性指标: met 100 to 80 %, partly 80 to 60 %, else below.
ScoreRange score_words(QualitativeResult result, const ScoreRange& weight) {
  switch (result) {
    case QualitativeResult::kMet:
      return percent_of(weight, 80, 100);
    case QualitativeResult::kPartly:
      return percent_of(weight, 60, 80);
    case QualitativeResult::kNotMet:
      break;
  }
  return percent_of(weight, 0, 60);
}

// What one report scores, or nothing if it cannot be compared.
std::optional<ScoreRange> score_report(const Target& target, const IndicatorReport& report,
                                       const ScoreRange& weight) {
  const Verdict verdict = judge_value(target, report.value);
  if (verdict == Verdict::kIncomparable) return std::nullopt;
  if (target.comparator == Comparator::kQualitative) {
    return score_words(std::get<QualitativeResult>(report.value.value), weight);
  }
  if (verdict == Verdict::kMeets) return weight;
  const WideSum value = scaled(std::get<Figure>(report.value.value));
  const WideSum wanted = scaled(*target.value);
  const WideSum part = std::min(value, wanted);
  const WideSum whole = std::max(value, wanted);
  if (part <= 0 || whole <= 0) return ScoreRange{};
  return share_of_weight(weight, part, whole);
}

// What a target scores over all its reports: nothing if it cannot be assessed.
std::optional<ScoreRange> score_target(const Facts& facts, const TargetView& view,
                                       const ScoreRange& weight, Support& support) {
  std::optional<ScoreRange> total;
  for (const auto* report : whole_reports(view)) {
    support.add(facts.registry.support_of(*report));
    const auto one = score_report(view.target->record, report->record, weight);
    if (!one) return std::nullopt;
    total =
        total ? ScoreRange{std::min(total->low, one->low), std::max(total->high, one->high)} : *one;
  }
  return total;
}

class Scorer {
 public:
  Scorer(const Facts& facts, const std::string& programme) : facts_(facts), programme_(programme) {
    for (const TargetView& view : facts.of(programme).targets) {
      if (view.is_top) by_group_[index(view)].push_back(&view);
      score_.targets += view.is_top ? 1U : 0U;
    }
  }

  SelfScore run() {
    weigh_targets();
    add_stated();
    add_execution();
    for (std::size_t i = 0; i < kGroupCount; ++i) add_group(static_cast<Group>(i));
    return std::move(score_);
  }

 private:
  static std::size_t index(const TargetView& view) {
    return static_cast<std::size_t>(group_of(view.target->record.category));
  }

  // Weights of the targets count where each states one, and they leave something to execution.
  void weigh_targets() {
    WideSum sum = 0;
    bool has_all = score_.targets > 0;
    for (const auto& views : by_group_) {
      for (const TargetView* view : views) {
        const auto weight = own_weight(view->target->record);
        has_all = has_all && weight.has_value();
        sum += weight.value_or(0);
      }
    }
    score_.has_own_weights = has_all && sum <= kFullMark;
    const bool has_cost = !by_group_[static_cast<std::size_t>(Group::kCost)].empty();
    weights_ = standard_weights(facts_.thresholds, has_cost);
    if (score_.has_own_weights) weights_.execution = kFullMark - sum;
    if (has_all && sum > kFullMark) {
      tell(say("各指标所载权重合计 {}，超过 100，不采用",
               "the stated weights come to {}, over 100, and are not used", format_points(sum)));
    }
  }

  void add_stated() {
    score_.has_stated = score_.targets > 0;
    for (const auto& views : by_group_) {
      for (const TargetView* view : views) {
        const auto reports = whole_reports(*view);
        const bool has_one = reports.size() == 1 && reports.front()->record.score &&
                             reports.front()->record.score->unit == Unit::kScore;
        score_.has_stated = score_.has_stated && has_one;
        if (!has_one) continue;
        const WideSum points = scaled(*reports.front()->record.score);
        score_.stated += {points, points};
      }
    }
    if (score_.has_stated) score_.stated.high += weights_.execution;
  }

  void add_execution() {
    const WideSum weight = weights_.execution;
    const MeasureSum& budget = facts_.measures().get(programme_, Measure::kBudget);
    const MeasureSum& paid = facts_.measures().get(programme_, Measure::kPaid);
    ScoreRange range{0, weight};
    if (budget.fen > 0 && !paid.support.is_empty()) {
      const WideSum part = std::clamp<WideSum>(paid.fen, 0, budget.fen);
      range = share_of_weight({weight, weight}, part, budget.fen);
      score_.support.merge(paid.support);
      score_.support.merge(budget.support);
    }
    if (weight > 0) add_part(say("预算执行率", "execution"), range, weight);
  }

  void add_group(Group group) {
    const auto& views = by_group_[static_cast<std::size_t>(group)];
    const WideSum weight = weights_.groups[static_cast<std::size_t>(group)];
    if (views.empty()) {
      if (weight == 0 || score_.has_own_weights) return;
      tell(say("{} {} 没有指标，不可评", "{} {}: no indicator, not to be assessed",
               group_name(group), format_points(weight)));
      return;
    }
    ScoreRange total;
    WideSum assessed = 0;
    const auto count = static_cast<WideSum>(views.size());
    for (const TargetView* view : views) {
      const WideSum own = own_weight(view->target->record).value_or(0);
      const ScoreRange each = score_.has_own_weights
                                  ? ScoreRange{own, own}
                                  : ScoreRange{weight / count, divide_up(weight, count)};
      score_.support.add(facts_.registry.support_of(*view->target));
      const auto one = score_target(facts_, *view, each, score_.support);
      if (!one) continue;
      total += *one;
      assessed += each.high;
    }
    add_part(group_name(group), total, assessed);
  }

  void add_part(const Message& name, const ScoreRange& range, WideSum assessed) {
    score_.total += range;
    score_.assessable += assessed;
    tell(say("{} {}/{}", "{} {}/{}", name, format_points(range), format_points(assessed)));
  }

  void tell(const Message& part) {
    if (!score_.parts.is_empty()) score_.parts += say("，", ", ");
    score_.parts += part;
  }

  const Facts& facts_;
  const std::string& programme_;
  std::array<std::vector<const TargetView*>, kGroupCount> by_group_;
  Weights weights_;
  SelfScore score_;
};

}  // namespace

SelfScore recompute_score(const Facts& facts, const std::string& programme) {
  return Scorer(facts, programme).run();
}

std::string format_points(WideSum millionths) {
  constexpr WideSum kHundredth = kPoint / 100;
  const WideSum hundredths = (millionths + kHundredth / 2) / kHundredth;
  const std::string cents = format_wide(hundredths % 100);
  return format_wide(hundredths / 100) + (cents.size() < 2 ? ".0" : ".") + cents;
}

std::string format_points(const ScoreRange& range) {
  const std::string low = format_points(range.low);
  const std::string high = format_points(range.high);
  return low == high ? low : low + "–" + high;
}

}  // namespace fundtrail
