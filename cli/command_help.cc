// SPDX-License-Identifier: Apache-2.0
#include "cli/command.h"
#include "cli/help.h"
#include "cli/manual.h"
#include "cli/suggest.h"

namespace fundtrail {
namespace {

const CommandInfo& require_command(const std::string& name) {
  if (const CommandInfo* command = find_command(name)) return *command;
  std::vector<std::string> names;
  for (const CommandInfo& known : all_commands()) names.push_back(known.name);
  const std::string meant = suggest(name, names);
  throw Error(ErrorCode::kUsage,
              say("没有“{}”这个命令{}", "there is no command “{}”{}", shown_text(name),
                  meant.empty() ? Message{} : say("，是不是 {}？", "; did you mean {}?", meant)));
}

int run_help(Context& context) {
  const auto& arguments = context.line.arguments;
  const Language language = context.settings.language;
  const CommandInfo* command = arguments.empty() ? nullptr : &require_command(arguments.front());
  if (context.line.has("--man")) {
    context.out.write(manual_page(language));  // one page for all commands
  } else {
    context.out.write(command ? command_help(*command, language) : program_help(language));
  }
  return 0;
}

}  // namespace

CommandInfo help_command() {
  CommandInfo info;
  info.name = "help";
  info.summary = say("显示帮助", "show help");
  info.examples = {{"fundtrail help", say("全部命令", "every command")},
                   {"fundtrail help verify", say("一个命令", "one command")}};
  info.positional = {"COMMAND", 1, false, say("命令", "a command")};
  info.options = {{"--man", "", say("打印手册页（man 格式）", "print the manual page, for man")}};
  info.run = run_help;
  return info;
}

}  // namespace fundtrail
