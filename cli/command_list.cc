// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <limits>

#include "cli/command.h"
#include "cli/records.h"
#include "cli/suggest.h"
#include "ledger/ledger.h"
#include "report/printable.h"
#include "report/record_text.h"
#include "report/table.h"
#include "schemas/choices.h"

namespace fundtrail {
namespace {

using Sequences = std::vector<std::uint64_t>;

// Rows are aligned in chunks, so that a long list needs little memory and begins at once.
constexpr std::size_t kRowsTogether = 1'000;

void require_kind(const std::string& name) {
  if (find_enum_name<Kind>(name) != nullptr) return;
  const std::vector<Choice> kinds = choices<Kind>();
  throw Error(ErrorCode::kUsage,
              say("没有“{}”这一类记录{}（可用：{}）", "there is no kind “{}”{} (one of: {})",
                  shown_text(name), ask_choice(name, kinds), list_choices(kinds)));
}

// Narrows `selected` to what is also in `found`; nothing selected yet means everything.
void narrow(std::optional<Sequences>& selected, Sequences found) {
  if (!selected) {
    selected = std::move(found);
    return;
  }
  Sequences both;
  std::set_intersection(selected->begin(), selected->end(), found.begin(), found.end(),
                        std::back_inserter(both));
  selected = std::move(both);
}

struct TermOption {
  const char* name;
  IndexTermType type;
  std::vector<Kind> kinds;  // what its value may be the name of
};

// Nothing: every entry of the ledger.
std::optional<Sequences> select(const CommandLine& line, RecordReader& reader) {
  std::optional<Sequences> selected;
  if (const auto kind = line.value("--kind")) {
    require_kind(*kind);
    narrow(selected, reader.sequences(IndexTermType::kKind, *kind));
  }
  const TermOption terms[] = {
      {"--programme", IndexTermType::kProgramme, {Kind::kProgramme}},
      {"--party", IndexTermType::kParty, {Kind::kParty}},
      {"--document", IndexTermType::kDocument, {Kind::kDocument}},
  };
  for (const TermOption& term : terms) {
    const auto value = line.value(term.name);
    if (!value) continue;
    narrow(selected, reader.sequences(term.type, reader.resolve(*value, term.kinds)));
  }
  const auto from = line.date("--from");
  const auto to = line.date("--to");
  if (from && to && *to < *from) {
    throw Error(ErrorCode::kUsage, say("--from {} 晚于 --to {}，没有这样的日期",
                                       "--from {} is after --to {}: there is no such date",
                                       format_date(*from), format_date(*to)));
  }
  if (from || to) narrow(selected, reader.sequences_dated(from, to));
  return selected;
}

// The sequences to list, without holding those of a whole ledger.
class Selection {
 public:
  Selection(std::optional<Sequences> selected, std::uint64_t size)
      : selected_(std::move(selected)), size_(size) {}

  [[nodiscard]] std::uint64_t count() const { return selected_ ? selected_->size() : size_; }
  [[nodiscard]] std::uint64_t at(std::uint64_t i) const { return selected_ ? (*selected_)[i] : i; }

