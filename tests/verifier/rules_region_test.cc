// SPDX-License-Identifier: Apache-2.0
//
// D09: region codes against names, levels of recipients, names of two parties, places in texts.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

struct PartyFields {
  std::string_view name;
  std::string_view region = {};
  std::string_view role = "recipient";
  std::string_view uscc = {};
};

std::string party(std::string_view id, const PartyFields& fields) {
  return line_of("party", id, {},
                 {{"name", fields.name},
                  {"role", fields.role},
                  {"region", fields.region},
                  {"uscc", fields.uscc}});
}

std::string programme(std::string_view region = "220000") {
  return line(
      "programme", "PG",
      fmt::format(R"("name":"奖补资金","year":2024,"level":"province","region":"{}")", region));
}

std::vector<Check> checks(const std::string& lines) {
  return RuleRun(programme() + lines).checks("D09");
}

// `subject in_short` of each check.
std::string outcome(const std::string& lines) {
  std::string text;
  for (const Check& check : checks(lines)) {
    text += (text.empty() ? "" : "; ") + check.subject + " " + in_short(check);
  }
  return text;
}
std::string outcome_of(const PartyFields& fields) { return outcome(party("X", fields)); }

const std::string kClear = "ledger clear hint |  |  | 2: PG X";

std::string contradiction(std::string_view meant, std::string_view recorded) {
  return fmt::format("X refuted error | {} | {} | 1: X", meant, recorded);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rules_region)

BOOST_AUTO_TEST_CASE(D09_is_clear_of_codes_that_fit_the_names) {
  BOOST_TEST(outcome_of({"长春市", "220100"}) == kClear);
  BOOST_TEST(outcome_of({"桦甸市", "220282"}) == kClear);
  BOOST_TEST(outcome_of({"吉林省财政厅", "220000", "finance"}) == kClear);
  BOOST_TEST(outcome_of({"吉林省吉林市财政局", "220200", "finance"}) == kClear);
  BOOST_TEST(outcome_of({"辽源市西安区", "220403"}) == kClear);
  BOOST_TEST(outcome_of({"西安区", "231005"}) == kClear);
  BOOST_TEST(outcome_of({"九台市", "220181"}) == kClear);
  BOOST_TEST(outcome_of({"九台区", "220113"}) == kClear);
  const Check check = checks(party("X", {"长春市", "220100"})).front();
  BOOST_TEST(check.message.zh == "已查 2 个机构和有区划代码的项目");
}

BOOST_AUTO_TEST_CASE(D09_does_not_apply_without_parties_and_codes) {
  const Check check = RuleRun(document_line("D", "regulation", "cited")).only("D09");
  BOOST_TEST(check.subject == "ledger");
  BOOST_TEST(in_short(check) == "not_applicable hint |  |  | 0:");
}

BOOST_AUTO_TEST_CASE(D09_fires_on_a_code_of_no_province) {
  const Check check = checks(party("X", {"某市", "240100"})).front();
  BOOST_TEST(check.subject == "X");
  BOOST_TEST(in_short(check) == "refuted error |  | 240100 | 1: X");
  BOOST_TEST(check.message.zh == "区划代码 240100 不存在：没有以 24 开头的省级区划");
  BOOST_TEST(in_short(RuleRun(programme("160000")).only("D09")) ==
             "refuted error |  | 160000 | 1: PG");
}

BOOST_AUTO_TEST_CASE(D09_cannot_tell_of_a_code_that_the_table_lacks) {
  const Check check = checks(party("X", {"公主岭市", "220184"})).front();
  BOOST_TEST(in_short(check) == "unproven hint |  | 220184 | 1: X");
  BOOST_TEST(check.message.zh == "代码表没有 220184，它是否有效、是哪里，无从核对");
  BOOST_TEST(outcome_of({"某市", "229900"}) == "X unproven hint |  | 229900 | 1: X");
}

BOOST_AUTO_TEST_CASE(D09_fires_on_a_name_that_means_another_region) {
  BOOST_TEST(outcome_of({"通化市", "220521"}) == contradiction("220500", "220521"));
  BOOST_TEST(outcome_of({"通化县", "220500"}) == contradiction("220521", "220500"));
  BOOST_TEST(outcome_of({"吉林省", "220200"}) == contradiction("220000", "220200"));
  BOOST_TEST(outcome_of({"吉林市", "220000"}) == contradiction("220200", "220000"));
  BOOST_TEST(outcome_of({"西安市", "220403"}) == contradiction("610100", "220403"));
  BOOST_TEST(outcome_of({"长春市", "220104"}) == contradiction("220100", "220104"));
  const Check check = checks(party("X", {"通化市", "220521"})).front();
  BOOST_TEST(check.message.zh ==
             "通化市 的区划代码是 220521 吉林省通化市通化县，名称所指的却是 220500 吉林省通化市");
  BOOST_TEST(check.message.en ==
             "the region code of 通化市 is 220521 吉林省通化市通化县, and its name means 220500 "
             "吉林省通化市");
}

BOOST_AUTO_TEST_CASE(D09_lets_an_office_lie_in_its_place_but_not_in_its_namesake) {
  BOOST_TEST(outcome_of({"长春市公安局朝阳分局", "220104", "department"}) == kClear);
  BOOST_TEST(outcome_of({"通化市财政局", "220521", "finance"}) ==
             contradiction("220500", "220521"));
  BOOST_TEST(outcome_of({"吉林省财政厅", "220200", "finance"}) ==
             contradiction("220000", "220200"));
  BOOST_TEST(outcome_of({"长春市财政局", "220282", "finance"}) ==
             contradiction("220100", "220282"));
}

