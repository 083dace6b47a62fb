// SPDX-License-Identifier: Apache-2.0
#include "cli/run.h"

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string>

#include <unistd.h>

#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/contained.h"
#include "cli/help.h"
#include "cli/language.h"
#include "cli/nearby.h"
#include "cli/output.h"
#include "cli/terminal.h"
#include "cli/version.h"
#include "ledger/store/data_file.h"
#include "report/printable.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

constexpr std::string_view kDefaultFolder = "fundtrail-ledger";

std::string environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): before any thread
  return value ? value : "";
}

bool wants_colour(const std::string& choice) {
  if (choice != "auto") return choice == "always";
  return ::isatty(STDOUT_FILENO) == 1 && environment("NO_COLOR").empty() &&
         environment("TERM") != "dumb";
}

void tell_failure(const Failure& failure, Language language) {
  write_error_line(printable(say("错误：{}", "error: {}", failure.message).in(language)));
}

JsonValue failure_document(const Failure& failure, Language language) {
  return JsonObject{{"schema", "fundtrail.error/1"},
                    {"ok", false},
                    {"exit_code", failure.code},
                    {"message", printable(failure.message.in(language))}};
}

// Prints a document in place of the one that will not come. A failure to do so changes nothing.
void print_document(const JsonValue& document) {
  try {
    Output out;
    out.write(format_json_pretty(document) + "\n");
    out.flush();
  } catch (const OutputClosed&) {
  } catch (const Error&) {
  }
}

std::optional<JsonValue> own_document(const CommandInfo& command, const Failure& failure,
                                      Language language) {
  if (command.failure_document == nullptr) return std::nullopt;
  return command.failure_document(failure, language);
}

int internal_code() { return static_cast<int>(ErrorCode::kInternal); }

// What an exception means. Call inside a handler.
Failure current_failure() {
  try {
    throw;
  } catch (const Error& error) {
    return {static_cast<int>(error.code()), error.message()};
  } catch (const std::bad_alloc&) {
    return {static_cast<int>(ErrorCode::kUnchecked),
            say("内存不足，没有得出结果；请关闭别的程序或放宽内存限制（ulimit -v）后重试；"
                "若在录入，请先用 fundtrail list 查看是否已写入",
                "out of memory, there is no result: end other programs or raise the limit "
                "(`ulimit -v`), and try again; if it was appending, first see with `fundtrail "
                "list` whether the batch is there")};
  } catch (const std::exception& error) {
    return {internal_code(), say("程序自身的错误，请报告：{}",
                                 "a fault of the program, please report it: {}", error.what())};
  }
}

int run_command(const CommandLine& line, const Settings& settings, const CommandInfo& command,
                Output& out) {
  if (line.has("--help")) {
    out.write(command_help(command, settings.language));
    out.flush();
    return 0;
  }
  if (command.opens_ledger && !settings.is_json) out.wrap_at(terminal_columns());
  Context context{line, settings, out};
  const int code = command.run(context);
  out.flush();
  return code;
}

// Runs a command and tells whatever it throws. Lost output is never success; where its reader has
// gone away there is nobody left to tell.
int guard_command(const CommandLine& line, const Settings& settings, const CommandInfo& command) {
  Output out;
  try {
    return run_command(line, settings, command, out);
  } catch (const OutputClosed&) {
    return static_cast<int>(ErrorCode::kUnchecked);
  } catch (...) {
    Failure failure = current_failure();
    if (failure.code == static_cast<int>(ErrorCode::kNoLedger)) {
      failure.message += nearby_ledgers(settings.folder);
    }
    tell_failure(failure, settings.language);
    if (settings.is_json && !out.has_flushed()) {
      print_document(own_document(command, failure, settings.language)
                         .value_or(failure_document(failure, settings.language)));
    }
    return failure.code;
  }
}

// Entries that were exported are read without a ledger.
Failure crash_failure(int signal, const CommandLine& line, const Settings& settings) {
  const char* name = ::sigabbrev_np(signal);
  const std::string shown = name ? std::string("SIG") + name : std::to_string(signal);
  if (!is_crash(signal)) {
    return {static_cast<int>(ErrorCode::kUnchecked),
            say("进程被信号 {} 终止，没有得出结果；若在录入，请用 fundtrail list 查看是否已写入",
                "the process was killed by signal {} and has no result; if it was appending, see "
                "with `fundtrail list` whether the batch is there",
                shown)};
  }
  const auto cause = line.has("--entries") ? std::nullopt : explain_crash(settings.folder);
  if (cause) return {static_cast<int>(ErrorCode::kUnchecked), *cause};
  return {static_cast<int>(ErrorCode::kUnchecked),
          say("账本文件已损坏，读取进程被信号 {} 终止；无法核验。请保留现场，用备份核对",
              "the ledger's file is damaged: the process that read it was killed by signal {}; it "
              "cannot be checked. Keep it as it is and compare with a backup",
              shown)};
}

