// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/thresholds.h"

#include <algorithm>
#include <initializer_list>
#include <utility>
#include <vector>

#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

using Member = std::int64_t Thresholds::*;

constexpr std::int64_t kDaysMost = 3'650;
constexpr std::int64_t kCountMost = 1'000'000'000;
constexpr std::int64_t kWholeBp = 10'000;        // 100 %
constexpr std::int64_t kExcessBpMost = 100'000;  // 1000 %
constexpr std::int64_t kFullMark = 10'000;       // 100 points

// The digits after the point that a value of the smallest unit has when it is written.
int decimals_of(Unit unit) { return unit == Unit::kPercent || unit == Unit::kScore ? 2 : 0; }

Message audit_practice() { return say("审计实务 †", "audit practice †"); }

Message deviation_source() {
  return say("财预〔2020〕10号：完成值明显高于指标值须分析原因；没有全国统一的数值 †",
             "财预〔2020〕10号: a result far above its target is to be explained; no figure is set "
             "nationally †");
}

Message grade_source() {
  return say("财预〔2020〕10号：优、良、中、差 †", "财预〔2020〕10号: four grades †");
}

Message issue_source() { return say("预算法：下达时限 †", "Budget Law: time limits †"); }

Message rectification_source() { return say("巡视整改台账实务 †", "rectification practice †"); }

ThresholdInfo days(std::string_view id, Member member, Message meaning, Message source) {
  return {id, Unit::kDay, 0, kDaysMost, member, std::move(meaning), std::move(source)};
}
// Those of one source.
struct DaysRow {
  std::string_view id;
  Member member;
  Message meaning;
};
void add_days(std::vector<ThresholdInfo>& all, const Message& source,
              std::initializer_list<DaysRow> rows) {
  for (const DaysRow& row : rows) all.push_back(days(row.id, row.member, row.meaning, source));
}
ThresholdInfo share(std::string_view id, Member member, std::int64_t most, Message meaning,
                    Message source) {
  return {id, Unit::kPercent, 0, most, member, std::move(meaning), std::move(source)};
}
ThresholdInfo count(std::string_view id, Member member, Message meaning, Message source) {
  return {id, Unit::kNone, 1, kCountMost, member, std::move(meaning), std::move(source)};
}
ThresholdInfo weight(std::string_view id, Member member, Message meaning) {
  return {id,
          Unit::kScore,
          0,
          kFullMark,
          member,
          std::move(meaning),
          say("财预〔2020〕10号；财预〔2021〕101号（成本）†",
              "MOF 财预〔2020〕10号; 财预〔2021〕101号 (cost) †")};
}
ThresholdInfo grade(std::string_view id, Member member, Message meaning) {
  return {id, Unit::kScore, 0, kFullMark, member, std::move(meaning), grade_source()};
}

void add_chain(std::vector<ThresholdInfo>& all) {
  all.push_back(days("C05.days", &Thresholds::c05_days,
                     say("入账晚于业务日期超过这些天，为补录迟延",
                         "recorded more than this long after the business date: late"),
                     say("及时性", "timeliness")));
}

