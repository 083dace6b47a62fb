// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/target_year_rules.h"

#include <algorithm>

#include "verifier/rules/figure_sums.h"

namespace fundtrail {
namespace {

std::string what_is_counted(const Target& target) { return target.caliber.value_or(target.name); }

// Whether two targets of different programmes are about one output.
bool is_one_output(const Target& left, const Target& right) {
  const bool has_one_unit =
      left.value && right.value ? is_same_unit(*left.value, *right.value) : left.unit == right.unit;
  return left.output_year && left.output_year == right.output_year &&
         left.category == right.category && has_one_unit && left.party == right.party &&
         what_is_counted(left) == what_is_counted(right);
}

// The programmes that one goes on from, the last one first. A circle ends where it began.
std::vector<const Placed<Programme>*> earlier_programmes(const Registry& registry,
                                                         const Placed<Programme>& programme) {
  std::vector<const Placed<Programme>*> earlier;
  const Placed<Programme>* at = &programme;
  while (at->record.continues) {
    const auto it = registry.programmes.find(at->record.continues->id);
    if (it == registry.programmes.end() || &it->second == &programme) break;
    at = &it->second;
    if (std::find(earlier.begin(), earlier.end(), at) != earlier.end()) break;
    earlier.push_back(at);
  }
  return earlier;
}

// What the outputs of one programme come to beside those of earlier ones.
struct OutputComparison {
  std::uint64_t found = 0;
  std::uint64_t compared = 0;
  std::uint64_t missing = 0;  // of a year of which no programme is known
  Support support;
};

void compare_output(const Facts& facts, const Placed<Target>& target,
                    const std::vector<const Placed<Programme>*>& earlier,
                    OutputComparison& comparison, CheckList& checks) {
  for (const auto* programme : earlier) {
    for (const TargetView& view : facts.of(programme->record.id.value).targets) {
      const Placed<Target>& other = *view.target;
      if (!view.is_top || !is_one_output(target.record, other.record)) continue;
      ++comparison.found;
      CheckDraft draft{target.record.id.value, CheckResult::kRefuted, "", "", {}, {}};
      draft.support.add(facts.registry.support_of(target));
      draft.support.add(facts.registry.support_of(other));
      draft.message =
          say("{} 年的“{}”在 {} 已列为目标（{}），这里又列，请核对是否重复计列",
              "“{1}” of {0} is a target of {2} already ({3}), and one here again: check "
              "whether it counts twice",
              *target.record.output_year, what_is_counted(target.record),
              facts.name(programme->record.id.value), other.record.id.value);
      checks.add(std::move(draft));
      return;
    }
  }
}

OutputComparison compare_outputs(const Facts& facts, const Placed<Programme>& programme,
                                 CheckList& checks) {
  const auto earlier = earlier_programmes(facts.registry, programme);
  OutputComparison comparison;
  for (const TargetView& view : facts.of(programme.record.id.value).targets) {
    const auto& year = view.target->record.output_year;
    if (!view.is_top || !year) continue;
    const bool has_its_programme =
        std::any_of(earlier.begin(), earlier.end(),
                    [&](const auto* other) { return other->record.year == *year; });
    const bool is_past = *year < programme.record.year;
    if (!is_past && earlier.empty()) continue;
    ++comparison.compared;
    comparison.missing += is_past && !has_its_programme ? 1U : 0U;
    comparison.support.add(facts.registry.support_of(*view.target));
    compare_output(facts, *view.target, earlier, comparison, checks);
  }
  return comparison;
}

}  // namespace

RuleInfo P08::info() {
  return {"P08",
          say("目标晚于结果", "set after the outcome"),
          say("目标设定日期 ≤ 产出年度的 12 月 31 日",
              "the target was set by 31 December of the year of its output"),
          say("事前设定绩效目标 †", "targets are set beforehand †"),
          Severity::kDoubt,
          say("晚于产出年度设定的目标；没有发现时为资金项目",
              "the target that was set later; of a programme without any, the programme"),
          say("target（没有上级者；output_year、set_on）",
              "target without a parent: output_year, set_on"),
          {{CheckResult::kRefuted, say("设定日期晚于产出年度", "it was set after the year's end")},
           {CheckResult::kClear, say("都在年度结束前设定", "all were set before the year's end")},
           {CheckResult::kUnproven, say("没有发现，而有目标没有写明产出年度或设定日期",
                                        "none found, and some target lacks its year or date")},
           {CheckResult::kNotApplicable, say("没有目标", "there is no target")}}};
}

void P08::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    bool is_found = false;
    std::uint64_t undated = 0;
    Support support;
    for (const TargetView& view : facts.of(id).targets) {
      if (!view.is_top) continue;
      const Target& target = view.target->record;
      support.add(facts.registry.support_of(*view.target));
      if (!target.output_year || !target.set_on) {
        ++undated;
        continue;
      }
      if (target.set_on->year <= *target.output_year) continue;
      is_found = true;
      CheckDraft draft{target.id.value,
                       CheckResult::kRefuted,
                       "≤ " + format_date({*target.output_year, 12, 31}),
                       format_date(*target.set_on),
                       {},
                       {}};
      draft.support.add(facts.registry.support_of(*view.target));
      draft.message = say("{}：{} 年的产出，目标到 {} 才设定，结果那时已知",
                          "{}: an output of {}, and a target set on {}, when it was known",
                          target_text(target), *target.output_year, draft.actual);
      checks.add(std::move(draft));
    }
    if (is_found) continue;
    if (support.is_empty()) {
      checks.add({id,
                  CheckResult::kNotApplicable,
                  "",
                  "",
                  say("没有绩效目标记录", "no target is recorded"),
                  {}});
    } else if (undated > 0) {
      checks.add(
          {id, CheckResult::kUnproven, "", "",
           say("{} 项目标没有写明产出年度或设定日期",
               "targets without the year of their output or the day they were set: {}", undated),
           support});
    } else {
      checks.add({id, CheckResult::kClear, "", "",
                  say("已查 {} 项目标", "{} targets looked at", support.count()), support});
    }
  }
}