 private:
  std::optional<Sequences> selected_;
  std::uint64_t size_;
};

Message description(const std::optional<Record>& record, RecordReader& reader) {
  if (!record) return say("（本程序不认识的类别）", "(of a kind not known to this program)");
  return describe_record(*record, reader.name_of());
}

void write_rows(const Context& context, RecordReader& reader, const Selection& selection,
                std::uint64_t limit) {
  for (std::uint64_t first = 0; first < limit; first += kRowsTogether) {
    Table table({Table::Align::kRight, Table::Align::kLeft, Table::Align::kLeft});
    if (first == 0) {
      table.add_row({context.tell("序号", "no."), context.tell("业务日期", "date"),
                     context.tell("记录", "record")});
    }
    const std::uint64_t last = std::min<std::uint64_t>(limit, first + kRowsTogether);
    for (std::uint64_t i = first; i < last; ++i) {
      const auto record = reader.record(selection.at(i));
      const auto date = record ? business_date(*record) : std::nullopt;
      table.add_row({std::to_string(selection.at(i)), date ? format_date(*date) : "-",
                     printable(context.tell(description(record, reader)))});
    }
    context.out.write(table.format());
  }
}

void write_list(const Context& context, RecordReader& reader, const Selection& selection,
                std::uint64_t limit) {
  if (selection.count() == 0) {
    context.out.write(context.tell("没有符合条件的记录。\n", "No record matches.\n"));
    return;
  }
  if (limit == 0) {
    context.out.write(context.tell("共 {} 条（--limit 0：只计数）。\n",
                                   "{} records (--limit 0 counts only).\n", selection.count()));
    return;
  }
  write_rows(context, reader, selection, limit);
  if (limit < selection.count()) {
    context.out.write(context.tell("\n共 {} 条，列出前 {} 条。\n",
                                   "\n{} records, the first {} listed.\n", selection.count(),
                                   limit));
  } else {
    context.out.write(context.tell("\n共 {} 条。\n", "\n{} records.\n", selection.count()));
  }
}

JsonValue item_json(RecordReader& reader, std::uint64_t sequence) {
  const Bytes bytes = reader.entry(sequence);
  JsonValue item = JsonObject{{"seq", sequence}};
  if (const auto record = reader.decode(sequence, bytes)) {
    const EntryView view = parse_entry(bytes);
    item.add("recorded_at", format_time_json(view.header.recorded_at_us));
    item.add("record", record_to_json(*record));
  }
  return item;
}

// A document written as it is read: one record a line.
void write_json_list(const Context& context, RecordReader& reader, const Selection& selection,
                     std::uint64_t limit) {
  context.out.write("{\n  \"schema\": \"fundtrail.list/1\",\n  \"records\": [");
  for (std::uint64_t i = 0; i < limit; ++i) {
    context.out.write((i == 0 ? "\n    " : ",\n    ") +
                      format_json(item_json(reader, selection.at(i))));
  }
  context.out.write(fmt::format("{}],\n  \"listed\": {},\n  \"record_count\": {}\n}}\n",
                                limit == 0 ? "" : "\n  ", limit, selection.count()));
}

int run_list(Context& context) {
  const auto limit = context.line.count("--limit", std::numeric_limits<std::uint64_t>::max());
  const Ledger ledger(context.settings.folder, Ledger::Access::kRead);
  const std::unique_ptr<EntrySource> source = ledger.snapshot();
  RecordReader reader(*source);
  const Selection selection(select(context.line, reader), source->head().size);
  const std::uint64_t listed = std::min(limit.value_or(selection.count()), selection.count());
  if (context.settings.is_json) {
    write_json_list(context, reader, selection, listed);
  } else {
    write_list(context, reader, selection, listed);
  }
  return 0;
}

}  // namespace

CommandInfo list_command() {
  CommandInfo info;
  info.name = "list";
  info.summary = say("列出记录", "list records");
  info.examples = {{"fundtrail list --kind disbursement", say("所有拨付", "every disbursement")},
                   {"fundtrail list --party 长春市 --from 2024-01-01 --to 2024-12-31",
                    say("某机构某年的记录", "a party's records of one year")}};
  info.options = {{"--kind", "KIND",
                   say("类别，如 allocation、disbursement", "such as allocation, disbursement")},
                  {"--programme", "ID", say("资金项目的编号或名称", "a programme, by id or name")},
                  {"--party", "ID", say("机构的编号或名称", "a party, by id or name")},
                  {"--document", "ID",
                   say("文件的编号、文号或简称（如 138号文）",
                       "a document, by id, number or the short name that reports print")},
                  {"--from", "DATE",
                   say("业务日期不早于（年-月-日）", "business date not before (YYYY-MM-DD)")},
                  {"--to", "DATE", say("业务日期不晚于", "business date not after")},
                  {"--limit", "N",
                   say("至多列出 N 条，缺省全部；0 只计数",
                       "list at most N, all unless given; 0 counts only")}};
  info.details =
      say("几个条件同时满足才列出。没有业务日期的记录不在 --from、--to 的范围内。",
          "A record must meet every condition. One without a business date is in no range "
          "of --from and --to.");
  info.opens_ledger = true;
  info.run = run_list;
  return info;
}

}  // namespace fundtrail
