// SPDX-License-Identifier: Apache-2.0
#include "cli/rule_options.h"

#include <algorithm>

#include "cli/parse_file.h"
#include "cli/suggest.h"
#include "schemas/limits.h"
#include "verifier/rules/rules_file.h"

namespace fundtrail {
namespace {

using RuleIds = std::set<std::string, std::less<>>;

// The rules of a list such as `F06,F07`.
RuleIds parse_rules(const std::string& list) {
  RuleIds ids;
  for (std::size_t start = 0; start <= list.size();) {
    const std::size_t end = std::min(list.find(',', start), list.size());
    ids.insert(std::string(require_rule(list.substr(start, end - start)).id));
    start = end + 1;
  }
  return ids;
}

RuleIds read_skipped(const CommandLine& line) {
  RuleIds skipped;
  if (const auto only = line.value("--only")) {
    const RuleIds wanted = parse_rules(*only);
    for (const RuleInfo& rule : all_rules()) {
      if (!wanted.contains(rule.id)) skipped.emplace(rule.id);
    }
  }
  if (const auto skip = line.value("--skip")) skipped.merge(parse_rules(*skip));
  if (skipped.size() == all_rules().size()) {
    throw Error(ErrorCode::kUsage, say("--only 和 --skip 之下没有剩下一条规则",
                                       "--only and --skip leave no rule to be run"));
  }
  return skipped;
}

}  // namespace

std::vector<OptionInfo> rule_options() {
  return {{"--rules", "FILE",
           say("规则文件（TOML）：各规则的阈值；缺省用内置的，见 fundtrail rules --toml",
               "a rules file in TOML: the thresholds of rules; else as built in, see `fundtrail "
               "rules --toml`")},
          {"--only", "IDS",
           say("只核对这些规则，用逗号分开；其余略过，报告写明，退出码不为 0",
               "run only these rules, separated by commas; the report names the others, and the "
               "exit code is not 0")},
          {"--skip", "IDS",
           say("略过这些规则，用逗号分开；报告写明，退出码不为 0",
               "skip these rules, separated by commas; the report names them, and the exit code is "
               "not 0")}};
}

RuleOptions read_rule_options(const CommandLine& line) {
  return {read_thresholds(line), read_skipped(line)};
}

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

Thresholds read_thresholds(const CommandLine& line) {
  const auto path = line.value("--rules");
  return path ? parse_file(*path, kRulesFileBytesMax, parse_rules_file) : Thresholds();
}

}  // namespace fundtrail
