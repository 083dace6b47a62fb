// SPDX-License-Identifier: Apache-2.0
#include "report/trace.h"

#include <map>
#include <string>

#include <boost/test/unit_test.hpp>

#include "report/trace_text.h"
#include "schemas/json/json_value.h"
#include "verifier/view.h"

namespace fundtrail::test {
namespace {

// Fields that every record here has are added; `more` begins with a comma or is empty.
Record make(const std::string& kind, const std::string& id, const std::string& more) {
  return record_from_json(parse_json(R"({"kind":")" + kind + R"(","id":")" + id +
                                     R"(","programme":"PG-1")" + more + "}"));
}
Record make_budget(const std::string& id, const std::string& amount, const std::string& type) {
  return make("budget", id,
              R"(,"amount":")" + amount + R"(","source":"province","type":")" + type + R"(")");
}
Record make_allocation(const std::string& id, const std::string& amount, const std::string& more,
                       const std::string& type = "regular") {
  return make("allocation", id,
              R"(,"from":"a","to":"b","dated_on":"2024-04-29","amount":")" + amount +
                  R"(","type":")" + type + R"(")" + more);
}
Record make_cash(const std::string& id, const std::string& stage, const std::string& amount,
                 const std::string& more) {
  return make(
      "disbursement", id,
      R"(,"from":"b","to":"c","amount":")" + amount + R"(","stage":")" + stage + R"(")" + more);
}
Record make_refund(const std::string& id, const std::string& of, const std::string& amount) {
  return make("refund", id,
              R"(,"of":")" + of + R"(","from":"c","to":"b","amount":")" + amount +
                  R"(","reason":"returned","dated_on":"2024-09-10")");
}

using Records = std::vector<Placed<Record>>;

Records number(const std::vector<Record>& records) {
  Records numbered;
  for (const Record& record : records) numbered.push_back({numbered.size() + 1, 0, record});
  return numbered;
}

// The records as the corrections among them leave them.
Records corrected(const Records& records) {
  std::vector<Placed<Correction>> corrections;
  std::map<std::string, Placed<Record>, std::less<>> by_id;
  for (const Placed<Record>& one : records) {
    const auto* correction = std::get_if<Correction>(&one.record);
    if (correction != nullptr) corrections.push_back({one.sequence, 0, *correction});
    by_id.emplace(record_id(one.record), one);
  }
  const View view({}, corrections, [&](const std::string& id) { return by_id.at(id); }, {});
  Records effective;
  for (const Placed<Record>& one : records) {
    view.show({.sequence = one.sequence}, one.record,
              [&](const auto&, const Record& shown, auto reversals) {
                effective.push_back({one.sequence, 0, shown, {reversals.begin(), reversals.end()}});
              });
  }
  return effective;
}

// A province hands on to a city, which pays twice and gets something back.
Records sample() {
  return number({make_budget("B1", "1000万元", "initial"), make_budget("B2", "200万元", "decrease"),
                 make_allocation("A1", "700万元", ""),
                 make_allocation("A2", "100万元", R"(,"of":"A1")", "increase"),
                 make_allocation("N1", "600万元", R"(,"under":"A1")"),
                 make_cash("T1", "transfer", "800万元", R"(,"under":"A1")"),
                 make_cash("P1", "payment", "300万元", R"(,"under":"N1")"),
                 make_cash("P2", "payment", "50万元", R"(,"under":"N1")"),
                 make_refund("R1", "P1", "20万元"), make_cash("X1", "payment", "7万元", "")});
}

std::string shape(const Trace& trace, const TraceForest& forest) {
  std::string text;
  for (const TraceNode& node : forest.nodes) {
    text += (text.empty() ? "" : " ") + std::string(node.depth, '.') + (node.is_origin ? "(" : "") +
            std::string(record_id(trace.records[node.record].record)) + (node.is_origin ? ")" : "");
  }
  return text;
}

const TraceNode& node(const Trace& trace, const std::string& id) {
  for (const TraceNode& one : trace.flow.nodes) {
    if (record_id(trace.records[one.record].record) == id) return one;
  }
  throw std::out_of_range(id);
}

constexpr std::int64_t kWan = 1'000'000;  // 分 in 1万元

}  // namespace

BOOST_AUTO_TEST_SUITE(trace)

BOOST_AUTO_TEST_CASE(hangs_records_from_what_they_name) {
  const Trace made = make_trace("PG-1", sample(), std::nullopt);
  BOOST_TEST(shape(made, made.flow) == "A1 .A2 .N1 ..P1 ...R1 ..P2 .T1");
  BOOST_TEST(shape(made, made.unlinked) == "X1");
  BOOST_TEST(made.budgets.size() == 2U);
}