RuleInfo P09::info() {
  return {
      "P09",
      say("跨年度重复", "counted in two years"),
      say("同一年度、类别、单位、责任单位、口径的产出只在一个年度的项目里列为目标",
          "an output of one year, category, unit, party and caliber is a target of one programme"),
      say("不得重复激励 †", "nothing is rewarded twice †"),
      Severity::kDoubt,
      say("在上年项目里已列过的目标；没有发现时为资金项目",
          "the target that an earlier programme has too; of a programme without any, the "
          "programme"),
      say("target（没有上级者；output_"
          "year、caliber，没有口径的按名称）、programme（continues、year）",
          "target without a parent: output_year, caliber or else its name; programme: continues, "
          "year"),
      {{CheckResult::kRefuted,
        say("所接续的项目里已有同一产出的目标",
            "a programme that it continues has a target of the same output")},
       {CheckResult::kClear, say("没有发现；写明已查项数", "none found")},
       {CheckResult::kUnproven,
        say("没有发现，而有以前年度的产出，账本里没有所接续的那一年的项目",
            "none found, and there are outputs of an earlier year whose programme is not known")},
       {CheckResult::kNotApplicable, say("产出都属本年度，项目也没有所接续的",
                                         "all outputs are of its own year, and it continues "
                                         "no other")}}};
}

void P09::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.programmes) {
    const OutputComparison comparison = compare_outputs(facts, placed, checks);
    if (comparison.found > 0) continue;
    CheckDraft draft{id, CheckResult::kClear, "", "", {}, comparison.support};
    if (comparison.compared == 0) {
      draft.result = CheckResult::kNotApplicable;
      draft.message = say("没有以前年度的产出，也没有所接续的项目",
                          "no output of an earlier year, and no programme that it continues");
    } else if (comparison.missing > 0) {
      draft.result = CheckResult::kUnproven;
      draft.message =
          say("{} 项目标是以前年度的产出，账本里没有所接续的那一年的项目，无从比对",
              "outputs of earlier years: {}; the programme of that year, which this one "
              "would continue, is not recorded",
              comparison.missing);
    } else {
      draft.message = say("已与上年项目比对 {} 项目标",
                          "targets compared with earlier programmes: {}", comparison.compared);
    }
    checks.add(std::move(draft));
  }
}

}  // namespace fundtrail
