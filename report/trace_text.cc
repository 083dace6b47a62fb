// SPDX-License-Identifier: Apache-2.0
#include "report/trace_text.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "report/printable.h"
#include "report/table.h"
#include "report/words.h"

namespace fundtrail {
namespace {

// A chain may be as long as the ledger: what is deeper stands no further to the right.
std::string indentation(std::size_t depth) {
  constexpr std::size_t kDepthShownMax = 32;
  return std::string(2 * std::min(depth, kDepthShownMax), ' ');
}

class TraceWriter {
 public:
  TraceWriter(const Trace& trace, const TraceTextOptions& options)
      : trace_(trace), options_(options) {}

  std::string write() {
    std::string text = options_.paint.bold(title()) + "\n";
    Table table({Table::Align::kLeft, Table::Align::kRight, Table::Align::kLeft,
                 Table::Align::kLeft, Table::Align::kLeft});
    table.add_row({tell("流向", "flow"), tell("金额", "amount"), tell("日期", "date"),
                   tell("依据", "documents"), tell("记录", "record")});
    for (const std::size_t budget : trace_.budgets) add_record(table, budget, 0);
    add_forest(table, trace_.flow);
    text += "\n" + table.format();
    text += section(trace_.unlinked, tell("未挂接到下达的记录（未计入合计）",
                                          "Records linked to no allocation (not in the totals)"));
    text += balances();
    return text + footer();
  }

 private:
  template <class... Args>
  [[nodiscard]] std::string tell(fmt::string_view zh, fmt::string_view en,
                                 const Args&... args) const {
    return tell(say(zh, en, args...));
  }
  [[nodiscard]] std::string tell(const Message& message) const {
    return printable(message.in(options_.language));
  }
  [[nodiscard]] std::string name(const std::string& id) const {
    std::string known = options_.name_of ? options_.name_of(id) : std::string();
    return known.empty() ? id : known;
  }

  [[nodiscard]] std::string title() const {
    if (!trace_.focus) {
      return tell("资金去向：{}（{}）", "Where the money went: {} ({})", name(trace_.programme),
                  trace_.programme);
    }
    const std::string& id = trace_.focus->id;
    if (trace_.focus->kind == Kind::kParty) {
      return tell("{}（{}）中 {}（{}）收付的资金及其去向",
                  "Of {} ({}): what {} ({}) gave and received, and where it went",
                  name(trace_.programme), trace_.programme, name(id), id);
    }
    const std::string called = name(id) == id ? id : tell("{}（{}）", "{} ({})", name(id), id);
    return tell("{}（{}）中 {} 的资金去向", "Of {} ({}): where the money of {} went",
                name(trace_.programme), trace_.programme, called);
  }

  // What a record is, in a few words.
  [[nodiscard]] std::string what(const Record& record) const {
    return std::visit(What{*this}, record);
  }

  struct What {
    const TraceWriter& writer;

    [[nodiscard]] std::string flow(const Message& label, const PartyRef& from,
                                   const PartyRef& to) const {
      return writer.tell("{} {}→{}", "{} {} → {}", label, writer.name(from.id), writer.name(to.id));
    }
    std::string operator()(const Budget& record) const {
      return writer.tell("预算 {} {}", "budget, {}, {}", enum_label(record.type),
                         enum_label(record.source));
    }
    std::string operator()(const Allocation& record) const {
      Message label = enum_label(record.type);
      if (record.type == AllocationType::kRegular) {
        label = record.under ? say("转下达", "passed on") : say("下达", "allocation");
      }
      return flow(label, record.from, record.to);
    }
    std::string operator()(const Receipt& record) const {
      return writer.tell("到位 {}", "received by {}", writer.name(record.party.id));
    }
    std::string operator()(const Disbursement& record) const {
      return flow(enum_label(record.stage), record.from, record.to);
    }
    std::string operator()(const Refund& record) const {
      return flow(enum_label(record.reason), record.from, record.to);
    }
    std::string operator()(const Balance& record) const {
      return writer.tell("{} {} {}", "{}, {}, {}", writer.name(record.party.id),
                         enum_label(record.class_), enum_label(record.book));
    }
    std::string operator()(const Correction& record) const {
      return writer.tell(enum_label(record.type));
    }
    template <class T>
    std::string operator()(const T& record) const {
      return writer.tell(describe_record(record));
    }
  };

