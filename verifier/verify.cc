// SPDX-License-Identifier: Apache-2.0
#include "verifier/verify.h"

#include <algorithm>
#include <mutex>
#include <span>
#include <thread>
#include <utility>

#include "ledger/proof/hasher.h"
#include "schemas/entry.h"
#include "schemas/error.h"
#include "verifier/allocation_tree.h"
#include "verifier/anchor.h"
#include "verifier/answer_reruns.h"
#include "verifier/authorship.h"
#include "verifier/decoded_entry.h"
#include "verifier/explain.h"
#include "verifier/falls.h"
#include "verifier/goals.h"
#include "verifier/integrity/integrity.h"
#include "verifier/notices.h"
#include "verifier/payment_groups.h"
#include "verifier/record_folds.h"
#include "verifier/recorded_times.h"
#include "verifier/reference_fold.h"
#include "verifier/registry.h"
#include "verifier/rules/rule_set.h"
#include "verifier/signatures/signatures.h"

namespace fundtrail {
namespace {

// The entries are passed over three times: integrity with registry; index; references with flows.
constexpr std::uint64_t kPasses = 3;

// Round 1: integrity and registry.
class FirstRound {
 public:
  FirstRound(const EntrySource& source, HashSuite hash, const ViewOptions& view, EntryRange range)
      : integrity_(source, hash, range), registry_(view) {}

  void absorb(std::uint64_t sequence, ByteView bytes) {
    integrity_.absorb(sequence, bytes);
    with_record(sequence, bytes, [this](const EntryHeader& header, const Record& record) {
      registry_.absorb(header, record);
      signatures_.absorb(header, record);
    });
  }
  void merge(FirstRound&& later) {
    integrity_.merge(std::move(later.integrity_));
    registry_.merge(std::move(later.registry_));
    signatures_.merge(std::move(later.signatures_));
  }
  IntegrityFold&& integrity() { return std::move(integrity_); }
  Registry&& registry() { return std::move(registry_); }
  [[nodiscard]] const SignatureFold& signatures() const { return signatures_; }

 private:
  IntegrityFold integrity_;
  Registry registry_;
  SignatureFold signatures_;
};

// Round 2: references, and what is folded of the records, over a finished registry.
class SecondRound {
 public:
  SecondRound(const EntrySource& source, const Registry& registry, RecordFolds folds)
      : view_(&registry.view()), references_(source, registry), folds_(std::move(folds)) {}

  void absorb(std::uint64_t sequence, ByteView bytes) {
    with_record(sequence, bytes, [this](const EntryHeader& header, const Record& record) {
      references_.absorb(header, record);
      view_->show(header, record,
                  [this](const EntryHeader& shown, const Record& effective,
                         std::span<const Reversal> reversals) {
                    folds_.absorb(shown, effective, reversals);
                  });
    });
  }
  void merge(SecondRound&& later) {
    references_.merge(std::move(later.references_));
    folds_.merge(std::move(later.folds_));
  }
  ReferenceFold&& references() { return std::move(references_); }
  [[nodiscard]] const RecordFolds& folds() const { return folds_; }
  PaymentRows&& rows() { return std::move(folds_.rows); }

 private:
  const View* view_;
  ReferenceFold references_;
  RecordFolds folds_;
};

std::optional<Genesis> read_genesis(const EntrySource& source) {
  std::optional<Genesis> found;
  source.visit(0, 1, [&found](std::uint64_t sequence, ByteView bytes) {
    with_record(sequence, bytes, [&found](const EntryHeader&, const Record& record) {
      if (const auto* genesis = std::get_if<Genesis>(&record)) found = *genesis;
    });
  });
  return found;
}

// Which ledger it is, how long and how it hashes. Returns: its genesis, if it can be read.
std::optional<Genesis> begin_integrity(const EntrySource& source, const Head& head,
                                       Integrity& integrity) {
  integrity.entries = head.size;
  std::optional<Genesis> genesis = read_genesis(source);
  if (genesis) integrity.origin = genesis->origin;
  integrity.hash = find_hash_suite(source);
  initialise_hashing(integrity.hash);
  return genesis;
}

// What is not as it was recorded was not signed either, and is reported for that already.
Signatures examine_signatures(const HashedSource& entries, const std::optional<Genesis>& genesis,
                              const SignatureFold& fold, unsigned jobs,
                              IntegrityFold::Outcome& outcome) {
  const bool is_sound =
      outcome.bytes == LayerResult::kIntact && outcome.chain == LayerResult::kIntact;
  if (!is_sound || !genesis) return {};
  return check_signatures(entries, *genesis, fold, jobs, outcome.damage);
}

// Counts entries over all passes and tells the caller, one thread at a time.
class Progress {
 public:
  Progress(const VerifyOptions& options, std::uint64_t total)
      : report_(options.progress), total_(total) {}

