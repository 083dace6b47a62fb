// SPDX-License-Identifier: Apache-2.0
//
// What rules read and what they write: everything folded from the entries, and a list of checks.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "schemas/fields/region_table.h"
#include "verifier/answer_reruns.h"
#include "verifier/falls.h"
#include "verifier/measures.h"
#include "verifier/payment_groups.h"
#include "verifier/record_folds.h"
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

/// What was found of the ledger as a whole, before any rule is run.
struct LedgerFacts {
  const Integrity& integrity;  ///< with every layer done
  /// What what is held comes to where it does not go with the ledger: kForked, kRolledBack,
  /// kUntrusted. All of them, while `integrity` has but the gravest.
  std::set<IntegrityResult> objections{};
  RecordedTimes times{};
  AnswerReruns reruns{};
};

/// Everything the two rounds gathered. Rules never see an entry, and of corrections only which
/// could not be applied.
class Facts {
 public:
  /// Lifetime: all outlive the facts. Requires: the registry is finished.
  Facts(const Registry& registry, const RecordFolds& folds, LedgerFacts ledger);

  const Registry& registry;
  const FlowFold& flows;
  const DutyFold& duties;
  const LateFold& lates;
  const PaymentTimes& paid;
  const PaymentProfiles& payments;
  const LedgerFacts ledger;
  Thresholds thresholds;         ///< as built in, until they are set
  RegionTable regions;           ///< the same
  PaymentGroups payment_groups;  ///< none, until they are set
  Falls falls;                   ///< the same: without them findings do not name the record

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

  /// The day that the view is of: that of `--as-of`, else the one on which the newest entry was
  /// recorded that it knows; nothing if the chain is damaged and times cannot be relied on. No wall
  /// clock. Unit: days since 1970-01-01
  [[nodiscard]] std::optional<std::int64_t> day() const;

  /// The name of a record, or its id where it has none.
  [[nodiscard]] std::string name(const std::string& id) const;

 private:
  std::map<std::string, ProgrammeFacts> programmes_;
  std::map<std::string, std::vector<const Placed<Statement>*>> stated_measures_;
};

/// Whether something is left of any of the records: of one that is reversed in full, nothing is.
template <class T>
[[nodiscard]] bool any_left(const std::vector<const Placed<T>*>& records) {
  return std::any_of(records.begin(), records.end(),
                     [](const Placed<T>* one) { return !posted(*one).is_void(); });
}

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

  /// Counts checks like those that were added, of which there are too many to be listed.
  void count_unlisted(CheckResult result, Severity severity, std::uint64_t count);

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

/// The record with which a balance fell below zero: 第 12 号记录之前结余 5.00万元，之后 -1.00万元.
[[nodiscard]] Message fall_words(const Fall& fall);

/// Formats a share as a percentage with two decimals, or as many as `written` has if it has more.
/// 100 % stands for the whole alone: what would round to it gets more decimals, or a < or >.
[[nodiscard]] std::string format_share(const Ratio& share, const Figure& written = {});

/// The most parts that a message lists; “…” stands for the others.
inline constexpr std::size_t kPartsShown = 8;

}  // namespace fundtrail