BOOST_AUTO_TEST_CASE(sums_each_node_and_the_whole) {
  const Trace made = make_trace("PG-1", sample(), std::nullopt);
  BOOST_TEST((made.budget == 800 * kWan));
  const TraceNode& top = node(made, "A1");
  BOOST_TEST((top.net == 800 * kWan));
  BOOST_TEST((top.totals.allocated.fen == 600 * kWan));
  BOOST_TEST((top.totals.transferred.fen == 800 * kWan));
  BOOST_TEST((top.totals.paid.fen == 330 * kWan));
  BOOST_TEST(top.totals.paid.count == 2U);
  BOOST_TEST((node(made, "P1").net == 280 * kWan));
  BOOST_TEST((made.flow.totals.allocated.fen == 800 * kWan));
  BOOST_TEST((made.flow.totals.transferred.fen == 800 * kWan));
  BOOST_TEST((made.flow.totals.paid.fen == 330 * kWan));
  BOOST_TEST((made.unlinked.totals.paid.fen == 7 * kWan));
}

// Budgets, a decrease and a payment are reversed, one of them in part; T1 moves to another level.
BOOST_AUTO_TEST_CASE(sums_what_corrections_leave) {
  const auto correct = [](const std::string& id, const std::string& of, const std::string& more) {
    return make("correction", id,
                R"(,"of":")" + of +
                    R"(","dated_on":"2024-10-01","reason":"录错","approved_by":"处长")" + more);
  };
  const std::string reverse = R"(,"type":"reverse")";
  Records records = sample();
  for (const Record& one :
       {correct("C1", "P2", reverse + R"(,"amount":"20万元")"), correct("C2", "A2", reverse),
        correct("C3", "B2", reverse), correct("C4", "R1", reverse),
        correct("C5", "T1", R"(,"type":"amend","set":[{"field":"under","value":"N1"}])")}) {
    records.push_back({records.size() + 1, 0, one});
  }
  const Trace made = make_trace("PG-1", corrected(records), std::nullopt);
  BOOST_TEST(shape(made, made.flow) == "A1 .A2 ..C2 .N1 ..T1 ...C5 ..P1 ...R1 ....C4 ..P2 ...C1");
  BOOST_TEST((made.budget == 1000 * kWan));
  BOOST_TEST((node(made, "A1").net == 700 * kWan));
  BOOST_TEST((node(made, "A1").totals.transferred.fen == 0));
  BOOST_TEST((node(made, "N1").totals.transferred.fen == 800 * kWan));
  BOOST_TEST((node(made, "P1").net == 300 * kWan));
  BOOST_TEST((node(made, "P2").net == 30 * kWan));
  BOOST_TEST((node(made, "C1").net == 20 * kWan));
  BOOST_TEST((made.flow.totals.paid.fen == 330 * kWan));
  const std::string text = trace_text(made, {});
  BOOST_TEST(text.find(" -20.00万元  2024-10-01") != std::string::npos, text);
}

BOOST_AUTO_TEST_CASE(keeps_what_concerns_a_party_and_below) {
  const Trace whole = make_trace("PG-1", sample(), TraceFocus{Kind::kParty, "a"});
  BOOST_TEST(shape(whole, whole.flow) == "A1 .A2 .N1 ..P1 ...R1 ..P2 .T1");
  const Trace payee = make_trace("PG-1", sample(), TraceFocus{Kind::kParty, "c"});
  BOOST_TEST(shape(payee, payee.flow) == "(A1) .(N1) ..P1 ...R1 ..P2 .T1");
  BOOST_TEST(shape(payee, payee.unlinked) == "X1");
  BOOST_TEST(payee.budgets.empty());
  BOOST_TEST((payee.flow.totals.paid.fen == 330 * kWan));
  const Trace nobody = make_trace("PG-1", sample(), TraceFocus{Kind::kParty, "z"});
  BOOST_TEST(nobody.flow.nodes.empty());
  BOOST_TEST(nobody.unlinked.nodes.empty());
}

