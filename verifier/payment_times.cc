// SPDX-License-Identifier: Apache-2.0
#include "verifier/payment_times.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "verifier/payment.h"

namespace fundtrail {
namespace {

void keep_first(std::optional<Date>& first, const std::optional<Date>& day) {
  if (day && (!first || *day < *first)) first = day;
}

// More than two tell no more than two: that there is not one.
void keep_two(std::set<std::string>& names) {
  while (names.size() > 2) names.erase(std::prev(names.end()));
}

void add_sums(BookSums& sums, const BookSums& others) {
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += others[i];
}

std::size_t book_index(Book book) { return book == Book::kIndicator ? 0 : 1; }

// Finds the party that money in the hands of another was first allocated to.
class Origins {
 public:
  Origins(const Registry& registry, const AllocationTree& tree,
          const std::map<NodeKey, std::set<std::string>>& givers)
      : registry_(&registry), givers_(&givers) {
    for (const auto& [id, placed] : registry.allocations) {
      const AllocationNode* node = tree.find(id);
      if (posted(placed).is_void() || node == nullptr || node->top == nullptr) continue;
      const Allocation& top = node->top->root->record;
      auto& origins = origins_[{top.programme->id, registry.owner_of(placed.record.to.id)}];
      origins.insert(registry.owner_of(top.to.id));
      keep_two(origins);
    }
  }

  // Up from who was given it to who gave it, or to the party that is above it, until one was
  // allocated it.
  std::optional<std::string> find(const NodeKey& key) {
    std::vector<NodeKey> path;
    NodeKey at = key;
    std::optional<std::string> origin;
    while (true) {
      const auto [it, is_new] = found_.try_emplace(at, std::nullopt);  // for now: a circle
      if (!is_new) {
        origin = it->second;
        break;
      }
      path.push_back(at);
      if (const auto allocated = origins_.find(at); allocated != origins_.end()) {
        if (allocated->second.contains(at.second)) origin = at.second;
        if (allocated->second.size() == 1) origin = *allocated->second.begin();
        break;
      }
      const auto above = next(at);
      if (!above) break;
      at.second = *above;
    }
    for (const NodeKey& passed : path) found_[passed] = origin;
    return origin;
  }

 private:
  [[nodiscard]] std::optional<std::string> next(const NodeKey& key) const {
    if (const auto it = givers_->find(key); it != givers_->end()) {
      return it->second.size() == 1 ? std::optional(*it->second.begin()) : std::nullopt;
    }
    const auto it = registry_->parties.find(key.second);
    if (it == registry_->parties.end() || !it->second.record.parent) return std::nullopt;
    return registry_->owner_of(it->second.record.parent->id);
  }

