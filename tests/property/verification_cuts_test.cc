// SPDX-License-Identifier: Apache-2.0
//
// However the entries are cut and the pieces joined, a verification is the same to the byte.
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "report/verification_json.h"
#include "tests/property/damage.h"
#include "tests/property/generators.h"
#include "tests/property/property.h"
#include "verifier/decoded_entry.h"
#include "verifier/explain.h"
#include "verifier/falls.h"
#include "verifier/goals.h"
#include "verifier/integrity/integrity.h"
#include "verifier/record_folds.h"
#include "verifier/reference_fold.h"
#include "verifier/registry.h"
#include "verifier/rules/rule_set.h"
#include "verifier/verify.h"

namespace fundtrail::test {
namespace {

MemorySource draw_source() {
  MemorySource source(*any_ledger(), *any_enumerator<HashSuite>());
  damage_at_random(source);
  return source;
}

Verification verify_in_one_piece(const EntrySource& source, const ViewOptions& view = {}) {
  VerifyOptions options;
  options.jobs = 1;
  options.view = view;
  return verify(source, options);
}

// Of everything, or cut on one of the axes, or on both.
ViewOptions draw_view(const EntrySource& source) {
  ViewOptions view;
  if (draw_below(2) == 0) {
    view.as_of = *rc::gen::element<Date>(Date{2023, 12, 31}, Date{2024, 1, 1}, Date{2024, 4, 29},
                                         Date{2024, 5, 31}, Date{2024, 12, 30}, Date{2024, 12, 31});
  }
  if (draw_below(2) == 0) view.known_size = 1 + draw_below(source.head().size + 1);
  return view;
}

// A few cuts, or one before every entry.
std::vector<std::uint64_t> draw_cuts(std::uint64_t size) {
  std::vector<std::uint64_t> cuts;
  const std::size_t share = draw_below(8) == 0 ? 1 : 1 + size / 4;
  for (std::uint64_t at = 1; at < size; ++at) {
    if (share == 1 || draw_below(share) == 0) cuts.push_back(at);
  }
  return cuts;
}

std::string bytes_of(const Verification& verification) {
  return format_json(verification_json(verification, Language::kChinese));
}

// Joins neighbours in random order until one is left.
template <class Fold>
Fold join(std::vector<Fold> folds) {
  while (folds.size() > 1) {
    const auto at = folds.begin() + static_cast<std::ptrdiff_t>(draw_below(folds.size() - 1));
    at->merge(std::move(*(at + 1)));
    folds.erase(at + 1);
  }
  return std::move(folds.front());
}

// A fold of decoded records over each range, made by `make`, joined in random order.
template <class Make>
auto fold_records(const EntrySource& source, const std::vector<EntryRange>& ranges,
                  const Make& make) {
  std::vector<decltype(make())> folds;
  for (const EntryRange& range : ranges) {
    auto& fold = folds.emplace_back(make());
    source.visit(range.begin, range.end, [&fold](std::uint64_t at, ByteView bytes) {
      with_record(at, bytes, [&fold](const EntryHeader& header, const Record& record) {
        fold.absorb(header, record);
      });
    });
  }
  return join(std::move(folds));
}

IntegrityFold::Outcome fold_integrity(const EntrySource& source,
                                      const std::vector<EntryRange>& ranges) {
  std::vector<IntegrityFold> folds;
  for (const EntryRange& range : ranges) {
    auto& fold = folds.emplace_back(source, find_hash_suite(source), range);
    source.visit(range.begin, range.end,
                 [&fold](std::uint64_t at, ByteView bytes) { fold.absorb(at, bytes); });
  }
  return join(std::move(folds)).finish(source.head());
}

// The folds over what a registry's view shows.
struct ViewedFold {
  ViewedFold(const Registry& registry, const AllocationTree& tree, const Signatures& signatures,
             const PartyNumbers& parties)
      : view(&registry.view()),
        folds(registry, tree, signatures, {}, PaymentRows(registry, parties, {})) {}

  void absorb(const EntryHeader& header, const Record& record) {
    view->show(
        header, record,
        [this](const EntryHeader& shown, const Record& effective,
               std::span<const Reversal> reversals) { folds.absorb(shown, effective, reversals); });
  }
  void merge(ViewedFold&& later) { folds.merge(std::move(later.folds)); }

