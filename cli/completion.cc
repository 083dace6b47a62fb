// SPDX-License-Identifier: Apache-2.0
#include "cli/completion.h"

#include <algorithm>
#include <map>

#include "cli/command.h"
#include "schemas/kind.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {
namespace {

// What can stand for a value: words of a list, or names of files or folders.
struct Values {
  std::string words;  // apart by blanks
  bool are_files = false;
  bool are_folders = false;
};

std::string kind_names() {
  std::string names;
  for (const auto& entry : enum_table(Kind{})) names += std::string(entry.name) + " ";
  return names;
}

Values values_of(const std::string& placeholder) {
  Values values;
  if (placeholder == "DIR") {
    values.are_folders = true;
  } else if (placeholder.find("FILE") != std::string::npos) {
    values.are_files = true;
  } else if (placeholder == "KIND") {
    values.words = kind_names();
  } else if (placeholder == "COMMAND") {
    for (const CommandInfo& command : all_commands()) values.words += command.name + " ";
  } else if (placeholder == "show ID") {
    for (const RuleInfo& rule : all_rules()) values.words += std::string(rule.id) + " ";
  } else if (placeholder.find('|') != std::string::npos &&
             placeholder.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos) {
    values.words = placeholder;
    std::replace(values.words.begin(), values.words.end(), '|', ' ');
  }
  return values;
}

Values values_of(const PositionalInfo& positional) {
  Values values = values_of(positional.name);
  for (const std::string& word : positional.first_words) values.words += word + " ";
  return values;
}

std::string option_names(const std::vector<OptionInfo>& options) {
  std::string names;
  for (const OptionInfo& option : options) names += option.name + " ";
  return names;
}

std::string command_names() {
  std::string names;
  for (const CommandInfo& command : all_commands()) names += command.name + " ";
  return names;
}

// Every option that takes a value, once, with its placeholder.
std::map<std::string, std::string> value_options() {
  std::map<std::string, std::string> options;
  const auto add = [&options](const std::vector<OptionInfo>& more) {
    for (const OptionInfo& option : more) {
      if (!option.value.empty()) options.emplace(option.name, option.value);
    }
  };
  add(global_options());
  for (const CommandInfo& command : all_commands()) add(command.options);
  return options;
}

std::string bash_reply(const Values& values) {
  std::string flags;
  if (values.are_files) flags += " -f";
  if (values.are_folders) flags += " -d";
  return "COMPREPLY=($(compgen" + flags + " -W '" + values.words + "' -- \"$word\"))";
}

}  // namespace

std::string bash_completion() {
  std::string script =
      "# bash completion for fundtrail\n"
      "_fundtrail() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= i\n"
      "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
      "    case ${COMP_WORDS[i]} in\n";
  std::string names = command_names();
  names.pop_back();
  std::replace(names.begin(), names.end(), ' ', '|');
  script += "      " + names + ") command=${COMP_WORDS[i]}; break ;;\n    esac\n  done\n";
  script += "  case $before in\n";
  for (const auto& [option, placeholder] : value_options()) {
    script += "    " + option + ") " + bash_reply(values_of(placeholder)) + "; return ;;\n";
  }
  script +=
      "  esac\n  local options='" + option_names(global_options()) + "'\n  case $command in\n";
  for (const CommandInfo& command : all_commands()) {
    script += "    " + command.name + ") options+='" + option_names(command.options) + "' ;;\n";
  }
  script +=
      "  esac\n  if [[ $word == -* ]]; then\n"
      "    COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n    return\n  fi\n"
      "  case $command in\n    '') COMPREPLY=($(compgen -W '" +
      command_names() + "' -- \"$word\")) ;;\n";
  for (const CommandInfo& command : all_commands()) {
    if (command.positional.name.empty()) continue;
    script += "    " + command.name + ") " + bash_reply(values_of(command.positional)) + " ;;\n";
  }
  return script + "  esac\n}\ncomplete -o filenames -F _fundtrail fundtrail\n";
}

// zsh runs the functions of bash once `bashcompinit` is loaded, so that there is one description.
std::string zsh_completion() {
  return "#compdef fundtrail\n# zsh completion for fundtrail\n"
         "autoload -U +X bashcompinit && bashcompinit\n" +
         bash_completion();
}

}  // namespace fundtrail
