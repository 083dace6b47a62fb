// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/reported_value_rules.h"

#include <algorithm>
#include <map>
#include <utility>

namespace fundtrail {
namespace {

// How many were asked: the sample, or else what the rate is said to be of.
std::optional<WideSum> asked_count(const IndicatorReport& report) {
  if (report.sample_size) return WideSum{*report.sample_size};
  if (!report.denominator) return std::nullopt;
  const Figure& whole = *report.denominator;
  const bool is_count =
      whole.decimals == 0 && whole.unit != Unit::kPercent && !is_money(whole.unit);
  return is_count ? std::optional<WideSum>(whole.mantissa) : std::nullopt;
}

// The numbers of content people, of `asked`, nearest to a rate: one below or at it, one above.
struct Nearest {
  WideSum below = 0;
  WideSum above = 0;
};

Nearest nearest_counts(const Figure& rate, WideSum asked) {
  const Ratio share = figure_value(rate);
  const WideSum below = std::clamp<WideSum>(share.numerator * asked / share.denominator, 0, asked);
  return {below, std::min<WideSum>(below + 1, asked)};
}

bool is_possible(const Figure& rate, const Nearest& nearest, WideSum asked) {
  return agrees_as_written(rate, {nearest.below, asked}).value_or(false) ||
         agrees_as_written(rate, {nearest.above, asked}).value_or(false);
}

// One rate of satisfaction, and the check that is made of it.
class SurveyCheck {
 public:
  SurveyCheck(const Facts& facts, const Placed<IndicatorReport>& placed, const Figure& rate)
      : facts_(facts), report_(placed.record), rate_(rate) {
    draft_ = {report_.id.value, CheckResult::kRefuted, "", format_figure(rate), {}, {}};
    draft_.support.add(facts.registry.support_of(placed));
  }

  // Adds the check, if something is to be said. Returns whether there was.
  bool add_to(CheckList& checks, const std::string& name) {
    const Severity severity = judge();
    if (draft_.message.is_empty()) return false;
    draft_.message = say("{} {}：{}", "{} {}: {}", name, draft_.actual, draft_.message);
    checks.add(std::move(draft_), severity);
    return true;
  }

 private:
  Severity judge() {
    const auto asked = asked_count(report_);
    if (!asked) {
      tell_unproven(say("没有写明样本量", "no sample size is given"));
    } else if (*asked <= 0) {
      draft_.message = say("样本量为 0", "a sample of none");
    } else if (const Nearest nearest = nearest_counts(rate_, *asked);
               !is_possible(rate_, nearest, *asked)) {
      draft_.message = say("{} 份样本得不出这个数，最近的是 {}/{}、{}/{}",
                           "a sample of {} cannot give it: nearest are {}/{} and {}/{}",
                           format_wide(*asked), format_wide(nearest.below), format_wide(*asked),
                           format_wide(nearest.above), format_wide(*asked));
    } else if (!report_.method) {
      tell_unproven(say("没有写明是普查还是抽样", "neither census nor sample is stated"));
    } else if (report_.method != ReportMethod::kCensus) {
      return judge_sample(*asked);
    }
    return Severity::kDoubt;
  }

  Severity judge_sample(WideSum asked) {
    if (asked < facts_.thresholds.p14_sample) {
      draft_.message =
          say("样本 {} 份太少，应不少于 {} 份", "a sample of {} is too small: {} at least",
              format_wide(asked), facts_.thresholds.p14_sample);
    } else if (is_everybody()) {
      draft_.message = say("抽样而人人满意，请核对原始问卷",
                           "a sample, and everybody is content: check the questionnaires");
      return Severity::kHint;
    }
    return Severity::kDoubt;
  }

  void tell_unproven(Message message) {
    draft_.result = CheckResult::kUnproven;
    draft_.message = std::move(message);
    if (is_everybody()) {
      draft_.message += say("，人人满意只有普查才说得准",
                            "; that everybody is content, only a census could tell");
    }
  }

  [[nodiscard]] bool is_everybody() const {
    return compare(figure_value(rate_), {1, 1}).value_or(-1) >= 0;
  }

