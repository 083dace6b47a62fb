// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include <unistd.h>

#include "cli/command.h"
#include "cli/contained.h"
#include "cli/input_batch.h"
#include "cli/passphrase_input.h"
#include "cli/shell_word.h"
#include "cli/signing.h"
#include "ledger/ledger.h"
#include "report/printable.h"
#include "report/record_text.h"
#include "report/table.h"
#include "schemas/labels.h"
#include "verifier/signatures/ledger_keys.h"

namespace fundtrail {
namespace {

// Control totals of one kind: what a clerk compares with the papers.
struct ControlTotal {
  std::uint64_t count = 0;
  WideSum fen = 0;
  bool has_amount = false;
};

using ControlTotals = std::map<Kind, ControlTotal>;

ControlTotals control_totals(const std::vector<Record>& records) {
  ControlTotals totals;
  for (const Record& record : records) {
    ControlTotal& total = totals[record_kind(record)];
    ++total.count;
    const auto amount = record_amount(record);
    if (!amount) continue;
    total.fen += amount->fen;
    total.has_amount = true;
  }
  return totals;
}

std::string file_name(const Context& context, const std::string& path) {
  return path == "-" ? context.tell("标准输入", "standard input") : printable(path);
}

std::string place_name(const Context& context, const InputBatch& batch, const InputPlace& place) {
  const std::string line = place.line > 0 ? ":" + std::to_string(place.line) : std::string();
  return file_name(context, batch.files[place.file]) + line;
}

std::string reason_text(const Context& context, const InputBatch& batch,
                        const InputRefusal& refusal) {
  std::string reason = printable(context.tell(refusal.reason));
  if (!refusal.earlier) return reason;
  return reason + context.tell("（{}）", " ({})", place_name(context, batch, *refusal.earlier));
}

// One refusal: `文件:行: 字段 值: 原因`.
std::string refusal_line(const Context& context, const InputBatch& batch,
                         const InputRefusal& refusal) {
  std::string line = place_name(context, batch, refusal.place) + ":";
  if (!refusal.field.empty()) {
    line += " " + printable(refusal.field);
    if (has_field_label(refusal.kind, refusal.field)) {
      line += context.tell("（{}）", "", field_label(refusal.kind, refusal.field));
    }
    if (!refusal.value.empty()) line += " " + printable(refusal.value);
    line += ":";
  }
  return line + " " + reason_text(context, batch, refusal);
}

JsonValue refusals_json(const Context& context, const InputBatch& batch) {
  JsonArray refusals;
  for (const InputRefusal& refusal : batch.refusals) {
    JsonValue one = JsonObject{{"file", printable(batch.files[refusal.place.file])}};
    if (refusal.place.line > 0) one.add("line", refusal.place.line);
    one.add("field", printable(refusal.field))
        .add("value", printable(refusal.value))
        .add("reason", reason_text(context, batch, refusal));
    refusals.push_back(std::move(one));
  }
  return JsonObject{{"schema", "fundtrail.append/1"},
                    {"ok", false},
                    {"exit_code", static_cast<int>(ErrorCode::kRefused)},
                    {"refusals", std::move(refusals)},
                    {"refusal_count", batch.refusal_count}};
}

bool has_faulty_line(const InputBatch& batch) {
  return std::any_of(batch.refusals.begin(), batch.refusals.end(),
                     [](const InputRefusal& refusal) { return refusal.place.line > 0; });
}

int report_refusals(Context& context, const InputBatch& batch) {
  std::string text;
  for (const InputRefusal& refusal : batch.refusals) {
    text += refusal_line(context, batch, refusal) + "\n";
  }
  if (batch.refusal_count > batch.refusals.size()) {
    text += context.tell("……\n", "…\n");
  }
  text += context.tell("错误：共 {} 处不能接受，整批都没有写入。改正后重新录入全部文件即可",
                       "error: faults found: {}; nothing of the batch was written. Mend them and "
                       "append all the files again",
                       batch.refusal_count);
  if (!batch.is_read && has_faulty_line(batch)) {
    text += context.tell("；编号和引用要等各行都能读懂后才核对",
                         ". Ids and references are checked once every line can be read");
  }
  write_error_line(text);
  if (context.settings.is_json) context.write_json(refusals_json(context, batch));
  return static_cast<int>(ErrorCode::kRefused);
}

JsonValue receipt_json(const AppendReceipt& receipt, const ControlTotals& totals, bool is_dry_run) {
  JsonArray kinds;
  for (const auto& [kind, total] : totals) {
    JsonValue one = JsonObject{{"kind", enum_name(kind)}, {"count", total.count}};
    if (total.has_amount) {
      one.add("amount", format_wan_yuan(total.fen)).add("amount_fen", format_wide(total.fen));
    }
    kinds.push_back(std::move(one));
  }
  JsonValue document = JsonObject{{"schema", "fundtrail.append/1"},
                                  {"ok", true},
                                  {"dry_run", is_dry_run},
                                  {"added", receipt.added},
                                  {"already_recorded", receipt.already_recorded}};
  if (receipt.added > 0) {
    document.add("first_seq", receipt.first_sequence)
        .add("last_seq", receipt.first_sequence + receipt.added - 1)
        .add("recorded_at", format_time_json(receipt.recorded_at_us));
  }
  if (receipt.signature) document.add("signature_seq", *receipt.signature);
  document.add("totals", std::move(kinds))
      .add("size", receipt.head.size)
      .add("root", format_base64(receipt.head.root.view()));
  return document;
}

Message counted(std::uint64_t records) {
  return records == 1 ? say("1 条", "1 record") : say("{} 条", "{} records", records);
}

Message outcome(const AppendReceipt& receipt, bool is_dry_run) {
  if (receipt.added == 0) {
    return say("没有新记录：这 {}此前已经记入，内容相同。",
               "Nothing new: recorded already, with the same content: {}.",
               counted(receipt.already_recorded));
  }
  Message text = is_dry_run
                     ? say("试运行，没有写入：若正式录入，将新增 {}",
                           "Dry run, nothing was written: it would add {}", counted(receipt.added))
                     : say("已记入 {}", "Recorded {}", counted(receipt.added));
  const std::uint64_t last = receipt.first_sequence + receipt.added - 1;
  text += receipt.added == 1
              ? say("，第 {} 号", ", no. {}", last)
              : say("，第 {} 至 {} 号", ", no. {} to {}", receipt.first_sequence, last);
  if (!is_dry_run) {
    text += say("，记入时间 {}（北京时间）", ", at {} (Beijing time)",
                format_time_beijing(receipt.recorded_at_us));
  }
  if (receipt.signature) {
    text += say("；签名为第 {} 号", "; the signature is no. {}", *receipt.signature);
  }
  if (receipt.already_recorded > 0) {
    text +=
        say("；另有 {}此前已经记入", "; recorded already: {}", counted(receipt.already_recorded));
  }
  text += say("。", ".");
  return text;
}

// What a printed command needs to find the same ledger, where its folder is no default.
std::string ledger_words(const CommandLine& line) {
  const auto folder = line.value("--ledger");
  return folder ? " --ledger " + shell_word(*folder) : std::string();
}

std::string receipt_text(const Context& context, const AppendReceipt& receipt,
                         const ControlTotals& totals, bool is_dry_run) {
  std::string text = context.tell(outcome(receipt, is_dry_run)) + "\n\n";
  Table table({Table::Align::kLeft, Table::Align::kRight, Table::Align::kRight});
  table.add_row({context.tell("本批类别", "kind"), context.tell("笔数", "count"),
                 context.tell("金额合计", "sum")});
  for (const auto& [kind, total] : totals) {
    table.add_row({context.tell(enum_label(kind)), std::to_string(total.count),
                   total.has_amount ? format_wan_yuan(total.fen) : std::string()});
  }
  text += table.format(2) + "\n";
  const std::string root = format_base64(receipt.head.root.view());
  if (is_dry_run) return text;
  text += context.tell("账本现有 {} 条，根 {}\n", "The ledger now has {} entries, root {}\n",
                       receipt.head.size, root);
  text += context.tell(
      "请把这两个数抄录或另存到本系统之外，日后可证明这些记录未被改动、删除或回退：\n",
      "Keep these two outside this system; later they prove that nothing was altered, dropped or "
      "rolled back:\n");
  text += fmt::format("  fundtrail verify{} --expect-size {} --expect-root {}\n",
                      ledger_words(context.line), receipt.head.size, root);
  return text;
}

// The records are in the ledger by now, whatever becomes of the output.
void write_receipt(const Context& context, const AppendReceipt& receipt,
                   const ControlTotals& totals, bool is_dry_run) {
  if (context.settings.is_json) {
    context.write_json(receipt_json(receipt, totals, is_dry_run));
  } else {
    context.out.write(receipt_text(context, receipt, totals, is_dry_run));
  }
  try {
    context.out.flush();
  } catch (const Error& error) {
    if (is_dry_run) throw;
    throw Error(error.code(), say("记录已经写入账本，但{}", "the records are in the ledger, but {}",
                                  error.message()));
  }
}

// Whoever types the records needs to know that they are waited for.
void tell_of_terminal(const Context& context) {
  const auto& files = context.line.arguments;
  const bool reads_input = std::find(files.begin(), files.end(), "-") != files.end();
  if (!reads_input || ::isatty(STDIN_FILENO) != 1) return;
  write_error_line(context.tell("请输入记录，一行一条，以 Ctrl-D 结束：",
                                "Enter records, one a line, and end with Ctrl-D:"));
}

// Named twice, every line of a file is its own twin, and standard input is empty when read again.
void require_each_once(std::vector<std::string> files) {
  std::sort(files.begin(), files.end());
  const auto twice = std::adjacent_find(files.begin(), files.end());
  if (twice == files.end()) return;
  throw Error(ErrorCode::kUsage,
              say("“{}”给了两次，每个文件只能给一次", "“{}” is given twice: give each file once",
                  printable(*twice)));
}

// Nobody is asked for a passphrase who will sign nothing.
std::unique_ptr<BatchSigner> make_signer(const Context& context, const Ledger& ledger) {
  const auto name = context.line.value("--as");
  if (!name || context.line.has("--dry-run")) return nullptr;
  const KeyRing ring = read_key_ring(*ledger.snapshot(), ledger.genesis());
  std::vector<SigningKey> keys;
  keys.push_back(open_key(context, *name, ring));
  require_active(ring, keys.front().verifier_key(), ledger.snapshot()->head().size);
  return std::make_unique<KeySigner>(std::move(keys), Head());
}

int run_append(Context& context) {
  const CommandLine& line = context.line;
  require_each_once(line.arguments);
  AppendOptions options{line.has("--dry-run"), line.has("--accept-clock")};
  Ledger ledger(context.settings.folder,
                options.is_dry_run ? Ledger::Access::kRead : Ledger::Access::kWrite);
  const std::unique_ptr<BatchSigner> signer = make_signer(context, ledger);
  options.signer = signer.get();
  InputBatch batch;
  {
    tell_of_terminal(context);
    Progress progress(say("已读", "records read:"), context.settings.language);
    batch = read_batch(line.arguments, progress);
  }
  if (!batch.is_read) return report_refusals(context, batch);
  hold_interrupts();
  AppendReceipt receipt;
  try {
    receipt = ledger.append(batch.records, options, SystemClock());
  } catch (const BatchRefused& refused) {
    batch.refuse(refused);
    return report_refusals(context, batch);
  }
  write_receipt(context, receipt, control_totals(batch.records), options.is_dry_run);
  return 0;
}

}  // namespace

CommandInfo append_command() {
  CommandInfo info;
  info.name = "append";
  info.summary =
      say("录入一批记录：全部记入，或全部拒收", "append a batch of records: all of them or none");
  info.examples = {
      {"fundtrail append records.jsonl", say("录入一个文件", "append a file")},
      {"fundtrail append --dry-run 1.jsonl 2.jsonl", say("只检查，不写入", "check, write nothing")},
      {"cat records.jsonl | fundtrail append -", say("从标准输入读", "read standard input")}};
  info.positional = {"FILE…", std::numeric_limits<std::size_t>::max(), true,
                     say("JSON 行文件，一行一条记录；- 为标准输入。几个文件是一批",
                         "JSON lines, one record a line; - is standard input. All files are one "
                         "batch")};
  info.options = {
      {"--dry-run", "", say("照常检查，什么都不写入", "check everything, write nothing")},
      {"--as", "KEY",
       say("用这把密钥为本批签名（简称、名称或文件；operator 为账本的管理密钥）",
           "sign the batch with this key: an alias, a name or a file; operator is the ledger's "
           "own")},
      {"--accept-clock", "",
       say("接受与账本最后一条相差过大的本机时钟",
           "accept a clock far from the last entry's time")}};
  for (OptionInfo& option : passphrase_options()) info.options.push_back(std::move(option));
  info.details = say(
      "同一编号、内容相同的记录视为已记入，不重复；内容不同则拒收。有任何一处不能接受，整批都不写入"
      "，\n"
      "逐处打印“文件:行: 字段 值: 原因”（至多 100 处和总数），退出码 5。空行跳过。",
      "A record of the same id and content is already recorded and adds nothing; with other "
      "content it is refused.\nIf anything is refused nothing is written, each place is told as "
      "“file:line: field value: reason” (up to 100,\nand the total), exit code 5. Blank lines "
      "are passed over.");
  info.opens_ledger = true;
  info.run = run_append;
  return info;
}

}  // namespace fundtrail