  const Registry* registry_;
  const std::map<NodeKey, std::set<std::string>>* givers_;
  std::map<NodeKey, std::set<std::string>>
      origins_;  // of what was allocated to a party: two at most
  std::map<NodeKey, std::optional<std::string>> found_;
};

}  // namespace

Date end_of(const Programme& programme) {
  return programme.ends_on.value_or(Date{programme.year, 12, 31});
}

void HeldMoney::merge(const HeldMoney& other) {
  keep_first(first_received, other.first_received);
  keep_first(first_paid, other.first_paid);
  received_by_end += other.received_by_end;
  paid_by_end += other.paid_by_end;
  payments += other.payments;
  has_undated = has_undated || other.has_undated;
  merge_balance(other);
  support.merge(other.support);
}

void HeldMoney::merge_balance(const HeldMoney& other) {
  add_sums(carried_at_end, other.carried_at_end);
  if (other.last_known < last_known) return;
  if (last_known < other.last_known) left_then = {};
  last_known = other.last_known;
  add_sums(left_then, other.left_then);
}

void YearPayments::merge(const YearPayments& other) {
  count += other.count;
  fen += other.fen;
  support.merge(other.support);
}

void PaymentTimes::absorb(const EntryHeader& header, const Record& record,
                          std::span<const Reversal> reversals) {
  std::visit(
      [&]<class T>(const T& body) {
        if constexpr (requires(Posted<T> posted) { absorb_cash(posted); }) {
          absorb_cash(Posted<T>{header.sequence, header.recorded_at_us, body, reversals});
        }
      },
      record);
}

void PaymentTimes::merge(PaymentTimes&& later) {
  for (const auto& [key, money] : later.known_) known_[key].merge(money);
  for (const auto& [key, money] : later.unknown_) unknown_[key].merge(money);
  for (const auto& [key, year] : later.by_year_) by_year_[key].merge(year);
  for (const auto& [key, support] : later.carried_into_) carried_into_[key].merge(support);
  for (auto& [key, names] : later.givers_) {
    auto& all = givers_[key];
    all.merge(names);
    keep_two(all);
  }
}

HeldByParty PaymentTimes::by_party() const {
  HeldByParty held;
  held.parties = known_;
  Origins origins(*registry_, *tree_, givers_);
  for (const auto& [key, money] : unknown_) {
    if (const auto origin = origins.find(key)) {
      held.parties[{key.first, *origin}].merge(money);
    } else if (money.payments > 0) {
      held.unattributed[key.first] += money.payments;
    }
  }
  return held;
}

std::optional<Date> PaymentTimes::end_for(const RecordBase& record) const {
  const auto it = registry_->programmes.find(record.programme->id);
  if (it == registry_->programmes.end()) return std::nullopt;
  return end_of(it->second.record);
}

HeldMoney& PaymentTimes::money_of(const RecordBase& record,
                                  const std::optional<AllocationRef>& under,
                                  const std::string& party) {
  const Allocation* allocation = registry_->find_under(record, under);
  const AllocationNode* node = allocation ? tree_->find(allocation->id.value) : nullptr;
  if (node != nullptr && node->top != nullptr) {
    return known_[{record.programme->id, registry_->owner_of(node->top->root->record.to.id)}];
  }
  return unknown_[{record.programme->id, registry_->owner_of(party)}];
}

// What is booked at the first level, as the sum of what was received has it.
void PaymentTimes::absorb_cash(const Posted<Receipt>& receipt) {
  const Receipt& record = receipt.record;
  if (record.source != ReceiptSource::kProgramme) return;
  const Allocation* under = registry_->find_under(record, record.under);
  if (record.under && (under == nullptr || !registry_->is_top_level(*under))) return;
  HeldMoney& money = money_of(record, record.under, record.party.id);
  const std::optional<Date> end = end_for(record);
  visit_postings(receipt, 1, [&](const DatedAmount& amount) {
    if (amount.dated_on <= end) money.received_by_end += amount.fen;
  });
  if (receipt.is_void()) return;
  keep_first(money.first_received, record.dated_on);
  money.support.add(registry_->support_of(receipt));
}

void PaymentTimes::absorb_cash(const Posted<Disbursement>& disbursement) {
  const Disbursement& record = disbursement.record;
  if (record.stage == DisbursementStage::kAppropriation && !disbursement.is_void()) {
    auto& givers = givers_[{record.programme->id, registry_->owner_of(record.to.id)}];
    givers.insert(registry_->owner_of(record.from.id));
    keep_two(givers);
  }
  if (record.stage != DisbursementStage::kPayment) return;
  HeldMoney& money = money_of(record, record.under, record.from.id);
  const std::optional<Date> end = end_for(record);
  WideSum paid = 0;
  const auto add_by_end = [&](const DatedAmount& amount) {
    if (amount.dated_on && amount.dated_on <= end) paid += amount.fen;
  };
  visit_postings(disbursement, 1, add_by_end);
  if (const auto it = registry_->refunds.find(record.id.value); it != registry_->refunds.end()) {
    for (const Placed<Refund>& refund : it->second) visit_postings(posted(refund), -1, add_by_end);
  }
  money.paid_by_end += std::max<WideSum>(paid, 0);
  if (!payment_of(*registry_, disbursement).counts()) return;  // it all came back
  ++money.payments;
  money.has_undated = money.has_undated || !record.dated_on;
  keep_first(money.first_paid, record.dated_on);
  money.support.add(registry_->support_of(disbursement));
  add_to_year(disbursement);
}

void PaymentTimes::add_to_year(const Posted<Disbursement>& payment) {
  const auto& day = payment.record.dated_on;
  YearPayments year{1, payment.net_fen(), {}};
  year.support.add(registry_->support_of(payment));
  by_year_[{payment.record.programme->id, day ? day->year : std::uint16_t{0}}].merge(year);
}

void PaymentTimes::absorb_cash(const Posted<Balance>& balance) {
  if (balance.is_void()) return;
  const Balance& record = balance.record;
  HeldMoney left;
  left.last_known = record.as_of;
  left.left_then[book_index(record.book)] = balance.net_fen();
  left.support.add(registry_->support_of(balance));
  if (record.class_ == BalanceClass::kCarryover && balance.net_fen() > 0) {
    if (record.as_of == end_for(record)) left.carried_at_end = left.left_then;
    const bool is_new_year = record.as_of.month == 1 && record.as_of.day == 1;
    const auto year = static_cast<std::uint16_t>(record.as_of.year + (is_new_year ? 0 : 1));
    carried_into_[{record.programme->id, year}].merge(left.support);
  }
  money_of(record, std::nullopt, record.party.id).merge(left);
}

}  // namespace fundtrail
