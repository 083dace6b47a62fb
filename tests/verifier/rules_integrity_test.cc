// SPDX-License-Identifier: Apache-2.0
//
// C01 to C03: what the layers of integrity found, in the list of rules.
#include <boost/test/unit_test.hpp>

#include "tests/support/memory_source.h"
#include "tests/support/sample_records.h"
#include "verifier/verify.h"

namespace fundtrail::test {
namespace {

// The sample ledger of 60 entries.
struct Fixture {
  Fixture() : source(sample_records()) {}

  // The head of the first `size` entries of the ledger as it is now.
  [[nodiscard]] Head head_of(std::uint64_t size) const {
    MemorySource earlier = source;
    earlier.cut_tail(size);
    return earlier.head();
  }
  void expect(const Head& head) {
    options.expect_size = head.size;
    options.expect_root = head.root;
  }
  // `result | expected | actual | message` of each of the three.
  std::string checks() {
    options.jobs = 1;
    found = verify(source, options);
    std::string text;
    for (const Check& check : found.checks) {
      if (check.rule != "C01" && check.rule != "C02" && check.rule != "C03") continue;
      BOOST_TEST(check.subject == "ledger");
      BOOST_TEST((check.severity == Severity::kError));
      text += fmt::format("{} | {} | {} | {}\n", enum_name(check.result), check.expected,
                          check.actual, check.message.zh);
    }
    return text;
  }

  MemorySource source;
  VerifyOptions options;
  Verification found;
};

constexpr std::int64_t kRewrittenUs = 4'000'000'000'000'000;

constexpr std::string_view kWhole = "confirmed |  |  | 60 条：字节、链、树、索引、引用完好\n";

BOOST_FIXTURE_TEST_SUITE(rules_integrity, Fixture)

BOOST_AUTO_TEST_CASE(a_whole_ledger_and_nothing_held) {
  BOOST_TEST(checks() == std::string(kWhole) +
                             "unproven |  |  | 没有所持的封存点、根或条数可以对照\n"
                             "unproven |  |  | 没有所持的封存点、根或条数可以对照\n");
  BOOST_TEST(found.refuted_errors == 0U);
}

BOOST_AUTO_TEST_CASE(what_is_held_agrees) {
  expect(head_of(40));
  BOOST_TEST(checks() ==
             std::string(kWhole) +
                 "confirmed |  |  | 与所持的一致（核验人给定），盖住前 40 条，其后 20 条没有对照\n"
                 "confirmed | ≥ 40 | 60 | 现有 60 条，所知曾有 40 条（核验人给定）\n");
}

BOOST_AUTO_TEST_CASE(a_size_alone_tells_nothing_of_the_content) {
  options.expect_size = 60;
  BOOST_TEST(checks() == std::string(kWhole) +
                             "unproven |  |  | 只知条数，没有根可以对照\n"
                             "confirmed | ≥ 60 | 60 | 现有 60 条，所知曾有 60 条（核验人给定）\n");
}

BOOST_AUTO_TEST_CASE(a_tail_that_was_cut_off) {
  expect(head_of(60));
  source.cut_tail(59);
  const std::string text = checks();
  BOOST_TEST(text.find("confirmed |  |  | 59 条") == 0U);
  BOOST_TEST(text.find("\nunproven |  |  | 账本只有 59 条记录，少于您所持的 60 条") !=
             std::string::npos);
  BOOST_TEST(text.find("\nrefuted | ≥ 60 | 59 | 账本只有 59 条记录") != std::string::npos);
  BOOST_TEST(exit_code(found) == 12);
}

BOOST_AUTO_TEST_CASE(a_history_that_was_rewritten) {
  expect(head_of(40));
  const auto rewrite_from = [this](std::uint64_t first) {
    for (std::uint64_t at = first; at < 60; ++at) source.set_recorded_at(at, kRewrittenUs);
    source.rewrite_chain(0);
  };
  rewrite_from(40);
  BOOST_TEST(checks().find("\nconfirmed |  |  | 与所持的一致") != std::string::npos);
  rewrite_from(39);
  const std::string text = checks();
  BOOST_TEST(text.starts_with(kWhole));
  BOOST_TEST(text.find("\nrefuted |  |  | 前 40 条记录的树根与您所持的不同") != std::string::npos);
  BOOST_TEST(text.find("\nunproven |  |  | 前 40 条记录的树根") != std::string::npos);
  BOOST_TEST(exit_code(found) == 12);
}

BOOST_AUTO_TEST_CASE(an_altered_entry) {
  source.flip_byte(30, 40);
  BOOST_TEST(checks().find("refuted |  |  | 受损 ") == 0U);
  BOOST_TEST(exit_code(found) == 10);
}

BOOST_AUTO_TEST_CASE(what_a_source_does_not_have_is_named) {
  source.forget_index();
  source.forget_nodes();
  BOOST_TEST(checks().find("confirmed |  |  | 60 条：字节、链、引用完好；未核验：树、索引\n") ==
             0U);
}

BOOST_AUTO_TEST_CASE(an_index_that_was_altered) {
  source.clear_index();
  const std::string text = checks();
  BOOST_TEST(text.starts_with("refuted |  |  | 受损 "));
  BOOST_TEST(text.find("处：索引\n") != std::string::npos);
  BOOST_TEST(exit_code(found) == 10);
}

BOOST_AUTO_TEST_CASE(c01_to_c03_can_be_left_out_and_integrity_is_verified_all_the_same) {
  options.rules.skipped = {"C01", "C02", "C03"};
  source.clear_index();
  BOOST_TEST(checks().empty());
  BOOST_TEST(exit_code(found) == 10);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
