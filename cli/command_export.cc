// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include "cli/command.h"
#include "cli/new_file.h"
#include "cli/records.h"
#include "cli/shell_word.h"
#include "ledger/ledger.h"
#include "ledger/proof/entry_file.h"
#include "report/printable.h"

namespace fundtrail {
namespace {

constexpr std::string_view kStandardOutput = "-";

void require_entries(const CommandLine& line) {
  if (line.arguments.size() == 2 && line.arguments.front() == "entries") return;
  throw Error(ErrorCode::kUsage,
              say("写法是 fundtrail export entries 文件（或 - 表示标准输出）",
                  "write fundtrail export entries FILE, or - for standard output"));
}

std::string read_origin(const EntrySource& source) {
  const auto record = RecordReader(source).record(std::uint64_t{0});
  const auto* genesis = record ? std::get_if<Genesis>(&*record) : nullptr;
  if (genesis != nullptr) return genesis->origin;
  throw Error(ErrorCode::kUnchecked, say("第 0 号不是创世记录；请先核验账本：fundtrail verify",
                                         "entry 0 is no genesis record: verify the ledger first "
                                         "with `fundtrail verify`"));
}

void tell_result(const Context& context, const std::string& path, const Head& head) {
  if (context.settings.is_json) {
    context.write_json(JsonObject{{"schema", "fundtrail.export/1"},
                                  {"ok", true},
                                  {"path", printable(path)},
                                  {"size", head.size},
                                  {"root", format_base64(head.root.bytes)}});
    return;
  }
  context.out.write(
      context.tell("已导出 {} 条到 {}。\n根 {}\n核验：\n  fundtrail verify --entries {}\n",
                   "Exported {} entries to {}.\nRoot {}\n"
                   "To verify it:\n  fundtrail verify --entries {}\n",
                   head.size, printable(path), format_base64(head.root.bytes), shell_word(path)));
}

// Raw bytes upset a terminal, and would not arrive whole.
void require_no_terminal() {
  if (::isatty(STDOUT_FILENO) != 1) return;
  throw Error(ErrorCode::kUsage,
              say("条目文件是二进制的，不在终端上显示；请写文件名，或用 > 转存到文件",
                  "entries are binary and not written to a terminal: give a file name, or send "
                  "them to a file with >"));
}

int run_export(Context& context) {
  require_entries(context.line);
  const std::string& path = context.line.arguments.back();
  if (path == kStandardOutput) require_no_terminal();
  const Ledger ledger(context.settings.folder, Ledger::Access::kRead);
  const std::unique_ptr<EntrySource> source = ledger.snapshot();
  const std::string origin = read_origin(*source);
  if (path == kStandardOutput) {
    write_entry_file(*source, origin,
                     [&context](std::string_view piece) { context.out.write(piece); });
    return 0;
  }
  NewFile file(path);
  write_entry_file(*source, origin, [&file](std::string_view piece) { file.write(piece); });
  file.finish();
  tell_result(context, path, source->head());
  return 0;
}

}  // namespace

CommandInfo export_command() {
  CommandInfo info;
  info.name = "export";
  info.summary = say("导出全部条目，供没有账本的人核验",
                     "export every entry, for those who have no ledger to verify");
  info.examples = {
      {"fundtrail export entries 2024.entries", say("导出到一个文件", "export to a file")},
      {"fundtrail verify --entries 2024.entries",
       say("在另一台机器上核验它", "verify it on another machine")}};
  info.positional = {"entries FILE", 2, true,
                     say("entries 和要新建的文件（- 为标准输出）",
                         "entries, and the file to make, or - for standard output")};
  info.details = say(
      "文件里是逐条的原始字节和账本的条数、根，没有索引；格式见 docs/FORMAT.md。\n"
      "核验条目文件与核验账本一样重算每条哈希和每个数字，只少“索引”一层。",
      "The file holds every entry as it is stored, and the ledger's size and root, but no index; "
      "docs/FORMAT.md has its format.\nIt is verified like a ledger, hash by hash and figure by "
      "figure, but for the layer “index”.");
  info.opens_ledger = true;
  info.run = run_export;
  return info;
}

}  // namespace fundtrail
