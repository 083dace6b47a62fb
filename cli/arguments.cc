// SPDX-License-Identifier: Apache-2.0
//
// The one place that includes CLI11. Every value is taken as text: CLI11 would read -1, 010 and
// twenty nines as numbers without complaint.
#include "cli/arguments.h"

#include <algorithm>
#include <string_view>

#include <CLI/CLI.hpp>

#include "cli/suggest.h"
#include "report/printable.h"

namespace fundtrail {
namespace {

constexpr const char* kPositional = "fundtrail_positional";

void add_option(CLI::App& app, const OptionInfo& info) {
  const std::string names = info.name == "--help" ? "-h,--help" : info.name;
  if (info.value.empty()) {
    app.add_flag(names)->disable_flag_override();
  } else {
    app.add_option(names)->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }
}

void add_command(CLI::App& app, const CommandInfo& info) {
  CLI::App* sub = app.add_subcommand(info.name);
  for (const OptionInfo& option : info.options) add_option(*sub, option);
  if (!info.positional.name.empty()) {
    // Not by allow_extra_args: that would take a file called `[a,b]` apart.
    sub->add_option(kPositional)
        ->expected(CLI::detail::expected_max_vector_size, CLI::detail::expected_max_vector_size)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }
}

[[noreturn]] void refuse(const Message& message) {
  throw Error(ErrorCode::kUsage, say("{}。运行 fundtrail help 查看用法",
                                     "{}; run `fundtrail help` for the usage", message));
}

[[noreturn]] void refuse_unknown(const Message& what, const std::string& word,
                                 const std::vector<std::string>& candidates) {
  const Message message = say("没有“{}”这个{}", "there is no {1} “{0}”", printable(word), what);
  const std::string meant = suggest(word, candidates);
  if (meant.empty()) refuse(message);
  throw Error(ErrorCode::kUsage, say("{}，是不是 {}？", "{}; did you mean {}?", message, meant));
}

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const CommandInfo& command : all_commands()) names.push_back(command.name);
  return names;
}

std::vector<std::string> option_names(const CommandInfo* command) {
  std::vector<std::string> names;
  for (const OptionInfo& option : global_options()) names.push_back(option.name);
  if (command == nullptr) return names;
  for (const OptionInfo& option : command->options) names.push_back(option.name);
  return names;
}

// What CLI11 could not place: an unknown option before anything else, since its value is there too.
void refuse_extras(const std::vector<std::string>& extras, const CommandInfo* command) {
  const auto option = std::find_if(extras.begin(), extras.end(), [](const std::string& extra) {
    return extra.size() > 1 && extra.front() == '-';
  });
  if (option != extras.end()) {
    refuse_unknown(say("选项", "option"), option->substr(0, option->find('=')),
                   option_names(command));
  }
  const auto word = std::find_if(extras.begin(), extras.end(),
                                 [](const std::string& extra) { return extra != "--"; });
  if (word == extras.end()) return;
  if (command == nullptr) refuse_unknown(say("命令", "command"), *word, command_names());
  refuse(
      say("命令 {} 不接受“{}”", "the command {} takes no “{}”", command->name, printable(*word)));
}

// Takes what one CLI11 app has of the options described. Each may be given once.
void take_options(const CLI::App& app, const std::vector<OptionInfo>& options, CommandLine& line) {
  for (const OptionInfo& option : options) {
    const CLI::Option* parsed = app.get_option(option.name);
    if (parsed->count() == 0) continue;
    if (parsed->count() > 1 && !option.value.empty()) {
      refuse(say("选项 {} 给了 {} 次，只能给一次", "option {} is given {} times, once is enough",
                 option.name, parsed->count()));
    }
    line.values[option.name] =
        option.value.empty() ? std::vector<std::string>() : parsed->results();
  }
}

void take_arguments(const CLI::App& sub, const CommandInfo& command, CommandLine& line) {
  const PositionalInfo& positional = command.positional;
  if (positional.name.empty()) return;
  line.arguments = sub.get_option(kPositional)->results();
  const bool is_help = line.has("--help");
  if (line.arguments.empty() && positional.is_required && !is_help) {
    refuse(say("命令 {} 缺少 {}（{}）", "the command {} needs {} ({})", command.name,
               positional.name, positional.help));
  }
  if (line.arguments.size() > positional.most) {
    refuse(say("命令 {} 只接受一个 {}，多了“{}”",
               "the command {} takes one {} and not “{}” as well", command.name, positional.name,
               printable(line.arguments[positional.most])));
  }
}

// CLI11's messages are English and begin with the option's name, of a flag without its dashes.
[[noreturn]] void refuse_parse(const CLI::ParseError& error) {
  const std::string text = error.what();
  const std::string name = text.substr(0, text.find_first_of(": "));
  if (error.get_name() == "ArgumentMismatch" && name.starts_with("--")) {
    refuse(say("选项 {} 后面缺少取值", "option {}: its value is missing", name));
  }
  if (error.get_name() == "ArgumentMismatch") {
    refuse(say("选项 --{} 是开关，不带取值", "option --{} is a flag and takes no value", name));
  }
  refuse(say("命令行不对（{}）", "the command line is wrong ({})", name));
}

}  // namespace

CommandLine parse_arguments(int argc, const char* const* argv) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras()->fallthrough()->require_subcommand(0, 1);
  for (const OptionInfo& option : global_options()) add_option(app, option);
  for (const CommandInfo& command : all_commands()) add_command(app, command);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    refuse_parse(error);
  }
  CommandLine line;
  const auto subcommands = app.get_subcommands();
  const CommandInfo* command =
      subcommands.empty() ? nullptr : find_command(subcommands.front()->get_name());
  refuse_extras(app.remaining(true), command);
  take_options(app, global_options(), line);
  if (command != nullptr) {
    line.command = command->name;
    take_options(*subcommands.front(), command->options, line);
    take_arguments(*subcommands.front(), *command, line);
  }
  return line;
}

std::optional<std::string> scan_value(int argc, const char* const* argv,
                                      const std::string& option) {
  std::optional<std::string> value;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--") break;
    if (word == option && i + 1 < argc) value = argv[i + 1];
    if (word.starts_with(option + "=")) value = word.substr(option.size() + 1);
  }
  return value;
}

bool scan_flag(int argc, const char* const* argv, const std::string& flag) {
  return std::any_of(argv + std::min(1, argc), argv + argc,
                     [&](const char* word) { return word == flag; });
}

}  // namespace fundtrail
