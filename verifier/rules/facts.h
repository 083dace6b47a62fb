// SPDX-License-Identifier: Apache-2.0
//
// What rules read and what they write: everything folded from the entries, and a list of checks.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "schemas/fields/region_table.h"
#include "verifier/duty_fold.h"
#include "verifier/flow_fold.h"
#include "verifier/measures.h"
#include "verifier/recorded_times.h"
#include "verifier/registry.h"
#include "verifier/rules/target_view.h"
#include "verifier/rules/thresholds.h"
#include "verifier/verification.h"

namespace fundtrail {

/// The registered records of one programme, each list by id. Lifetime: that of the registry.
struct ProgrammeFacts {
  std::vector<const Placed<Budget>*> budgets;
  std::vector<const Placed<Allocation>*> allocations;
  std::vector<const Placed<Allocation>*> top_allocations;  ///< with no level above
  std::vector<const Placed<Balance>*> balances;
  std::vector<const Placed<Statement>*> statements;
  std::vector<TargetView> targets;
};

/// Everything the two rounds gathered. Rules never see an entry, and of corrections only which
/// could not be applied.
class Facts {
 public:
  /// Lifetime: all outlive the facts. Requires: the registry is finished.
  Facts(const Registry& registry, const FlowFold& flows, const DutyFold& duties,
        RecordedTimes times = {});

  const Registry& registry;
  const FlowFold& flows;
  const DutyFold& duties;
  const RecordedTimes times;
  Thresholds thresholds;  ///< as built in, until they are set
  RegionTable regions;    ///< the same

  [[nodiscard]] const Measures& measures() const { return flows.measures(); }

  /// The records of a programme; of an unknown one, none.
  [[nodiscard]] const ProgrammeFacts& of(const std::string& programme) const;

  /// The statements of a document that state a measure, by id.
  [[nodiscard]] const std::vector<const Placed<Statement>*>& stated_measures(
      const std::string& document) const;

  /// The payments of a programme.
  [[nodiscard]] std::uint64_t payment_count(const std::string& programme) const;

  /// Calls `visit(party, node)` for the nodes of a programme, by party.
  template <class Visit>
  void visit_nodes(const std::string& programme, const Visit& visit) const {
    auto it = flows.nodes().lower_bound({programme, {}});
    for (; it != flows.nodes().end() && it->first.first == programme; ++it) {
      visit(it->first.second, it->second);
    }
  }

  /// The name of a record, or its id where it has none.
  [[nodiscard]] std::string name(const std::string& id) const;

 private:
  std::map<std::string, ProgrammeFacts> programmes_;
  std::map<std::string, std::vector<const Placed<Statement>*>> stated_measures_;
};

/// A check in the making.
struct CheckDraft {
  std::string subject;  ///< the id of the record judged, else of its programme, else `ledger`
  CheckResult result{};
  std::string expected;  ///< as formatted for display; empty where there is no figure
  std::string actual;    ///< the same
  Message message;
  Support support;  ///< the records it rests on
};

/// The checks of one rule: all of them counted, and at most kListedMax kept, refuted ones before
/// others.
class CheckList {
 public:
  /// `count` is called with every check, without its records, kept or not.
  CheckList(std::string rule, Severity severity, std::function<void(const Check&)> count)
      : rule_(std::move(rule)), severity_(severity), count_(std::move(count)) {}

  void add(CheckDraft draft) { add(std::move(draft), severity_); }
  void add(CheckDraft draft, Severity severity);

  [[nodiscard]] bool is_empty() const { return kept_.empty(); }

  /// Takes the checks that are kept, by subject.
  [[nodiscard]] std::vector<Check> take();

 private:
  struct Kept {
    Check check;
    Support support;
  };
  void drop_lightest();

  std::string rule_;
  Severity severity_;
  std::function<void(const Check&)> count_;
  std::vector<Kept> kept_;
};

/// How far `part` is from `whole`: 尚有 70.00万元 未支付, where `undone` is 未支付, or
/// 超出 5.00万元. Requires: they differ.
[[nodiscard]] Message gap_words(WideSum part, WideSum whole, const Message& undone);

/// Formats a share as a percentage with two decimals, or as many as `written` has if it has more.
/// 100 % stands for the whole alone: what would round to it gets more decimals, or a < or >.
[[nodiscard]] std::string format_share(const Ratio& share, const Figure& written = {});

/// The most parts that a message lists; “…” stands for the others.
inline constexpr std::size_t kPartsShown = 8;

}  // namespace fundtrail
