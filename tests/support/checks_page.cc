// SPDX-License-Identifier: Apache-2.0
#include "tests/support/checks_page.h"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "verifier/rules/thresholds.h"

namespace fundtrail::test {
namespace {

std::string first_mark(const RuleInfo& rule) {
  return fmt::format("<!-- {}：由程序生成 written by the program -->\n", rule.id);
}

std::string last_mark(const RuleInfo& rule) { return fmt::format("<!-- /{} -->\n", rule.id); }

std::string point(const char* zh, const char* en, const Message& text) {
  return fmt::format("- **{}** {}：{}。*{}*\n", zh, en, text.zh, text.en);
}

std::string threshold_points(const RuleInfo& rule) {
  std::string text;
  for (const ThresholdInfo& info : thresholds_of(rule.id)) {
    text += fmt::format("- **阈值** threshold `{}`：{}（{} 至 {}），{}；{}。*{}; {}*\n", info.id,
                        format_threshold(info, Thresholds{}.*info.value),
                        format_threshold(info, info.least), format_threshold(info, info.most),
                        info.meaning.zh, info.source.zh, info.meaning.en, info.source.en);
  }
  return text;
}

}  // namespace

std::string rule_block(const RuleInfo& rule) {
  std::string text = first_mark(rule);
  text += fmt::format("### {} {} · {}\n\n", rule.id, rule.title.zh, rule.title.en);
  text += fmt::format("- **级别** severity：{} `{}`\n", enum_label(rule.severity).zh,
                      enum_name(rule.severity));
  text += point("公式", "formula", rule.formula) + point("来源", "source", rule.source);
  text += threshold_points(rule);
  text += point("对象", "subject", rule.subject) + point("读取", "reads", rule.reads);
  text += "\n| 结果 | 何时 | when |\n|---|---|---|\n";
  for (const ResultMeaning& meaning : rule.results) {
    text += fmt::format("| `{}` | {} | {} |\n", enum_name(meaning.result), meaning.when.zh,
                        meaning.when.en);
  }
  return text + last_mark(rule);
}

std::string with_rule_blocks(std::string page) {
  std::size_t after = page.find("## 规则 Rules\n");
  if (after == std::string::npos) throw std::logic_error("no heading of the rules");
  after = page.find("\n\n", page.find("\n\n", after) + 2) + 2;
  for (const RuleInfo& rule : all_rules()) {
    const std::string last = last_mark(rule);
    const std::size_t begin = page.find(first_mark(rule));
    const std::size_t end = page.find(last);
    if ((begin == std::string::npos) != (end == std::string::npos)) {
      throw std::logic_error(fmt::format("half a mark of {}", rule.id));
    }
    const std::string block = rule_block(rule);
    if (begin == std::string::npos) {
      page.insert(after, block + "\n");
      after += block.size() + 1;
      continue;
    }
    page.replace(begin, end + last.size() - begin, block);
    // Prose below the block goes with it, to the next block or heading.
    after = std::min(page.find("\n<!-- ", begin + block.size() - 1), page.size() - 1) + 1;
  }
  return page;
}

}  // namespace fundtrail::test
