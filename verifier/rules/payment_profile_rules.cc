// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/payment_profile_rules.h"

#include <span>
#include <utility>

#include "verifier/rules/digit_tests.h"

namespace fundtrail {
namespace {

bool exceeds(const Ratio& share, std::int64_t basis_points) {
  return compare(share, share_of(basis_points)).value_or(0) > 0;
}

std::string format_limit(std::int64_t basis_points) { return format_share(share_of(basis_points)); }

// A check of a programme that nothing is found about yet, and rests on its payments.
CheckDraft draft_of(const Facts& facts, const std::string& programme) {
  return {programme, CheckResult::kClear,
          "",        "",
          {},        facts.measures().get(programme, Measure::kPaid).support};
}

// Adds the years that ended in a rush, whenever the undated payments were made. Returns whether
// there is one.
bool check_years(const Facts& facts, const std::string& programme, CheckList& checks) {
  const PaymentProfile& profile = facts.payments.of(programme);
  const std::int64_t limit = facts.thresholds.f17_share_bp;
  bool is_found = false;
  for (const auto& [year, payments] : profile.years) {
    const WideSum total = payments.fen + profile.undated_fen;
    if (!exceeds({payments.late_fen, total}, limit)) continue;
    is_found = true;
    const std::string share = format_share({payments.late_fen, total});
    const Message undated = profile.undated_fen == 0
                                ? Message{}
                                : say("（没有日期的 {} 也算在内）", " (undated {} among it)",
                                      format_wan_yuan(profile.undated_fen));
    Support support = payments.late;
    support.merge(profile.undated);
    checks.add({fmt::format("{} {}", programme, year), CheckResult::kRefuted, format_limit(limit),
                share,
                say("{} 年支付 {}{}，其中 12月21日至31日 {}，占 {}，超过 {}",
                    "of the {} payments of {}{}, {} were made from 21 to 31 December: {}, more "
                    "than {}",
                    year, format_wan_yuan(total), undated, format_wan_yuan(payments.late_fen),
                    share, format_limit(limit)),
                std::move(support)});
  }
  return is_found;
}

// The last two digits of the amounts that are no whole number of 元: those that are say nothing
// but that they are rounded, which the share of round amounts is about.
std::span<const std::uint64_t> broken_digits(const PaymentProfile& profile) {
  return std::span(profile.last_digits).subspan(1);
}

// What the last digits come to: nothing where there are too few of them, or they fit.
Message last_digits_words(const PaymentProfile& profile) {
  const auto digits = broken_digits(profile);
  const std::uint64_t broken = profile.count - profile.last_digits.front();
  if (broken < digits.size() * kExpectedLeast) return {};
  const WideSum statistic = even_chi_square_milli(digits);
  if (statistic <= kChiSquareMilli98) return {};
  return say("{} 笔带角分，末两位 01–99 分布不匀，χ² ＝ {}，超过 {}（自由度 98，1%）",
             "of {} that are not whole 元 the last two digits, 01 to 99, are uneven: χ² = {}, "
             "above {} (98 "
             "degrees of freedom, 1 %)",
             broken, format_statistic(statistic, 3), format_statistic(kChiSquareMilli98, 3));
}

void judge_amounts(const Facts& facts, const PaymentProfile& profile, CheckDraft& draft) {
  const std::int64_t limit = facts.thresholds.f19_share_bp;
  const Ratio share{static_cast<WideSum>(profile.round.count()),
                    static_cast<WideSum>(profile.count)};
  const bool is_round = exceeds(share, limit);
  const Message last_digits = last_digits_words(profile);
  draft.expected = format_limit(limit);
  draft.actual = format_share(share);
  draft.message = say("{} 笔支付中 10万元 的整倍数 {} 笔，占 {}",
                      "of {} payments {} are multiples of "
                      "10万元: {}",
                      profile.count, profile.round.count(), draft.actual);
  if (is_round) {
    draft.message += say("，超过 {}", ", more than {}", draft.expected);
    draft.support = profile.round;
  }
  if (!last_digits.is_empty()) draft.message += say("；{}", "; {}", last_digits);
  if (is_round || !last_digits.is_empty()) draft.result = CheckResult::kRefuted;
}

void judge_first_digits(const PaymentProfile& profile, CheckDraft& draft) {
  const WideSum statistic = benford_chi_square_milli(profile.first_digits);
  const WideSum deviation = benford_deviation_micro(profile.first_digits);
  const bool fits = statistic <= kChiSquareMilli8 || deviation <= kBenfordDeviationMicro;
  draft.result = fits ? CheckResult::kClear : CheckResult::kRefuted;
  draft.expected = format_statistic(kBenfordDeviationMicro, 6);
  draft.actual = format_statistic(deviation, 6);
  draft.message =
      say("{} 笔支付的首位数字与本福特分布{}：χ² ＝ {}（界限 {}，自由度 8，1%），平均绝对偏差 {}"
          "（界限 {}）",
          "the first digits of {} payments {} Benford's law: χ² = {} (limit {}, 8 degrees of "
          "freedom, 1 %), mean absolute deviation {} (limit {})",
          profile.count,
          fits ? say("没有明显不符", "do not clearly depart from") : say("不符", "depart from"),
          format_statistic(statistic, 3), format_statistic(kChiSquareMilli8, 3), draft.actual,
          draft.expected);
}

// Two orders of magnitude.
bool is_wide(const PaymentProfile& profile) { return profile.most_fen / 100 >= profile.least_fen; }

}  // namespace

RuleInfo F17::info() {
  return {"F17",
          say("年末突击支付", "rush at the end of the year"),
          say("每一年度：Σ支付净额(12月21日至31日) ÷ Σ支付净额 ≤ F17.share",
              "of every year: payments, net of refunds, from 21 to 31 December / all of the year "
              "<= F17.share"),
          say("审计实务 †", "audit practice †"),
          Severity::kHint,
          say("资金项目和年度；没有发现时为资金项目",
              "programme and year; of a programme without any, the programme"),
          say("记录 disbursement（payment、dated_on）、refund",
              "disbursement: payment, dated_on; refund"),
          {{CheckResult::kRefuted, say("超过；没有日期的支付不论在哪天都超过",
                                       "it is more, whenever the undated payments were made")},
           {CheckResult::kClear, say("没有发现；写明已查笔数", "none found")},
           {CheckResult::kUnproven, say("有没有日期的支付，此外没有发现",
                                        "some payments are undated, and none is found otherwise")},
           {CheckResult::kNotApplicable, say("没有支付记录", "no payment is recorded")}}};
}

void F17::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    if (check_years(facts, id, checks)) continue;
    const PaymentProfile& profile = facts.payments.of(id);
    CheckDraft draft = draft_of(facts, id);
    draft.message = say("已查 {} 笔支付", "{} payments looked at", profile.count);
    if (profile.count == 0) {
      draft.result = CheckResult::kNotApplicable;
      draft.message = say("没有支付记录", "no payment is recorded");
    } else if (profile.undated_fen > 0) {
      draft.result = CheckResult::kUnproven;
      draft.support = profile.undated;
      draft.message = say("{} 笔支付未载明日期，合计 {}，无从核对是否在年末",
                          "{} payments, of {} in all, are undated: whether they were made at the "
                          "end of a year cannot be told",
                          profile.undated.count(), format_wan_yuan(profile.undated_fen));
    }
    checks.add(std::move(draft));
  }
}

