// SPDX-License-Identifier: Apache-2.0
#include "verifier/view.h"

#include <algorithm>
#include <utility>

namespace fundtrail {

View::View(const ViewOptions& options, std::vector<Placed<Correction>> corrections,
           const Reader& read, const LeadsSomewhere& leads_somewhere)
    : options_(options) {
  for (Placed<Correction>& placed : corrections) {
    std::string of = placed.record.of.id;
    corrections_[std::move(of)].push_back(std::move(placed));
  }
  for (const auto& [id, of_one] : corrections_) {
    const auto original = read(id);
    if (!original || !is_known(original->sequence)) continue;  // layer `reference` tells of it
    const std::size_t flaws_before = flaws_.size();
    CorrectedRecord corrected{
        original->sequence, original->record,
        apply_corrections(original->record, of_one, options_.as_of, leads_somewhere, flaws_)};
    count(corrected.effective, of_one, std::span(flaws_).subspan(flaws_before));
    corrected_.emplace(id, std::move(corrected));
  }
  std::ranges::sort(flaws_, {}, &CorrectionFlaw::sequence);
}

void View::count(const Effective& effective, std::span<const Placed<Correction>> corrections,
                 std::span<const CorrectionFlaw> flaws) {
  counts_.reversals += effective.reversals.size();
  counts_.amendments += effective.amendments;
  for (const Reversal& reversal : effective.reversals) {
    counts_.reversed_fen += reversal.fen;
    counts_.applied.add({reversal.sequence, Strength::kEvidenced});
  }
  for (const Placed<Correction>& placed : corrections) {
    const bool is_flawed =
        std::ranges::binary_search(flaws, placed.sequence, {}, &CorrectionFlaw::sequence);
    const bool is_amendment = placed.record.type == CorrectionType::kAmend;
    if (is_amendment && !is_flawed) counts_.applied.add({placed.sequence, Strength::kEvidenced});
  }
}

const CorrectedRecord* View::find(std::uint64_t sequence, const Record& record) const {
  if (corrected_.empty()) return nullptr;
  const auto it = corrected_.find(record_id(record));
  return it != corrected_.end() && it->second.sequence == sequence ? &it->second : nullptr;
}

std::span<const Placed<Correction>> View::corrections_of(std::string_view id) const {
  const auto it = corrections_.find(id);
  if (it == corrections_.end()) return {};
  return it->second;
}

bool View::is_after(const Record& record) const {
  if (!options_.as_of) return false;
  switch (record_kind(record)) {
    case Kind::kParty:
    case Kind::kProgramme:
    case Kind::kProject:
    case Kind::kDocument:
    case Kind::kTarget:
      return false;
    default:
      return is_after(business_date(record));
  }
}

}  // namespace fundtrail
