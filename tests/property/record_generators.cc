// SPDX-License-Identifier: Apache-2.0
//
// Records whose fields go together, and ledgers of such records.
#include <algorithm>
#include <iterator>
#include <utility>

#include "schemas/correction_state.h"
#include "tests/property/generators.h"
#include "tests/property/record_maker.h"

namespace fundtrail::test {
namespace {

// Mends what a maker cannot know: the rules of a kind that concern more than one field, so that
// they hold. What is missing is drawn, what is too much is dropped.
class RuleKeeper {
 public:
  explicit RuleKeeper(RecordMaker& maker) : maker_(maker) {}

  void operator()(Genesis& record) const {
    record.origin = *any_id();
    record.operator_key = record.origin + "+91305c6d+AQ==";
    if (record.continues) record.continues->origin = *any_id();
  }
  void operator()(KeyChange& record) const {
    record.vkey = *any_id() + "+91305c6d+AQ==";
    if (record.action == KeyAction::kRevoke) {
      need(record.reason);
      record.role.reset();
      record.party.reset();
      record.holder.reset();
      return;
    }
    record.reason.reset();
    need(record.role);
    need(record.party);
    need(record.holder);
  }
  void operator()(Party& record) const { record.programme.reset(); }
  void operator()(Programme& record) const { record.programme.reset(); }
  void operator()(Project& record) const {
    record.programme.reset();
    need_element(record.programmes);
  }
  void operator()(Document& record) const {
    if (record.status != DocumentStatus::kCited && record.status != DocumentStatus::kMissing) {
      return;
    }
    record.sha256.reset();
    record.sm3.reset();
  }
  void operator()(Budget& record) const { need(record.programme); }
  void operator()(Allocation& record) const {
    need(record.programme);
    record.of.reset();
    if (record.type != AllocationType::kIncrease && record.type != AllocationType::kDecrease) {
      return;
    }
    if (maker_.has_ids(Kind::kAllocation)) {
      need(record.of);
    } else {
      record.type = AllocationType::kRegular;
    }
  }
  void operator()(Receipt& record) const { need(record.programme); }
  void operator()(Disbursement& record) const { need(record.programme); }
  void operator()(Balance& record) const { need(record.programme); }
  void operator()(Target& record) const {
    need(record.programme);
    if (record.comparator == Comparator::kQualitative) record.value.reset();
    if (record.value) record.unit.reset();
  }
  void operator()(IndicatorReport& record) const {
    if (!record.numerator) record.denominator.reset();
    if (!record.denominator) record.numerator.reset();
    if (record.denominator && record.denominator->mantissa <= 0) record.denominator->mantissa = 1;
  }
  void operator()(Statement& record) const { std::visit(*this, record.claim); }
  void operator()(MeasureClaim& claim) const {
    if (!is_money(claim.value.unit)) claim.value = {16'480, 1, Unit::kWanYuan};
  }
  void operator()(RatioClaim& claim) const {
    if (!claim.ratio.numerator) claim.ratio.denominator.reset();
    if (!claim.ratio.denominator) claim.ratio.numerator.reset();
  }
  void operator()(SumClaim& claim) const { need_element(claim.sum); }
  void operator()(CountClaim& claim) const { need_element(claim.count); }
  void operator()(Correction& record) const {
    if (record.type == CorrectionType::kAmend) {
      record.amount.reset();
      need_element(record.set);
    } else {
      record.set.clear();
    }
  }
  template <class Other>
  void operator()(Other&) const {}

 private:
  template <class T>
  void need(std::optional<T>& value) const {
    if (!value) maker_(value.emplace());
  }
  template <class T>
  void need_element(std::vector<T>& values) const {
    if (values.empty()) maker_(values.emplace_back());
  }

  RecordMaker& maker_;
};

template <std::size_t... kIndexes>
Record empty_record(std::size_t index, std::index_sequence<kIndexes...>) {
  Record record;
  ((index == kIndexes ? static_cast<void>(record.emplace<kIndexes>()) : void()), ...);
  return record;
}

Record make_record(std::size_t index, RecordMaker& maker) {
  Record record = empty_record(index, std::make_index_sequence<std::variant_size_v<Record>>());
  std::visit([&maker](auto& body) { maker(body); }, record);
  std::visit(RuleKeeper(maker), record);
  return record;
}

// How many alternatives of Record nobody appends: they stand first.
constexpr std::size_t kSystemKinds = 4;
static_assert(std::is_same_v<std::variant_alternative_t<kSystemKinds, Record>, Party>);

// A ledger in the making.
class LedgerMaker {
 public:
  void add(std::size_t index, bool has_optionals) {
    RecordMaker maker({ids_, true, has_optionals});
    Record record = make_record(index, maker);
    if (auto* correction = std::get_if<Correction>(&record)) direct(*correction);
    const Kind kind = record_kind(record);
    const std::string id = std::string(enum_name(kind)) + "-" + std::to_string(records_.size());
    std::visit([&id](auto& body) { set_id(body, id); }, record);
    ids_[kind].push_back(id);
    states_.emplace_back(record);
    records_.push_back(std::move(record));
  }

