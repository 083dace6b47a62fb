// SPDX-License-Identifier: Apache-2.0
#include "cli/command.h"
#include "cli/suggest.h"
#include "report/table.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {
namespace {

const RuleInfo& require_rule(const std::string& id) {
  if (const RuleInfo* rule = find_rule(id)) return *rule;
  std::vector<std::string> ids;
  for (const RuleInfo& rule : all_rules()) ids.emplace_back(rule.id);
  const std::string meant = suggest(id, ids);
  throw Error(
      ErrorCode::kUsage,
      say("没有“{}”这条规则{}用 fundtrail rules 查看全部",
          "there is no rule “{}”{}see all with `fundtrail rules`", shown_text(id),
          meant.empty() ? say("；", "; ") : say("，是不是 {}？", "; did you mean {}? Or ", meant)));
}

JsonValue rule_json(const RuleInfo& rule, Language language) {
  return JsonObject{{"id", rule.id},
                    {"severity", enum_name(rule.severity)},
                    {"title", rule.title.in(language)},
                    {"formula", rule.formula.in(language)},
                    {"source", rule.source.in(language)}};
}

std::string rule_text(const Context& context, const RuleInfo& rule) {
  Table table({Table::Align::kLeft, Table::Align::kLeft});
  table.add_row({context.tell("级别", "severity"), context.tell(enum_label(rule.severity))});
  table.add_row({context.tell("算法", "formula"), context.tell(rule.formula)});
  table.add_row({context.tell("依据", "source"), context.tell(rule.source)});
  return context.settings.paint.bold(std::string(rule.id) + " " + context.tell(rule.title)) + "\n" +
         table.format(2);
}

std::string list_text(const Context& context) {
  Table table({Table::Align::kLeft, Table::Align::kLeft, Table::Align::kLeft});
  table.add_row({context.tell("规则", "rule"), context.tell("级别", "severity"),
                 context.tell("名称", "title")});
  for (const RuleInfo& rule : all_rules()) {
    table.add_row(
        {std::string(rule.id), context.tell(enum_label(rule.severity)), context.tell(rule.title)});
  }
  return table.format() +
         context.tell("\n共 {} 条，规则版本 {}。看一条：fundtrail rules show {}\n",
                      "\n{} rules, version {}. One of them: fundtrail rules show {}\n",
                      all_rules().size(), kRulesVersion, all_rules().front().id);
}

// `word` is often the rule that is meant.
[[noreturn]] void refuse_words(const std::string& word) {
  const RuleInfo* rule = find_rule(word);
  const std::string id = rule ? std::string(rule->id) : std::string();
  throw Error(ErrorCode::kUsage, say("用法：fundtrail rules，或 fundtrail rules show {}",
                                     "usage: fundtrail rules, or fundtrail rules show {}",
                                     rule ? Message{id, id} : say("规则编号", "ID")));
}

int run_rules(Context& context) {
  const auto& arguments = context.line.arguments;
  const bool is_one = arguments.size() == 2 && arguments[0] == "show";
  if (!arguments.empty() && !is_one) refuse_words(arguments.front());
  const Language language = context.settings.language;
  if (!context.settings.is_json) {
    context.out.write(is_one ? rule_text(context, require_rule(arguments[1])) : list_text(context));
    return 0;
  }
  JsonArray rules;
  for (const RuleInfo& rule : all_rules()) {
    if (!is_one || &rule == &require_rule(arguments[1])) rules.push_back(rule_json(rule, language));
  }
  context.write_json(JsonObject{
      {"schema", "fundtrail.rules/1"}, {"version", kRulesVersion}, {"rules", std::move(rules)}});
  return 0;
}

}  // namespace

CommandInfo rules_command() {
  CommandInfo info;
  info.name = "rules";
  info.summary = say("列出核对规则，或显示一条的算法和依据",
                     "list the rules, or show the formula and source of one");
  info.examples = {{"fundtrail rules", say("全部规则", "every rule")},
                   {"fundtrail rules show F06", say("一条规则", "one rule")}};
  info.positional = {"show ID", 2, false, say("显示一条规则", "show one rule"), {"show"}};
  info.run = run_rules;
  return info;
}

}  // namespace fundtrail
