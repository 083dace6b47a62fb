// SPDX-License-Identifier: Apache-2.0
#include "cli/table_report.h"

#include <utility>

#include "report/printable.h"

namespace fundtrail {
namespace {

Message form_text(const CsvForm& form) {
  Message text;
  if (form.encoding == TextEncoding::kGb18030) text += say("，按 GB18030 编码读", ", as GB18030");
  if (form.delimiter == '\t') text += say("，以制表符分列", ", divided by tabs");
  if (form.delimiter == ';') text += say("，以分号分列", ", divided by semicolons");
  return text;
}

std::string sum_text(const TotalCheck& check, WideSum sum) {
  return check.is_tally ? format_wide(sum) : format_wan_yuan(sum);
}

Message total_text(const TotalCheck& check) {
  const std::string group = check.group.empty() ? "" : " " + printable(check.group);
  return say("；合计{} {} {} 与各行相符", "; total{} {} {} agrees with the rows", group,
             printable(check.heading), sum_text(check, check.stated));
}

// A sheet's cell: `支付!C12`.
std::string cell_text(const TableImport& import, const std::string& cell) {
  if (cell.empty() || import.sheet().empty()) return printable(cell);
  return printable(import.sheet()) + "!" + cell;
}

JsonArray totals_of(const ImportSummary& summary) {
  JsonArray totals;
  for (const TotalCheck& check : summary.totals) {
    totals.push_back(JsonObject{{"cell", check.cell},
                                {"heading", printable(check.heading)},
                                {"group", printable(check.group)},
                                {"stated", sum_text(check, check.stated)},
                                {"sum", sum_text(check, check.summed)}});
  }
  return totals;
}

JsonArray notes_of(const Context& context, const TableImport& import) {
  JsonArray notes;
  for (const CellRemark& note : import.summary().notes) {
    notes.push_back(JsonObject{{"cell", cell_text(import, note.cell)},
                               {"heading", printable(note.heading)},
                               {"value", printable(note.value)},
                               {"text", context.tell(note.text)}});
  }
  return notes;
}

}  // namespace

std::string tables_text(const Context& context, const InputBatch& batch) {
  std::string text;
  for (const auto& [file, table] : batch.tables) {
    const ImportSummary& summary = table.import->summary();
    Message line = say("{}：{} 行", "{}: {} rows", printable(batch.files[file]), summary.rows);
    if (table.form) line += form_text(*table.form);
    if (table.hidden_rows > 0) {
      line += say("，其中表格软件里隐藏的 {} 行也读了",
                  "; {} that are hidden in the sheet were read", table.hidden_rows);
    }
    for (const TotalCheck& check : summary.totals) line += total_text(check);
    text += context.tell(line) + "\n";
  }
  return text;
}

JsonArray tables_json(const Context& context, const InputBatch& batch) {
  JsonArray tables;
  for (const auto& [file, table] : batch.tables) {
    const ImportSummary& summary = table.import->summary();
    JsonValue one = JsonObject{{"file", printable(batch.files[file])},
                               {"sheet", printable(table.import->sheet())},
                               {"mapping", table.mapping},
                               {"rows", summary.rows},
                               {"hidden_rows", table.hidden_rows}};
    if (table.form) {
      const bool is_utf8 = table.form->encoding == TextEncoding::kUtf8;
      one.add("encoding", is_utf8 ? "utf-8" : "gb18030")
          .add("delimiter", std::string(1, table.form->delimiter));
    }
    one.add("totals", totals_of(summary))
        .add("notes", notes_of(context, *table.import))
        .add("note_count", summary.note_count);
    tables.push_back(std::move(one));
  }
  return tables;
}

void tell_notes(const Context& context, const InputBatch& batch) {
  for (const auto& [file, table] : batch.tables) {
    const ImportSummary& summary = table.import->summary();
    for (const CellRemark& note : summary.notes) {
      write_error_line(fmt::format("{}:{} {} {}: {}", printable(batch.files[file]),
                                   cell_text(*table.import, note.cell), printable(note.heading),
                                   printable(shown_text(format_json(JsonValue(note.value)))),
                                   context.tell(note.text)));
    }
    if (summary.note_count > summary.notes.size()) {
      write_error_line(context.tell("……共 {} 处", "… {} in all", summary.note_count));
    }
  }
}

}  // namespace fundtrail
