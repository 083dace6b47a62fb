// SPDX-License-Identifier: Apache-2.0
//
// examples/vouchers-demo: money with complete vouchers, of which everything is confirmed.
#include <filesystem>
#include <set>

#include <boost/test/unit_test.hpp>

#include "ledger/proof/hasher.h"
#include "tests/examples/example_run.h"
#include "tests/support/example_records.h"
#include "tests/support/expect_lines.h"
#include "tests/support/files.h"
#include "tests/support/paths.h"
#include "verifier/verify.h"

namespace fundtrail::test {
namespace {

constexpr std::string_view kName = "vouchers-demo";

const Verification& demo() {
  static const Verification verification = verify_example(kName);
  return verification;
}

std::vector<Document> demo_documents() {
  std::vector<Document> documents;
  for (const auto& batch : example_batches(kName)) {
    for (const Record& record : batch) {
      if (const auto* document = std::get_if<Document>(&record)) documents.push_back(*document);
    }
  }
  return documents;
}

constexpr std::string_view kGoals = R"(
full_allocation confirmed | 500.00万元 / 500.00万元 | 下达 2 笔 | 3: BG-DEMO AL-A AL-B
full_disbursement confirmed | 500.00万元 / 500.00万元 = 100.00% | 调拨及其退回记录 2 笔 | 4: AL-A
    AL-B TR-A TR-B
full_payment confirmed | 500.00万元 / 500.00万元 = 100.00% | 支付及其退回记录 7 笔 | 9: AL-A AL-B
    PY-A1 PY-A2 RF-A1 PY-A3 PY-A4 PY-B1 PY-B2
targets_met confirmed | 6 / 6 |  | 12: DT1 DT2 DT3 DT4 DT5 DT6 DI-1 DI-2 DI-3 DI-4 DI-5 DI-6
)";

constexpr std::string_view kChecks = R"(
C01 confirmed error ledger |  |  | 0:
C02 unproven error ledger |  |  | 0:
C03 unproven error ledger |  |  | 0:
C04 not_applicable doubt ledger |  |  | 0:
C05 refuted hint ledger |  |  | 16: BG-DEMO AL-A AL-B AL-A-1 AL-B-1 TR-A RC-A TR-B RC-B PY-A1 PY-A2
    RF-A1 PY-A3 PY-A4 PY-B1 PY-B2
C06 not_applicable error ledger |  |  | 0:
C07 not_applicable error ledger |  |  | 0:
F01 confirmed error PG-DEMO-2024 | 500.00万元 | 500.00万元 | 3: BG-DEMO AL-A AL-B
F02 confirmed error PG-DEMO-2024 |  |  | 3: BG-DEMO AL-A AL-B
F03 confirmed error PG-DEMO-2024 |  |  | 3: BG-DEMO AL-A AL-B
F04 confirmed error PG-DEMO-2024 | 500.00万元 | 500.00万元 | 9: AL-A AL-B PY-A1 PY-A2 RF-A1 PY-A3
    PY-A4 PY-B1 PY-B2
F05 confirmed error PG-DEMO-2024 |  |  | 9: AL-A-1 AL-B-1 PY-A1 PY-A2 RF-A1 PY-A3 PY-A4 PY-B1 PY-B2
F05 confirmed error PJ-A | 300.00万元 | 300.00万元 | 6: PJ-A PY-A1 PY-A2 RF-A1 PY-A3 PY-A4
F05 confirmed error PJ-B | 200.00万元 | 200.00万元 | 3: PJ-B PY-B1 PY-B2
F06 confirmed error DS-05 | 500.00万元 | 500.00万元 | 5: AL-A AL-B RC-A RC-B DS-05
F06 confirmed error PG-DEMO-2024 | 500.00万元 | 500.00万元 | 4: AL-A AL-B RC-A RC-B
F07 confirmed error DS-06 | 100.00% | 100% | 4: BG-DEMO RC-A RC-B DS-06
F08 confirmed error DS-08 | 100.00% | 100% | 4: BG-DEMO TR-A TR-B DS-08
F08 confirmed error DS-10 | 100.00% | 100% | 9: BG-DEMO PY-A1 PY-A2 RF-A1 PY-A3 PY-A4 PY-B1 PY-B2
    DS-10
F09 clear doubt PG-DEMO-2024 |  |  | 10: PY-A1 PY-A2 RF-A1 PY-A3 PY-A4 PY-B1 PY-B2 DS-08 DS-09 DS-10
F10 confirmed doubt AL-A | 300.00万元 | 300.00万元 | 2: AL-A AL-A-1
F10 confirmed doubt AL-B | 200.00万元 | 200.00万元 | 2: AL-B AL-B-1
F11 confirmed doubt PG-DEMO-2024 |  |  | 2: AL-A AL-B
F12 clear doubt PG-DEMO-2024 |  |  | 8: RC-A RC-B PY-A1 PY-A2 PY-A3 PY-A4 PY-B1 PY-B2
F13 clear error PG-DEMO-2024 |  |  | 11: BG-DEMO AL-A AL-B AL-A-1 AL-B-1 PY-A1 PY-A2 PY-A3 PY-A4
    PY-B1 PY-B2
F14 clear doubt ledger |  |  | 7: PY-A1 PY-A2 RF-A1 PY-A3 PY-A4 PY-B1 PY-B2
F15 clear doubt ledger |  |  | 7: PY-A1 PY-A2 RF-A1 PY-A3 PY-A4 PY-B1 PY-B2
F16 clear doubt ledger |  |  | 7: PY-A1 PY-A2 RF-A1 PY-A3 PY-A4 PY-B1 PY-B2
F17 clear hint PG-DEMO-2024 |  |  | 7: PY-A1 PY-A2 RF-A1 PY-A3 PY-A4 PY-B1 PY-B2
F18 clear hint PG-DEMO-2024 |  |  | 6: PY-A1 PY-A2 PY-A3 PY-A4 PY-B1 PY-B2
F19 not_applicable hint PG-DEMO-2024 |  |  | 7: PY-A1 PY-A2 RF-A1 PY-A3 PY-A4 PY-B1 PY-B2
F20 not_applicable hint PG-DEMO-2024 |  |  | 7: PY-A1 PY-A2 RF-A1 PY-A3 PY-A4 PY-B1 PY-B2
F21 confirmed doubt DT1 | 5.00万元/套 | 5.00万元/套 | 4: AL-A AL-B DT1-A DT1-B
F22 clear hint PG-DEMO-2024 | ≤80.00% | 60.00% | 2: AL-A AL-B
F23 confirmed error PG-DEMO-2024 | 500.00万元 | 500万元 | 2: BG-DEMO DS-01
F24 confirmed error DS-01 | 500.00万元 | 500万元 | 2: BG-DEMO DS-01
F24 confirmed error DS-03 | 500.00万元 | 500万元 | 3: AL-A AL-B DS-03
F24 confirmed error DS-04 | 300万元 + 200万元 | 500万元 | 1: DS-04
F24 confirmed error DS-07 | 500.00万元 | 500万元 | 3: TR-A TR-B DS-07
F24 confirmed error DS-09 | 500.00万元 | 500万元 | 8: PY-A1 PY-A2 RF-A1 PY-A3 PY-A4 PY-B1 PY-B2
    DS-09
F24 confirmed error DS-11 | 60套 + 40套 | 100套 | 1: DS-11
F25 clear error PG-DEMO-2024 |  |  | 6: AL-A AL-B AL-A-1 AL-B-1 TR-A TR-B
P01 confirmed error DT1 | 100套 | 100套 | 3: DT1 DT1-A DT1-B
P02 confirmed doubt DT1 | 100套 | 100套 | 2: DT1 DI-1
P02 confirmed doubt DT2 | 100% | 100% | 2: DT2 DI-2
P02 confirmed doubt DT3 | 90% | 96% | 2: DT3 DI-3
P02 confirmed doubt DT4 | 100% | 100% | 2: DT4 DI-4
P02 confirmed doubt DT5 | 5万元 | 5万元 | 2: DT5 DI-5
P02 confirmed doubt DT6 | 300人 | 312人 | 2: DT6 DI-6
P03 confirmed error DI-2 | 100.00% | 100% | 1: DI-2
P03 confirmed error DI-3 | 96.00% | 96% | 1: DI-3
P03 confirmed error DI-4 | 100.00% | 100% | 1: DI-4
P03 confirmed error DS-12 | 100.00% | 100% | 2: DI-1 DS-12
P03 confirmed error DS-13 | 100.00% | 100% | 1: DS-13
P03 confirmed error DS-14 | 96.00% | 96% | 1: DS-14
P04 clear error PG-DEMO-2024 |  |  | 8: DI-1 DI-1-A DI-1-B DI-2 DI-3 DI-4 DI-5 DI-6
P05 clear doubt PG-DEMO-2024 |  |  | 3: DI-2 DI-3 DI-4
P06 clear doubt PG-DEMO-2024 |  |  | 6: DI-1 DI-2 DI-3 DI-4 DI-5 DI-6
P07 clear doubt PG-DEMO-2024 |  |  | 6: DI-1 DI-2 DI-3 DI-4 DI-5 DI-6
P08 clear doubt PG-DEMO-2024 |  |  | 6: DT1 DT2 DT3 DT4 DT5 DT6
P09 not_applicable doubt PG-DEMO-2024 |  |  | 0:
P10 not_applicable error ledger |  |  | 0:
P11 confirmed doubt PG-DEMO-2024 |  |  | 8: DT1 DT1-A DT1-B DT2 DT3 DT4 DT5 DT6
P12 clear doubt PG-DEMO-2024 |  |  | 1: DT1
P13 clear doubt PG-DEMO-2024 |  |  | 1: DT1
P14 clear doubt PG-DEMO-2024 |  |  | 1: DI-3
P15 confirmed error DS-15 | 优 | 优 | 1: DS-15
P15 confirmed doubt PG-DEMO-2024 | 100.00分 | 100分 | 21: BG-DEMO PY-A1 PY-A2 RF-A1 PY-A3 PY-A4
    PY-B1 PY-B2 DT1 DT2 DT3 DT4 DT5 DT6 DI-1 DI-2 DI-3 DI-4 DI-5 DI-6 DS-15
P16 not_applicable hint PG-DEMO-2024 |  | 6 / 6 | 12: DT1 DT2 DT3 DT4 DT5 DT6 DI-1 DI-2 DI-3 DI-4
    DI-5 DI-6
P17 clear doubt PG-DEMO-2024 |  |  | 8: DI-1 DI-1-A DI-1-B DI-2 DI-3 DI-4 DI-5 DI-6
D01 clear doubt ledger |  |  | 23: DI-1 DI-1-A DI-1-B DI-2 DI-3 DI-4 DI-5 DI-6 DS-01 DS-02 DS-03
    DS-04 DS-05 DS-06 DS-07 DS-08 DS-09 DS-10 DS-11 DS-12 DS-13 DS-14 DS-15
D02 clear doubt ledger |  |  | 23: approval notice notice-a notice-b transfer-a receipt-a transfer-b
    receipt-b contract-a contract-b payment-a1 payment-a2 refund-a payment-a3 payment-a4 payment-b1
    payment-b2 acceptance-a acceptance-b register survey self-evaluation self-evaluation-form
D03 confirmed doubt self-evaluation | self_evaluation_form | self_evaluation_form | 2:
    self-evaluation self-evaluation-form
D04 confirmed hint ledger |  |  | 5: approval notice notice-a notice-b self-evaluation
D05 confirmed hint ledger |  |  | 5: approval notice notice-a notice-b self-evaluation
D06 not_applicable error ledger |  |  | 0:
D07 not_applicable doubt ledger |  |  | 0:
D08 not_applicable hint ledger |  |  | 0:
D09 clear hint ledger |  |  | 11: demo-finance demo-housing demo-city-a demo-city-b demo-unit-a
    demo-unit-b demo-builder-a demo-builder-b demo-assessor demo-bank PG-DEMO-2024
D10 confirmed error DS-02 | 2 | 2 | 1: DS-02
D11 clear hint PG-DEMO-2024 |  |  | 15: approval notice notice-a notice-b self-evaluation AL-A AL-B
    AL-A-1 AL-B-1 DT1 DT2 DT3 DT4 DT5 DT6
Q01 not_applicable error ledger |  |  | 0:
Q02 not_applicable error ledger |  |  | 0:
Q03 not_applicable error ledger |  |  | 0:
)";

}  // namespace

