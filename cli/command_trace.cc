// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.h"
#include "cli/record_names.h"
#include "cli/view_options.h"
#include "cli/viewed_records.h"
#include "ledger/ledger.h"
#include "report/printable.h"
#include "report/trace.h"
#include "report/trace_text.h"
#include "report/view_text.h"

namespace fundtrail {
namespace {

bool is_money(const Record& record) {
  const Kind kind = record_kind(record);
  return kind == Kind::kBudget || kind == Kind::kAllocation || kind == Kind::kReceipt ||
         kind == Kind::kDisbursement || kind == Kind::kRefund || kind == Kind::kBalance;
}

class TraceReader {
 public:
  explicit TraceReader(const ViewedRecords& records) : records_(records) {}

  // The records of money of a programme, with the refunds and corrections of those, which need not
  // name the programme themselves.
  std::vector<Placed<Record>> records_of(const std::string& programme) {
    std::map<std::uint64_t, Placed<Record>> found;
    std::vector<std::string> ids;
    for (const auto sequence : records_.sequences(IndexTermType::kProgramme, programme)) {
      auto placed = read(sequence);
      if (!placed || !is_money(placed->record)) continue;
      ids.emplace_back(record_id(placed->record));
      found.emplace(sequence, std::move(*placed));
    }
    while (!ids.empty()) {
      const std::string id = std::move(ids.back());
      ids.pop_back();
      for (const auto sequence : related_to(id)) add_related(sequence, found, ids);
    }
    std::vector<Placed<Record>> records;
    records.reserve(found.size());
    for (auto& [sequence, placed] : found) records.push_back(std::move(placed));
    return records;
  }

  // The programmes whose money a party gave or received.
  std::set<std::string> programmes_of(const std::string& party) {
    std::set<std::string> programmes;
    for (const auto sequence : records_.sequences(IndexTermType::kParty, party)) {
      const auto placed = read(sequence);
      if (!placed || !is_money(placed->record)) continue;
      if (const auto programme = programme_of(placed->record)) programmes.insert(*programme);
    }
    return programmes;
  }

 private:
  // A record as the view has it, unless the view leaves it out.
  [[nodiscard]] std::optional<Placed<Record>> read(std::uint64_t sequence) const {
    auto viewed = records_.record(sequence);
    if (!viewed || records_.leaves_out(viewed->record)) return std::nullopt;
    Placed<Record> placed{sequence, viewed->recorded_at_us, std::move(viewed->record)};
    if (viewed->corrections != nullptr) {
      placed.reversals = viewed->corrections->effective.reversals;
    }
    return placed;
  }

  // Where the refunds and corrections of `id` stand. All of them are read once, however many
  // programmes are traced.
  std::vector<std::uint64_t> related_to(const std::string& id) {
    if (!related_) {
      related_.emplace();
      for (const Kind kind : {Kind::kRefund, Kind::kCorrection}) {
        for (const auto sequence : records_.sequences(IndexTermType::kKind, enum_name(kind))) {
          if (const auto placed = read(sequence)) note_related(sequence, placed->record);
        }
      }
    }
    const auto known = related_->find(id);
    return known == related_->end() ? std::vector<std::uint64_t>() : known->second;
  }

  void note_related(std::uint64_t sequence, const Record& record) {
    const auto* refund = std::get_if<Refund>(&record);
    const auto* correction = std::get_if<Correction>(&record);
    if (refund != nullptr) (*related_)[refund->of.id].push_back(sequence);
    if (correction != nullptr) (*related_)[correction->of.id].push_back(sequence);
  }

  // A refund may be corrected in its turn.
  void add_related(std::uint64_t sequence, std::map<std::uint64_t, Placed<Record>>& found,
                   std::vector<std::string>& ids) {
    if (found.contains(sequence)) return;
    auto placed = read(sequence);
    if (!placed) return;
    if (record_kind(placed->record) == Kind::kRefund) ids.emplace_back(record_id(placed->record));
    found.emplace(sequence, std::move(*placed));
  }

  std::optional<std::string> programme_of(const Record& record) {
    const RecordBase* base = record_base(record);
    if (base->programme) return base->programme->id;
    const auto* refund = std::get_if<Refund>(&record);
    const auto of = refund ? records_.record(refund->of.id) : std::nullopt;
    const RecordBase* of_base = of ? record_base(of->record) : nullptr;
    if (of_base == nullptr || !of_base->programme) return std::nullopt;
    return of_base->programme->id;
  }

