// SPDX-License-Identifier: Apache-2.0
#include "report/checks_text.h"

#include <algorithm>
#include <functional>
#include <vector>

#include "verifier/rules/rule_info.h"

namespace fundtrail {
namespace {

constexpr std::size_t kShownPerRule = 20;
// The subject of a check of everything.
constexpr std::string_view kWholeLedger = "ledger";

using CheckPointers = std::vector<const Check*>;

Message rule_title(const std::string& id) {
  const RuleInfo* rule = find_rule(id);
  return rule ? rule->title : Message{};
}

bool is_refuted(const Check& check, Severity severity) {
  return check.result == CheckResult::kRefuted && check.severity == severity;
}

CheckPointers select(const Verification& verification,
                     const std::function<bool(const Check&)>& wanted) {
  CheckPointers selected;
  for (const Check& check : verification.checks) {
    if (wanted(check)) selected.push_back(&check);
  }
  return selected;
}

// The subject stands beside the rule unless the records name it anyway.
std::string subject_words(const TextPage& page, const Check& check) {
  const auto& listed = check.records.listed;
  const auto names_it = [&](const RecordMention& mention) { return mention.id == check.subject; };
  const bool is_named = std::any_of(listed.begin(), listed.end(), names_it);
  if (check.subject.empty() || check.subject == kWholeLedger || is_named) return {};
  return page.tell("（{}）", " ({})", check.subject);
}

std::string colour(const Paint& paint, const Check& check, const std::string& words) {
  if (is_refuted(check, Severity::kError)) return paint.bad(words);
  if (check.result == CheckResult::kConfirmed) return paint.good(words);
  return check.result == CheckResult::kStated ? words : paint.doubt(words);
}

// Whether a message says every one of the values that are listed as `a、b`.
bool says_all(const std::string& message, std::string_view values) {
  constexpr std::string_view kSeparator = "、";
  while (true) {
    const std::size_t end = values.find(kSeparator);
    if (message.find(values.substr(0, end)) == std::string::npos) return false;
    if (end == std::string_view::npos) return true;
    values.remove_prefix(end + kSeparator.size());
  }
}

// Figures that the message does not say already. Codes such as `missing` are for programs.
std::string figures(const TextPage& page, const Check& check, const std::string& message) {
  const auto unsaid = [&](const std::string& figure) {
    const bool is_figure = figure.find_first_of("0123456789") != std::string::npos;
    return is_figure && !says_all(message, figure) ? figure : std::string();
  };
  const std::string expected = unsaid(check.expected);
  const std::string actual = unsaid(check.actual);
  std::string text;
  if (!expected.empty()) text += page.tell("（应为 {}）", " (expected {})", expected);
  if (!actual.empty()) text += page.tell("（所载 {}）", " (given {})", actual);
  return text;
}

void add_check(TextPage& page, const Check& check) {
  const std::string words = page.tell(finding_words(check));
  const std::string message = page.tell(check.message);
  std::string line = page.paint().bold(check.rule) + " " + page.tell(rule_title(check.rule)) +
                     subject_words(page, check) + page.tell("　", "  ") +
                     colour(page.paint(), check, words);
  if (!message.empty()) line += page.tell("：", ": ") + message;
  page.line(line + figures(page, check, message), 2);
  const std::string records = page.records(check.records, check.subject);
  if (!records.empty()) page.line(page.tell("记录：{}", "records: {}", records), 6);
}

void add_group(TextPage& page, const Message& title, const CheckPointers& checks) {
  if (checks.empty()) return;
  page.blank();
  page.heading(title);
  std::size_t shown = 0;
  std::size_t left_out = 0;
  const std::string* rule = nullptr;
  for (const Check* check : checks) {
    if (rule == nullptr || *rule != check->rule) shown = 0;
    rule = &check->rule;
    if (shown++ < kShownPerRule) {
      add_check(page, *check);
    } else {
      ++left_out;
    }
  }
  if (left_out > 0) {
    page.line(
        page.tell("…… 另有 {} 项未列，用 --json 查看", "… {} more, see them with --json", left_out),
        2);
  }
}

// One line for each rule: its id, title, how many, and the first subjects.
void add_hints(TextPage& page, const CheckPointers& checks) {
  if (checks.empty()) return;
  page.blank();
  page.heading(
      say("提示 {} 项（用 --json 查看全文）", "Hints: {} (in full with --json)", checks.size()));
  for (auto first = checks.begin(); first != checks.end();) {
    const auto last = std::find_if(
        first, checks.end(), [&](const Check* check) { return check->rule != (*first)->rule; });
    const auto count = last - first;
    std::string subjects;
    for (auto i = first; i != last && i - first < 5; ++i) {
      subjects += (subjects.empty() ? "" : page.tell("、", ", ")) + (*i)->subject;
    }
    page.line(page.tell("{} {}　{} 项：{}{}", "{} {}  {}: {}{}", (*first)->rule,
                        rule_title((*first)->rule), count, subjects,
                        count > 5 ? say(" 等", " and others") : Message{}),
              2);
    first = last;
  }
}

// What was looked for and not found, or did not apply: rule by rule in one line.
void add_summary(TextPage& page, const CheckPointers& checks) {
  if (checks.empty()) return;
  std::string rules;
  for (auto first = checks.begin(); first != checks.end();) {
    const auto last = std::find_if(first, checks.end(), [&](const Check* check) {
      return check->rule != (*first)->rule || check->result != (*first)->result;
    });
    std::uint64_t examined = 0;
    for (auto i = first; i != last; ++i) examined += (*i)->records.count;
    rules += (rules.empty() ? "" : page.tell("；", "; ")) +
             page.tell("{} {} {}", "{} {}: {}", (*first)->rule, rule_title((*first)->rule),
                       result_words((*first)->result, examined));
    first = last;
  }
  page.blank();
  page.line(page.paint().bold(page.tell("其余：", "The rest: ")) + rules);
}

}  // namespace

void add_checks(TextPage& page, const Verification& verification) {
  const auto refuted = [&](Severity severity) {
    return select(verification, [=](const Check& check) { return is_refuted(check, severity); });
  };
  const auto with = [&](CheckResult result) {
    return select(verification, [=](const Check& check) { return check.result == result; });
  };
  const CheckPointers errors = refuted(Severity::kError);
  const CheckPointers doubts = refuted(Severity::kDoubt);
  CheckPointers unproven = with(CheckResult::kUnproven);
  // What might be an error stands before what might be a doubt.
  std::stable_sort(unproven.begin(), unproven.end(), [](const Check* left, const Check* right) {
    return left->severity < right->severity;
  });
  const CheckPointers stated = with(CheckResult::kStated);
  const CheckPointers confirmed = with(CheckResult::kConfirmed);
  add_group(page, say("不成立（错误） {} 项", "Does not hold (errors): {}", errors.size()), errors);
  add_group(page, say("疑点（待核实） {} 项", "Doubts (to be checked): {}", doubts.size()), doubts);
  add_group(page, say("证据不足 {} 项", "Insufficient evidence: {}", unproven.size()), unproven);
  add_group(
      page,
      say("按所报数据成立（未经凭证核实） {} 项",
          "Holds on reported figures only (not verified against vouchers): {}", stated.size()),
      stated);
  add_group(page, say("成立 {} 项", "Holds: {}", confirmed.size()), confirmed);
  add_hints(page, refuted(Severity::kHint));
  add_summary(page, select(verification, [](const Check& check) {
                return check.result == CheckResult::kClear ||
                       check.result == CheckResult::kNotApplicable;
              }));
}

}  // namespace fundtrail
