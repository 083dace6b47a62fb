// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/facts.h"

#include <algorithm>
#include <string_view>

namespace fundtrail {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The run of digits at the front, without leading zeros.
std::string_view take_number(std::string_view& text) {
  std::size_t end = 0;
  while (end < text.size() && is_digit(text[end])) ++end;
  std::string_view number = text.substr(0, end);
  text.remove_prefix(end);
  while (number.size() > 1 && number.front() == '0') number.remove_prefix(1);
  return number;
}

// Orders T2 before T10: runs of digits compare as numbers, the rest byte by byte.
bool is_naturally_before(std::string_view left, std::string_view right) {
  const std::string_view whole_left = left;
  const std::string_view whole_right = right;
  while (!left.empty() && !right.empty()) {
    if (is_digit(left.front()) && is_digit(right.front())) {
      const std::string_view a = take_number(left);
      const std::string_view b = take_number(right);
      if (a != b) return a.size() != b.size() ? a.size() < b.size() : a < b;
    } else {
      if (left.front() != right.front()) return left.front() < right.front();
      left.remove_prefix(1);
      right.remove_prefix(1);
    }
  }
  if (left.empty() != right.empty()) return left.empty();
  return whole_left < whole_right;
}

// What a reader must see before anything else comes first.
int gravity(const Check& check) {
  switch (check.result) {
    case CheckResult::kRefuted:
      return static_cast<int>(check.severity);
    case CheckResult::kUnproven:
      return static_cast<int>(Severity::kHint) + 1;
    case CheckResult::kStated:
      return static_cast<int>(Severity::kHint) + 2;
    default:
      return static_cast<int>(Severity::kHint) + 3;
  }
}

}  // namespace

Facts::Facts(const Registry& registry_in, const RecordFolds& folds, LedgerFacts ledger_in)
    : registry(registry_in),
      flows(folds.flows),
      duties(folds.duties),
      lates(folds.lates),
      paid(folds.paid),
      payments(folds.payments),
      ledger(std::move(ledger_in)) {
  for (const auto& [id, placed] : registry.budgets) {
    programmes_[placed.record.programme->id].budgets.push_back(&placed);
  }
  for (const auto& [id, placed] : registry.allocations) {
    ProgrammeFacts& programme = programmes_[placed.record.programme->id];
    programme.allocations.push_back(&placed);
    if (registry.is_top_level(placed.record)) programme.top_allocations.push_back(&placed);
  }
  for (const auto& [id, placed] : registry.balances) {
    programmes_[placed.record.programme->id].balances.push_back(&placed);
  }
  for (const auto& [id, placed] : registry.statements) {
    programmes_[registry.programme_of(placed.record)].statements.push_back(&placed);
    if (!std::holds_alternative<MeasureClaim>(placed.record.claim)) continue;
    stated_measures_[placed.record.document.id].push_back(&placed);
  }
  for (TargetView& view : view_targets(registry)) {
    programmes_[view.target->record.programme->id].targets.push_back(std::move(view));
  }
}

const ProgrammeFacts& Facts::of(const std::string& programme) const {
  static const ProgrammeFacts kNone;
  const auto it = programmes_.find(programme);
  return it == programmes_.end() ? kNone : it->second;
}

const std::vector<const Placed<Statement>*>& Facts::stated_measures(
    const std::string& document) const {
  static const std::vector<const Placed<Statement>*> kNone;
  const auto it = stated_measures_.find(document);
  return it == stated_measures_.end() ? kNone : it->second;
}

std::uint64_t Facts::payment_count(const std::string& programme) const {
  std::uint64_t count = 0;
  visit_nodes(programme,
              [&count](const std::string&, const FlowNode& node) { count += node.payments; });
  return count;
}

std::optional<std::int64_t> Facts::day() const {
  if (const auto& as_of = registry.view().options().as_of) return day_number(*as_of);
  if (!ledger.times.is_comparable) return std::nullopt;
  return ledger_day(registry.newest_us);
}

std::string Facts::name(const std::string& id) const {
  std::string known = registry.name_of(id);
  return known.empty() ? id : known;
}

void CheckList::add(CheckDraft draft, Severity severity) {
  Check check;
  check.rule = rule_;
  check.severity = severity;
  check.result = draft.result;
  check.message = std::move(draft.message);
  check.subject = std::move(draft.subject);
  check.expected = std::move(draft.expected);
  check.actual = std::move(draft.actual);
  count_(check);
  kept_.push_back({std::move(check), std::move(draft.support)});
  if (kept_.size() == 2 * kListedMax) drop_lightest();
}

void CheckList::count_unlisted(CheckResult result, Severity severity, std::uint64_t count) {
  Check check;
  check.rule = rule_;
  check.severity = severity;
  check.result = result;
  for (std::uint64_t i = 0; i < count; ++i) count_(check);
}

// Rules add their checks in an order of their own that does not change, so that of equals the first
// ones stay.
void CheckList::drop_lightest() {
  if (kept_.size() <= kListedMax) return;
  std::stable_sort(kept_.begin(), kept_.end(), [](const Kept& left, const Kept& right) {
    const int left_gravity = gravity(left.check);
    const int right_gravity = gravity(right.check);
    if (left_gravity != right_gravity) return left_gravity < right_gravity;
    return is_naturally_before(left.check.subject, right.check.subject);
  });
  kept_.resize(kListedMax);
}

std::vector<Check> CheckList::take() {
  drop_lightest();
  std::stable_sort(kept_.begin(), kept_.end(), [](const Kept& left, const Kept& right) {
    return is_naturally_before(left.check.subject, right.check.subject);
  });
  std::vector<Check> checks;
  for (Kept& kept : kept_) {
    checks.push_back(std::move(kept.check));
    checks.back().records = kept.support.mentions();
  }
  kept_.clear();
  return checks;
}

Message gap_words(WideSum part, WideSum whole, const Message& undone) {
  if (part > whole) return say("超出 {}", "{} too much", format_wan_yuan(part - whole));
  return say("尚有 {} {}", "{} {}", format_wan_yuan(whole - part), undone);
}

Message fall_words(const Fall& fall) {
  return say("第 {} 号记录之前结余 {}，之后 {}", "record {}: {} left before it, {} after",
             fall.sequence, format_wan_yuan(fall.before), format_wan_yuan(fall.after));
}

std::string format_share(const Ratio& share, const Figure& written) {
  constexpr int kLeast = 2;
  constexpr int kMost = 10;
  int decimals = written.unit == Unit::kPercent ? std::max<int>(kLeast, written.decimals) : kLeast;
  const int order = compare(share, {1, 1}).value_or(0);
  const auto rounds_to_whole = [](int digits, const std::string& text) {
    return text == format_percent({1, 1}, digits);
  };
  std::string text = format_percent(share, decimals);
  while (order != 0 && decimals < kMost && rounds_to_whole(decimals, text)) {
    text = format_percent(share, ++decimals);
  }
  if (order == 0 || !rounds_to_whole(decimals, text)) return text;
  return (order < 0 ? "<" : ">") + format_percent({1, 1}, kLeast);
}

}  // namespace fundtrail
