// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/rule_set.h"

#include <array>
#include <tuple>
#include <utility>

#include "verifier/rules/allocation_rules.h"
#include "verifier/rules/answer_rules.h"
#include "verifier/rules/assertion_rules.h"
#include "verifier/rules/backflow_rules.h"
#include "verifier/rules/balance_rules.h"
#include "verifier/rules/budget_day_rules.h"
#include "verifier/rules/chain_rules.h"
#include "verifier/rules/claim_rules.h"
#include "verifier/rules/decomposition_rules.h"
#include "verifier/rules/deviation_rules.h"
#include "verifier/rules/distribution_rules.h"
#include "verifier/rules/document_form_rules.h"
#include "verifier/rules/document_rules.h"
#include "verifier/rules/execution_rules.h"
#include "verifier/rules/fund_year_rules.h"
#include "verifier/rules/idle_money_rules.h"
#include "verifier/rules/indicator_rules.h"
#include "verifier/rules/indicator_set_rules.h"
#include "verifier/rules/inquiry_rules.h"
#include "verifier/rules/integrity_rules.h"
#include "verifier/rules/issue_time_rules.h"
#include "verifier/rules/payment_group_rules.h"
#include "verifier/rules/payment_profile_rules.h"
#include "verifier/rules/payment_year_rules.h"
#include "verifier/rules/receipt_rules.h"
#include "verifier/rules/region_rules.h"
#include "verifier/rules/reported_value_rules.h"
#include "verifier/rules/score_rules.h"
#include "verifier/rules/target_rules.h"
#include "verifier/rules/target_year_rules.h"

namespace fundtrail {
namespace {

// The order in which checks are listed.
using AllRules =
    std::tuple<C01, C02, C03, C04, C05, C06, C07, F01, F02, F03, F04, F05, F06, F07, F08, F09, F10,
               F11, F12, F13, F14, F15, F16, F17, F18, F19, F20, F21, F22, F23, F24, F25, P01, P02,
               P03, P04, P05, P06, P07, P08, P09, P10, P11, P12, P13, P14, P15, P16, P17, D01, D02,
               D03, D04, D05, D06, D07, D08, D09, D10, D11, Q01, Q02, Q03>;

template <class... Rules>
auto collect_infos(std::type_identity<std::tuple<Rules...>>) {
  return std::array{Rules::info()...};
}

using Skipped = std::set<std::string, std::less<>>;

template <class Rule>
void run_rule(const Facts& facts, const Skipped& skipped,
              const std::function<void(const Check&)>& count, std::vector<Check>& listed) {
  const RuleInfo info = Rule::info();
  if (skipped.contains(info.id)) return;
  CheckList checks(std::string(info.id), info.severity, count);
  Rule::run(facts, checks);
  if (checks.is_empty()) {
    checks.add(
        {"ledger",
         CheckResult::kNotApplicable,
         "",
         "",
         say("账本里没有本规则可核对的记录", "the ledger holds nothing for this rule to check"),
         {}});
  }
  for (Check& check : checks.take()) listed.push_back(std::move(check));
}

template <class... Rules>
void run_each(std::type_identity<std::tuple<Rules...>>, const Facts& facts, const Skipped& skipped,
              const std::function<void(const Check&)>& count, std::vector<Check>& listed) {
  (run_rule<Rules>(facts, skipped, count, listed), ...);
}

}  // namespace

std::span<const RuleInfo> all_rules() {
  static const auto infos = collect_infos(std::type_identity<AllRules>());
  return infos;
}

const RuleInfo* find_rule(std::string_view id) {
  for (const RuleInfo& info : all_rules()) {
    if (info.id == id) return &info;
  }
  return nullptr;
}

std::vector<Check> run_rules(const Facts& facts, const Skipped& skipped,
                             const std::function<void(const Check&)>& count) {
  std::vector<Check> listed;
  run_each(std::type_identity<AllRules>(), facts, skipped, count, listed);
  return listed;
}

}  // namespace fundtrail