  [[nodiscard]] std::string document(const DocumentRef& reference,
                                     const std::optional<std::string>& section) const {
    const std::string number =
        options_.document_number ? options_.document_number(reference.id) : std::string();
    const std::string text = number.empty() ? reference.id : number;
    return printable(section ? text + " " + *section : text);
  }

  [[nodiscard]] std::string documents(const RecordBase& base) const {
    std::string text;
    for (const Evidence& evidence : base.evidence) {
      text +=
          (text.empty() ? "" : tell("、", ", ")) + document(evidence.document, evidence.section);
    }
    if (!text.empty()) return text;
    if (!base.cited_in) return tell("无", "none");
    return tell("录自 {}", "read in {}", document(base.cited_in->document, base.cited_in->section));
  }

  void add_record(Table& table, std::size_t index, std::size_t depth, bool is_origin = false,
                  WideSum taken_back = 0) const {
    const Placed<Record>& traced = trace_.records[index];
    auto amount = record_amount(traced.record);
    if (taken_back != 0) amount = Amount{static_cast<std::int64_t>(-taken_back)};
    const auto date = business_date(traced.record);
    const RecordBase* base = record_base(traced.record);
    const std::string origin = is_origin ? tell("来自 ", "from ") : "";
    table.add_row({indentation(depth) + origin + what(traced.record),
                   amount ? format_wan_yuan(amount->fen) : std::string(),
                   date ? format_date(*date) : tell("未载明", "not stated"), documents(*base),
                   tell(place_words(base->id.value, traced.sequence, "", ""))});
  }

  void add_forest(Table& table, const TraceForest& forest) const {
    for (const TraceNode& node : forest.nodes) {
      const Record& record = trace_.records[node.record].record;
      const WideSum taken_back = std::holds_alternative<Correction>(record) ? node.net : WideSum{0};
      add_record(table, node.record, node.depth, node.is_origin, taken_back);
      if (!node.is_origin && std::holds_alternative<Allocation>(record)) {
        table.add_line(indentation(node.depth + 2) +
                       tell("其下：{}", "below it: {}", totals(node.totals, false)));
      }
    }
  }

  [[nodiscard]] std::string section(const TraceForest& forest, const std::string& title) const {
    if (forest.nodes.empty()) return {};
    Table table({Table::Align::kLeft, Table::Align::kRight, Table::Align::kLeft,
                 Table::Align::kLeft, Table::Align::kLeft});
    add_forest(table, forest);
    return "\n" + options_.paint.bold(title) + "\n" + table.format(2);
  }

  [[nodiscard]] std::string balances() const {
    if (trace_.balances.empty()) return {};
    Table table({Table::Align::kLeft, Table::Align::kRight, Table::Align::kLeft,
                 Table::Align::kLeft, Table::Align::kLeft});
    for (const std::size_t balance : trace_.balances) add_record(table, balance, 0);
    return "\n" + options_.paint.bold(tell("结转结余", "Balances")) + "\n" + table.format(2);
  }

  // Sums, without those of no record unless `is_full`; payments are always told.
  [[nodiscard]] std::string totals(const TraceTotals& sums, bool is_full) const {
    std::string text;
    const auto add = [&](const Message& label, const TraceSum& sum) {
      if (sum.count == 0 && !is_full) return;
      text += tell("{} {}，", "{} {}, ", label, amount_words(sum));
    };
    add(say("下达", "allocated"), sums.allocated);
    add(say("到位", "received"), sums.received);
    add(say("财政间调拨", "transferred"), sums.transferred);
    add(say("拨至单位", "appropriated"), sums.appropriated);
    if (sums.paid.count == 0) return text + tell("支付 无记录", "paid: no record");
    return text + tell("支付 {}（{} 笔）", "paid {} ({} payments)", format_wan_yuan(sums.paid.fen),
                       sums.paid.count);
  }

