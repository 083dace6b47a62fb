// SPDX-License-Identifier: Apache-2.0
#include "cli/passphrase_input.h"

#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>

#include <bsd/readpassphrase.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/output.h"
#include "ledger/store/file_lock.h"
#include "report/printable.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr const char* kVariable = "FUNDTRAIL_PASSPHRASE_FILE";
constexpr const char* kTerminal = "/dev/tty";

FileDescriptor open_file(const char* path, int flags) {
  return FileDescriptor(::open(path, flags | O_CLOEXEC | O_NOCTTY));
}

[[noreturn]] void fail_reading(const std::string& place, int error) {
  throw Error(ErrorCode::kUnchecked,
              say("读不了口令（{}）：{}", "the passphrase cannot be read ({}): {}",
                  shown_text(place), ::strerrordesc_np(error)));
}

// The first line, byte by byte: what follows it on a descriptor is for somebody else.
std::string read_line(int descriptor, const std::string& place) {
  std::string line;
  line.reserve(kPassphraseBytesMax + 1);  // never moved, so that it can be wiped whole
  char byte = 0;
  while (line.size() <= kPassphraseBytesMax) {
    const ssize_t count = ::read(descriptor, &byte, 1);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      const int error = errno;
      wipe(line);
      fail_reading(place, error);
    }
    if (count == 0 || byte == '\n') break;
    line += byte;
  }
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return line;
}

Passphrase take(std::string line, const std::string& place) {
  try {
    return Passphrase(line);
  } catch (const FormatError& error) {
    throw Error(ErrorCode::kRefused, say("口令（{}）：{}", "the passphrase ({}): {}",
                                         shown_text(place), error.message()));
  }
}

// Others than its owner can read it.
bool is_open_to_others(int descriptor) {
  struct stat status {};
  return ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) &&
         (status.st_mode & (S_IRGRP | S_IROTH)) != 0;
}

Passphrase read_from_file(const Context& context, const std::string& path) {
  const FileDescriptor file = open_file(path.c_str(), O_RDONLY);
  if (!file.is_open()) fail_reading(path, errno);
  if (is_open_to_others(file.number())) {
    write_error_line(printable(context.tell(
        "提醒：口令文件 {} 别人也能读；请运行 chmod 600 {}",
        "beware: others can read the passphrase file {}; run chmod 600 {}", path, path)));
  }
  return take(read_line(file.number(), path), path);
}

Passphrase read_from_descriptor(const std::string& option, std::uint64_t number) {
  return take(read_line(static_cast<int>(number), option), option);
}

// What is typed, unseen. libbsd puts the terminal right again whatever signal comes.
std::string ask(const std::string& question) {
  std::string line(kPassphraseBytesMax + 2, '\0');
  if (::readpassphrase(question.c_str(), line.data(), line.size(), RPP_REQUIRE_TTY) == nullptr) {
    const int error = errno;
    wipe(line);
    fail_reading(kTerminal, error);
  }
  line.resize(std::strlen(line.c_str()));
  return line;
}

void require_terminal(const std::string& name) {
  const FileDescriptor terminal = open_file(kTerminal, O_RDWR);
  if (terminal.is_open()) return;
  throw Error(ErrorCode::kUsage,
              say("需要密钥 {} 的口令，而这里没有终端可问；请用 --passphrase-file 文件，"
                  "或让环境变量 {} 写明口令文件的位置",
                  "the passphrase of the key {} is needed and there is no terminal to ask on: "
                  "give --passphrase-file FILE, or let {} name the file that holds it",
                  shown_text(name), kVariable));
}

Passphrase read_from_terminal(const Context& context, const std::string& name, PassphraseUse use) {
  require_terminal(name);
  const std::string question = printable(
      use == PassphraseUse::kNew
          ? context.tell("为新密钥 {} 设一个口令：", "A passphrase for the new key {}: ", name)
          : context.tell("密钥 {} 的口令：", "Passphrase of the key {}: ", name));
  std::string first = ask(question);
  if (use == PassphraseUse::kOpen) return take(std::move(first), kTerminal);
  std::string second = ask(context.tell("再输一遍：", "Once more: "));
  const bool is_same = first == second;
  wipe(second);
  if (is_same) return take(std::move(first), kTerminal);
  wipe(first);
  throw Error(ErrorCode::kUsage, say("两次输入的口令不同，请重新运行",
                                     "the two passphrases differ: run the command again"));
}

}  // namespace

std::vector<OptionInfo> passphrase_options() {
  return {
      {"--passphrase-file", "FILE",
       say("口令文件（第一行）；缺省取环境变量 FUNDTRAIL_PASSPHRASE_FILE 所指的，再无则在终端上问",
           "a file with the passphrase in its first line; else the one that "
           "FUNDTRAIL_PASSPHRASE_FILE names, else the terminal is asked")},
      {"--passphrase-fd", "N",
       say("从这个文件描述符读口令", "read the passphrase from this file descriptor")}};
}

Passphrase read_passphrase(const Context& context, const std::string& name, PassphraseUse use) {
  const auto file = context.line.value("--passphrase-file");
  const auto descriptor = context.line.count("--passphrase-fd", INT_MAX);
  if (file && descriptor) {
    throw Error(ErrorCode::kUsage, say("--passphrase-file 和 --passphrase-fd 只能给一个",
                                       "give --passphrase-file or --passphrase-fd, not both"));
  }
  if (file) return read_from_file(context, *file);
  if (descriptor) return read_from_descriptor("--passphrase-fd", *descriptor);
  const char* variable = std::getenv(kVariable);  // NOLINT(concurrency-mt-unsafe): nobody sets it
  if (variable != nullptr && *variable != '\0') return read_from_file(context, variable);
  return read_from_terminal(context, name, use);
}

}  // namespace fundtrail
