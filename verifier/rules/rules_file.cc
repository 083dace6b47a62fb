// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/rules_file.h"

#include <algorithm>
#include <vector>

#include <toml++/toml.h>

#include "schemas/error.h"
#include "schemas/limits.h"
#include "schemas/nearest.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {
namespace {

// A part of the file that is refused.
struct RefusedLine {
  std::uint32_t line = 0;
  Message reason;
};

Message did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  const std::string meant = nearest_word(word, candidates);
  return meant.empty() ? Message{} : say("，是不是 {}？", "; did you mean {}?", meant);
}

std::vector<std::string> known_rules() {
  std::vector<std::string> ids;
  for (const RuleInfo& rule : all_rules()) ids.emplace_back(rule.id);
  return ids;
}

std::string_view key_of(const ThresholdInfo& info) { return info.id.substr(info.id.find('.') + 1); }

std::vector<std::string> known_keys(std::string_view rule) {
  std::vector<std::string> keys;
  for (const ThresholdInfo& info : thresholds_of(rule)) keys.emplace_back(key_of(info));
  return keys;
}

// Reads the tables, and collects what is refused, which TOML hands over in the order of keys.
class RulesReader {
 public:
  Thresholds thresholds;

  void read(const toml::table& file) {
    for (const auto& [rule, node] : file) {
      if (find_rule(rule.str()) == nullptr) {
        refuse(rule, say("没有规则 {}{}", "there is no rule {}{}", shown_text(rule.str()),
                         did_you_mean(rule.str(), known_rules())));
      } else if (const toml::table* table = node.as_table()) {
        read_rule(rule.str(), *table);
      } else {
        refuse(rule,
               say("{} 应是一个表：[{}]", "{} is to be a table: [{}]", rule.str(), rule.str()));
      }
    }
  }

  // Throws what stands first in the file, if anything is refused.
  void finish() const {
    const auto first = std::min_element(
        refusals_.begin(), refusals_.end(),
        [](const auto& left, const auto& right) { return left.line < right.line; });
    if (first == refusals_.end()) return;
    throw FormatError(say("第 {} 行：{}", "line {}: {}", first->line, first->reason));
  }

 private:
  void refuse(const toml::key& key, const Message& reason) {
    refusals_.push_back({key.source().begin.line, reason});
  }

  void read_rule(std::string_view rule, const toml::table& table) {
    const auto infos = thresholds_of(rule);
    for (const auto& [key, node] : table) {
      const std::string_view name = key.str();
      const auto info = std::find_if(infos.begin(), infos.end(), [name](const auto& candidate) {
        return key_of(candidate) == name;
      });
      if (info == infos.end()) {
        refuse(key, infos.empty()
                        ? say("规则 {} 没有阈值", "rule {} has no threshold", rule)
                        : say("规则 {} 没有阈值 {}{}", "rule {} has no threshold {}{}", rule,
                              shown_text(name), did_you_mean(name, known_keys(rule))));
      } else {
        read_threshold(*info, key, node);
      }
    }
  }

  void read_threshold(const ThresholdInfo& info, const toml::key& key, const toml::node& node) {
    const toml::value<std::string>* text = node.as_string();
    if (text == nullptr) {
      refuse(key, say("{} 应写成文字，如 \"{}\"", "write {} as a text, such as \"{}\"", info.id,
                      format_threshold(info, Thresholds{}.*info.value)));
      return;
    }
    try {
      thresholds.*info.value = parse_threshold(info, text->get());
    } catch (const FormatError& error) {
      refuse(key, say("{} 的值“{}”：{}", "{}, value “{}”: {}", info.id, shown_text(text->get()),
                      error.message()));
    }
  }

  std::vector<RefusedLine> refusals_;
};

// A key of many parts makes tables within tables, each of which takes stack to destroy: more dots
// in a line than any key of a rules file has, comments apart, are refused before they are parsed.
void refuse_deep_keys(std::string_view text) {
  constexpr std::ptrdiff_t kDotsMax = 32;
  for (std::uint32_t line = 1; !text.empty(); ++line) {
    const std::string_view one = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), one.size() + 1));
    const std::size_t start = one.find_first_not_of(" \t");
    const bool is_comment = start != std::string_view::npos && one[start] == '#';
    if (is_comment || std::count(one.begin(), one.end(), '.') <= kDotsMax) continue;
    throw FormatError(
        say("第 {} 行的点太多，不是规则文件", "line {} has too many dots for a rules file", line));
  }
}

toml::table parse_toml(std::string_view text) {
  refuse_deep_keys(text);
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& error) {
    throw FormatError(say("第 {} 行不是合法的 TOML：{}", "line {} is no TOML: {}",
                          error.source().begin.line, shown_text(error.description())));
  }
}

}  // namespace

Thresholds parse_rules_file(std::string_view text) {
  if (text.size() > kRulesFileBytesMax) {
    throw FormatError(
        say("规则文件不能大于 {} 字节", "a rules file has at most {} bytes", kRulesFileBytesMax));
  }
  RulesReader reader;
  reader.read(parse_toml(text));
  reader.finish();
  check_relations(reader.thresholds);
  return reader.thresholds;
}

std::string format_rules_file(const Thresholds& thresholds, Language language) {
  std::string text =
      say("# fundtrail 规则文件：verify --rules 本文件。没有写的阈值，按内置的值。\n",
          "# A rules file of fundtrail: verify --rules FILE. What is left out stays "
          "as built in.\n")
          .in(language);
  for (const RuleInfo& rule : all_rules()) {
    const auto infos = thresholds_of(rule.id);
    if (infos.empty()) continue;
    text += fmt::format("\n# {}\n[{}]\n", rule.title.in(language), rule.id);
    for (const ThresholdInfo& info : infos) {
      text += fmt::format("# {}\n{} = \"{}\"\n", info.meaning.in(language), key_of(info),
                          format_threshold(info, thresholds.*info.value));
    }
  }
  return text;
}

}  // namespace fundtrail