  static Message amount_words(const TraceSum& sum) {
    const std::string amount = format_wan_yuan(sum.fen);
    return sum.count == 0 ? say("无记录", "(no record)") : Message{amount, amount};
  }

  [[nodiscard]] std::string footer() const {
    std::string text = "\n" + options_.paint.bold(tell("合计：", "Totals: "));
    if (!trace_.budgets.empty()) {
      text += tell("预算 {}，", "budget {}, ", format_wan_yuan(trace_.budget));
    }
    text += totals(trace_.flow.totals, !trace_.focus) + "\n";
    text += tell("各项已减退回、追减、红字冲销；财政间调拨只计直接依首级下达的。",
                 "Refunds and decreases are deducted; transfers are those directly under the first "
                 "allocations.") +
            "\n";
    if (trace_.flow.totals.paid.count == 0) {
      text += options_.paint.doubt(
                  tell("没有支付记录：资金是否付到最终收款人，账本里没有记载。",
                       "No payment is recorded: whether the money reached any final payee, the "
                       "ledger does not say.")) +
              "\n";
    }
    return text;
  }

  const Trace& trace_;
  const TraceTextOptions& options_;
};

std::string fen_text(WideSum fen) { return format_wide(fen); }

JsonValue totals_json(const TraceTotals& totals) {
  return JsonObject{{"allocated_fen", fen_text(totals.allocated.fen)},
                    {"received_fen", fen_text(totals.received.fen)},
                    {"transferred_fen", fen_text(totals.transferred.fen)},
                    {"appropriated_fen", fen_text(totals.appropriated.fen)},
                    {"paid_fen", fen_text(totals.paid.fen)},
                    {"payment_count", totals.paid.count}};
}

JsonValue record_json(const Placed<Record>& traced) {
  return JsonObject{{"seq", traced.sequence}, {"record", record_to_json(traced.record)}};
}

// Nodes stay in a list with their depth: trees may be deeper than JSON readers bear.
JsonValue forest_json(const Trace& trace, const TraceForest& forest) {
  JsonArray nodes;
  for (const TraceNode& node : forest.nodes) {
    const Placed<Record>& traced = trace.records[node.record];
    JsonValue json = JsonObject{{"depth", std::uint64_t{node.depth}}, {"seq", traced.sequence}};
    if (node.is_origin) json.add("origin", true);
    json.add("net_fen", fen_text(node.net));
    if (!node.is_origin && std::holds_alternative<Allocation>(traced.record)) {
      json.add("totals", totals_json(node.totals));
    }
    json.add("record", record_to_json(traced.record));
    nodes.push_back(std::move(json));
  }
  return nodes;
}

}  // namespace

std::string trace_text(const Trace& trace, const TraceTextOptions& options) {
  return TraceWriter(trace, options).write();
}

JsonValue trace_json(const Trace& trace) {
  JsonArray budgets;
  for (const std::size_t i : trace.budgets) budgets.push_back(record_json(trace.records[i]));
  JsonArray balances;
  for (const std::size_t i : trace.balances) balances.push_back(record_json(trace.records[i]));
  JsonValue document;
  document.add("programme", trace.programme)
      .add("budget_fen", fen_text(trace.budget))
      .add("totals", totals_json(trace.flow.totals))
      .add("budgets", std::move(budgets))
      .add("flow", forest_json(trace, trace.flow))
      .add("unlinked", forest_json(trace, trace.unlinked))
      .add("balances", std::move(balances));
  return document;
}

}  // namespace fundtrail
