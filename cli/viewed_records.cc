// SPDX-License-Identifier: Apache-2.0
#include "cli/viewed_records.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "schemas/index_key.h"

namespace fundtrail {
namespace {

Sequences without(const Sequences& all, const Sequences& some) {
  Sequences rest;
  std::ranges::set_difference(all, some, std::back_inserter(rest));
  return rest;
}

Sequences united(const Sequences& left, const Sequences& right) {
  Sequences all;
  std::ranges::set_union(left, right, std::back_inserter(all));
  return all;
}

}  // namespace

ViewedRecords::ViewedRecords(const EntrySource& source, const ViewOptions& options)
    : reader_(source, options.known_size), view_(make_view(options)) {}

View ViewedRecords::make_view(const ViewOptions& options) const {
  std::vector<Placed<Correction>> corrections;
  for (const auto at : reader_.sequences(IndexTermType::kKind, enum_name(Kind::kCorrection))) {
    const auto placed = reader_.placed(at);
    if (!placed) continue;
    const auto* correction = std::get_if<Correction>(&placed->record);
    if (correction != nullptr) corrections.push_back({at, placed->recorded_at_us, *correction});
  }
  const auto read = [this](const std::string& id) { return reader_.placed(id); };
  return View(options, std::move(corrections), read, [this](const RecordReference& reference) {
    return reader_.leads_somewhere(reference);
  });
}

ViewedRecord ViewedRecords::viewed(Placed<Record> placed) const {
  const CorrectedRecord* corrected = view_.find(placed.sequence, placed.record);
  const bool is_changed = corrected != nullptr && corrected->effective.is_changed();
  if (is_changed) placed.record = corrected->effective.record;
  return {placed.sequence, placed.recorded_at_us, std::move(placed.record),
          is_changed ? corrected : nullptr};
}

std::optional<ViewedRecord> ViewedRecords::record(std::uint64_t sequence) const {
  auto placed = reader_.placed(sequence);
  return placed ? std::optional(viewed(std::move(*placed))) : std::nullopt;
}

std::optional<ViewedRecord> ViewedRecords::record(const std::string& id) const {
  auto placed = reader_.placed(id);
  return placed ? std::optional(viewed(std::move(*placed))) : std::nullopt;
}

// The day of a record that has none of its own: of a budget 1 January of its programme's year, of a
// statement that of the document it stands in.
std::optional<Date> ViewedRecords::borrowed_date(const Record& record) const {
  if (const auto* budget = std::get_if<Budget>(&record); budget != nullptr && !budget->dated_on) {
    const auto found = this->record(budget->programme->id);
    const auto* programme = found ? std::get_if<Programme>(&found->record) : nullptr;
    if (programme != nullptr) return Date{programme->year, 1, 1};
  }
  if (const auto* statement = std::get_if<Statement>(&record)) {
    const auto found = this->record(statement->document.id);
    const auto* document = found ? std::get_if<Document>(&found->record) : nullptr;
    if (document != nullptr) return document->dated_on;
  }
  return std::nullopt;
}

bool ViewedRecords::leaves_out(const Record& record) const {
  return view_.options().as_of && (view_.is_after(record) || view_.is_after(borrowed_date(record)));
}

Sequences ViewedRecords::left_out() const {
  const std::optional<Date>& as_of = view_.options().as_of;
  if (!as_of) return {};
  const auto of_kind = [this](Kind kind) {
    return reader_.sequences(IndexTermType::kKind, enum_name(kind));
  };
  const Sequences later =
      without(reader_.sequences_dated(as_of, {}), reader_.sequences_dated(as_of, as_of));
  Sequences judged = united(of_kind(Kind::kBudget), of_kind(Kind::kStatement));
  Sequences amended;
  for (const auto& [id, one] : view_.corrected()) amended.push_back(one.sequence);
  std::ranges::sort(amended);
  judged = united(judged, amended);
  Sequences judged_out;
  for (const auto sequence : judged) {
    const auto found = record(sequence);
    if (found && leaves_out(found->record)) judged_out.push_back(sequence);
  }
  return united(without(without(later, of_kind(Kind::kDocument)), judged), judged_out);
}

// What was amended stands in the index by what it was.
Sequences ViewedRecords::as_amended(Sequences found, const HasTerm& has_term) const {
  Sequences amended;
  Sequences having;
  for (const auto& [id, one] : view_.corrected()) {
    if (one.effective.amendments == 0) continue;
    amended.push_back(one.sequence);
    const auto keys = index_keys(one.sequence, one.effective.record);
    if (std::ranges::any_of(keys, has_term)) having.push_back(one.sequence);
  }
  if (amended.empty()) return found;
  std::ranges::sort(amended);
  std::ranges::sort(having);
  return united(without(found, amended), having);
}

Sequences ViewedRecords::sequences(IndexTermType type, std::string_view term) const {
  return as_amended(reader_.sequences(type, term),
                    [&](const IndexKey& key) { return key.type == type && key.term == term; });
}

Sequences ViewedRecords::sequences_dated(std::optional<Date> from, std::optional<Date> to) const {
  const std::string first = from ? format_date(*from) : std::string();
  const std::optional<std::string> last = to ? std::optional(format_date(*to)) : std::nullopt;
  return as_amended(reader_.sequences_dated(from, to), [&](const IndexKey& key) {
    return key.type == IndexTermType::kDate && key.term >= first && (!last || key.term <= *last);
  });
}

}  // namespace fundtrail
