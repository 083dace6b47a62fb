// SPDX-License-Identifier: Apache-2.0
#include "cli/help.h"

#include "report/table.h"
#include "report/words.h"

namespace fundtrail {
namespace {

constexpr int kExitCodes[] = {0, 1, 6, 2, 3, 4, 5, 10, 11, 12, 13, 70};

Table two_columns() { return Table({Table::Align::kLeft, Table::Align::kLeft}); }

std::string options_text(const std::vector<OptionInfo>& options, Language language) {
  Table table = two_columns();
  for (const OptionInfo& option : options) {
    const std::string gap = option.value.empty() ? "" : " ";
    table.add_row({option.name + gap + option.value, option.help.in(language)});
  }
  return table.format(2);
}

std::string examples_text(const std::vector<Example>& examples, Language language) {
  Table table = two_columns();
  for (const Example& example : examples) {
    table.add_row({example.command, "# " + example.what.in(language)});
  }
  return table.format(2);
}

}  // namespace

Message program_summary() {
  return say("资金留痕：公共资金的审计账本。记录只增不改，逐条哈希；任何人都能重新核验。",
             "fundtrail, an audit ledger for public funds: records are only ever added, each "
             "is hashed, and anyone can verify them again.");
}

std::span<const int> exit_codes() { return kExitCodes; }

std::string command_usage(const CommandInfo& command, Language language) {
  std::string text = "fundtrail " + command.name;
  if (!command.options.empty()) text += say(" [选项…]", " [OPTION…]").in(language);
  const PositionalInfo& positional = command.positional;
  if (positional.name.empty()) return text;
  return text + (positional.is_required ? " " + positional.name : " [" + positional.name + "]");
}

std::string command_help(const CommandInfo& command, Language language) {
  const auto tell = [language](const Message& message) { return message.in(language); };
  std::string text = examples_text(command.examples, language) + "\n";
  text += tell(command.summary) + "\n\n" + tell(say("用法：", "Usage: ")) +
          command_usage(command, language) + "\n";
  if (!command.positional.name.empty()) {
    Table table = two_columns();
    table.add_row({command.positional.name, tell(command.positional.help)});
    text += "\n" + table.format(2);
  }
  if (!command.options.empty()) {
    text += "\n" + tell(say("选项：", "Options:")) + "\n" + options_text(command.options, language);
  }
  text += "\n" + tell(say("通用选项：", "Global options:")) + "\n" +
          options_text(global_options(), language);
  if (!command.details.is_empty()) text += "\n" + tell(command.details) + "\n";
  return text;
}

std::string program_help(Language language) {
  const auto tell = [language](const Message& message) { return message.in(language); };
  std::string text =
      examples_text({{"fundtrail init",
                      say("在 ./fundtrail-ledger 新建账本", "make a ledger in ./fundtrail-ledger")},
                     {"fundtrail append records.jsonl", say("录入一批记录", "append a batch")},
                     {"fundtrail verify", say("核验完整性，重算并核对", "verify and recompute")}},
                    language) +
      "\n";
  text += tell(program_summary()) + "\n\n" + tell(say("命令：", "Commands:")) + "\n";
  Table commands = two_columns();
  for (const CommandInfo& command : all_commands()) {
    commands.add_row({command.name, tell(command.summary)});
  }
  text += commands.format(2) + "\n" + tell(say("通用选项：", "Global options:")) + "\n" +
          options_text(global_options(), language) + "\n" + tell(say("退出码：", "Exit codes:")) +
          "\n";
  Table codes({Table::Align::kRight, Table::Align::kLeft});
  for (const int code : exit_codes())
    codes.add_row({std::to_string(code), tell(exit_meaning(code))});
  return text + codes.format(2) + "\n" +
         tell(say("fundtrail help 命令，或 fundtrail 命令 --help，显示一个命令的帮助。",
                  "`fundtrail help COMMAND` or `fundtrail COMMAND --help` tells of one command.")) +
         "\n";
}

}  // namespace fundtrail