  const View* view;
  RecordFolds folds;
};

// Puts what folds joined in random order found into `verification`, where the verifier's stood.
void replace_findings(const EntrySource& source, const std::vector<EntryRange>& ranges,
                      const ViewOptions& view, Verification& verification) {
  Registry registry = fold_records(source, ranges, [&view] { return Registry(view); });
  registry.finish(source);
  const Signatures unsigned_ledger;
  const AllocationTree tree(registry);
  const PartyNumbers parties(registry);
  ViewedFold viewed = fold_records(
      source, ranges, [&] { return ViewedFold(registry, tree, unsigned_ledger, parties); });
  const Integrity& integrity = verification.integrity;
  const bool is_chained = integrity.layer(Layer::kBytes) == LayerResult::kIntact &&
                          integrity.layer(Layer::kChain) == LayerResult::kIntact;
  Facts facts(registry, viewed.folds,
              {integrity,
               {},
               compare_recorded_times(source, {}, is_chained),
               rerun_answers(source, integrity.hash, registry.answers)});
  facts.payment_groups = compare_payments(registry, parties, std::move(viewed.folds.rows),
                                          facts.thresholds, {source, ranges});
  facts.falls = find_falls(source, registry, viewed.folds.flows);
  verification.goals = judge_goals(facts, integrity.entries - integrity.unanchored_entries);
  verification.counts = {};
  verification.checks = run_rules(facts, {}, [&verification](const Check& check) {
    ++verification.counts[static_cast<std::size_t>(check.result)];
  });
  explain_mentions(source, registry, verification);
}

// The same for the damage, and for what each layer comes to.
void replace_integrity(const EntrySource& source, const std::vector<EntryRange>& ranges,
                       const ViewOptions& view, Integrity& integrity) {
  Registry registry = fold_records(source, ranges, [&view] { return Registry(view); });
  registry.finish(source);
  IntegrityFold::Outcome outcome = fold_integrity(source, ranges);
  ReferenceFold references = fold_records(
      source, ranges, [&source, &registry] { return ReferenceFold(source, registry); });
  const auto set = [&integrity](Layer layer, LayerResult result) {
    integrity.layers[static_cast<std::size_t>(layer)] = result;
  };
  set(Layer::kBytes, outcome.bytes);
  set(Layer::kChain, outcome.chain);
  set(Layer::kTree, outcome.tree);
  set(Layer::kIndex, check_index(source, ranges, 1, outcome.damage));
  if (outcome.bytes == LayerResult::kIntact && outcome.chain == LayerResult::kIntact &&
      outcome.unchecked_bodies == 0) {
    set(Layer::kReference, std::move(references).finish(outcome.damage));
  }
  outcome.damage.finish();
  integrity.root = outcome.root;
  integrity.damage_count = outcome.damage.count();
  integrity.damage = outcome.damage.listed();
  name_damaged_records(
      source, [&registry](const std::string& id) { return registry.name_of(id); },
      integrity.damage);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(verification_cuts)

// Of the generators: without ledgers that are sound and such that are not, and many rules with
// something to say, the properties below would say less than they seem to.
BOOST_AUTO_TEST_CASE(are_of_sound_and_of_damaged_ledgers) {
  int intact = 0;
  int tampered = 0;
  std::set<std::string> refuted;
  check_property(
      [&] {
        const Verification found = verify_in_one_piece(draw_source());
        intact += found.integrity.result == IntegrityResult::kIntact ? 1 : 0;
        tampered += found.integrity.result == IntegrityResult::kTampered ? 1 : 0;
        for (const Check& check : found.checks) {
          if (check.result == CheckResult::kRefuted) refuted.insert(check.rule);
        }
      },
      50);
  BOOST_TEST(intact >= 5);
  BOOST_TEST(tampered >= 25);
  BOOST_TEST_MESSAGE("refuted rules: " << fmt::format("{}", fmt::join(refuted, " ")));
  BOOST_TEST(refuted.size() >= 10U);
}

FUNDTRAIL_PROPERTY(change_no_byte, 40) {
  const MemorySource source = draw_source();
  VerifyOptions options;
  options.view = draw_view(source);
  const std::string whole = bytes_of(verify_in_one_piece(source, options.view));
  options.jobs = static_cast<unsigned>(1 + draw_below(3));
  options.cuts = draw_cuts(source.head().size);
  RC_ASSERT(bytes_of(verify(source, options)) == whole);
}

FUNDTRAIL_PROPERTY(change_no_byte_in_any_order_of_merges, 40) {
  const MemorySource source = draw_source();
  const auto ranges = cut_ranges(source.head().size, 1, draw_cuts(source.head().size));
  const ViewOptions view = draw_view(source);
  const Verification whole = verify_in_one_piece(source, view);
  Verification joined = whole;
  replace_findings(source, ranges, view, joined);
  replace_integrity(source, ranges, view, joined.integrity);
  RC_ASSERT(bytes_of(joined) == bytes_of(whole));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
