// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/claims.h"

#include <algorithm>

#include "schemas/error.h"

namespace fundtrail {
namespace {

bool is_measure(const std::optional<Operand>& operand, Measure measure) {
  return operand && operand->value == std::variant<Figure, Measure, ReportRef>(measure);
}

OperandValue figure_operand(const Figure& figure) {
  OperandValue result;
  result.value = figure_value(figure);
  result.unit = is_money(figure.unit) ? Unit::kYuan : figure.unit;
  result.text = format_figure(figure);
  return result;
}

OperandValue report_operand(const Facts& facts, const ReportRef& reference, Support& support) {
  OperandValue result;
  const auto it = facts.registry.reports.find(reference.id);
  if (it == facts.registry.reports.end()) {
    result.missing = say("没有指标完成记录 {}", "there is no indicator report {}", reference.id);
    return result;
  }
  support.add(facts.registry.support_of(it->second));
  const auto* figure = std::get_if<Figure>(&it->second.record.value.value);
  if (figure != nullptr) return figure_operand(*figure);
  result.missing = say("{} 是定性结果", "{} is a qualitative result", reference.id);
  return result;
}

Message mixed_balances() {
  return say("结转结余记录的截止日或账别不止一种，不能相加",
             "the balances recorded are of several days or books, which cannot be added");
}

// What the document of `statement` itself states for a measure, if it states one value.
OperandValue claimed_measure(const Facts& facts, const Statement& statement, Measure measure,
                             Support& support) {
  OperandValue result;
  bool is_ambiguous = false;
  const std::string programme = facts.registry.programme_of(statement);
  for (const Placed<Statement>* other : facts.stated_measures(statement.document.id)) {
    const auto& claim = std::get<MeasureClaim>(other->record.claim);
    const bool fits = claim.measure == measure && !claim.party && !claim.source &&
                      facts.registry.programme_of(other->record) == programme;
    if (!fits) continue;
    const OperandValue value = figure_operand(claim.value);
    is_ambiguous = is_ambiguous || (result.value && compare(*result.value, *value.value) != 0);
    result.value = value.value;
    support.add(facts.registry.support_of(*other));
  }
  result.unit = Unit::kYuan;
  result.is_claimed = true;
  if (is_ambiguous) result.value.reset();
  if (result.value) {
    result.text = format_wan_yuan(result.value->numerator);
  } else {
    result.missing = say("{}没有记录{}", "no {} is recorded{}", enum_label(measure),
                         is_ambiguous ? say("，文件所载又不止一个数",
                                            ", and the document states "
                                            "more than one")
                                      : Message{});
  }
  return result;
}

Message claimed_label(const Operand& operand) {
  return enum_label(std::get<Measure>(operand.value));
}

OperandValue measure_operand(const Facts& facts, const Statement& statement, Measure measure,
                             Support& support) {
  const std::string programme = facts.registry.programme_of(statement);
  OperandValue result;
  if (!facts.registry.programmes.contains(programme)) {
    result.missing = no_programme();
    return result;
  }
  const MeasureSum& sum = facts.measures().get(programme, measure);
  support.merge(sum.support);
  if (sum.support.is_empty()) return claimed_measure(facts, statement, measure, support);
  if (sum.is_mixed) {
    result.missing = mixed_balances();
    return result;
  }
  result.value = Ratio{sum.fen, 1};
  result.unit = Unit::kYuan;
  result.text = format_wan_yuan(sum.fen);
  return result;
}

// How a stated ratio that is wrong may have come about, if it shows: what its reader would
// otherwise try by hand.
Message likely_slip(const Figure& stated, const Ratio& exact) {
  if (exact.numerator <= 0 || agrees_as_written(stated, exact).value_or(false)) return {};
  if (agrees_as_written(stated, {exact.denominator, exact.numerator}).value_or(false)) {
    return say("；与分子、分母颠倒所得相符", "; it is what the terms come to when exchanged");
  }
  Figure next = stated;
  ++next.mantissa;
  const bool is_cut_off =
      compare(figure_value(stated), exact) <= 0 && compare(exact, figure_value(next)) < 0;
  return is_cut_off ? say("；与截去尾数所得相符", "; it is the quotient cut off, not rounded")
                    : Message{};
}

}  // namespace

RatioRule ratio_rule(const RatioClaim& claim) {
  const RatioTerms& terms = claim.ratio;
  if (!is_measure(terms.denominator, Measure::kBudget)) return RatioRule::kOther;
  if (is_measure(terms.numerator, Measure::kReceived)) return RatioRule::kReceived;
  const bool is_executed = is_measure(terms.numerator, Measure::kDisbursed) ||
                           is_measure(terms.numerator, Measure::kPaid);
  return is_executed ? RatioRule::kExecuted : RatioRule::kOther;
}

bool has_account_given(const Facts& facts, const std::string& programme) {
  const auto& statements = facts.of(programme).statements;
  return std::any_of(statements.begin(), statements.end(), [](const Placed<Statement>* placed) {
    const auto* claim = std::get_if<MeasureClaim>(&placed->record.claim);
    const bool is_sum = claim != nullptr && (claim->measure == Measure::kAllocated ||
                                             claim->measure == Measure::kDisbursed);
    return is_sum || claims_execution(placed->record);
  });
}

bool claims_full_execution(const Facts& facts, const std::string& programme) {
  const WideSum allocated = facts.measures().get(programme, Measure::kAllocated).fen;
  const auto is_full = [allocated](const Placed<Statement>* placed) {
    const Claim& claim = placed->record.claim;
    if (!claims_execution(placed->record)) return false;
    if (const auto* sum = std::get_if<MeasureClaim>(&claim)) {
      return !sum->party && !sum->source &&
             (figure_fen(sum->value) >= allocated ||
              agrees_as_written(sum->value, {allocated, 1}).value_or(false));
    }
    const auto* ratio = std::get_if<RatioClaim>(&claim);
    return ratio == nullptr || compare(figure_value(ratio->value), {1, 1}).value_or(-1) >= 0;
  };
  const auto& statements = facts.of(programme).statements;
  return std::any_of(statements.begin(), statements.end(), is_full);
}

bool claims_execution(const Statement& statement) {
  if (const auto* claim = std::get_if<MeasureClaim>(&statement.claim)) {
    return claim->measure == Measure::kPaid;
  }
  if (const auto* claim = std::get_if<RatioClaim>(&statement.claim)) {
    return ratio_rule(*claim) == RatioRule::kExecuted;
  }
  const auto* claim = std::get_if<AssertionClaim>(&statement.claim);
  return claim != nullptr && claim->assertion == AssertionType::kExecutedByNature;
}

OperandValue operand_value(const Facts& facts, const Statement& statement, const Operand& operand,
                           Support& support) {
  if (const auto* figure = std::get_if<Figure>(&operand.value)) return figure_operand(*figure);
  if (const auto* measure = std::get_if<Measure>(&operand.value)) {
    return measure_operand(facts, statement, *measure, support);
  }
  return report_operand(facts, std::get<ReportRef>(operand.value), support);
}

Recomputed recompute_ratio(const Facts& facts, const Statement& statement, const RatioClaim& claim,
                           Support& support) {
  Recomputed result;
  const RatioTerms& terms = claim.ratio;
  if (!terms.numerator || !terms.denominator) {
    result.reason = say("文件未写明分子、分母，无从重算",
                        "the document gives no numerator and denominator to recompute from");
    return result;
  }
  if (claim.value.unit != Unit::kPercent && claim.value.unit != Unit::kNone) {
    result.reason = not_a_ratio(claim.value);
    return result;
  }
  const OperandValue numerator = operand_value(facts, statement, *terms.numerator, support);
  const OperandValue denominator = operand_value(facts, statement, *terms.denominator, support);
  for (const OperandValue* operand : {&numerator, &denominator}) {
    if (operand->value) continue;
    result.reason = operand->missing;
    return result;
  }
  if (numerator.is_claimed) result.claimed += claimed_label(*terms.numerator);
  if (numerator.is_claimed && denominator.is_claimed) result.claimed += say("、", ", ");
  if (denominator.is_claimed) result.claimed += claimed_label(*terms.denominator);
  result.sum = numerator.text + " / " + denominator.text;
  result.is_claimed = numerator.is_claimed || denominator.is_claimed;
  Ratio ratio;
  const bool is_too_large =
      __builtin_mul_overflow(numerator.value->numerator, denominator.value->denominator,
                             &ratio.numerator) ||
      __builtin_mul_overflow(numerator.value->denominator, denominator.value->numerator,
                             &ratio.denominator);
  if (numerator.unit != denominator.unit) {
    result.reason =
        say("分子与分母单位不同：{}", "numerator and denominator differ in unit: {}", result.sum);
  } else if (is_too_large || ratio.denominator <= 0) {
    result.reason = say("分母须为正数：{}", "the denominator must be positive: {}", result.sum);
  } else {
    result.ratio = ratio;
  }
  return result;
}

Message recomputed_words(const Figure& stated, const Recomputed& recomputed) {
  const Message remark =
      recomputed.claimed.is_empty()
          ? Message{}
          : say("（{}按文件所载）", " ({} as the document states)", recomputed.claimed);
  return say("声明 {}，重算 {} ＝ {}{}{}", "stated {}, recomputed {} = {}{}{}",
             format_figure(stated), recomputed.sum, format_share(*recomputed.ratio, stated), remark,
             likely_slip(stated, *recomputed.ratio));
}

Message no_programme() {
  return say("陈述不属于任何资金项目", "the statement belongs to no programme");
}

CheckDraft without_programme(const Facts& facts, const Placed<Statement>& placed) {
  CheckDraft draft{placed.record.id.value, CheckResult::kUnproven, "", "", no_programme(), {}};
  draft.support.add(facts.registry.support_of(placed));
  return draft;
}

Message not_a_ratio(const Figure& value) {
  return say("所载 {} 不是比率", "the stated {} is no ratio", format_figure(value));
}

bool is_comparable(const MeasureClaim& claim, const MeasureSum& sum, Message& message) {
  const Message measure = enum_label(claim.measure);
  if (claim.source && claim.measure != Measure::kBudget) {
    message = say("账本的{}不分资金来源，无从核对", "{} is not recorded by source", measure);
  } else if (claim.party && claim.measure == Measure::kBudget) {
    message = say("账本的{}不分单位，无从核对", "{} is not recorded by party", measure);
  } else if (sum.support.is_empty()) {
    const bool is_narrowed = claim.party || claim.source || claim.as_of;
    message = is_narrowed
                  ? say("账本没有这一口径的{}记录，无从核对",
                        "no {} of this party, source or time is recorded", measure)
                  : say("{}没有记录，无从核对", "no {} is recorded to compare with", measure);
  } else if (sum.is_mixed) {
    message = mixed_balances();
  } else if (claim.as_of && sum.has_undated) {
    message = say("{}有未载明日期的记录，无法核对截至 {} 的数",
                  "some {} records are undated, so the sum as of {} cannot be told", measure,
                  format_date(*claim.as_of));
  }
  return message.is_empty();
}

}  // namespace fundtrail