void add_fund_times(std::vector<ThresholdInfo>& all) {
  using T = Thresholds;
  add_days(all, issue_source(),
           {{"F11.central_special", &T::f11_central_special_days,
             say("中央专项转移支付：预算批准后下达的时限",
                 "central special transfers: allocated within this long of the budget's "
                 "approval")},
            {"F11.general", &T::f11_general_days,
             say("一般性转移支付：预算批准后下达的时限",
                 "general transfers: allocated within this long of the budget's approval")},
            {"F11.passed_on", &T::f11_passed_on_days,
             say("接到上级转移支付后转下达的时限",
                 "transfers received from above: passed on within this long")},
            {"F11.special", &T::f11_special_days,
             say("地方专项转移支付：预算批准后下达的时限",
                 "local special transfers: allocated within this long of the budget's "
                 "approval")}});
  all.push_back(days(
      "F12.doubt", &T::f12_doubt_days,
      say("到位后超过这些天没有支付，为疑点", "unpaid for longer than this after arrival: a doubt"),
      audit_practice()));
  all.push_back(days("F12.error", &T::f12_error_days,
                     say("到位后超过这些天没有支付，为错误",
                         "unpaid for longer than this after arrival: an error"),
                     audit_practice()));
  all.push_back(days("F14.days", &T::f14_days,
                     say("同一收付双方、同一金额，相隔不超过这些天，疑为重复支付",
                         "one payer, payee and amount within this long: perhaps paid twice"),
                     audit_practice()));
  all.push_back(days("F15.days", &T::f15_days,
                     say("同一收款人的几笔支付相隔不超过这些天，合起来看",
                         "payments to one payee within this long are taken together"),
                     audit_practice()));
  all.push_back({"F15.limit", Unit::kYuan, 1, kAmountFenMax, &T::f15_limit_fen,
                 say("每笔都低于、合计不低于这个金额，疑为拆分；各地限额不同，按当地规定改",
                     "each below this and all together not: perhaps split; set the local limit"),
                 say("政府采购、招标限额 †", "limits of procurement and tendering †")});
  all.push_back(days("F16.days", &T::f16_days,
                     say("收款人在这些天内付回付款单位，疑为回流",
                         "paid back by the payee within this long: perhaps a round trip"),
                     audit_practice()));
}

void add_fund_shares(std::vector<ThresholdInfo>& all) {
  using T = Thresholds;
  all.push_back(share("F17.share", &T::f17_share_bp, kWholeBp,
                      say("12月21日至31日的支付占全年超过这个比例，为年末突击",
                          "more than this share of the year paid from 21 to 31 December: a rush"),
                      audit_practice()));
  all.push_back(count("F19.count", &T::f19_count,
                      say("金额不少于这些笔，才看整数、尾数",
                          "round sums are looked for from this many amounts on"),
                      say("分析程序", "analytical procedures")));
  all.push_back(share("F19.share", &T::f19_share_bp, kWholeBp,
                      say("10万元整倍数的金额超过这个比例，为提示",
                          "more than this share of amounts are multiples of 10万元: a hint"),
                      say("分析程序", "analytical procedures")));
  all.push_back(count(
      "F20.count", &T::f20_count,
      say("金额不少于这些笔，才看首位数字", "first digits are looked at from this many amounts on"),
      say("分析程序", "analytical procedures")));
  all.push_back(share("F21.spread", &T::f21_spread_bp, kExcessBpMost,
                      say("同一指标的单位补助最高比最低高出超过这个比例，为疑点",
                          "aid per unit that is higher than the lowest by more than this: a doubt"),
                      say("分配科学性 †", "sound allocation †")));
  all.push_back(share(
      "F22.share", &T::f22_share_bp, kWholeBp,
      say("一个单位分得超过这个比例，为集中", "one party with more than this share: concentrated"),
      say("分析程序", "analytical procedures")));
}

void add_scores(std::vector<ThresholdInfo>& all) {
  using T = Thresholds;
  const Message plain = say("没有成本指标时", "without indicators of cost");
  const Message costed = say("有成本指标时", "with indicators of cost");
  const auto add = [&all](std::string_view id, Member member, const Message& when,
                          const Message& what) {
    all.push_back(weight(id, member, say("{}，{}的权重", "{}, the weight of {}", when, what)));
  };
  add("P15.benefit", &T::p15_benefit_centipoints, plain, say("效益", "benefit"));
  add("P15.costed_benefit", &T::p15_costed_benefit_centipoints, costed, say("效益", "benefit"));
  add("P15.costed_cost", &T::p15_costed_cost_centipoints, costed, say("成本", "cost"));
  add("P15.costed_execution", &T::p15_costed_execution_centipoints, costed,
      say("预算执行率", "budget execution"));
  add("P15.costed_output", &T::p15_costed_output_centipoints, costed, say("产出", "output"));
  add("P15.costed_satisfaction", &T::p15_costed_satisfaction_centipoints, costed,
      say("满意度", "satisfaction"));
  all.push_back(grade("P15.excellent", &T::p15_excellent_centipoints,
                      say("不低于这个分为优", "from this score on: “优”, excellent")));
  add("P15.execution", &T::p15_execution_centipoints, plain, say("预算执行率", "budget execution"));
  all.push_back(grade(
      "P15.fair", &T::p15_fair_centipoints,
      say("不低于这个分为中，低于为差", "from this score on: “中”, fair; below it: “差”, poor")));
  all.push_back(grade("P15.good", &T::p15_good_centipoints,
                      say("不低于这个分为良", "from this score on: “良”, good")));
  add("P15.output", &T::p15_output_centipoints, plain, say("产出", "output"));
  add("P15.satisfaction", &T::p15_satisfaction_centipoints, plain, say("满意度", "satisfaction"));
}

