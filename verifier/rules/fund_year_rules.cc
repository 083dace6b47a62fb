// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/fund_year_rules.h"

#include <algorithm>
#include <limits>
#include <map>

#include <fmt/format.h>

#include "schemas/fields/document_number.h"

namespace fundtrail {
namespace {

// The years that something may be of.
struct YearSpan {
  int first = 0;
  int last = 0;

  [[nodiscard]] bool holds(int year) const { return first <= year && year <= last; }
  [[nodiscard]] std::string text() const {
    if (last == kOpen) return fmt::format("≥{}", first);
    return first == last ? std::to_string(first) : fmt::format("{}–{}", first, last);
  }
  static constexpr int kOpen = std::numeric_limits<int>::max();
};

// A programme's own years: to the end that it states, or its one.
YearSpan years_of(const Programme& programme) {
  const int last = programme.ends_on ? programme.ends_on->year : programme.year;
  return {programme.year, std::max<int>(programme.year, last)};
}

// The years of a document number by what it is on. What lays down rules is older, and counts not.
std::optional<YearSpan> years_of_number(const Document& document, const YearSpan& own) {
  switch (document.type) {
    case DocumentType::kNotice:
    case DocumentType::kApproval:
      return YearSpan{own.first - 1, own.last};  // 提前下达 is of the year before
    case DocumentType::kSelfEvaluation:
    case DocumentType::kSelfEvaluationForm:
    case DocumentType::kReview:
      return YearSpan{own.first, YearSpan::kOpen};  // written afterwards
    default:
      return std::nullopt;
  }
}

// The records of one programme that have a year.
class YearCheck {
 public:
  YearCheck(const Facts& facts, const Programme& programme, CheckList& checks)
      : facts_(facts), programme_(programme), own_(years_of(programme)), checks_(checks) {}

  void look_at(const Placed<Target>& placed) {
    const auto& year = placed.record.output_year;
    if (year) judge(placed, own_, *year, say("产出年度", "the year of its output"));
  }
  void look_at(const Placed<Allocation>& placed) {
    const bool is_advance = placed.record.type == AllocationType::kAdvance;
    judge(placed, {own_.first - (is_advance ? 1 : 0), own_.last}, placed.record.dated_on.year,
          say("下达年度", "the year of allocation"));
  }
  void look_at(const Placed<Document>& placed) {
    const auto span = years_of_number(placed.record, own_);
    const auto number =
        placed.record.number ? parse_document_number(*placed.record.number) : std::nullopt;
    if (span && number)
      judge(placed, *span, number->year, say("文号年份", "the year of its number"));
  }

  void finish() {
    if (is_found_) return;
    checks_.add({programme_.id.value,
                 looked_at_.is_empty() ? CheckResult::kNotApplicable : CheckResult::kClear, "", "",
                 say("已查目标、下达、文号 {} 项", "targets, allocations and numbers looked at: {}",
                     looked_at_.count()),
                 looked_at_});
  }

 private:
  template <class T>
  void judge(const Placed<T>& placed, const YearSpan& span, int year, const Message& what) {
    const SupportItem item = facts_.registry.support_of(placed);
    looked_at_.add(item);
    if (span.holds(year)) return;
    is_found_ = true;
    CheckDraft draft{
        placed.record.id.value, CheckResult::kRefuted, span.text(), std::to_string(year), {}, {}};
    draft.support.add(item);
    draft.message = say("{} 的{}是 {}，资金年度是 {}", "{}: {} is {}, that of the money {}",
                        facts_.name(placed.record.id.value), what, year, own_.text());
    checks_.add(std::move(draft));
  }

  const Facts& facts_;
  const Programme& programme_;
  YearSpan own_;
  CheckList& checks_;
  bool is_found_ = false;
  Support looked_at_;
};

}  // namespace

RuleInfo D11::info() {
  return {
      "D11",
      say("年度一致", "one year"),
      say("资金年度＝项目年度，至 ends_on 的年度；产出年度、下达年度在其中（提前下达可早一年）；"
          "指标文、批复的文号年份可早一年；自评、审核的文号年份不早于资金年度",
          "the money's years are the programme's, up to that of ends_on; outputs and "
          "allocations are of these (an advance may be of the year before), numbers of notices "
          "and approvals too or of the year before, those of self-evaluations and reviews not "
          "earlier"),
      say("预算年度；GB/T 9704-2012（文号）", "budget years; GB/T 9704-2012 (numbers)"),
      Severity::kHint,
      say("年度不在其中的目标、下达、文件；没有发现时为资金项目",
          "the target, allocation or document of another year; of a programme without any, "
          "the programme"),
      say("programme（year、ends_on）、target（没有上级者：output_year）、allocation（dated_on、"
          "type）、document（number、type）",
          "programme: year, ends_on; target without a parent: output_year; allocation: "
          "dated_on, type; document: number, type"),
      {{CheckResult::kRefuted, say("年度不在其中", "its year is another")},
       {CheckResult::kClear, say("没有发现；写明已查项数", "none found")},
       {CheckResult::kNotApplicable,
        say("没有写明年度的目标、下达、文号", "nothing has a year to compare")}}};
}

void D11::run(const Facts& facts, CheckList& checks) {
  const Registry& registry = facts.registry;
  std::map<std::string, YearCheck> by_programme;
  for (const auto& [id, placed] : registry.programmes) {
    YearCheck& check = by_programme.try_emplace(id, facts, placed.record, checks).first->second;
    for (const TargetView& view : facts.of(id).targets) {
      if (view.is_top) check.look_at(*view.target);
    }
  }
  const auto look_at = [&by_programme](const auto& placed) {
    if (!placed.record.programme) return;
    const auto check = by_programme.find(placed.record.programme->id);
    if (check != by_programme.end()) check->second.look_at(placed);
  };
  for (const auto& [id, placed] : registry.allocations) {
    if (!posted(placed).is_void()) look_at(placed);
  }
  for (const auto& [id, placed] : registry.documents) look_at(placed);
  for (auto& [id, check] : by_programme) check.finish();
}

}  // namespace fundtrail