  // Before further passes are made, from one thread alone.
  void expect(std::uint64_t entries) { total_ += entries; }

  void add(std::uint64_t entries) {
    if (!report_) return;
    const std::lock_guard lock(mutex_);
    done_ += entries;
    report_(std::min(done_, total_), total_);
  }

 private:
  const std::function<void(std::uint64_t, std::uint64_t)>& report_;
  std::uint64_t total_;
  std::uint64_t done_ = 0;
  std::mutex mutex_;
};

void set_layer(Integrity& integrity, Layer layer, LayerResult result) {
  integrity.layers[static_cast<std::size_t>(layer)] = result;
}

void set_entry_layers(Integrity& integrity, const IntegrityFold::Outcome& outcome) {
  integrity.root = outcome.root;
  set_layer(integrity, Layer::kBytes, outcome.bytes);
  set_layer(integrity, Layer::kChain, outcome.chain);
  set_layer(integrity, Layer::kTree, outcome.tree);
}

// Whether times of recording are those that were recorded, in their order.
bool is_chained(const Integrity& integrity) {
  return integrity.layer(Layer::kBytes) == LayerResult::kIntact &&
         integrity.layer(Layer::kChain) == LayerResult::kIntact;
}

// Where entries are damaged, or of kinds this program does not know, what leads nowhere may lead to
// one of those: that would accuse records that are as they were.
LayerResult finish_references(ReferenceFold&& references, IntegrityFold::Outcome& outcome) {
  const bool is_sound =
      outcome.bytes == LayerResult::kIntact && outcome.chain == LayerResult::kIntact;
  const bool is_all_known = outcome.unchecked_bodies == 0;
  return is_sound && is_all_known ? std::move(references).finish(outcome.damage)
                                  : LayerResult::kUnchecked;
}

void finish_integrity(const EntrySource& source, const Registry& registry, DamageList damage,
                      Verification& verification) {
  Integrity& integrity = verification.integrity;
  damage.finish();
  integrity.damage = damage.listed();
  integrity.damage_count = damage.count();
  name_damaged_records(
      source, [&registry](const std::string& id) { return registry.name_of(id); },
      integrity.damage);
  if (integrity.is_damaged()) {
    integrity.result = IntegrityResult::kTampered;
  } else if (verification.unchecked_bodies > 0) {
    integrity.result = IntegrityResult::kUnchecked;
  } else if (integrity.layer(Layer::kSignature) == LayerResult::kDamaged) {
    integrity.result = IntegrityResult::kUntrusted;
  }
}

unsigned job_count(const VerifyOptions& options) {
  return options.jobs == 0 ? std::max(1U, std::thread::hardware_concurrency()) : options.jobs;
}

// Judges goals and rules, counts what they find, and tells what they went by.
void judge_all(const Facts& facts, const RuleOptions& options, Verification& verification) {
  const Integrity& integrity = verification.integrity;
  verification.goals = judge_goals(facts, integrity.entries - integrity.unanchored_entries);
  verification.checks = run_rules(facts, options.skipped, [&](const Check& check) {
    ++verification.counts[static_cast<std::size_t>(check.result)];
    const bool is_error =
        check.result == CheckResult::kRefuted && check.severity == Severity::kError;
    verification.refuted_errors += is_error ? 1 : 0;
  });
  tell_rule_options(options, verification);
}

}  // namespace

Verification verify(const EntrySource& source, const VerifyOptions& options) {
  Verification verification;
  Integrity& integrity = verification.integrity;
  const Head head = source.head();
  const std::optional<Genesis> genesis = begin_integrity(source, head, integrity);
  const unsigned jobs = job_count(options);
  const auto ranges = cut_ranges(head.size, jobs, options.cuts);
  Progress progress(options, head.size * kPasses);
  const auto tick = [&progress](std::uint64_t entries) { progress.add(entries); };

  const auto make_first = [&](const EntryRange& range) {
    return FirstRound(source, integrity.hash, options.view, range);
  };
  auto first = fold_ranges<FirstRound>(source, ranges, jobs, make_first, tick);
  IntegrityFold::Outcome outcome = first.integrity().finish(head);
  Registry registry = first.registry();
  registry.finish(source);
  verification.unchecked_bodies = outcome.unchecked_bodies;
  set_entry_layers(integrity, outcome);
  set_layer(integrity, Layer::kIndex, check_index(source, ranges, jobs, outcome.damage));
  tick(head.size);
  const Signatures signatures =
      examine_signatures({source, integrity.hash}, genesis, first.signatures(), jobs, outcome);
  set_layer(integrity, Layer::kSignature,
            check_party_keys(signatures, registry, options.party_keys, outcome.damage));
  const AllocationTree tree(registry);
  const PartyNumbers parties(registry);
  const std::uint64_t rows_max = options.payment_rows_max.value_or(kPaymentRowsMax);
  RowAllowance allowance(rows_max);
  const auto make_second = [&](const EntryRange&) {
    return SecondRound(source, registry,
                       {registry, tree, signatures, options.rules.thresholds,
                        PaymentRows(registry, parties, {}, &allowance)});
  };
  auto second = fold_ranges<SecondRound>(source, ranges, jobs, make_second, tick);
  set_layer(integrity, Layer::kReference, finish_references(second.references(), outcome));
  integrity.authorship =
      sum_up_authorship(signatures, registry, integrity.entries, options.party_keys);
  finish_integrity(source, registry, std::move(outcome.damage), verification);
  AnchorOutcome anchored = check_anchor(source, options, integrity);

  Facts facts{registry,
              second.folds(),
              {integrity, std::move(anchored.objections),
               compare_recorded_times(source, anchored.bounds, is_chained(integrity)),
               rerun_answers(source, integrity.hash, registry.answers)}};
  verification.view = {options.view.as_of, options.view.known_size};
  facts.thresholds = options.rules.thresholds;
  facts.payment_groups =
      compare_payments(registry, parties, second.rows(), facts.thresholds,
                       {source, ranges, jobs, rows_max,
                        [&progress](std::uint64_t entries) { progress.expect(entries); }, tick});
  facts.falls = find_falls(source, registry, facts.flows);
  verification.notices = std::move(anchored.notices);
  judge_all(facts, options.rules, verification);
  explain_mentions(source, registry, verification);
  add_notices(registry, verification);
  return verification;
}

int exit_code(const Verification& verification) {
  constexpr int kErrorRefuted = 1;
  constexpr int kGoalOpen = 6;
  constexpr int kUntrusted = 11;
  if (verification.unchecked_bodies > 0) return static_cast<int>(ErrorCode::kUnchecked);
  switch (verification.integrity.result) {
    case IntegrityResult::kUnchecked:
      return static_cast<int>(ErrorCode::kUnchecked);
    case IntegrityResult::kTampered:
      return static_cast<int>(ErrorCode::kTampered);
    case IntegrityResult::kRolledBack:
    case IntegrityResult::kForked:
      return static_cast<int>(ErrorCode::kRolledBack);
    case IntegrityResult::kUntrusted:
      return kUntrusted;
    case IntegrityResult::kIntact:
      break;
  }
  if (verification.refuted_errors > 0) return kErrorRefuted;
  const bool has_open_goal =
      std::any_of(verification.goals.begin(), verification.goals.end(),
                  [](const Goal& goal) { return goal.result != CheckResult::kConfirmed; });
  return has_open_goal || !verification.skipped_rules.empty() ? kGoalOpen : 0;
}

}  // namespace fundtrail