BOOST_AUTO_TEST_SUITE(vouchers_demo)

BOOST_AUTO_TEST_CASE(everything_holds) {
  const Verification& verification = demo();
  BOOST_TEST((verification.integrity.result == IntegrityResult::kIntact));
  BOOST_TEST(verification.integrity.entries == 84U);
  BOOST_TEST(verification.notices.empty());
  BOOST_TEST(verification.refuted_errors == 0U);
  BOOST_TEST(exit_code(verification) == 0);
}

BOOST_AUTO_TEST_CASE(every_goal_is_confirmed) {
  expect_lines("kGoals", tally_lines(kGoals), goal_lines(demo()));
}

BOOST_AUTO_TEST_CASE(every_check) {
  expect_lines("kChecks", tally_lines(kChecks), check_lines(demo()));
  BOOST_TEST(counts_of_all(demo()) ==
             "confirmed 44, stated 0, refuted 1, unproven 2, clear 23, not applicable 14");
}

BOOST_AUTO_TEST_CASE(every_record_has_its_place) { expect_places_agree(kName, demo()); }

BOOST_AUTO_TEST_CASE(every_document_is_the_file_beside_it) {
  std::set<std::string> registered;
  for (const Document& document : demo_documents()) {
    const std::string file = document.id.value + ".txt";
    registered.insert(file);
    const std::string text = read_source("examples/vouchers-demo/documents/" + file);
    BOOST_TEST((document.sha256 == Hasher(HashSuite::kSha256).hash(as_bytes(text))), file);
    BOOST_TEST((document.sm3 == Hasher(HashSuite::kSm3).hash(as_bytes(text))), file);
    BOOST_TEST(document.size.value_or(0) == text.size(), file);
  }
  std::set<std::string> files;
  const auto folder = source_path("examples/vouchers-demo/documents");
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    files.insert(entry.path().filename().string());
  }
  BOOST_TEST(registered.size() == 23U);
  BOOST_TEST(files == registered, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_readme_tells_this_tally) { expect_readme_agrees(kName, demo()); }

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
