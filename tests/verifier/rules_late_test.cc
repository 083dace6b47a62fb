// SPDX-License-Identifier: Apache-2.0
//
// C05: what was recorded long after it happened. Entries are recorded on 2024-12-31.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

std::string paid(std::string_view id, std::string_view dated_on, std::string_view late_reason = {},
                 std::string_view amount = "100万元") {
  return line_of("disbursement", id, {},
                 {{"programme", "PG"},
                  {"from", "A"},
                  {"to", "V"},
                  {"amount", amount},
                  {"stage", "payment"},
                  {"dated_on", dated_on},
                  {"late_reason", late_reason}});
}

std::string c05(const RuleRun& run) {
  const Check check = run.only("C05");
  return fmt::format("{} {} {}: {}", enum_name(check.result), enum_name(check.severity),
                     show(check.records), check.message.zh);
}
std::string c05(const std::string& lines) { return c05(run_lines(lines)); }

BOOST_AUTO_TEST_SUITE(rules_late)

BOOST_AUTO_TEST_CASE(c05_is_clear_on_the_last_day_and_fires_on_the_next) {
  BOOST_TEST(c05(paid("P1", "2024-12-01")) ==
             "clear hint 0:: 已查 1 笔有业务日期的记录，入账都不晚于其后 30 天");
  BOOST_TEST(c05(paid("P1", "2024-11-30")) ==
             "refuted hint 1: P1: 入账晚于业务日期超过 30 天的：拨付 1 笔；最晚的是 P1，晚 31 "
             "天；都没有写明补录原因");
}

BOOST_AUTO_TEST_CASE(c05_counts_by_kind_and_names_the_latest_and_the_reason) {
  BOOST_TEST(
      c05(paid("P1", "2024-07-01", "账户变更") + allocation("AL", {.dated_on = "2024-04-29"}) +
          paid("P2", "2024-12-20") + paid("P3", "2024-04-29", "漏记")) ==
      "refuted hint 3: P1 AL P3: 入账晚于业务日期超过 30 天的：下达 1 笔；拨付 2 笔；最晚的是 "
      "AL，晚 246 天；其中 2 笔写明补录原因，如 P3：漏记");
}

// A document's own date, and what a balance or report is the state of, are no late recording.
BOOST_AUTO_TEST_CASE(c05_looks_at_days_on_which_something_happened) {
  const std::string lines =
      document_line("D", "regulation", "cited", text_field("dated_on", "2020-01-01")) +
      target_line("T", "ge", text_field("value", "3部")) +
      report_line("R", "T", "3部", text_field("as_of", "2024-01-31")) +
      line_of("balance", "BL", {},
              {{"programme", "PG"},
               {"party", "A"},
               {"as_of", "2023-12-31"},
               {"book", "cash"},
               {"amount", "1万元"},
               {"class", "carryover"}});
  BOOST_TEST(c05(lines) == "not_applicable hint 0:: 账本里没有本规则可核对的记录");
}

BOOST_AUTO_TEST_CASE(c05_goes_by_amended_dates_and_passes_over_what_was_wholly_reversed) {
  const std::string lines = paid("P1", "2024-01-01");
  BOOST_TEST(enum_name(run_lines(lines).only("C05").result) == "refuted");
  // The amendment itself is dated 2025-03-01.
  BOOST_TEST(c05(lines + amendment("CR", "P1", "dated_on", "2024-12-01")) ==
             "clear hint 0:: 已查 2 笔有业务日期的记录，入账都不晚于其后 30 天");
  BOOST_TEST(c05(lines + reversal("CR", "P1", "100万元")) ==
             "clear hint 0:: 已查 1 笔有业务日期的记录，入账都不晚于其后 30 天");
  BOOST_TEST(enum_name(run_lines(lines + reversal("CR", "P1", "99万元")).only("C05").result) ==
             "refuted");
}

BOOST_AUTO_TEST_CASE(c05_goes_by_its_threshold) {
  const auto found = [](std::int64_t days) {
    VerifyOptions options;
    options.rules.thresholds.c05_days = days;
    const MemorySource source(read_lines(register_lines() + paid("P1", "2024-12-30")));
    for (const Check& check : verify(source, options).checks) {
      if (check.rule == "C05") return std::string(enum_name(check.result));
    }
    return std::string();
  };
  BOOST_TEST(found(1) == "clear");
  BOOST_TEST(found(0) == "refuted");
}

BOOST_AUTO_TEST_CASE(c05_concludes_nothing_from_a_damaged_chain) {
  MemorySource source(read_lines(register_lines() + paid("P1", "2024-01-01")));
  source.set_recorded_at(5, 0);
  for (const Check& check : verify(source, {}).checks) {
    if (check.rule != "C05") continue;
    BOOST_TEST(enum_name(check.result) == "unproven");
    BOOST_TEST(check.message.zh == "链已受损，入账时间不足为凭");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
