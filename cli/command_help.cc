// SPDX-License-Identifier: Apache-2.0
#include "cli/command.h"
#include "cli/help.h"
#include "cli/manual.h"
#include "cli/suggest.h"

namespace fundtrail {
namespace {

int run_help(Context& context) {
  const auto& arguments = context.line.arguments;
  if (context.line.has("--man")) {
    context.out.write(manual_page(context.settings.language));
    return 0;
  }
  if (arguments.empty()) {
    context.out.write(program_help(context.settings.language));
    return 0;
  }
  const CommandInfo* command = find_command(arguments.front());
  if (command == nullptr) {
    std::vector<std::string> names;
    for (const CommandInfo& known : all_commands()) names.push_back(known.name);
    const std::string meant = suggest(arguments.front(), names);
    throw Error(
        ErrorCode::kUsage,
        say("没有“{}”这个命令{}", "there is no command “{}”{}", shown_text(arguments.front()),
            meant.empty() ? Message{} : say("，是不是 {}？", "; did you mean {}?", meant)));
  }
  context.out.write(command_help(*command, context.settings.language));
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
