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

// Sends to the help of `command`, or of the program if it is none.
[[noreturn]] void refuse(const Message& message, const CommandInfo* command) {
  const std::string help = command ? "fundtrail " + command->name + " --help" : "fundtrail help";
  throw Error(ErrorCode::kUsage,
              say("{}。运行 {} 查看用法", "{}; run `{}` for the usage", message, help));
}

// The only candidate `--x…` for a letter `-x`, or an empty text.
std::string option_of_letter(const std::string& word, const std::vector<std::string>& candidates) {
  if (word.size() != 2 || word.front() != '-') return {};
  std::string meant;
  for (const std::string& candidate : candidates) {
    if (!candidate.starts_with("-" + word)) continue;
    if (!meant.empty()) return {};
    meant = candidate;
  }
  return meant;
}

[[noreturn]] void refuse_unknown(const Message& what, const std::string& word,
                                 const std::vector<std::string>& candidates,
                                 const CommandInfo* command) {
  const Message message = say("没有“{}”这个{}", "there is no {1} “{0}”", printable(word), what);
  std::string meant = option_of_letter(word, candidates);
  if (meant.empty()) meant = suggest(word, candidates);
  if (meant.empty()) refuse(message, command);
  throw Error(ErrorCode::kUsage, say("{}，是不是 {}？", "{}; did you mean {}?", message, meant));
}

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const CommandInfo& command : all_commands()) names.push_back(command.name);
  names.insert(names.end(), {"--version", "--help"});  // often written as commands
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
                   option_names(command), command);
  }
  const auto word = std::find_if(extras.begin(), extras.end(),
                                 [](const std::string& extra) { return extra != "--"; });
  if (word == extras.end()) return;
  if (command == nullptr) refuse_unknown(say("命令", "command"), *word, command_names(), nullptr);
  refuse(say("命令 {} 不接受“{}”", "the command {} takes no “{}”", command->name, printable(*word)),
         command);
}

[[noreturn]] void refuse_without_value(const std::string& option, const CommandInfo* command) {
  refuse(say("选项 {} 后面缺少取值", "option {}: its value is missing", option), command);
}

// CLI11 takes the next option for the value that is missing.
void refuse_option_as_value(const CLI::App& app, const std::vector<OptionInfo>& options,
                            const CommandInfo* command) {
  const std::vector<std::string> names = option_names(command);
  for (const OptionInfo& option : options) {
    if (option.value.empty()) continue;
    const std::vector<std::string>& given = app.get_option(option.name)->results();
    const bool is_missing = std::any_of(given.begin(), given.end(), [&](const std::string& value) {
      return std::find(names.begin(), names.end(), value) != names.end();
    });
    if (is_missing) refuse_without_value(option.name, command);
  }
}

// Takes what one CLI11 app has of the options described. Each may be given once, but for those
// that say otherwise.
void take_options(const CLI::App& app, const std::vector<OptionInfo>& options, CommandLine& line,
                  const CommandInfo* command) {
  for (const OptionInfo& option : options) {
    const CLI::Option* parsed = app.get_option(option.name);
    if (parsed->count() == 0) continue;
    if (parsed->count() > 1 && !option.value.empty() && !option.is_repeatable) {
      refuse(say("选项 {} 给了 {} 次，只能给一次", "option {} is given {} times, once is enough",
                 option.name, parsed->count()),
             command);
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
               positional.name, positional.help),
           &command);
  }
  if (line.arguments.size() > positional.most) {
    refuse(
        say("命令 {} 只接受一个 {}，多了“{}”", "the command {} takes one {} and not “{}” as well",
            command.name, positional.name, printable(line.arguments[positional.most])),
        &command);
  }
}

// CLI11's messages are English and begin with the option's name, of a flag without its dashes.
[[noreturn]] void refuse_parse(const CLI::ParseError& error, const CommandInfo* command) {
  const std::string text = error.what();
  const std::string name = text.substr(0, text.find_first_of(": "));
  if (error.get_name() == "ArgumentMismatch" && name.starts_with("--")) {
    refuse_without_value(name, command);
  }
  if (error.get_name() == "ArgumentMismatch") {
    refuse(say("选项 --{} 是开关，不带取值", "option --{} is a flag and takes no value", name),
           command);
  }
  refuse(say("命令行不对（{}）", "the command line is wrong ({})", name), command);
}

const CommandInfo* parsed_command(const CLI::App& app) {
  const auto subcommands = app.get_subcommands();
  return subcommands.empty() ? nullptr : find_command(subcommands.front()->get_name());
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
    refuse_parse(error, parsed_command(app));
  }
  CommandLine line;
  const CommandInfo* command = parsed_command(app);
  refuse_option_as_value(app, global_options(), command);
  if (command != nullptr) {
    refuse_option_as_value(*app.get_subcommand(command->name), command->options, command);
  }
  refuse_extras(app.remaining(true), command);
  take_options(app, global_options(), line, command);
  if (command != nullptr) {
    const CLI::App& sub = *app.get_subcommand(command->name);
    line.command = command->name;
    take_options(sub, command->options, line, command);
    take_arguments(sub, *command, line);
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