RuleInfo F19::info() {
  return {
      "F19",
      say("整数与尾数", "round amounts and last digits"),
      say("支付不少于 F19.count 笔时：10万元 整倍数的占比 ≤ F19.share；带角分的不少于 495 "
          "笔时，末两位 01–99 对均匀分布的 χ² ≤ 133.476（自由度 98，1%）",
          "of at least F19.count payments: the share of multiples of 10万元 <= F19.share; of at "
          "least 495 that are not whole 元 the last two digits, 01 to 99, give χ² <= 133.476 "
          "against an even "
          "spread (98 degrees of freedom, 1 %)"),
      say("分析程序；χ² 临界值：NIST/SEMATECH e-Handbook 1.3.6.7.4",
          "analytical procedures; χ²: NIST/SEMATECH e-Handbook 1.3.6.7.4"),
      Severity::kHint,
      say("资金项目", "the programme"),
      say("记录 disbursement（payment、amount）、refund", "disbursement: payment, amount; refund"),
      {{CheckResult::kRefuted, say("超过其中一个", "it is more than one of them")},
       {CheckResult::kClear, say("都没有超过；写明已查笔数", "it is not")},
       {CheckResult::kNotApplicable, say("支付少于 F19.count 笔", "there are fewer payments")}}};
}

void F19::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    const PaymentProfile& profile = facts.payments.of(id);
    CheckDraft draft = draft_of(facts, id);
    if (profile.count < static_cast<std::uint64_t>(facts.thresholds.f19_count)) {
      draft.result = CheckResult::kNotApplicable;
      draft.message =
          say("支付 {} 笔，少于 {} 笔，不看", "{} payments, fewer than {}: not looked at",
              profile.count, facts.thresholds.f19_count);
    } else {
      judge_amounts(facts, profile, draft);
    }
    checks.add(std::move(draft));
  }
}

RuleInfo F20::info() {
  return {
      "F20",
      say("首位数字", "first digits"),
      say("支付不少于 F20.count 笔、最大金额不小于最小的 100 倍时：首位数字 1–9 对本福特分布 "
          "log₁₀(1＋1/d)，不是 χ² ＞ 20.090（自由度 8，1%）且平均绝对偏差 ＞ 0.015",
          "of at least F20.count payments, the largest at least 100 times the least: the first "
          "digits against log10(1 + 1/d) do not give both χ² > 20.090 (8 degrees of freedom, 1 %) "
          "and a mean absolute deviation > 0.015"),
      say("分析程序；本福特定律 (1938)；偏差界限：Nigrini (2012) †",
          "analytical procedures; Benford's law (1938); the deviation: Nigrini (2012) †"),
      Severity::kHint,
      say("资金项目", "the programme"),
      say("记录 disbursement（payment、amount）、refund", "disbursement: payment, amount; refund"),
      {{CheckResult::kRefuted, say("两个都超过", "both are exceeded")},
       {CheckResult::kClear, say("没有都超过；写明已查笔数", "they are not")},
       {CheckResult::kNotApplicable, say("支付少于 F20.count 笔，或金额的幅度不到 100 倍",
                                         "there are fewer, or they are nearer to each other")}}};
}

void F20::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    const PaymentProfile& profile = facts.payments.of(id);
    CheckDraft draft = draft_of(facts, id);
    draft.result = CheckResult::kNotApplicable;
    if (profile.count < static_cast<std::uint64_t>(facts.thresholds.f20_count)) {
      draft.message =
          say("支付 {} 笔，少于 {} 笔，不看", "{} payments, fewer than {}: not looked at",
              profile.count, facts.thresholds.f20_count);
    } else if (!is_wide(profile)) {
      draft.message = say("金额从 {} 到 {}，不到 100 倍，不看",
                          "amounts from {} to {}, less than 100 times: not looked at",
                          format_wan_yuan(profile.least_fen), format_wan_yuan(profile.most_fen));
    } else {
      judge_first_digits(profile, draft);
    }
    checks.add(std::move(draft));
  }
}

}  // namespace fundtrail