  const Facts& facts_;
  const IndicatorReport& report_;
  const Figure& rate_;
  CheckDraft draft_;
};

// Ratios that a document states without saying of what, by document and section.
using BareRatios = std::map<std::pair<std::string, std::string>, const Placed<Statement>*>;

BareRatios bare_ratios(const ProgrammeFacts& programme) {
  BareRatios ratios;
  for (const auto* placed : programme.statements) {
    const auto* claim = std::get_if<RatioClaim>(&placed->record.claim);
    if (claim == nullptr || claim->ratio.numerator || claim->ratio.denominator) continue;
    ratios.emplace(std::pair(placed->record.document.id, placed->record.section), placed);
  }
  return ratios;
}

// The ratio by which the document argues where a report in words was taken from, or nullptr.
const Placed<Statement>* ratio_beside(const IndicatorReport& report, const BareRatios& ratios) {
  for (const Evidence& evidence : report.evidence) {
    const auto it = ratios.find({evidence.document.id, evidence.section.value_or("")});
    if (it != ratios.end()) return it->second;
  }
  return nullptr;
}

// Says what is of another nature, if it is.
void compare_nature(const Facts& facts, const Target& target, const IndicatorReport& report,
                    const BareRatios& ratios, CheckDraft& draft) {
  const auto* words = std::get_if<QualitativeResult>(&report.value.value);
  if (target.comparator != Comparator::kQualitative) {
    if (words == nullptr) return;
    draft.message = say("{} 是定量目标，完成情况只说“{}”", "{} is a quantity, and reported as “{}”",
                        target_text(target), enum_label(*words));
  } else if (words == nullptr) {
    draft.message = say("{} 没有指标值，完成数却是 {}，无从对照",
                        "{} has no value, and is reported as {}: there is nothing to compare",
                        target_text(target), draft.actual);
  } else if (const auto* statement = ratio_beside(report, ratios)) {
    draft.actual = format_figure(std::get<RatioClaim>(statement->record.claim).value);
    draft.support.add(facts.registry.support_of(*statement));
    draft.message =
        say("{}，报为“{}”，同一节却以比率 {} 说明（{}），没有指标值可以对照",
            "{}, reported as “{}”, and argued by the ratio {} in the same section ({}): "
            "there is no value to compare it with",
            target_text(target), enum_label(*words), draft.actual, statement->record.id.value);
  }
}

}  // namespace

RuleInfo P14::info() {
  return {"P14",
          say("满意度样本", "sample of a survey"),
          say("满意率 = k/n 四舍五入（k 为整数）；抽样的 n 不少于 P14.sample；写明方法",
              "the rate is k/n rounded, for a whole k; a sample has n of at least P14.sample; the "
              "method "
              "is stated"),
          say("审计实务 †", "audit practice †"),
          Severity::kDoubt,
          say("满意度指标以 % 报的完成数；没有要说的时为资金项目",
              "the report in % of an indicator of satisfaction; of a programme without any, the "
              "programme"),
          say("target（category 为 satisfaction）、indicator_report（sample_size，没有的取 "
              "denominator；method）",
              "target: category satisfaction; indicator_report: sample_size, or else denominator; "
              "method"),
          {{CheckResult::kRefuted,
            say("样本得不出这个数；抽样样本太少；抽样而为 100%（只列为提示）",
                "the sample cannot give it; a sample is too small; a sample gives 100 % (a hint)")},
           {CheckResult::kUnproven,
            say("没有写明样本量或方法", "the sample size or method is missing")},
           {CheckResult::kClear, say("都没有以上情形；写明已查笔数", "none of these")},
           {CheckResult::kNotApplicable,
            say("没有以 % 报的满意度", "no satisfaction is reported in %")}}};
}

void P14::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    bool is_found = false;
    Support support;
    for (const TargetView& view : facts.of(id).targets) {
      if (view.target->record.category != TargetCategory::kSatisfaction) continue;
      for (const auto* report : view.reports) {
        const auto* rate = std::get_if<Figure>(&report->record.value.value);
        if (rate == nullptr || rate->unit != Unit::kPercent) continue;
        support.add(facts.registry.support_of(*report));
        is_found |= SurveyCheck(facts, *report, *rate).add_to(checks, view.target->record.name);
      }
    }
    if (is_found) continue;
    checks.add({id, support.is_empty() ? CheckResult::kNotApplicable : CheckResult::kClear, "", "",
                say("已查 {} 笔满意率", "{} rates of satisfaction looked at", support.count()),
                support});
  }
}

