// SPDX-License-Identifier: Apache-2.0
#include "cli/manual.h"

#include "cli/command.h"
#include "cli/help.h"
#include "cli/version.h"
#include "report/words.h"

namespace fundtrail {
namespace {

// The first byte of a Chinese character, U+4000 to U+9FFF: before it a line may be broken.
bool begins_character(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0xE4 && byte <= 0xE9;
}

// Text as roff takes it literally: a backslash is `\e`, a hyphen that can be copied `\-`, and a dot
// or apostrophe that begins a line is no request. `\:` is where a line may be broken.
std::string literal(std::string_view text) {
  std::string escaped;
  bool begins_line = true;
  for (const char c : text) {
    if (begins_line && (c == '.' || c == '\'')) escaped += "\\&";
    if (!begins_line && begins_character(c)) escaped += "\\:";
    begins_line = c == '\n';
    if (c == '\\') {
      escaped += "\\e";
    } else if (c == '-') {
      escaped += "\\-";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

class Page {
 public:
  explicit Page(Language language) : language_(language) {}

  void title() {
    text_ += ".TH FUNDTRAIL 1 \"\" \"fundtrail " + literal(kVersion) + "\" \"" +
             tell(say("用户命令", "User commands")) + "\"\n.ad l\n.nh\n";
  }
  void section(const Message& name) { text_ += ".SH " + tell(name) + "\n"; }
  void paragraph(const Message& words) { text_ += ".PP\n" + tell(words) + "\n"; }
  void line(std::string_view words) { text_ += literal(words) + "\n"; }
  void item(const std::string& term, const Message& words) {
    text_ += ".TP\n.B " + literal(term) + "\n" + tell(words) + "\n";
  }
  void options(const std::vector<OptionInfo>& options) {
    for (const OptionInfo& option : options) {
      item(option.value.empty() ? option.name : option.name + " " + option.value, option.help);
    }
  }
  void examples(const std::vector<Example>& examples) {
    for (const Example& example : examples) {
      text_ += ".PP\n" + tell(example.what) + "\n.PP\n.RS 4\n.nf\n" + literal(example.command) +
               "\n.fi\n.RE\n";
    }
  }
  void command(const CommandInfo& command) {
    text_ += ".SS " + literal(command.name) + "\n" + tell(command.summary) + "\n.PP\n.B " +
             literal(command_usage(command, language_)) + "\n";
    const PositionalInfo& positional = command.positional;
    if (!positional.name.empty()) item(positional.name, positional.help);
    options(command.options);
    if (!command.details.is_empty()) paragraph(command.details);
    examples(command.examples);
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  [[nodiscard]] std::string tell(const Message& message) const {
    return literal(message.in(language_));
  }

  Language language_;
  std::string text_;
};

}  // namespace

std::string manual_page(Language language) {
  Page page(language);
  page.title();
  page.section(say("名称", "NAME"));
  page.line("fundtrail - " +
            say("公共资金的审计账本", "an audit ledger for public funds").in(language));
  page.section(say("概要", "SYNOPSIS"));
  page.line("fundtrail " +
            say("命令 [选项…] [参数…]", "COMMAND [OPTION…] [ARGUMENT…]").in(language));
  page.section(say("说明", "DESCRIPTION"));
  page.paragraph(program_summary());
  page.section(say("通用选项", "GLOBAL OPTIONS"));
  page.options(global_options());
  page.section(say("命令", "COMMANDS"));
  for (const CommandInfo& command : all_commands()) page.command(command);
  page.section(say("退出码", "EXIT STATUS"));
  for (const int code : exit_codes()) page.item(std::to_string(code), exit_meaning(code));
  page.section(say("环境变量", "ENVIRONMENT"));
  page.item("FUNDTRAIL_LEDGER",
            say("账本目录，--ledger 优先", "the ledger, unless --ledger is given"));
  page.item("FUNDTRAIL_LANG",
            say("语言，zh 或 en，--lang 优先", "zh or en, unless --lang is given"));
  page.item("NO_COLOR", say("不为空时不用颜色", "no colours if it is not empty"));
  return page.take();
}

}  // namespace fundtrail
