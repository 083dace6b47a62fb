// SPDX-License-Identifier: Apache-2.0
#include "ledger/correction_check.h"

#include <algorithm>
#include <set>
#include <utility>

#include "ledger/ledger.h"
#include "ledger/store/store_error.h"
#include "schemas/entry.h"
#include "schemas/index_key.h"

namespace fundtrail {
namespace {

FieldError no_money_error(const Correction& correction, const Record& record) {
  return {"of", correction.of.id,
          say("红字冲销只用于有金额的记录，这条是{}；改字段请用 amend",
              "a reversal is of a record of money, and this is a {}; use amend to change a field",
              enum_label(record_kind(record)))};
}

Message amount_words(WideSum fen) {
  return say("{}", "{}", format_amount(Amount{static_cast<std::int64_t>(fen)}));
}

}  // namespace

CorrectionCheck::CorrectionCheck(const RecordBatch& batch, const EntrySource& ledger,
                                 const std::filesystem::path& folder, Records records)
    : batch_(batch), ledger_(ledger), folder_(folder), records_(std::move(records)) {}

CorrectionCheck::Verdict CorrectionCheck::check(std::size_t record_index,
                                                const Correction& correction) {
  Corrected* corrected = find_corrected(correction.of.id);
  if (corrected == nullptr) {
    Verdict verdict;
    verdict.errors.emplace_back("of", correction.of.id,
                                say("本版本不认识这条记录的类别，不能更正",
                                    "this version does not know records of that kind, and cannot "
                                    "amend it"));
    return verdict;
  }
  return correction.type == CorrectionType::kReverse
             ? check_reversal(record_index, correction, *corrected)
             : check_amendments(correction, *corrected);
}

CorrectionCheck::Verdict CorrectionCheck::check_reversal(std::size_t record_index,
                                                         const Correction& correction,
                                                         Corrected& corrected) {
  const ReversalOutcome outcome = corrected.state.judge_reversal(correction);
  Verdict verdict;
  switch (outcome.fault) {
    case ReversalFault::kNone:
      corrected.state.reverse(outcome.wanted_fen);
      corrected.last_reversal = correction.id.value;
      corrected.last_in_batch = record_index;
      return verdict;
    case ReversalFault::kNoMoney:
      verdict.errors.push_back(no_money_error(correction, corrected.state.record()));
      return verdict;
    case ReversalFault::kNothingLeft:
      verdict.errors.emplace_back(
          "of", correction.of.id,
          say("这条记录已经全部冲销（{}），不能再冲销；冲销错了的，请重新录入",
              "all of this record is reversed already ({}) and cannot be reversed again; if that "
              "was wrong, record it anew",
              corrected.last_reversal));
      break;
    case ReversalFault::kTooMuch:
      verdict.errors.push_back(too_much_error(correction, outcome, corrected));
      break;
  }
  verdict.earlier = corrected.last_in_batch;
  return verdict;
}

FieldError CorrectionCheck::too_much_error(const Correction& correction,
                                           const ReversalOutcome& outcome,
                                           const Corrected& corrected) {
  const WideSum amount = record_amount(corrected.state.record())->fen;
  const Message reason =
      outcome.left_fen == amount
          ? say("冲销额超过原记录的 {}", "more than the {} of the record that it reverses",
                amount_words(amount))
          : say("冲销额超过尚未冲销的 {}：原记录 {}，前面已冲销 {}（最后一笔 {}）",
                "more than the {} that is left: the record is of {}, of which {} is reversed "
                "already (last by {})",
                amount_words(outcome.left_fen), amount_words(amount),
                amount_words(amount - outcome.left_fen), corrected.last_reversal);
  return {"amount", format_amount(*correction.amount), reason};
}

CorrectionCheck::Verdict CorrectionCheck::check_amendments(const Correction& correction,
                                                           Corrected& corrected) {
  AmendmentCheck check = corrected.state.judge_amendments(correction);
  if (check.amended) corrected.state.amend(std::move(*check.amended));
  return {std::move(check.errors), std::move(check.references), std::nullopt};
}

CorrectionCheck::Corrected* CorrectionCheck::find_corrected(const std::string& id) {
  read_recorded();
  auto [it, is_new] = corrected_.try_emplace(id);
  if (is_new) {
    if (std::optional<Record> original = records_.find(id)) {
      it->second = Corrected{CorrectionState(std::move(*original)), {}, std::nullopt};
      for (const Correction& one : recorded_[id]) apply_recorded(one, *it->second);
    }
  }
  return it->second ? &*it->second : nullptr;
}

// What is recorded was perhaps not refused by whoever wrote it: it does what `verify` lets it do.
void CorrectionCheck::apply_recorded(const Correction& correction, Corrected& corrected) const {
  if (correction.type == CorrectionType::kReverse) {
    const ReversalOutcome outcome = corrected.state.judge_reversal(correction);
    const WideSum fen = std::min(outcome.wanted_fen, outcome.left_fen);
    if (fen == 0) return;
    corrected.state.reverse(fen);
    corrected.last_reversal = correction.id.value;
    return;
  }
  AmendmentCheck check = corrected.state.judge_amendments(correction);
  if (!check.amended || !std::ranges::all_of(check.references, records_.leads_somewhere)) return;
  corrected.state.amend(std::move(*check.amended));
}

void CorrectionCheck::read_recorded() {
  if (std::exchange(has_read_, true)) return;
  std::set<std::string> ids;
  for (std::size_t i = 0; i < batch_.size(); ++i) {
    if (batch_.kind(i) != Kind::kCorrection) continue;
    ids.insert(std::get<Correction>(batch_.record(i)).of.id);
  }
  std::vector<std::uint64_t> places;
  const StoredIndex* index = ledger_.index();
  if (index == nullptr) return;
  index->visit(index_prefix(IndexTermType::kKind, enum_name(Kind::kCorrection)),
               [&places](ByteView bytes) {
                 if (const auto key = parse_index_key(bytes)) places.push_back(key->sequence);
               });
  for (const std::uint64_t sequence : places) {
    Correction correction = read_correction(sequence);
    std::string of = correction.of.id;
    if (ids.contains(of)) recorded_[std::move(of)].push_back(std::move(correction));
  }
}

Correction CorrectionCheck::read_correction(std::uint64_t sequence) const {
  try {
    const Bytes entry = read_entry(ledger_, sequence).value_or(Bytes());
    const EntryView view = parse_entry(entry);
    if (is_known(view.header.kind, view.header.kind_version)) {
      Record record = decode_body(view);
      if (auto* correction = std::get_if<Correction>(&record)) return std::move(*correction);
    }
  } catch (const FormatError&) {
    // Told below, like any other entry that is not what the index says.
  }
  throw contradiction_error(
      say("索引说第 {} 号是更正，但那里不是这样",
          "the index says that entry {} is a correction, which it is not", sequence),
      folder_);
}

}  // namespace fundtrail