// `append` cannot be interrupted any more once it writes; `checkpoint` can while others answer.
Message interruption(const CommandInfo& command) {
  if (command.name == "append")
    return say("已中断：什么都没有写入", "interrupted: nothing was written");
  if (command.name == "checkpoint") {
    return say(
        "已中断；封存点若已签好，仍存在账本里，再运行一次即可",
        "interrupted: a checkpoint that was signed by then is kept with the ledger, run again "
        "to have it");
  }
  return say("已中断，没有得出结果", "interrupted: there is no result");
}

// Where the child was killed it is not known how much it had written, but for `verify`, which
// writes all at once.
int run_contained(const CommandLine& line, const Settings& settings, const CommandInfo& command) {
  const ChildEnd end = run_in_child([&] { return guard_command(line, settings, command); });
  if (end.signal == 0) return end.exit_code;
  if (is_interrupt(end.signal)) {
    if (::isatty(STDERR_FILENO) == 1) write_error("\n");  // after what it had begun to write
    write_error_line(interruption(command).in(settings.language));
    die_of(end.signal);
  }
  const Failure failure = crash_failure(end.signal, line, settings);
  tell_failure(failure, settings.language);
  if (settings.is_json) {
    const auto document = own_document(command, failure, settings.language);
    if (document) print_document(*document);
  }
  return failure.code;
}

// A value of an option that is one of a few words.
void require_word(const CommandLine& line, const std::string& option,
                  const std::vector<std::string>& words) {
  const auto value = line.value(option);
  if (!value) return;
  std::string list;
  for (const std::string& word : words) {
    if (word == *value) return;
    list += (list.empty() ? "" : "|") + word;
  }
  throw Error(ErrorCode::kUsage,
              say("选项 {} 的值“{}”不对，应为 {}", "option {}: the value “{}” is wrong, give {}",
                  option, shown_text(*value), list));
}

Settings make_settings(const CommandLine& line, Language language) {
  require_word(line, "--color", {"auto", "always", "never"});
  Settings settings;
  settings.language = language;
  settings.is_json = line.has("--json");
  settings.paint = Paint(wants_colour(line.value("--color").value_or("auto")));
  const std::string folder = environment("FUNDTRAIL_LEDGER");
  settings.folder =
      line.value("--ledger").value_or(folder.empty() ? std::string(kDefaultFolder) : folder);
  if (settings.folder.empty()) {
    throw Error(ErrorCode::kUsage, say("选项 --ledger 的目录为空", "option --ledger: no folder"));
  }
  return settings;
}

Language require_language(int argc, const char* const* argv) {
  const auto flag = scan_value(argc, argv, "--lang");
  if (const auto language = choose_language(flag)) return *language;
  if (flag && flag->starts_with('-')) {
    throw Error(ErrorCode::kUsage, say("选项 --lang 后面缺少取值，应为 zh 或 en",
                                       "option --lang: its value is missing, give zh or en"));
  }
  throw Error(ErrorCode::kUsage,
              flag ? say("选项 --lang 的值“{}”不对，应为 zh 或 en",
                         "option --lang: the value “{}” is wrong, give zh or en", shown_text(*flag))
                   : say("环境变量 FUNDTRAIL_LANG 的值“{}”不对，应为 zh 或 en",
                         "FUNDTRAIL_LANG: the value “{}” is wrong, give zh or en",
                         shown_text(environment("FUNDTRAIL_LANG"))));
}

void print_version(const Settings& settings, Output& out) {
  if (settings.is_json) {
    const JsonValue document = JsonObject{{"schema", "fundtrail.version/1"}, {"version", kVersion}};
    out.write(format_json_pretty(document) + "\n");
  } else {
    out.write("fundtrail " + std::string(kVersion) + "\n");
  }
  out.flush();
}

int run_parsed(int argc, const char* const* argv, Settings& settings) {
  const CommandLine line = parse_arguments(argc, argv);
  settings = make_settings(line, settings.language);
  Output out;
  if (line.has("--version")) {
    print_version(settings, out);
    return 0;
  }
  if (line.command.empty()) {
    if (!line.has("--help")) {
      write_error_line(program_help(settings.language));
      return static_cast<int>(ErrorCode::kUsage);
    }
    out.write(program_help(settings.language));
    out.flush();
    return 0;
  }
  const CommandInfo& command = *find_command(line.command);
  if (command.opens_ledger && !line.has("--help")) return run_contained(line, settings, command);
  return guard_command(line, settings, command);
}

}  // namespace

int run_program(int argc, const char* const* argv) {
  claim_standard_descriptors();
  static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
  Settings settings;
  settings.language = choose_language(std::nullopt).value_or(locale_language());
  settings.is_json = scan_flag(argc, argv, "--json");
  try {
    settings.language = require_language(argc, argv);
    return run_parsed(argc, argv, settings);
  } catch (const OutputClosed&) {
    return static_cast<int>(ErrorCode::kUnchecked);
  } catch (...) {
    const Failure failure = current_failure();
    tell_failure(failure, settings.language);
    if (settings.is_json) print_document(failure_document(failure, settings.language));
    return failure.code;
  }
}

}  // namespace fundtrail
