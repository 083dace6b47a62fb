// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/claim_rules.h"

#include <algorithm>
#include <set>

#include "verifier/rules/claims.h"

namespace fundtrail {
namespace {

void check_measure(const Facts& facts, const Placed<Statement>& placed, const MeasureClaim& claim,
                   CheckList& checks) {
  const std::string programme = facts.registry.programme_of(placed.record);
  CheckDraft draft{
      placed.record.id.value, CheckResult::kUnproven, "", format_figure(claim.value), {}, {}};
  draft.support.add(facts.registry.support_of(placed));
  if (!facts.registry.programmes.contains(programme)) {
    draft.message = no_programme();
    checks.add(std::move(draft));
    return;
  }
  const MeasureSum& sum = facts.measures().get(query_of(programme, claim));
  draft.support.merge(sum.support);
  if (is_comparable(claim, sum, draft.message)) {
    const bool agrees = agrees_as_written(claim.value, {sum.fen, 1}).value_or(false);
    draft.result = agrees ? CheckResult::kConfirmed : CheckResult::kRefuted;
    draft.expected = format_wan_yuan(sum.fen);
    draft.message = say("所载{} {}，账本记录合计 {}", "stated {} {}, records come to {}",
                        enum_label(claim.measure), draft.actual, draft.expected);
  }
  checks.add(std::move(draft));
}

// Adds two values of one unit. Their denominators are powers of ten, so the larger is a multiple of
// the smaller, and no sum of a record's parts comes near 128 bits.
Ratio add(const Ratio& left, const Ratio& right) {
  const WideSum denominator = std::max(left.denominator, right.denominator);
  return {left.numerator * (denominator / left.denominator) +
              right.numerator * (denominator / right.denominator),
          denominator};
}

struct PartSum {
  Ratio total{0, 1};
  bool is_claimed = false;  // for some part only a statement stands
};

// Adds parts of one unit (or all money); returns nothing, with the reason, if they cannot be added.
std::optional<PartSum> add_parts(const Facts& facts, const Placed<Statement>& placed,
                                 const SumClaim& claim, CheckDraft& draft) {
  const Unit unit = is_money(claim.value.unit) ? Unit::kYuan : claim.value.unit;
  PartSum sum;
  std::string text;
  for (const Operand& part : claim.sum) {
    const OperandValue value = operand_value(facts, placed.record, part, draft.support);
    if (!value.value || value.unit != unit) {
      draft.message = value.value
                          ? say("{} 与合计 {} 单位不同", "{} differs in unit from the total {}",
                                value.text, draft.actual)
                          : value.missing;
      return std::nullopt;
    }
    sum.total = add(sum.total, *value.value);
    sum.is_claimed = sum.is_claimed || value.is_claimed;
    text += (text.empty() ? "" : " + ") + value.text;
  }
  draft.expected = text;
  return sum;
}

void check_sum(const Facts& facts, const Placed<Statement>& placed, const SumClaim& claim,
               CheckList& checks) {
  CheckDraft draft{
      placed.record.id.value, CheckResult::kUnproven, "", format_figure(claim.value), {}, {}};
  draft.support.add(facts.registry.support_of(placed));
  if (const auto sum = add_parts(facts, placed, claim, draft)) {
    const bool agrees = agrees_as_written(claim.value, sum->total).value_or(false);
    const CheckResult holds = sum->is_claimed ? CheckResult::kStated : CheckResult::kConfirmed;
    draft.result = agrees ? holds : CheckResult::kRefuted;
    draft.message = agrees ? say("{} ＝ {}", "{} = {}", draft.expected, draft.actual)
                           : say("{} 不等于所载合计 {}", "{} is not the stated total {}",
                                 draft.expected, draft.actual);
  }
  checks.add(std::move(draft));
}

void add_ratio(const Figure& stated, const Recomputed& recomputed, CheckDraft draft,
               CheckList& checks) {
  draft.actual = format_figure(stated);
  if (!recomputed.ratio) {
    draft.message = recomputed.reason;
  } else {
    const bool agrees = agrees_as_written(stated, *recomputed.ratio).value_or(false);
    const CheckResult holds =
        recomputed.is_claimed ? CheckResult::kStated : CheckResult::kConfirmed;
    draft.result = agrees ? holds : CheckResult::kRefuted;
    draft.expected = format_share(*recomputed.ratio, stated);
    draft.message = recomputed_words(stated, recomputed);
  }
  checks.add(std::move(draft));
}

Recomputed report_ratio(const IndicatorReport& report, const Figure& value) {
  Recomputed recomputed;
  recomputed.sum = format_figure(*report.numerator) + " / " + format_figure(*report.denominator);
  const Ratio numerator = figure_value(*report.numerator);
  const Ratio denominator = figure_value(*report.denominator);
  const bool is_money_over_money =
      is_money(report.numerator->unit) && is_money(report.denominator->unit);
  if (report.numerator->unit != report.denominator->unit && !is_money_over_money) {
    recomputed.reason = say("分子与分母单位不同：{}",
                            "numerator and denominator differ in unit: {}", recomputed.sum);
  } else if (value.unit != Unit::kPercent && value.unit != Unit::kNone) {
    recomputed.reason = not_a_ratio(value);
  } else {
    recomputed.ratio = Ratio{numerator.numerator * denominator.denominator,
                             numerator.denominator * denominator.numerator};
  }
  return recomputed;
}

}  // namespace

RuleInfo F24::info() {
  return {
      "F24",
      say("金额口径", "stated sums"),
      say("|声明 − Σ| ≤ 声明末位的一半", "|stated - sum| <= half a unit of its last digit"),
      say("重新计算", "recalculation"),
      Severity::kError,
      say("每一条加总的陈述；每一条预算、下达、拨付、支付、退回、结转结余数的陈述",
          "each statement of a sum, and of a measure"),
      say("statement 和它所说的记录（不限来源、截止日的到位数归 F06）",
          "statement, and the records that it is about; what was received in all is left to F06"),
      {{CheckResult::kConfirmed, say("相符", "it agrees")},
       {CheckResult::kStated,
        say("加总相符，而有一项只是文件所载", "the sum agrees, and a part of it is only stated")},
       {CheckResult::kRefuted, say("不符", "it does not agree")},
       {CheckResult::kUnproven,
        say("没有可比的记录；账本不分这一口径；结转结余不是同一天、同一账别；限定截止日而有记录没有"
            "日期；加总各项单位不同或缺数；陈述不属于任何资金项目",
            "there is nothing to compare with: no record, not by that party or source, of several "
            "days or books, undated, of other units, or of no programme")}}};
}

void F24::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.statements) {
    if (const auto* claim = std::get_if<MeasureClaim>(&placed.record.claim)) {
      // What a document says was received in all, or by a party, is F06's.
      const bool is_checked_by_f06 =
          claim->measure == Measure::kReceived && !claim->source && !claim->as_of;
      if (!is_checked_by_f06) check_measure(facts, placed, *claim, checks);
    } else if (const auto* sum = std::get_if<SumClaim>(&placed.record.claim)) {
      check_sum(facts, placed, *sum, checks);
    }
  }
}