  const ViewedRecords& records_;
  std::optional<std::map<std::string, std::vector<std::uint64_t>>> related_;  // by `of`
};

// What is to be traced: programmes, and perhaps a part of them.
struct Request {
  std::vector<std::string> programmes;
  std::optional<TraceFocus> focus;
};

Request read_request(const std::string& what, const ViewedRecords& records) {
  const std::string id = RecordNames(records).resolve(
      what, {Kind::kProgramme, Kind::kParty, Kind::kProject, Kind::kAllocation});
  const Record record = records.record(id).value().record;
  const Kind kind = record_kind(record);
  if (kind == Kind::kProgramme) return {{id}, std::nullopt};
  Request request{{}, TraceFocus{kind, id}};
  if (const auto* project = std::get_if<Project>(&record)) {
    for (const ProgrammeRef& one : project->programmes) request.programmes.push_back(one.id);
  } else if (kind == Kind::kAllocation) {
    request.programmes.push_back(record_base(record)->programme->id);
  } else {
    const std::set<std::string> programmes = TraceReader(records).programmes_of(id);
    request.programmes.assign(programmes.begin(), programmes.end());
  }
  return request;
}

void write_text(const Context& context, const ViewedRecords& records,
                const std::vector<Trace>& traces, const Request& request) {
  const Settings& settings = context.settings;
  RecordNames names(records);
  if (traces.empty()) {
    context.out.write(context.tell("没有 {}（{}）收付资金的记录。\n",
                                   "No record of money names {} ({}).\n",
                                   printable(names.name(request.focus->id)), request.focus->id));
  }
  bool is_first = true;
  for (const Trace& trace : traces) {
    if (!is_first) context.out.write("\n");
    is_first = false;
    context.out.write(trace_text(
        trace, {settings.language, settings.paint, names.name_of(), names.document_number_of()}));
  }
  write_view(context, records.view().options());
}

int run_trace(Context& context) {
  const Ledger ledger(context.settings.folder, Ledger::Access::kRead);
  const std::unique_ptr<EntrySource> source = ledger.snapshot();
  const ViewedRecords records(*source, read_view(context.line, *source));
  const Request request = read_request(context.line.arguments.front(), records);
  TraceReader reader(records);
  std::vector<Trace> traces;
  for (const std::string& programme : request.programmes) {
    traces.push_back(make_trace(programme, reader.records_of(programme), request.focus));
  }
  if (!context.settings.is_json) {
    write_text(context, records, traces, request);
    return 0;
  }
  JsonArray programmes;
  for (const Trace& trace : traces) programmes.push_back(trace_json(trace));
  JsonValue document = JsonObject{{"schema", "fundtrail.trace/1"}};
  add_view(records.view().options(), document);
  if (request.focus) document.add(std::string(enum_name(request.focus->kind)), request.focus->id);
  document.add("programmes", std::move(programmes));
  context.write_json(document);
  return 0;
}

}  // namespace

CommandInfo trace_command() {
  CommandInfo info;
  info.name = "trace";
  info.summary = say("追踪资金去向：从资金项目、机构、建设项目或一笔下达往下，逐级列出",
                     "trace where money went, down from a programme, party, project or allocation");
  info.examples = {
      {"fundtrail trace PG-JL-2024", say("一个资金项目的全部去向", "a whole programme")},
      {"fundtrail trace 长春市",
       say("一个机构收付的资金及其来处", "one party's money, and its origin")},
      {"fundtrail trace AL-1", say("一笔下达的去向", "one allocation's money")},
      {"fundtrail trace PG-JL-2024 --known-at 2025-03-31",
       say("那天账本里记的去向", "where it had gone, as recorded by that day")}};
  info.positional = {"PROGRAMME|PARTY|PROJECT|ALLOCATION", 1, true,
                     say("资金项目、机构、建设项目或下达，编号或名称",
                         "a programme, party, project or allocation, by id or name")};
  info.options = view_options();
  info.details = say(
      "记录按它自己写明的所依下达（under）、所退的拨付（of）挂接；没有写明的另列，不计入合计。\n"
      "金额按更正后的列，合计已减去红字冲销和退回。",
      "A record hangs from the allocation it names (under) or the disbursement it is of; what "
      "names none is listed apart and\nnot in the totals. Amounts are as corrected, totals net of "
      "reversals and refunds.");
  info.opens_ledger = true;
  info.run = run_trace;
  return info;
}

}  // namespace fundtrail
