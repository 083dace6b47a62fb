// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <limits>
#include <numeric>

#include "cli/command.h"
#include "cli/record_names.h"
#include "cli/suggest.h"
#include "cli/view_options.h"
#include "cli/viewed_records.h"
#include "ledger/ledger.h"
#include "report/printable.h"
#include "report/record_text.h"
#include "report/table.h"
#include "report/view_text.h"
#include "schemas/choices.h"
#include "verifier/integrity/integrity.h"
#include "verifier/record_query.h"
#include "verifier/rules/rule_info.h"

namespace fundtrail {
namespace {

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
  if (selected) {
    Sequences both;
    std::ranges::set_intersection(*selected, found, std::back_inserter(both));
    found = std::move(both);
  }
  selected = std::move(found);
}

// Takes out of `selected` what the view leaves out. A whole ledger stays nothing, if it can.
void leave_out(std::optional<Sequences>& selected, const ViewedRecords& records) {
  const Sequences left_out = records.left_out();
  if (left_out.empty()) return;
  if (!selected) {
    selected.emplace(records.entries().size());
    std::iota(selected->begin(), selected->end(), std::uint64_t{0});
  }
  Sequences rest;
  std::ranges::set_difference(*selected, left_out, std::back_inserter(rest));
  selected = std::move(rest);
}

// What is asked for, by ids where names were given.
RecordQuery read_query(const CommandLine& line, const ViewedRecords& records) {
  const RecordNames names(records);
  RecordQuery query;
  if (const auto kind = line.value("--kind")) {
    require_kind(*kind);
    query.kind = find_enum_name<Kind>(*kind)->value;
  }
  const auto resolve = [&](const char* option, Kind kind) -> std::optional<std::string> {
    const auto value = line.value(option);
    return value ? std::optional(names.resolve(*value, {kind})) : std::nullopt;
  };
  query.programme = resolve("--programme", Kind::kProgramme);
  query.party = resolve("--party", Kind::kParty);
  query.document = resolve("--document", Kind::kDocument);
  query.from = line.date("--from");
  query.to = line.date("--to");
  if (query.from && query.to && *query.to < *query.from) {
    throw Error(ErrorCode::kUsage, say("--from {} 晚于 --to {}，没有这样的日期",
                                       "--from {} is after --to {}: there is no such date",
                                       format_date(*query.from), format_date(*query.to)));
  }
  return query;
}

// Nothing: every entry of the ledger.
std::optional<Sequences> select(const RecordQuery& query, const ViewedRecords& records) {
  std::optional<Sequences> selected;
  const auto narrow_by = [&](IndexTermType type, const std::optional<std::string>& term) {
    if (term) narrow(selected, records.sequences(type, *term));
  };
  if (query.kind) {
    narrow(selected, records.sequences(IndexTermType::kKind, enum_name(*query.kind)));
  }
  narrow_by(IndexTermType::kProgramme, query.programme);
  narrow_by(IndexTermType::kParty, query.party);
  narrow_by(IndexTermType::kDocument, query.document);
  if (query.from || query.to) narrow(selected, records.sequences_dated(query.from, query.to));
  leave_out(selected, records);
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

// The records to list, in the manner of a view.
struct Listing {
  const ViewedRecords& records;
  RecordNames names;
  Selection selection;
  std::uint64_t listed;  // the first so many

  Message description(const std::optional<ViewedRecord>& viewed) {
    if (!viewed) return say("（本程序不认识的类别）", "(of a kind not known to this program)");
    const Message text = describe_record(viewed->record, names.name_of());
    const Message mark = viewed->corrections ? correction_mark(*viewed->corrections) : Message{};
    return mark.is_empty() ? text : say("{}【{}】", "{} [{}]", text, mark);
  }
};

void write_rows(const Context& context, Listing& listing) {
  for (std::uint64_t first = 0; first < listing.listed; first += kRowsTogether) {
    Table table({Table::Align::kRight, Table::Align::kLeft, Table::Align::kLeft});
    if (first == 0) {
      table.add_row({context.tell("序号", "no."), context.tell("业务日期", "date"),
                     context.tell("记录", "record")});
    }
    const std::uint64_t last = std::min<std::uint64_t>(listing.listed, first + kRowsTogether);
    for (std::uint64_t i = first; i < last; ++i) {
      const std::uint64_t sequence = listing.selection.at(i);
      const auto viewed = listing.records.record(sequence);
      const auto date = viewed ? business_date(viewed->record) : std::nullopt;
      table.add_row({std::to_string(sequence), date ? format_date(*date) : "-",
                     printable(context.tell(listing.description(viewed)))});
    }
    context.out.write(table.format());
  }
}

void write_list(const Context& context, Listing& listing) {
  const std::uint64_t count = listing.selection.count();
  if (count == 0) {
    context.out.write(context.tell("没有符合条件的记录。\n", "No record matches.\n"));
  } else if (listing.listed == 0) {
    context.out.write(context.tell("共 {} 条（--limit 0：只计数）。\n",
                                   "{} records (--limit 0 counts only).\n", count));
  } else {
    write_rows(context, listing);
    context.out.write(listing.listed < count
                          ? context.tell("\n共 {} 条，列出前 {} 条。\n",
                                         "\n{} records, the first {} listed.\n", count,
                                         listing.listed)
                          : context.tell("\n共 {} 条。\n", "\n{} records.\n", count));
  }
  write_view(context, listing.records.view().options());
}

JsonValue item_json(const ViewedRecords& records, std::uint64_t sequence) {
  JsonValue item = JsonObject{{"seq", sequence}};
  const auto viewed = records.record(sequence);
  if (!viewed) return item;
  item.add("recorded_at", format_time_json(viewed->recorded_at_us))
      .add("record", record_to_json(viewed->record));
  if (viewed->corrections) item.add("corrected", correction_mark_json(*viewed->corrections));
  return item;
}

// A document written as it is read: one record a line.
void write_json_list(const Context& context, const Listing& listing) {
  context.out.write("{\n  \"schema\": \"fundtrail.list/1\",\n");
  const ViewOptions& view = listing.records.view().options();
  if (view.is_cut()) {
    context.out.write(
        fmt::format("  \"view\": {},\n", format_json(view_json({view.as_of, view.known_size}))));
  }
  context.out.write("  \"records\": [");
  for (std::uint64_t i = 0; i < listing.listed; ++i) {
    context.out.write((i == 0 ? "\n    " : ",\n    ") +
                      format_json(item_json(listing.records, listing.selection.at(i))));
  }
  context.out.write(fmt::format("{}],\n  \"listed\": {},\n  \"record_count\": {}\n}}\n",
                                listing.listed == 0 ? "" : "\n  ", listing.listed,
                                listing.selection.count()));
}

// What an answer to an inquiry says of the query that it was made of. It is run by the code that a
// verification runs it by, and not by the index.
void write_digest(const Context& context, const EntrySource& source, std::uint64_t size,
                  const RecordQuery& query) {
  const SizedQuery queries[] = {{query, size}};
  const QueryOutcome outcome = run_queries(source, find_hash_suite(source), queries).front();
  if (!outcome.digest) {
    throw Error(ErrorCode::kUnchecked,
                say("第 {} 号缺失、受损，或为本程序不认识的类别，结果没有摘要",
                    "entry {} is missing, damaged or of a kind not known to this program: the "
                    "result has no digest",
                    outcome.unread));
  }
  const JsonObject fields{{"query", format_query(query)},
                          {"rules_version", std::string(kRulesVersion)},
                          {"result_digest", format_hex(outcome.digest->bytes)},
                          {"at_size", size}};
  if (context.settings.is_json) {
    JsonValue document =
        JsonObject{{"schema", "fundtrail.query/1"}, {"record_count", outcome.count}};
    document.add("answer", fields);
    context.write_json(document);
    return;
  }
  context.out.write(format_json(fields) + "\n");
  context.out.write(
      context.tell("共 {} 条。以上四个字段抄入答复（answer），核验时按规则 Q02 重跑。\n",
                   "{} records. An answer takes these four fields; `verify` runs the "
                   "query again by rule Q02.\n",
                   outcome.count));
}

int run_list(Context& context) {
  const auto limit = context.line.count("--limit", std::numeric_limits<std::uint64_t>::max());
  const bool is_digest = context.line.has("--digest");
  if (is_digest && (limit || context.line.has("--as-of"))) {
    throw Error(ErrorCode::kUsage,
                say("--digest 是全部结果的摘要，不能和 --limit、--as-of 一起用",
                    "--digest is of the whole result: leave out --limit and --as-of"));
  }
  const Ledger ledger(context.settings.folder, Ledger::Access::kRead);
  const std::unique_ptr<EntrySource> source = ledger.snapshot();
  const ViewedRecords records(*source, read_view(context.line, *source));
  const RecordQuery query = read_query(context.line, records);
  if (is_digest) {
    write_digest(context, *source, records.entries().size(), query);
    return 0;
  }
  Listing listing{records, RecordNames(records),
                  Selection(select(query, records), records.entries().size()), 0};
  const std::uint64_t count = listing.selection.count();
  listing.listed = std::min(limit.value_or(count), count);
  if (context.settings.is_json) {
    write_json_list(context, listing);
  } else {
    write_list(context, listing);
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
                    say("某机构某年的记录", "a party's records of one year")},
                   {"fundtrail list --known-at 2025-03-31",
                    say("写报告那天账本里有的", "what the ledger held when a report was written")},
                   {"fundtrail list --kind allocation --digest",
                    say("答复问询时所据的记录，留下可以重跑的摘要",
                        "the records that an answer to an inquiry rests on, to be run again")}};
  info.options = {
      {"--kind", "KIND",
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
       say("至多列出 N 条，缺省全部；0 只计数", "list at most N, all unless given; 0 counts only")},
      {"--digest", "",
       say("不列记录，只印结果的摘要，供答复（answer）抄录",
           "print a digest of the result, for an answer to state, and no records")}};
  for (OptionInfo& option : view_options()) info.options.push_back(std::move(option));
  info.details = say(
      "几个条件同时满足才列出。没有业务日期的记录不在 --from、--to 的范围内。\n"
      "记录按更正后的列，并注明已更正、已红字冲销及余额；原样和每次更正见 fundtrail show 编号。",
      "A record must meet every condition. One without a business date is in no range of --from "
      "and --to.\nRecords are as corrections leave them, and marked: amended, reversed, what is "
      "left. `fundtrail show ID` has them as appended, and each correction.");
  info.opens_ledger = true;
  info.run = run_list;
  return info;
}

}  // namespace fundtrail