// What a payee's money came from stands above it, and counts in no sum.
BOOST_AUTO_TEST_CASE(tells_where_the_money_of_a_party_came_from) {
  const Trace payee = make_trace("PG-1", sample(), TraceFocus{Kind::kParty, "c"});
  const std::string text = trace_text(payee, {});
  BOOST_TEST(text.find("来自 下达 a→b") != std::string::npos, text);
  BOOST_TEST(text.find("  来自 转下达 a→b") != std::string::npos, text);
  BOOST_TEST(text.find("其下") == std::string::npos, text);
  BOOST_TEST((payee.flow.totals.allocated.count == 0));
  BOOST_TEST((payee.flow.totals.transferred.fen == 800 * kWan));
  BOOST_TEST(format_json(trace_json(payee)).find(R"("depth":0,"seq":3,"origin":true)") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(keeps_the_branch_of_an_allocation) {
  const Trace branch = make_trace("PG-1", sample(), TraceFocus{Kind::kAllocation, "N1"});
  BOOST_TEST(shape(branch, branch.flow) == "(A1) .N1 ..P1 ...R1 ..P2");
  BOOST_TEST(branch.unlinked.nodes.empty());
  BOOST_TEST((branch.flow.totals.allocated.fen == 600 * kWan));
  BOOST_TEST((branch.flow.totals.paid.fen == 330 * kWan));
}

BOOST_AUTO_TEST_CASE(keeps_what_names_a_project_and_below) {
  const auto records = number({make_allocation("A1", "9万元", ""),
                               make_allocation("N1", "5万元", R"(,"under":"A1","project":"PJ")"),
                               make_cash("P1", "payment", "3万元", R"(,"under":"N1")"),
                               make_cash("P2", "payment", "2万元", R"(,"under":"A1")"),
                               make_cash("P3", "payment", "1万元", R"(,"project":"PJ")")});
  const Trace made = make_trace("PG-1", records, TraceFocus{Kind::kProject, "PJ"});
  BOOST_TEST(shape(made, made.flow) == "(A1) .N1 ..P1");
  BOOST_TEST(shape(made, made.unlinked) == "P3");
  BOOST_TEST(trace_text(made, {}).find("中 PJ 的资金去向") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(says_of_what_there_is_no_record) {
  const Trace made = make_trace("PG-1", number({make_allocation("A1", "9万元", "")}), std::nullopt);
  BOOST_TEST(trace_text(made, {}).find("下达 9.00万元，到位 无记录，财政间调拨 无记录，拨至单位 "
                                       "无记录，支付 无记录\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(lists_circles_as_unlinked_once) {
  const Trace made = make_trace("PG-1",
                                number({make_allocation("A1", "1万元", R"(,"under":"A2")"),
                                        make_allocation("A2", "1万元", R"(,"under":"A1")"),
                                        make_cash("P1", "payment", "1万元", R"(,"under":"A2")")}),
                                std::nullopt);
  BOOST_TEST(made.flow.nodes.empty());
  BOOST_TEST(shape(made, made.unlinked) == "A1 .A2 ..P1");
}

BOOST_AUTO_TEST_CASE(lists_what_names_a_record_of_another_programme_as_unlinked) {
  const Trace made =
      make_trace("PG-1",
                 number({make_allocation("A1", "1万元", R"(,"under":"elsewhere")"),
                         make_cash("P1", "payment", "1万元", R"(,"under":"elsewhere")")}),
                 std::nullopt);
  BOOST_TEST(made.flow.nodes.empty());
  BOOST_TEST(shape(made, made.unlinked) == "A1 P1");
}

BOOST_AUTO_TEST_CASE(bears_a_chain_as_long_as_a_ledger) {
  std::vector<Record> chain{make_allocation("A0", "1元", "")};
  for (int i = 1; i < 100'000; ++i) {
    Allocation next = std::get<Allocation>(chain.front());
    next.id.value = "A" + std::to_string(i);
    next.under = AllocationRef{"A" + std::to_string(i - 1)};
    chain.emplace_back(std::move(next));
  }
  const Trace made = make_trace("PG-1", number(chain), std::nullopt);
  BOOST_TEST(made.flow.nodes.size() == 100'000U);
  BOOST_TEST(made.flow.nodes.back().depth == 99'999U);
}

BOOST_AUTO_TEST_CASE(writes_no_more_for_a_record_however_deep_it_stands) {
  const auto chain_text = [](int length) {
    std::vector<Record> chain{make_allocation("A1000", "1元", "")};
    for (int i = 1; i < length; ++i) {
      const std::string under = "A" + std::to_string(999 + i);
      chain.push_back(make_allocation("A" + std::to_string(1'000 + i), "1元",
                                      R"(,"under":")" + under + R"(")"));
    }
    return trace_text(make_trace("PG-1", number(chain), std::nullopt), {}).size();
  };
  BOOST_TEST(chain_text(500) - chain_text(400) == chain_text(400) - chain_text(300));
}

BOOST_AUTO_TEST_CASE(tells_amounts_dates_documents_and_records) {
  const Trace made = make_trace(
      "PG-1",
      number({make_allocation("A1", "700万元", R"(,"evidence":[{"document":"D1","section":"一"}])"),
              make_cash("T1", "transfer", "700万元", R"(,"under":"A1")")}),
      std::nullopt);
  const std::string text = trace_text(made, {});
  BOOST_TEST(text.find("下达 a→b          700.00万元  2024-04-29  D1 一  A1（第 1 号）\n") !=
             std::string::npos);
  BOOST_TEST(text.find("  财政间调拨 b→c  700.00万元  未载明      无     T1（第 2 号）\n") !=
             std::string::npos);
  BOOST_TEST(text.find("其下：财政间调拨 700.00万元，支付 无记录\n") != std::string::npos);
  BOOST_TEST(text.find("没有支付记录") != std::string::npos);
  const std::string english = trace_text(made, {Language::kEnglish, Paint(), {}, {}});
  BOOST_TEST(english.find("No payment is recorded") != std::string::npos);
  BOOST_TEST(english.find("not stated") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(makes_a_document_of_nodes_with_depths) {
  const JsonValue json = trace_json(make_trace("PG-1", sample(), std::nullopt));
  const JsonArray& flow = *json.find("flow")->array();
  BOOST_TEST(flow.size() == 7U);
  BOOST_TEST(format_json(flow[2]).starts_with(
      R"({"depth":1,"seq":5,"net_fen":"600000000","totals":{"allocated_fen":"0",)"));
  BOOST_TEST(*json.find("budget_fen")->text() == "800000000");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