void add_performance(std::vector<ThresholdInfo>& all) {
  using T = Thresholds;
  all.push_back(share("P07.doubt", &T::p07_doubt_bp, kExcessBpMost,
                      say("超额超过这个比例，为疑点", "exceeded by more than this: a doubt"),
                      deviation_source()));
  all.push_back(share("P07.grave", &T::p07_grave_bp, kExcessBpMost,
                      say("超额超过这个比例，为重点疑点",
                          "exceeded by more than this: a doubt to be checked first"),
                      deviation_source()));
  all.push_back(share("P07.hint", &T::p07_hint_bp, kExcessBpMost,
                      say("超额超过这个比例，为提示", "exceeded by more than this: a hint"),
                      deviation_source()));
  all.push_back(count("P14.sample", &T::p14_sample,
                      say("抽样的样本量不少于这个数", "a sample has at least this many"),
                      audit_practice()));
  add_scores(all);
  all.push_back(count("P16.count", &T::p16_count,
                      say("指标不少于这些项，才看是否全优",
                          "whether all were met is looked at from this many targets on"),
                      say("分析程序", "analytical procedures")));
}

void add_inquiries(std::vector<ThresholdInfo>& all) {
  using T = Thresholds;
  add_days(all, rectification_source(),
           {{"Q01.notice", &T::q01_notice_days,
             say("到期前这些天起提醒", "a notice from this long before the due day")},
            {"Q01.overdue", &T::q01_overdue_days,
             say("到期后超过这些天为逾期", "overdue once this long after the due day")},
            {"Q01.warning", &T::q01_warning_days,
             say("到期前这些天起警示", "a warning from this long before the due day")}});
}

std::vector<ThresholdInfo> make_all() {
  std::vector<ThresholdInfo> all;
  add_chain(all);
  add_fund_times(all);
  add_fund_shares(all);
  add_performance(all);
  add_inquiries(all);
  return all;
}

std::string_view rule_of(const ThresholdInfo& info) { return info.id.substr(0, info.id.find('.')); }

// Each is at most the one after it.
constexpr std::pair<Member, Member> kOrdered[] = {
    {&Thresholds::f12_doubt_days, &Thresholds::f12_error_days},
    {&Thresholds::p07_hint_bp, &Thresholds::p07_doubt_bp},
    {&Thresholds::p07_doubt_bp, &Thresholds::p07_grave_bp},
    {&Thresholds::p15_fair_centipoints, &Thresholds::p15_good_centipoints},
    {&Thresholds::p15_good_centipoints, &Thresholds::p15_excellent_centipoints},
    {&Thresholds::q01_warning_days, &Thresholds::q01_notice_days},
};

// Weights that together are the full mark.
constexpr Member kPlainWeights[] = {
    &Thresholds::p15_execution_centipoints, &Thresholds::p15_output_centipoints,
    &Thresholds::p15_benefit_centipoints, &Thresholds::p15_satisfaction_centipoints};
constexpr Member kCostedWeights[] = {
    &Thresholds::p15_costed_execution_centipoints, &Thresholds::p15_costed_cost_centipoints,
    &Thresholds::p15_costed_output_centipoints, &Thresholds::p15_costed_benefit_centipoints,
    &Thresholds::p15_costed_satisfaction_centipoints};

