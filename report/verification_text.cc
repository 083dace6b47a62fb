// SPDX-License-Identifier: Apache-2.0
#include "report/verification_text.h"

#include <algorithm>
#include <map>

#include "report/checks_text.h"
#include "report/integrity_text.h"
#include "report/table.h"
#include "report/text_page.h"
#include "report/words.h"
#include "schemas/error.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {
namespace {

std::uint64_t count_of(const Verification& found, CheckResult result) {
  return found.counts[static_cast<std::size_t>(result)];
}

Message findings_words(const Verification& found) {
  const std::uint64_t refuted = count_of(found, CheckResult::kRefuted);
  Message words = say("核对不成立（错误）{} 项，疑点和提示 {} 项，证据不足 {} 项",
                      "checks that do not hold (errors): {}, doubts and hints: {}, lacking "
                      "evidence: {}",
                      found.refuted_errors, refuted - std::min(refuted, found.refuted_errors),
                      count_of(found, CheckResult::kUnproven));
  if (!found.skipped_rules.empty()) {
    words += say("，略过规则 {} 条", ", rules skipped: {}", found.skipped_rules.size());
  }
  return words;
}

// How many goals came to each result, those of none left out.
Message goals_words(const Verification& found) {
  if (found.goals.empty()) return say("没有资金项目", "no programme");
  Message text = say("目标 {} 个：", "{} goals, ", found.goals.size());
  bool is_first = true;
  for (const auto& entry : enum_table(CheckResult{})) {
    const auto count = std::count_if(found.goals.begin(), found.goals.end(),
                                     [&](const Goal& goal) { return goal.result == entry.value; });
    if (count == 0) continue;
    if (!is_first) text += say("，", ", ");
    is_first = false;
    text += say("{} {} 个", "{}: {}", result_words(entry.value, 0), count);
  }
  return text;
}

Message verdict(const Verification& found) {
  switch (found.integrity.result) {
    case IntegrityResult::kIntact:
      return say("账本完好；{}；{}", "the ledger is intact; {}; {}", findings_words(found),
                 goals_words(found));
    case IntegrityResult::kTampered:
      return say("账本已被改动，证实 {} 处与原存不符",
                 "the ledger has been altered; places that are not as they were stored: {}",
                 found.integrity.damage_count);
    case IntegrityResult::kRolledBack:
      return say("账本已被回退或截短，与留存的不一致",
                 "the ledger has been rolled back or cut off: it does not agree with what is held");
    case IntegrityResult::kForked:
      return say("账本已分叉，与留存的根不一致",
                 "the ledger has forked: it does not agree with the root that is held");
    case IntegrityResult::kUntrusted:
      return say("账本的签名或密钥不可信", "a signature or key of the ledger is not trusted");
    case IntegrityResult::kUnchecked:
      break;
  }
  return say("账本未能核验", "the ledger could not be checked");
}

void add_verdict(TextPage& page, const Verification& found) {
  const int code = exit_code(found);
  const std::string text =
      page.tell("核对结果：{}。", "Result of verification: {}.", verdict(found));
  page.line(code == 0                ? page.paint().good(text)
            : code == 1 || code == 6 ? page.paint().doubt(text)
                                     : page.paint().bad(text));
  for (const Message& notice : found.notices) {
    page.line(page.tell("注意：{}", "Note: {}", notice));
  }
}

// A figure of a goal that is only stated stands on one line with the words that say so.
void add_goal_details(TextPage& page, const Goal& goal) {
  const std::string words = page.tell(result_words(goal.result, goal.records.count));
  std::string detail = page.tell(goal.detail);
  const bool is_stated = goal.result == CheckResult::kStated;
  if (is_stated && detail.find('%') != std::string::npos) {
    detail = page.tell("{}：{}", "{}: {}", words, detail);
  }
  if (!detail.empty()) page.line(detail, 6);
  const std::string records = page.records(goal.records);
  if (!records.empty()) page.line(page.tell("记录：{}", "records: {}", records), 6);
}

std::string goal_line(const TextPage& page, const Goal& goal, bool has_anchor) {
  const std::string words = page.tell(result_words(goal.result, goal.records.count));
  const std::string label = page.tell(enum_label(goal.goal));
  std::string shown = words;
  if (goal.result == CheckResult::kConfirmed) shown = page.paint().good(words);
  if (goal.result == CheckResult::kRefuted) shown = page.paint().bad(words);
  if (goal.result == CheckResult::kUnproven) shown = page.paint().doubt(words);
  std::string line = label + page.tell("：", ": ") + shown;
  if (!goal.figure.empty()) line += "  " + printable(goal.figure);
  if (has_anchor && goal.is_beyond_anchor) {
    line += page.tell("（含留存之后的记录）", " (rests on records after the anchor)");
  }
  return line;
}

void add_goals(TextPage& page, const Verification& found) {
  page.blank();
  page.heading(say("二、四个目标", "2. Goals (amounts in 万元, 10,000 yuan)"));
  if (found.goals.empty()) {
    page.line(page.tell("账本里没有资金项目", "the ledger has no programme"), 2);
  }
  const bool has_anchor = found.integrity.anchor.kind != AnchorKind::kNone;
  const std::string* programme = nullptr;
  for (const Goal& goal : found.goals) {
    if (programme == nullptr || *programme != goal.programme) {
      page.line(page.tell("{}（{}）", "{} ({})", goal.programme_name, goal.programme), 2);
    }
    programme = &goal.programme;
    page.line(goal_line(page, goal, has_anchor), 4);
    add_goal_details(page, goal);
  }
}

void add_legend(TextPage& page) {
  Table table({Table::Align::kLeft, Table::Align::kLeft});
  for (const std::string& id : page.named()) {
    const std::string full = page.names().full_name(id);
    if (!full.empty()) table.add_row({page.names().short_name(id), full});
  }
  if (table.is_empty()) return;
  page.blank();
  page.heading(say("所引文件", "Documents"));
  page.append(table.format(2));
}

// What else was found where one exit code stands for all of it: that something could not be checked
// must not hide what is proven.
Message hidden_words(const Verification& found, int code) {
  if (code != static_cast<int>(ErrorCode::kUnchecked)) return Message();
  Message words;
  const Integrity& integrity = found.integrity;
  const auto add = [&words](bool is_so, const Message& what) {
    if (is_so) words += say("；另：{}", "; besides: {}", what);
  };
  add(integrity.is_damaged(), exit_meaning(static_cast<int>(ErrorCode::kTampered)));
  add(integrity.layer(Layer::kAnchor) == LayerResult::kDamaged,
      say("与所持的不一致（见“对照”）", "not consistent with what is held (see “anchor”)"));
  add(integrity.layer(Layer::kSignature) == LayerResult::kDamaged,
      exit_meaning(static_cast<int>(ErrorCode::kUntrusted)));
  return words;
}

// The thresholds of the rules that ran, a line for each rule.
void add_thresholds(TextPage& page, const Verification& found) {
  if (found.thresholds.empty()) return;
  page.line(page.tell("所用阈值（各是什么意思：fundtrail rules show 规则号）",
                      "thresholds (what each means: fundtrail rules show RULE)"),
            2);
  std::map<std::string_view, std::string> lines;  // by rule
  for (const auto& [id, value] : found.thresholds) {
    const std::size_t point = id.find('.');
    std::string& line = lines[std::string_view(id).substr(0, point)];
    line += fmt::format("{}{} {}", line.empty() ? "" : "、", id.substr(point + 1), value);
  }
  for (const auto& [rule, line] : lines) {
    const RuleInfo* info = find_rule(rule);
    page.line(
        page.tell("{} {}　{}", "{} {}: {}", rule, info == nullptr ? Message{} : info->title, line),
        4);
  }
}

void add_summary(TextPage& page, const Verification& found) {
  page.blank();
  page.heading(say("四、小结", "4. Summary"));
  page.line(
      page.tell("成立 {}，按所报数据成立（未经凭证核实） {}，不成立 {}（其中错误 {}），"
                "证据不足 {}，未发现 {}，不适用 {}",
                "holds {}, on reported figures only {}, does not hold {} (errors {}), "
                "insufficient evidence {}, none found {}, not applicable {}",
                count_of(found, CheckResult::kConfirmed), count_of(found, CheckResult::kStated),
                count_of(found, CheckResult::kRefuted), found.refuted_errors,
                count_of(found, CheckResult::kUnproven), count_of(found, CheckResult::kClear),
                count_of(found, CheckResult::kNotApplicable)),
      2);
  page.line(
      page.tell("规则版本 {}；核对得出的是疑点线索，是否属实由人判断",
                "rules {}; what is found are leads, and people judge them", found.rules_version),
      2);
  add_thresholds(page, found);
  const int code = exit_code(found);
  const bool is_empty = code == 0 && found.goals.empty();
  page.line(page.tell("退出码 {}：{}{}", "exit code {}: {}{}", code,
                      is_empty ? say("账本完好，还没有资金项目可核对",
                                     "intact, and there is no programme yet to check")
                               : exit_meaning(code),
                      hidden_words(found, code)),
            2);
}

}  // namespace

std::string verification_text(const Verification& verification,
                              const VerificationTextOptions& options) {
  TextPage page(options.language, options.paint, DocumentNames(verification));
  add_verdict(page, verification);
  page.blank();
  add_integrity(page, verification.integrity);
  add_goals(page, verification);
  page.blank();
  page.heading(say("三、核对", "3. Checks"));
  add_checks(page, verification);
  add_legend(page);
  add_summary(page, verification);
  return page.take();
}

}  // namespace fundtrail
