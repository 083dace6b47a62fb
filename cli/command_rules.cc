// SPDX-License-Identifier: Apache-2.0
#include "cli/command.h"
#include "cli/rule_options.h"
#include "report/table.h"
#include "verifier/rules/rules_file.h"

namespace fundtrail {
namespace {

JsonArray thresholds_json(const RuleInfo& rule, const Thresholds& thresholds, Language language) {
  JsonArray list;
  for (const ThresholdInfo& info : thresholds_of(rule.id)) {
    list.push_back(JsonObject{{"id", info.id},
                              {"value", format_threshold(info, thresholds.*info.value)},
                              {"built_in", format_threshold(info, Thresholds{}.*info.value)},
                              {"least", format_threshold(info, info.least)},
                              {"most", format_threshold(info, info.most)},
                              {"meaning", info.meaning.in(language)},
                              {"source", info.source.in(language)}});
  }
  return list;
}

JsonValue rule_json(const RuleInfo& rule, const Thresholds& thresholds, Language language) {
  JsonArray results;
  for (const ResultMeaning& meaning : rule.results) {
    results.push_back(
        JsonObject{{"result", enum_name(meaning.result)}, {"when", meaning.when.in(language)}});
  }
  return JsonObject{{"id", rule.id},
                    {"severity", enum_name(rule.severity)},
                    {"title", rule.title.in(language)},
                    {"title_zh", rule.title.zh},
                    {"title_en", rule.title.en},
                    {"formula", rule.formula.in(language)},
                    {"source", rule.source.in(language)},
                    {"thresholds", thresholds_json(rule, thresholds, language)},
                    {"subject", rule.subject.in(language)},
                    {"reads", rule.reads.in(language)},
                    {"results", std::move(results)}};
}

void add_thresholds(const Context& context, const RuleInfo& rule, const Thresholds& thresholds,
                    Table& table) {
  for (const ThresholdInfo& info : thresholds_of(rule.id)) {
    const std::int64_t built_in = Thresholds{}.*info.value;
    const Message changed =
        thresholds.*info.value == built_in
            ? Message{}
            : say("（内置 {}）", " (built in: {})", format_threshold(info, built_in));
    table.add_row({context.tell("阈值", "threshold"),
                   context.tell("{} {}{}：{}（{} 至 {}；{}）", "{} {}{}: {} ({} to {}; {})",
                                info.id, format_threshold(info, thresholds.*info.value), changed,
                                info.meaning, format_threshold(info, info.least),
                                format_threshold(info, info.most), info.source)});
  }
}

std::string rule_text(const Context& context, const RuleInfo& rule, const Thresholds& thresholds) {
  Table table({Table::Align::kLeft, Table::Align::kLeft});
  table.add_row({context.tell("级别", "severity"), context.tell(enum_label(rule.severity))});
  table.add_row({context.tell("算法", "formula"), context.tell(rule.formula)});
  table.add_row({context.tell("依据", "source"), context.tell(rule.source)});
  add_thresholds(context, rule, thresholds, table);
  table.add_row({context.tell("对象", "subject"), context.tell(rule.subject)});
  table.add_row({context.tell("读取", "reads"), context.tell(rule.reads)});
  for (const ResultMeaning& meaning : rule.results) {
    table.add_row({context.tell(enum_label(meaning.result)), context.tell(meaning.when)});
  }
  const std::string title = rule.title.zh + " · " + rule.title.en;
  return context.settings.paint.bold(std::string(rule.id) + " " + title) + "\n" + table.format(2);
}

std::string list_text(const Context& context) {
  using Align = Table::Align;
  Table table({Align::kLeft, Align::kLeft, Align::kLeft, Align::kLeft});
  table.add_row({context.tell("规则", "rule"), context.tell("级别", "severity"),
                 context.tell("名称", "title"), ""});
  for (const RuleInfo& rule : all_rules()) {
    table.add_row({std::string(rule.id), context.tell(enum_label(rule.severity)), rule.title.zh,
                   rule.title.en});
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

void write_rules(const Context& context, std::span<const RuleInfo> rules,
                 const Thresholds& thresholds) {
  JsonArray list;
  for (const RuleInfo& rule : rules) {
    list.push_back(rule_json(rule, thresholds, context.settings.language));
  }
  context.write_json(JsonObject{
      {"schema", "fundtrail.rules/1"}, {"version", kRulesVersion}, {"rules", std::move(list)}});
}

int run_rules(Context& context) {
  const auto& arguments = context.line.arguments;
  const bool is_one = arguments.size() == 2 && arguments[0] == "show";
  if (!arguments.empty() && !is_one) refuse_words(arguments.front());
  const Thresholds thresholds = read_thresholds(context.line);
  if (context.line.has("--toml")) {
    if (is_one || context.settings.is_json) {
      throw Error(ErrorCode::kUsage,
                  say("--toml 写出全部阈值，不与 show、--json 同用",
                      "--toml writes every threshold, and goes neither with show nor --json"));
    }
    context.out.write(format_rules_file(thresholds, context.settings.language));
    return 0;
  }
  const RuleInfo* rule = is_one ? &require_rule(arguments[1]) : nullptr;
  if (context.settings.is_json) {
    write_rules(context, rule ? std::span(rule, 1) : all_rules(), thresholds);
  } else {
    context.out.write(rule ? rule_text(context, *rule, thresholds) : list_text(context));
  }
  return 0;
}

}  // namespace

CommandInfo rules_command() {
  CommandInfo info;
  info.name = "rules";
  info.summary = say("列出核对规则，或显示一条的算法和依据",
                     "list the rules, or show the formula and source of one");
  info.examples = {{"fundtrail rules", say("全部规则", "every rule")},
                   {"fundtrail rules show F06", say("一条规则", "one rule")},
                   {"fundtrail rules --toml > rules.toml",
                    say("写出规则文件，改好后交给 verify --rules",
                        "write a rules file, to be changed and given to verify --rules")}};
  info.positional = {"show ID", 2, false, say("显示一条规则", "show one rule"), {"show"}};
  info.options = {rule_options().front(),
                  {"--toml", "",
                   say("写成规则文件：每个阈值和它的意思",
                       "write a rules file: every threshold and "
                       "what it means")}};
  info.run = run_rules;
  return info;
}

}  // namespace fundtrail
