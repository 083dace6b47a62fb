// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <unistd.h>

#include "cli/command.h"
#include "cli/new_file.h"
#include "cli/progress.h"
#include "cli/records.h"
#include "cli/shell_word.h"
#include "cli/signed_checkpoints.h"
#include "cli/suggest.h"
#include "imports/mapping.h"
#include "imports/table_template.h"
#include "ledger/checkpoint.h"
#include "ledger/ledger.h"
#include "ledger/proof/entry_file.h"
#include "ledger/tile_export.h"
#include "report/printable.h"
#include "verifier/signatures/ledger_keys.h"

namespace fundtrail {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStandardOutput = "-";

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

int run_entries(Context& context) {
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

void tell_tiles(const Context& context, const std::string& path, const Head& head,
                const TileExport& done) {
  if (context.settings.is_json) {
    context.write_json(JsonObject{{"schema", "fundtrail.export/1"},
                                  {"ok", true},
                                  {"path", printable(path)},
                                  {"size", head.size},
                                  {"root", format_base64(head.root.bytes)},
                                  {"old_size", done.old_size},
                                  {"files", std::uint64_t{done.files_added}}});
    return;
  }
  context.out.write(context.tell(
      "已把封存点的 {} 条导出到 {}，新写 {} 个文件（上次导出 {} 条）。\n根 {}\n"
      "下一步：整个文件夹可原样放到任何网站或光盘，别人用通用的 C2SP 工具即可核对；"
      "再次封存后重新运行，只添新文件。\n",
      "Exported the checkpoint's {} entries to {}: {} new files (the last time: {} "
      "entries).\nRoot {}\n"
      "Next: the folder can be served or copied as it is, and checked with any tool "
      "for C2SP tiles; run this again after the next checkpoint, and files are only "
      "added.\n",
      head.size, printable(path), done.files_added, done.old_size, format_base64(head.root.bytes)));
}

int run_tiles(Context& context) {
  const fs::path folder = context.line.arguments.back();
  const Ledger ledger(context.settings.folder, Ledger::Access::kRead);
  require_tiles(ledger.genesis().hash);
  const std::unique_ptr<EntrySource> source = ledger.snapshot();
  const SignedCheckpoints known(context.settings.folder, ledger.genesis().origin,
                                read_key_ring(*source, ledger.genesis()));
  const KeptCheckpoint kept = known.require(std::nullopt);
  const StoredLedger stored{*source, ledger.genesis().hash, context.settings.folder};
  const std::vector<SignedHead> heads{{kept.checkpoint.head, say("{}", "{}", kept.path.string())}};
  require_consistent(stored, heads);
  const auto exported = read_checkpoint_file(folder / kTileCheckpointName);
  if (exported && exported->checkpoint.origin == kept.checkpoint.origin) {
    known.require_signed(*exported);
  }
  Progress progress(say("导出", "exporting"), context.settings.language);
  const TileExport done = export_tiles(
      stored, kept.note, folder,
      [&progress](std::uint64_t read, std::uint64_t total) { progress.update(read, total); });
  tell_tiles(context, folder.string(), kept.checkpoint.head, done);
  return 0;
}

Mapping require_template(const std::string& name) {
  std::vector<std::string> names;
  for (const std::string& one : mapping_names()) {
    if (has_template(*find_mapping(one))) names.push_back(one);
  }
  if (std::find(names.begin(), names.end(), name) != names.end()) return *find_mapping(name);
  const std::string meant = suggest(name, names);
  const Message hint = meant.empty() ? Message{} : say("，是不是 {}", "; did you mean {}", meant);
  throw Error(ErrorCode::kUsage,
              say("没有叫 {} 的表样{}。可用：{}", "there is no template {}{}. There are: {}",
                  printable(name), hint, fmt::join(names, ", ")));
}

// A table to fill in: the last argument is its file, and standard output without one.
int run_template(Context& context) {
  const auto& arguments = context.line.arguments;
  const TableTemplate made = make_template(require_template(arguments[1]));
  const std::string path = arguments.size() == 3 ? arguments[2] : std::string(kStandardOutput);
  const bool is_workbook = fs::path(path).extension() == ".xlsx";
  const std::string table = is_workbook ? format_xlsx(made) : format_csv(made);
  if (path == kStandardOutput) {
    context.out.write(table);
    return 0;
  }
  NewFile file(path);
  file.write(table);
  file.finish();
  const std::string command = "fundtrail append " + shell_word(path) + " --mapping " + arguments[1];
  if (context.settings.is_json) {
    context.write_json(JsonObject{{"schema", "fundtrail.template/1"},
                                  {"ok", true},
                                  {"path", printable(path)},
                                  {"mapping", arguments[1]}});
  } else {
    context.out.write(context.tell("已写出表样 {}。填好后（删去示例行）录入：\n  {} --dry-run\n",
                                   "Wrote the template {}. Fill it in, take the example row out, "
                                   "and append it:\n  {} --dry-run\n",
                                   printable(path), command));
  }
  return 0;
}

int run_export(Context& context) {
  const auto& arguments = context.line.arguments;
  if (arguments.size() == 2 && arguments.front() == "entries") return run_entries(context);
  if (arguments.size() == 2 && arguments.front() == "tiles") return run_tiles(context);
  const bool is_template = arguments.size() == 2 || arguments.size() == 3;
  if (is_template && arguments.front() == "template") return run_template(context);
  throw Error(ErrorCode::kUsage,
              say("写法是 fundtrail export entries 文件（或 - 表示标准输出），fundtrail export "
                  "tiles 文件夹，或 fundtrail export template 表样名 [文件]",
                  "write fundtrail export entries FILE, or - for standard output, fundtrail "
                  "export tiles DIR, or fundtrail export template NAME [FILE]"));
}

}  // namespace

CommandInfo export_command() {
  CommandInfo info;
  info.name = "export";
  info.summary = say("导出全部条目供没有账本的人核验，或写出空白表样",
                     "export every entry to be verified elsewhere, or a table to fill in");
  info.examples = {
      {"fundtrail export entries 2024.entries", say("导出到一个文件", "export to a file")},
      {"fundtrail verify --entries 2024.entries",
       say("在另一台机器上核验它", "verify it on another machine")},
      {"fundtrail export tiles public",
       say("把封存点导出成瓦片文件夹", "export the checkpoint as a folder of tiles")},
      {"fundtrail export template disbursement pay.xlsx",
       say("写出支付明细的空白表样", "write a table of payments to fill in")}};
  info.positional = {"entries FILE, tiles DIR, template NAME [FILE]",
                     3,
                     true,
                     say("entries 和要新建的文件（- 为标准输出）；或 tiles 和文件夹；或 template、"
                         "表样名和要新建的文件（不写为标准输出）",
                         "entries, and the file to make, or - for standard output; or tiles, and a "
                         "folder; or template, the name of one and the file to make"),
                     {"entries", "tiles", "template"}};
  info.details = say(
      "瓦片（C2SP "
      "tlog-"
      "tiles）是最新封存点的树和条目，可放到任何网站；写出的文件从不改动。\n条目文件里是逐条的原始"
      "字节和账本的条数、根，没有索引；格式见 docs/FORMAT.md。\n"
      "核验条目文件与核验账本一样重算每条哈希和每个数字，只少“索引”一层。",
      "Tiles (C2SP tlog-tiles) are the tree and the entries of the newest checkpoint, for any web "
      "server; a file once written never changes.\nThe file of entries holds every entry as it is "
      "stored, and the ledger's size and root, but no index; "
      "docs/FORMAT.md has its format.\nIt is verified like a ledger, hash by hash and figure by "
      "figure, but for the layer “index”.");
  info.opens_ledger = true;
  info.run = run_export;
  return info;
}

}  // namespace fundtrail
