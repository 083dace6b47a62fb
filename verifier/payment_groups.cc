// SPDX-License-Identifier: Apache-2.0
#include "verifier/payment_groups.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "verifier/decoded_entry.h"
#include "verifier/payment_windows.h"

namespace fundtrail {
namespace {

using Rows = std::span<const PaymentRow>;

auto key_of(const PaymentRow& row) { return std::tie(row.family, row.key); }

// Calls `visit` with each run of rows that have the same `of(row)`. Requires: they are sorted by
// it.
template <class Of, class Visit>
void visit_equal(Rows rows, const Of& of, const Visit& visit) {
  while (!rows.empty()) {
    const auto end = std::ranges::find_if(
        rows, [&](const PaymentRow& row) { return of(row) != of(rows.front()); });
    const auto size = static_cast<std::size_t>(end - rows.begin());
    visit(rows.first(size));
    rows = rows.subspan(size);
  }
}

// Finds the groups among the rows of one cell.
class Comparison {
 public:
  Comparison(const Thresholds& thresholds, PaymentGroups& found)
      : thresholds_(thresholds), found_(found) {}

  void compare(std::vector<PaymentRow> rows) {
    // On one day, what was paid comes before what came back.
    std::ranges::sort(rows, {}, [](const PaymentRow& row) {
      return std::tuple(row.family, row.key, row.day, !row.is_payment, row.sequence);
    });
    visit_equal(rows, key_of, [this](Rows alike) {
      if (alike.size() > 1) compare_alike(alike);
    });
  }

 private:
  void compare_alike(Rows rows) {
    switch (rows.front().family) {
      case RowFamily::kPair:
        return compare_pair(rows);
      case RowFamily::kVoucher:
        return found_.same_voucher.add(all_of(rows));
      case RowFamily::kInstalment:
        return found_.same_instalment.add(all_of(rows));
    }
  }

  void compare_pair(Rows rows) {
    for (const bool is_reverse : {false, true}) {
      std::vector<PaymentRow> payments;
      std::ranges::copy_if(rows, std::back_inserter(payments), [is_reverse](const PaymentRow& row) {
        return row.is_payment && row.is_reverse == is_reverse;
      });
      find_split(payments);
      find_same_amount(std::move(payments));
    }
    find_round_trips(rows);
  }

  void find_split(Rows payments) {
    std::vector<PaymentRow> small;
    std::ranges::copy_if(payments, std::back_inserter(small), [this](const PaymentRow& row) {
      return row.paid_fen < thresholds_.f15_limit_fen;
    });
    const auto is_split = [this](const PaymentWindow& window, const PaymentRow&) {
      return window.size() > 1 && window.left_fen >= thresholds_.f15_limit_fen;
    };
    visit_stretches(small, thresholds_.f15_days, is_split, [&](const PaymentStretch& stretch) {
      found_.split.add(group_of(small, stretch));
    });
  }

  void find_same_amount(std::vector<PaymentRow> payments) {
    const auto amount_of = [](const PaymentRow& row) { return row.paid_fen; };
    std::ranges::stable_sort(payments, {}, amount_of);
    const auto is_repeated = [](const PaymentWindow& window, const PaymentRow&) {
      return window.size() > 1;
    };
    visit_equal(payments, amount_of, [&](Rows equal) {
      visit_stretches(equal, thresholds_.f14_days, is_repeated, [&](const PaymentStretch& stretch) {
        found_.same_amount.add(group_of(equal, stretch));
      });
    });
  }

  void find_round_trips(Rows rows) {
    const auto goes_back = [](const PaymentWindow& window, const PaymentRow& last) {
      return window.payments[last.is_reverse ? 0 : 1] > 0;
    };
    visit_stretches(rows, thresholds_.f16_days, goes_back, [&](const PaymentStretch& stretch) {
      found_.round_trips.add(group_of(rows, stretch));
    });
  }

  // Of a stretch what goes the way of its trigger, and what went the other way before.
  static PaymentGroup group_of(Rows rows, const PaymentStretch& stretch) {
    PaymentGroup group;
    const PaymentRow& trigger = rows[stretch.trigger];
    group.subject = trigger.sequence;
    group.paid_fen = trigger.paid_fen;
    group.first_day = rows[stretch.begin].day;
    group.last_day = rows[stretch.end - 1].day;
    for (const PaymentRow& row : rows.subspan(stretch.begin, stretch.end - stretch.begin)) {
      group.support.add({row.sequence, Strength::kStated});
      (row.is_reverse == trigger.is_reverse ? group.fen : group.other_fen) += row.left_fen;
    }
    return group;
  }

  static PaymentGroup all_of(Rows rows) {
    PaymentGroup group;
    for (const PaymentRow& row : rows) {
      group.support.add({row.sequence, Strength::kStated});
      group.fen += row.paid_fen;
    }
    group.subject = rows[1].sequence;
    group.paid_fen = rows[1].paid_fen;
    return group;
  }

