// SPDX-License-Identifier: Apache-2.0
#include "cli/command.h"
#include "ledger/ledger.h"
#include "report/printable.h"
#include "report/table.h"

namespace fundtrail {
namespace {

HashSuite read_suite(const CommandLine& line) {
  const std::string name = line.value("--hash").value_or("sha256");
  const auto* entry = find_enum_name<HashSuite>(name);
  if (entry != nullptr) return entry->value;
  throw Error(ErrorCode::kUsage,
              say("选项 --hash 的值“{}”不对，应为 sha256 或 sm3",
                  "option --hash: the value “{}” is wrong, give sha256 or sm3", shown_text(name)));
}

std::string created_text(const Context& context, const Genesis& genesis, const Head& head) {
  Table table({Table::Align::kLeft, Table::Align::kLeft});
  const std::string folder = context.settings.folder.string();
  table.add_row({context.tell("目录", "folder"), printable(folder)});
  table.add_row({context.tell("名称", "origin"), printable(genesis.origin)});
  table.add_row({context.tell("摘要算法", "hash"), context.tell(enum_label(genesis.hash))});
  table.add_row({context.tell("条数", "size"),
                 context.tell("{}（创世记录）", "{} (the genesis entry)", head.size)});
  table.add_row({context.tell("根", "root"), format_base64(head.root.view())});
  return context.tell("已新建账本。", "The ledger is made.") + "\n" + table.format(2);
}

int run_init(Context& context) {
  const CreateOptions options{context.line.value("--origin").value_or(""),
                              read_suite(context.line)};
  if (context.line.has("--origin") && options.origin.empty()) {
    throw Error(ErrorCode::kUsage, say("选项 --origin 的名称为空", "option --origin: no name"));
  }
  Ledger::create(context.settings.folder, options, SystemClock());
  const Ledger ledger(context.settings.folder, Ledger::Access::kRead);
  const Head head = ledger.snapshot()->head();
  if (context.settings.is_json) {
    context.write_json(JsonObject{{"schema", "fundtrail.init/1"},
                                  {"ok", true},
                                  {"folder", printable(context.settings.folder.string())},
                                  {"origin", ledger.genesis().origin},
                                  {"hash", enum_name(ledger.genesis().hash)},
                                  {"size", head.size},
                                  {"root", format_base64(head.root.view())}});
  } else {
    context.out.write(created_text(context, ledger.genesis(), head));
  }
  return 0;
}

}  // namespace

CommandInfo init_command() {
  CommandInfo info;
  info.name = "init";
  info.summary = say("新建一个空账本", "make an empty ledger");
  info.examples = {{"fundtrail init", say("在 ./fundtrail-ledger 新建", "make ./fundtrail-ledger")},
                   {"fundtrail init --ledger jilin --origin jl.gov.cn/baozhang-2024",
                    say("指定目录和名称", "with a folder and a name")}};
  info.options = {
      {"--origin", "NAME",
       say("账本名称，以后不能改；缺省为 fundtrail.local/ 加 16 位随机数",
           "the ledger's name, for ever; else fundtrail.local/ and 16 random digits")},
      {"--hash", "sha256|sm3", say("摘要算法，缺省 sha256", "hash function, sha256 unless given")}};
  info.details = say("目录须不存在或为空；已有的内容从不改动。",
                     "The folder must not exist or be empty; what is there is never touched.");
  info.opens_ledger = true;
  info.run = run_init;
  return info;
}

}  // namespace fundtrail