RuleInfo P16::info() {
  return {
      "P16",
      say("全部达标", "every target met"),
      say("指标不少于 P16.count 项时，不是项项都达到",
          "of at least P16.count targets, not every one is met"),
      say("分析程序", "analytical procedures"),
      Severity::kHint,
      say("资金项目", "the programme"),
      say("target（没有上级者）、indicator_report", "target without a parent; indicator_report"),
      {{CheckResult::kRefuted, say("项项都达到", "every one is met")},
       {CheckResult::kClear, say("有一项以上没有达到", "some are not met")},
       {CheckResult::kUnproven,
        say("没有不达到的，而有的没有完成数或无法比较", "none fails, and some cannot be told")},
       {CheckResult::kNotApplicable, say("指标少于 P16.count 项", "there are fewer targets")}}};
}

void P16::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    CheckDraft draft{id, CheckResult::kRefuted, "", "", {}, {}};
    std::int64_t targets = 0;
    std::int64_t met = 0;
    bool is_any_missed = false;
    for (const TargetView& view : facts.of(id).targets) {
      if (!view.is_top) continue;
      ++targets;
      const TargetOutcome outcome = judge_target(facts.registry, view);
      draft.support.merge(outcome.support);
      const bool is_met =
          outcome.result == CheckResult::kConfirmed || outcome.result == CheckResult::kStated;
      met += is_met ? 1 : 0;
      is_any_missed |= outcome.result == CheckResult::kRefuted;
    }
    draft.actual = fmt::format("{} / {}", met, targets);
    draft.message = say("{} 项指标，达到 {} 项", "of {} targets {} are met", targets, met);
    if (targets < facts.thresholds.p16_count) {
      draft.result = CheckResult::kNotApplicable;
      draft.message = say("只有 {} 项指标", "there are only {} targets", targets);
    } else if (met < targets) {
      draft.result = is_any_missed ? CheckResult::kClear : CheckResult::kUnproven;
    }
    checks.add(std::move(draft));
  }
}

RuleInfo P17::info() {
  return {
      "P17",
      say("定性定量不符", "words for figures, or figures for words"),
      say("定性目标以定性结果报完成，所据的一节不以未写明分子、分母的比率说明；定量目标以数字报完"
          "成",
          "qualitative targets are reported in words, and not argued by a bare ratio in the "
          "section "
          "they were taken from; others are reported in figures"),
      say("目标与完成可以对照", "what was set and what was done can be compared"),
      Severity::kDoubt,
      say("性质不符的指标完成；没有发现时为资金项目",
          "the report of another nature; of a programme without any, the programme"),
      say("target（comparator）、indicator_"
          "report（value、evidence）、statement（没有写明分子、分母的比率）",
          "target: comparator; indicator_report: value, evidence; statement: ratios without terms"),
      {{CheckResult::kRefuted, say("性质不符", "they differ in nature")},
       {CheckResult::kClear, say("没有发现；写明已查笔数", "none found")},
       {CheckResult::kNotApplicable, say("没有完成数", "nothing is reported")}}};
}

void P17::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    const BareRatios ratios = bare_ratios(facts.of(id));
    bool is_found = false;
    Support support;
    for (const TargetView& view : facts.of(id).targets) {
      for (const auto* report : view.reports) {
        support.add(facts.registry.support_of(*report));
        CheckDraft draft{report->record.id.value,
                         CheckResult::kRefuted,
                         "",
                         format_reported_value(report->record.value),
                         {},
                         {}};
        compare_nature(facts, view.target->record, report->record, ratios, draft);
        if (draft.message.is_empty()) continue;
        is_found = true;
        draft.support.add(facts.registry.support_of(*view.target));
        draft.support.add(facts.registry.support_of(*report));
        checks.add(std::move(draft));
      }
    }
    if (is_found) continue;
    checks.add({id, support.is_empty() ? CheckResult::kNotApplicable : CheckResult::kClear, "", "",
                say("已查 {} 笔指标完成记录", "{} indicator reports looked at", support.count()),
                support});
  }
}

}  // namespace fundtrail
