// SPDX-License-Identifier: Apache-2.0
#include "cli/append_report.h"

#include <algorithm>
#include <utility>

#include "cli/shell_word.h"
#include "cli/table_report.h"
#include "report/printable.h"
#include "report/record_text.h"
#include "report/table.h"
#include "schemas/labels.h"

namespace fundtrail {
namespace {

std::string file_name(const Context& context, const std::string& path) {
  return path == "-" ? context.tell("标准输入", "standard input") : printable(path);
}

std::string place_name(const Context& context, const InputBatch& batch, const InputPlace& place) {
  const auto table = batch.tables.find(place.file);
  if (table != batch.tables.end() && place.line > 0) {
    const std::string& sheet = table->second.import->sheet();
    return fmt::format("{}:{}{}", file_name(context, batch.files[place.file]),
                       sheet.empty() ? "" : printable(sheet) + "!", cell_name(0, place.line));
  }
  const std::string line = place.line > 0 ? ":" + std::to_string(place.line) : std::string();
  return file_name(context, batch.files[place.file]) + line;
}

std::string reason_text(const Context& context, const InputBatch& batch,
                        const InputRefusal& refusal) {
  std::string reason = printable(context.tell(refusal.reason));
  if (!refusal.earlier) return reason;
  return reason + context.tell("（{}）", " ({})", place_name(context, batch, *refusal.earlier));
}

// One refusal of a table: `文件:表!格 列名 值: 原因`.
std::string cell_line(const Context& context, const InputBatch& batch,
                      const InputRefusal& refusal) {
  std::string line =
      file_name(context, batch.files[refusal.place.file]) + ":" + printable(refusal.cell);
  if (!refusal.field.empty()) line += " " + printable(refusal.field);
  if (!refusal.value.empty()) line += " " + printable(refusal.value);
  return line + ": " + reason_text(context, batch, refusal);
}

// One refusal: `文件:行: 字段 值: 原因`.
std::string refusal_line(const Context& context, const InputBatch& batch,
                         const InputRefusal& refusal) {
  if (!refusal.cell.empty()) return cell_line(context, batch, refusal);
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
    if (!refusal.cell.empty()) one.add("cell", printable(refusal.cell));
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
  return std::any_of(batch.refusals.begin(), batch.refusals.end(), [](const InputRefusal& refusal) {
    return refusal.place.line > 0 || !refusal.cell.empty();
  });
}

JsonValue receipt_json(const Context& context, const AppendReceipt& receipt,
                       const ControlTotals& totals, bool is_dry_run, const InputBatch* batch) {
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
  document.add("totals", totals_json(totals))
      .add("size", receipt.head.size)
      .add("root", format_base64(receipt.head.root.view()));
  if (batch != nullptr && !batch->tables.empty())
    document.add("tables", tables_json(context, *batch));
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
  std::string text =
      context.tell(outcome(receipt, is_dry_run)) + "\n\n" + totals_text(context, totals) + "\n";
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

}  // namespace

std::string totals_text(const Context& context, const ControlTotals& totals) {
  Table table({Table::Align::kLeft, Table::Align::kRight, Table::Align::kRight});
  table.add_row({context.tell("本批类别", "kind"), context.tell("笔数", "count"),
                 context.tell("金额合计", "sum")});
  for (const auto& [kind, total] : totals) {
    table.add_row({context.tell(enum_label(kind)), std::to_string(total.count),
                   total.has_amount ? format_wan_yuan(total.fen) : std::string()});
  }
  return table.format(2);
}

JsonArray totals_json(const ControlTotals& totals) {
  JsonArray kinds;
  for (const auto& [kind, total] : totals) {
    JsonValue one = JsonObject{{"kind", enum_name(kind)}, {"count", total.count}};
    if (total.has_amount) {
      one.add("amount", format_wan_yuan(total.fen)).add("amount_fen", format_wide(total.fen));
    }
    kinds.push_back(std::move(one));
  }
  return kinds;
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

// The records are in the ledger by now, whatever becomes of the output.
void write_receipt(const Context& context, const AppendReceipt& receipt,
                   const ControlTotals& totals, bool is_dry_run, const InputBatch* batch) {
  if (batch != nullptr) tell_notes(context, *batch);
  if (context.settings.is_json) {
    context.write_json(receipt_json(context, receipt, totals, is_dry_run, batch));
  } else {
    if (batch != nullptr) context.out.write(tables_text(context, *batch));
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

}  // namespace fundtrail