  const Thresholds& thresholds_;
  PaymentGroups& found_;
};

// Compares the rows of some cells, each cell by itself.
PaymentGroups compare_cells(PaymentRows& rows, const CellRange& cells, unsigned jobs,
                            const Thresholds& thresholds) {
  std::vector<PaymentGroups> found(cells.end - cells.begin);
  run_parallel(found.size(), jobs, [&](std::size_t i) {
    Comparison(thresholds, found[i]).compare(rows.take(cells.begin + i));
  });
  PaymentGroups whole;
  for (PaymentGroups& groups : found) whole.merge(std::move(groups));
  return whole;
}

// Reads the rows of some cells again.
class RereadRows {
 public:
  RereadRows(const Registry& registry, const PartyNumbers& numbers, const CellRange& cells)
      : view_(&registry.view()), rows_(registry, numbers, cells) {}

  void absorb(std::uint64_t sequence, ByteView bytes) {
    with_record(sequence, bytes, [this](const EntryHeader& header, const Record& record) {
      view_->show(header, record,
                  [this](const EntryHeader& shown, const Record& effective,
                         std::span<const Reversal> reversals) {
                    rows_.absorb(shown, effective, reversals);
                  });
    });
  }
  void merge(RereadRows&& later) { rows_.merge(std::move(later.rows_)); }
  PaymentRows& rows() { return rows_; }

 private:
  const View* view_;
  PaymentRows rows_;
};

PaymentGroups compare_in_passes(const Registry& registry, const PartyNumbers& numbers,
                                const CellCounts& counts, const Thresholds& thresholds,
                                const Rereading& rereading) {
  PaymentGroups found;
  for (const std::uint64_t count : counts) {
    if (count > rereading.rows_max) found.uncompared += count;
  }
  const std::vector<CellRange> passes = plan_passes(counts, rereading.rows_max);
  rereading.expect(passes.size() * rereading.source.head().size);
  for (const CellRange& cells : passes) {
    const auto make = [&](const EntryRange&) { return RereadRows(registry, numbers, cells); };
    auto again = fold_ranges<RereadRows>(rereading.source, rereading.ranges, rereading.jobs, make,
                                         rereading.tick);
    found.merge(compare_cells(again.rows(), cells, rereading.jobs, thresholds));
  }
  return found;
}

}  // namespace

void PaymentGroupList::add(PaymentGroup group) {
  ++count_;
  listed_.push_back(std::move(group));
  if (listed_.size() == 2 * kListedMax) drop_later();
}

void PaymentGroupList::merge(PaymentGroupList&& other) {
  count_ += other.count_;
  std::ranges::move(other.listed_, std::back_inserter(listed_));
  drop_later();
}

void PaymentGroupList::drop_later() {
  if (listed_.size() <= kListedMax) return;
  std::ranges::sort(listed_, {}, &PaymentGroup::subject);
  listed_.resize(kListedMax);
}

void PaymentGroupList::finish(const EntrySource& source, const Registry& registry) {
  std::ranges::sort(listed_, {}, &PaymentGroup::subject);
  if (listed_.size() > kListedMax) listed_.resize(kListedMax);
  for (PaymentGroup& group : listed_) {
    visit_viewed(source, {group.subject, group.subject + 1}, registry.view(),
                 [&group](const EntryHeader&, const Record& record, const auto&) {
                   group.record = std::get<Disbursement>(record);
                 });
  }
}

void PaymentGroups::merge(PaymentGroups&& other) {
  same_amount.merge(std::move(other.same_amount));
  same_instalment.merge(std::move(other.same_instalment));
  same_voucher.merge(std::move(other.same_voucher));
  split.merge(std::move(other.split));
  round_trips.merge(std::move(other.round_trips));
  undated_payments.merge(other.undated_payments);
  undated_others.merge(other.undated_others);
  uncompared += other.uncompared;
}

PaymentGroups compare_payments(const Registry& registry, const PartyNumbers& numbers,
                               PaymentRows&& rows, const Thresholds& thresholds,
                               const Rereading& rereading) {
  PaymentGroups found = rows.is_complete() ? compare_cells(rows, {}, rereading.jobs, thresholds)
                                           : compare_in_passes(registry, numbers, rows.counts(),
                                                               thresholds, rereading);
  found.rows_max = rereading.rows_max;
  found.undated_payments = rows.undated_payments();
  found.undated_others = rows.undated_others();
  for (PaymentGroupList* list : {&found.same_amount, &found.same_instalment, &found.same_voucher,
                                 &found.split, &found.round_trips}) {
    list->finish(rereading.source, registry);
  }
  return found;
}

}  // namespace fundtrail
