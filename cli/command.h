// SPDX-License-Identifier: Apache-2.0
//
// What a subcommand is: its name, its options and help in both languages, and what it does. The
// parser, `--help` and `help` are all made from this one description.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/output.h"
#include "report/paint.h"
#include "schemas/digest.h"
#include "schemas/error.h"
#include "schemas/fields/date.h"
#include "schemas/json/json_value.h"
#include "schemas/message.h"

namespace fundtrail {

/// An option `--name VALUE`, or a flag if `value` is empty.
struct OptionInfo {
  std::string name;   ///< such as `--jobs`
  std::string value;  ///< what its value is called, such as `N`
  Message help;
  bool is_repeatable = false;  ///< may be given several times, each with a value
};

/// Arguments that are no options.
struct PositionalInfo {
  std::string name;      ///< such as `FILE`; empty: the command takes none
  std::size_t most = 1;  ///< how many there may be
  bool is_required = false;
  Message help;
  std::vector<std::string> first_words = {};  ///< what the first one may be, where that is fixed
};

/// A command line that can be run as it stands, and what it does.
struct Example {
  std::string command;
  Message what;
};

/// What was given to a command, as text. Numbers are parsed here, whole: `-1`, `010`, `+5`, `0x10`
/// and twenty nines are refused.
class CommandLine {
 public:
  std::string command;
  std::map<std::string, std::vector<std::string>> values;  ///< by option; flags have no value
  std::vector<std::string> arguments;

  [[nodiscard]] bool has(const std::string& option) const { return values.contains(option); }
  /// The value of an option, or nothing if it was not given.
  [[nodiscard]] std::optional<std::string> value(const std::string& option) const;
  /// The same, which must be given and not empty. Throws: Error(kUsage).
  [[nodiscard]] std::string required(const std::string& option) const;
  /// Every value of an option that may be given several times, in order.
  [[nodiscard]] std::vector<std::string> all(const std::string& option) const;
  /// The same as `value`, as a number. Throws: Error(kUsage) if it is none or is above `most`.
  [[nodiscard]] std::optional<std::uint64_t> count(const std::string& option,
                                                   std::uint64_t most) const;
  /// The same as a day. Throws: Error(kUsage).
  [[nodiscard]] std::optional<Date> date(const std::string& option) const;
  /// The same as a digest in base64 or hexadecimal. Throws: Error(kUsage).
  [[nodiscard]] std::optional<Digest> digest(const std::string& option) const;
};

/// What every command is told.
struct Settings {
  Language language = Language::kChinese;
  bool is_json = false;
  Paint paint;                   ///< for standard output
  std::filesystem::path folder;  ///< of the ledger
};

/// One run of a command.
struct Context {
  const CommandLine& line;
  const Settings& settings;
  Output& out;  ///< standard output

  [[nodiscard]] std::string tell(const Message& message) const {
    return message.in(settings.language);
  }
  template <class... Args>
  [[nodiscard]] std::string tell(fmt::string_view zh, fmt::string_view en,
                                 const Args&... args) const {
    return tell(say(zh, en, args...));
  }
  /// Writes a JSON document.
  void write_json(const JsonValue& document) const {
    out.write(format_json_pretty(document) + "\n");
  }
};

/// Why a command failed.
struct Failure {
  int code = 0;
  Message message;
};

/// Makes the JSON document of a failure in place of the usual one, or nothing.
using FailureDocument = std::optional<JsonValue> (*)(const Failure& failure, Language language);

struct CommandInfo {
  std::string name;
  Message summary;
  std::vector<Example> examples;
  PositionalInfo positional;
  std::vector<OptionInfo> options;
  Message details;            ///< what else there is to know; may be empty
  bool opens_ledger = false;  ///< runs in a process of its own, since a damaged file can kill it
  int (*run)(Context& context) = nullptr;
  FailureDocument failure_document = nullptr;
};

CommandInfo init_command();
CommandInfo append_command();
CommandInfo verify_command();
CommandInfo list_command();
CommandInfo show_command();
CommandInfo trace_command();
CommandInfo rules_command();
CommandInfo checkpoint_command();
CommandInfo prove_command();
CommandInfo check_command();
CommandInfo export_command();
CommandInfo statements_command();
CommandInfo sign_command();
CommandInfo release_command();
CommandInfo discard_command();
CommandInfo key_command();
CommandInfo witness_command();
CommandInfo timestamp_command();
CommandInfo doctor_command();
CommandInfo completion_command();
CommandInfo help_command();

/// Every command, in the order of `help`.
[[nodiscard]] const std::vector<CommandInfo>& all_commands();

/// The options that every command takes.
[[nodiscard]] const std::vector<OptionInfo>& global_options();

/// The command of that name, or nullptr.
[[nodiscard]] const CommandInfo* find_command(std::string_view name);

}  // namespace fundtrail