const ThresholdInfo& info_of(Member member) {
  const auto infos = all_thresholds();
  return *std::find_if(infos.begin(), infos.end(),
                       [member](const ThresholdInfo& info) { return info.value == member; });
}

void check_sum(const Thresholds& thresholds, std::span<const Member> weights) {
  std::int64_t sum = 0;
  Message names;
  for (const Member weight : weights) {
    sum += thresholds.*weight;
    if (!names.is_empty()) names += say("、", ", ");
    names += say("{}", "{}", info_of(weight).id);
  }
  if (sum == kFullMark) return;
  throw FormatError(say("{} 合计须为 100分", "{} must come to 100分", names));
}

// The value of a figure in the smallest unit, which must be whole.
std::int64_t value_of(const ThresholdInfo& info, const Figure& figure) {
  if (is_money(info.unit)) return static_cast<std::int64_t>(figure_fen(figure));
  std::int64_t value = figure.mantissa;
  const int decimals = decimals_of(info.unit);
  for (int i = figure.decimals; i < decimals; ++i) value *= 10;
  return value;
}

}  // namespace

std::span<const ThresholdInfo> all_thresholds() {
  static const std::vector<ThresholdInfo> infos = make_all();
  return infos;
}

std::span<const ThresholdInfo> thresholds_of(std::string_view rule) {
  const auto infos = all_thresholds();
  const auto is_own = [rule](const ThresholdInfo& info) { return rule_of(info) == rule; };
  const auto first = std::find_if(infos.begin(), infos.end(), is_own);
  return {first, std::find_if_not(first, infos.end(), is_own)};
}

std::string format_threshold(const ThresholdInfo& info, std::int64_t value) {
  if (is_money(info.unit)) return format_amount(Amount{value});
  Figure figure{value, static_cast<std::uint8_t>(decimals_of(info.unit)), info.unit};
  for (; figure.decimals > 0 && figure.mantissa % 10 == 0; --figure.decimals) figure.mantissa /= 10;
  return format_figure(figure);
}

std::int64_t parse_threshold(const ThresholdInfo& info, std::string_view text) {
  const auto example = [&info] { return format_threshold(info, Thresholds{}.*info.value); };
  const Figure figure = parse_figure(text);
  const bool fits = is_money(info.unit) ? is_money(figure.unit) : figure.unit == info.unit;
  if (!fits) {
    throw FormatError(say("单位不对，写法如 {}", "wrong unit; write it as {}", example()));
  }
  if (!is_money(info.unit) && figure.decimals > decimals_of(info.unit)) {
    throw FormatError(
        say("小数太多，最多 {} 位", "too many decimals: {} at most", decimals_of(info.unit)));
  }
  // Far above every range, and near enough to zero to be scaled.
  constexpr std::int64_t kScalableMost = 1'000'000'000'000;
  const bool is_scalable = is_money(info.unit) ||
                           (figure.mantissa <= kScalableMost && figure.mantissa >= -kScalableMost);
  const std::int64_t value = is_scalable ? value_of(info, figure) : kScalableMost;
  if (value < info.least || value > info.most) {
    throw FormatError(say("应在 {} 到 {} 之间", "give a value from {} to {}",
                          format_threshold(info, info.least), format_threshold(info, info.most)));
  }
  return value;
}

void check_relations(const Thresholds& thresholds) {
  for (const auto& [lower, upper] : kOrdered) {
    if (thresholds.*lower <= thresholds.*upper) continue;
    const ThresholdInfo& low = info_of(lower);
    const ThresholdInfo& high = info_of(upper);
    throw FormatError(say("{}（{}）不能大于 {}（{}）", "{} ({}) must not exceed {} ({})", low.id,
                          format_threshold(low, thresholds.*lower), high.id,
                          format_threshold(high, thresholds.*upper)));
  }
  check_sum(thresholds, kPlainWeights);
  check_sum(thresholds, kCostedWeights);
}

}  // namespace fundtrail