RuleInfo P03::info() {
  return {"P03",
          say("比率重算", "ratios recomputed"),
          say("|声明 − 分子/分母| ≤ ½·10⁻ᵈ（d 为声明的小数位数）",
              "|stated - numerator/denominator| <= ½·10^-d, d the decimals stated"),
          say("重新计算", "recalculation"),
          Severity::kError,
          say("F07、F08 之外的每一条比率陈述；每一笔写有分子、分母的指标完成",
              "each stated ratio that is not F07's or F08's; each report with numerator and "
              "denominator"),
          say("statement、indicator_report，以及作分子、分母的记录",
              "statement, indicator_report, and what they divide"),
          {{CheckResult::kConfirmed, say("相符", "it agrees")},
           {CheckResult::kStated, say("相符，而分子或分母是只有文件所载的合计",
                                      "it agrees, and a term is a sum that is only stated")},
           {CheckResult::kRefuted, say("不符", "it does not agree")},
           {CheckResult::kUnproven,
            say("没有写明分子、分母；缺数；单位不同；分母不是正数；声明的不是比率",
                "a term is lacking, of another unit or not positive; it is no ratio")}}};
}

void P03::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.statements) {
    const auto* claim = std::get_if<RatioClaim>(&placed.record.claim);
    if (claim == nullptr || ratio_rule(*claim) != RatioRule::kOther) continue;
    CheckDraft draft{id, CheckResult::kUnproven, "", "", {}, {}};
    draft.support.add(facts.registry.support_of(placed));
    const Recomputed recomputed = recompute_ratio(facts, placed.record, *claim, draft.support);
    add_ratio(claim->value, recomputed, std::move(draft), checks);
  }
  for (const auto& [id, placed] : facts.registry.reports) {
    const auto* value = std::get_if<Figure>(&placed.record.value.value);
    if (value == nullptr || !placed.record.numerator) continue;
    CheckDraft draft{id, CheckResult::kUnproven, "", "", {}, {}};
    draft.support.add(facts.registry.support_of(placed));
    add_ratio(*value, report_ratio(placed.record, *value), std::move(draft), checks);
  }
}

RuleInfo D10::info() {
  return {"D10",
          say("计数一致", "counts agree"),
          say("声明个数 ＝ 所列个数", "stated count = number of things listed"),
          say("重新计算", "recalculation"),
          Severity::kError,
          say("每一条计数的陈述", "each statement of a count"),
          say("statement", "statement"),
          {{CheckResult::kConfirmed, say("相等（重复列出的只算一个）",
                                         "they are equal, what is listed twice counting once")},
           {CheckResult::kRefuted, say("不等", "they differ")}}};
}

void D10::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.statements) {
    const auto* claim = std::get_if<CountClaim>(&placed.record.claim);
    if (claim == nullptr) continue;
    const std::set<std::string> listed(claim->count.begin(), claim->count.end());
    const auto count = static_cast<WideSum>(listed.size());
    std::string names;
    for (const std::string& item : claim->count) {
      names += (names.empty() ? "" : "、") + facts.name(item);
    }
    const bool agrees = compare(figure_value(claim->value), {count, 1}) == 0;
    CheckDraft draft{id,
                     agrees ? CheckResult::kConfirmed : CheckResult::kRefuted,
                     format_wide(count),
                     format_figure(claim->value),
                     say("声明 {} 个，所列 {} 个：{}", "stated {}, listed {}: {}",
                         format_figure(claim->value), format_wide(count), names),
                     {}};
    draft.support.add(facts.registry.support_of(placed));
    checks.add(std::move(draft));
  }
}

}  // namespace fundtrail