BOOST_AUTO_TEST_CASE(D09_lets_a_company_be_anywhere) {
  BOOST_TEST(outcome_of({"长春市建工公司", "220200", "payee"}) == kClear);
  BOOST_TEST(outcome_of({"通化市", "220521", "implementer"}) == kClear);
}

BOOST_AUTO_TEST_CASE(D09_compares_the_credit_code_of_an_office) {
  BOOST_TEST(outcome_of({"桦甸市", "220282", "recipient", "11220282TEQT00014X"}) == kClear);
  BOOST_TEST(outcome_of({"桦甸市", "220282", "recipient", "11220500TEQT00014L"}) ==
             "X refuted hint | 220500 | 220282 | 1: X");
  BOOST_TEST(outcome_of({"桦甸公司", "220282", "payee", "11220500TEQT00014L"}) == kClear);
  BOOST_TEST(outcome_of({"桦甸市", {}, "recipient", "11220500TEQT00014L"}) == kClear);
}

BOOST_AUTO_TEST_CASE(D09_fires_on_recipients_of_several_levels) {
  const std::string parties = party("P", {"吉林省财政厅", "220000", "finance"}) +
                              party("CC", {"长春市", "220100"}) +
                              party("HD", {"桦甸市", "220282"}) + party("N", {"某地", {}});
  const std::string first = allocation("A1", {.to = "CC"}) + allocation("A2", {.to = "N"});
  BOOST_TEST(outcome(parties + first) == "ledger clear hint |  |  | 5: PG P CC HD N");
  const Check check = checks(parties + first + allocation("A3", {.to = "HD"})).front();
  BOOST_TEST(check.subject == "PG");
  BOOST_TEST(in_short(check) == "refuted hint |  |  | 2: CC HD");
  BOOST_TEST(check.message.zh ==
             "受款地区不在一级：地级 长春市（220100）；县级 桦甸市（220282，属吉林市）");
  BOOST_TEST(check.message.en ==
             "recipients of several levels: prefecture 长春市 (220100); county 桦甸市 (220282, of "
             "吉林市)");
  BOOST_TEST(outcome(parties + first + allocation("A3", {.from = "CC", .to = "HD", .under = "A1"}))
                 .starts_with("ledger clear"));
}

BOOST_AUTO_TEST_CASE(D09_fires_on_a_name_of_two_parties) {
  const auto with_aliases = [](std::string_view id, std::string_view name,
                               std::string_view aliases) {
    return line("party", id,
                fmt::format(R"("name":"{}","role":"housing","aliases":[{}])", name, aliases));
  };
  const std::string first = with_aliases("A", "甲厅", R"("住建厅","甲厅")");
  BOOST_TEST(outcome(first + with_aliases("B", "乙厅", R"("建设厅")")) ==
             "ledger clear hint |  |  | 3: PG A B");
  const Check check = checks(first + with_aliases("B", "乙厅", R"("住建厅")")).front();
  BOOST_TEST(check.subject == "B");
  BOOST_TEST(in_short(check) == "refuted hint |  | 住建厅 | 2: A B");
  BOOST_TEST(check.message.zh == "“住建厅”既是 A，又是 B，说的是哪一个分不清");
}

BOOST_AUTO_TEST_CASE(D09_fires_on_a_place_in_a_text_that_differs_by_its_level) {
  const auto quoting = [](std::string_view quote) {
    return party("TH", {"通化市", "220500"}) + document_line("D", "self_evaluation", "transcript") +
           statement_line("ST", "D", R"("assertion":"no_issue_found")",
                          fmt::format(R"("quote":"{}")", quote));
  };
  const Check check = checks(quoting("长春市、通化县报送的情况")).front();
  BOOST_TEST(check.subject == "ST");
  BOOST_TEST(in_short(check) == "refuted hint | 通化市 | 通化县 | 1: ST");
  BOOST_TEST(check.message.zh == "文中的“通化县”不是账本里的机构，是否指 通化市（TH）？");
  const std::string clear = "ledger clear hint |  |  | 2: PG TH";
  BOOST_TEST(outcome(quoting("通化市报送的情况")) == clear);
  BOOST_TEST(outcome(quoting("吉林省报送的情况")) == clear);
  BOOST_TEST(outcome(quoting("通化县级财政")) == clear);
  BOOST_TEST(outcome(quoting("长春县报送")) == clear);
  BOOST_TEST(
      outcome(quoting("通化县") + party("X", {"通化县", "220521"})).starts_with("ledger cl"));
  BOOST_TEST(outcome(quoting("通化县") + party("X", {"通化县财政局", {}, "finance"}))
                 .starts_with("ledger cl"));
}

BOOST_AUTO_TEST_CASE(D09_goes_by_what_corrections_leave) {
  const std::string wrong = party("X", {"通化市", "220521"});
  BOOST_TEST(outcome(wrong + amendment("CR", "X", "region", "220500")) == kClear);
  BOOST_TEST(outcome(wrong + amendment("CR", "X", "name", "通化县")) == kClear);
  BOOST_TEST(outcome(party("X", {"通化市", "220500"}) + amendment("CR", "X", "region", "220521")) ==
             contradiction("220500", "220521"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
