// SPDX-License-Identifier: Apache-2.0
#include "verifier/effective.h"

#include <algorithm>
#include <utility>

#include "schemas/amendable.h"
#include "verifier/placed.h"

namespace fundtrail {
namespace {

class Corrector {
 public:
  Corrector(const Record& original, const std::optional<Date>& as_of,
            const LeadsSomewhere& leads_somewhere, std::vector<CorrectionFlaw>& flaws)
      : as_of_(as_of), leads_somewhere_(leads_somewhere), flaws_(flaws) {
    effective_.record = original;
    if (const auto amount = record_amount(original)) left_fen_ = amount->fen;
  }

  void apply(const Placed<Correction>& placed) {
    if (placed.record.type == CorrectionType::kReverse) {
      reverse(placed);
    } else {
      amend(placed);
    }
  }

  Effective take() { return std::move(effective_); }

 private:
  void refuse(const Placed<Correction>& placed, Message reason) {
    flaws_.push_back({placed.sequence, placed.record.of.id, std::move(reason)});
  }

  void reverse(const Placed<Correction>& placed) {
    const Correction& correction = placed.record;
    if (!left_fen_) {
      return refuse(placed, say("红字冲销只用于有金额的记录，所指的是{}",
                                "a reversal is of a record of money, and this is of a {}",
                                enum_label(record_kind(effective_.record))));
    }
    if (*left_fen_ == 0) {
      return refuse(placed,
                    say("所指的记录已经全部冲销过", "all of that record is reversed already"));
    }
    const WideSum wanted = correction.amount ? WideSum{correction.amount->fen} : *left_fen_;
    if (wanted > *left_fen_) {
      refuse(placed, say("冲销 {}，超过尚未冲销的 {}；超出部分不计入",
                         "{} is reversed of the {} that is left; what is over is not counted",
                         format_wan_yuan(wanted), format_wan_yuan(*left_fen_)));
    }
    const WideSum fen = std::min(wanted, *left_fen_);
    *left_fen_ -= fen;
    if (as_of_ && *as_of_ < correction.dated_on) return;
    effective_.reversals.push_back(
        {placed.sequence, placed.recorded_at_us, correction.dated_on, fen, &correction});
  }

  void amend(const Placed<Correction>& placed) {
    AmendmentCheck check = check_amendments(placed.record, effective_.record);
    if (!check.amended) {
      const FieldError& error = check.errors.front();
      return refuse(placed, say("{} {}：{}", "{} {}: {}", error.field_path(), error.shown_value(),
                                error.reason()));
    }
    for (const RecordReference& reference : check.references) {
      if (!leads_somewhere_ || leads_somewhere_(reference)) continue;
      return refuse(placed, say("{} 所指的记录 {} 不存在，或不是应有的类别",
                                "{} leads to {}, which does not exist or is of the wrong kind",
                                reference.field_path, reference.id));
    }
    effective_.record = std::move(*check.amended);
    ++effective_.amendments;
  }

  const std::optional<Date>& as_of_;
  const LeadsSomewhere& leads_somewhere_;
  std::vector<CorrectionFlaw>& flaws_;
  Effective effective_;
  std::optional<WideSum> left_fen_;  // of a record of money: not reversed yet
};

}  // namespace

Effective apply_corrections(const Record& original, std::span<const Placed<Correction>> corrections,
                            const std::optional<Date>& as_of, const LeadsSomewhere& leads_somewhere,
                            std::vector<CorrectionFlaw>& flaws) {
  Corrector corrector(original, as_of, leads_somewhere, flaws);
  for (const Placed<Correction>& placed : corrections) corrector.apply(placed);
  return corrector.take();
}

}  // namespace fundtrail