  [[nodiscard]] std::vector<Record> take() { return std::move(records_); }

 private:
  static void set_id(RecordBase& record, const std::string& id) { record.id.value = id; }
  template <class T>
  requires(!std::is_base_of_v<RecordBase, T>) static void set_id(T&, const std::string&) {}

  // A correction of what can be reversed still, or of a field that can be amended.
  void direct(Correction& correction) {
    const bool reverses = correction.type == CorrectionType::kReverse;
    std::vector<CorrectionState*> choices;
    for (CorrectionState& state : states_) {
      const bool is_choice = reverses ? state.left_fen().value_or(0) > 0
                                      : !amendable_fields(record_kind(state.record())).empty();
      if (is_choice) choices.push_back(&state);
    }
    if (choices.empty()) return amend_note(correction, states_.front());
    CorrectionState& state = *choices.at(draw_below(choices.size()));
    correction.of.id = std::string(record_id(state.record()));
    if (reverses) return reverse(correction, state);
    correction.set = {amendment_to(record_kind(state.record()))};
    if (!state.judge_amendments(correction).amended) return amend_note(correction, state);
    state.amend(*state.judge_amendments(correction).amended);
  }

  static void reverse(Correction& correction, CorrectionState& state) {
    const WideSum left = *state.left_fen();
    const auto half = static_cast<std::int64_t>(std::max<WideSum>(left / 2, 1));
    if (correction.amount) correction.amount->fen = half;
    state.reverse(correction.amount ? half : left);
  }

  static void amend_note(Correction& correction, const CorrectionState& state) {
    correction.type = CorrectionType::kAmend;
    correction.amount.reset();
    correction.of.id = std::string(record_id(state.record()));
    correction.set = {{"note", "改"}};
  }

  static Amendment amendment_to(Kind kind) {
    const auto fields = amendable_fields(kind);
    const Amendment any = *rc::gen::element<Amendment>(
        Amendment{"note", "改"}, Amendment{"dated_on", "2024-07-01"}, Amendment{"name", "乙"},
        Amendment{"section", "三"}, Amendment{"party", "party-0"});
    const bool is_allowed = std::find(fields.begin(), fields.end(), any.field_) != fields.end();
    return is_allowed ? any : Amendment{"note", "改"};
  }

  std::vector<Record> records_;
  std::vector<CorrectionState> states_;  // of records_
  std::map<Kind, std::vector<std::string>> ids_;
};

}  // namespace

rc::Gen<Record> any_record() {
  return rc::gen::exec([] {
    RecordMaker maker{MakerChoices()};
    return make_record(draw_below(std::variant_size_v<Record>), maker);
  });
}

rc::Gen<std::vector<Record>> any_ledger() {
  return rc::gen::exec([] {
    constexpr std::size_t kKinds = std::variant_size_v<Record>;
    LedgerMaker ledger;
    for (std::size_t index = kSystemKinds; index < kKinds; ++index) ledger.add(index, false);
    for (int more = *rc::gen::inRange(0, 60); more > 0; --more) {
      ledger.add(kSystemKinds + draw_below(kKinds - kSystemKinds), true);
    }
    return ledger.take();
  });
}

}  // namespace fundtrail::test
