// SPDX-License-Identifier: Apache-2.0
#include "ledger/batch_check.h"

#include <utility>

#include "ledger/store/store_error.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

// What a kind is called: 拨付, or 类别 99 of one that this version does not know.
Message kind_label(std::uint16_t number) {
  const Message label = enum_label(static_cast<Kind>(number));
  return label.is_empty() ? say("类别 {}", "kind {}", number) : label;
}

}  // namespace

BatchCheck::BatchCheck(const RecordBatch& batch, const EntrySource& ledger,
                       const std::filesystem::path& folder, bool is_signed)
    : batch_(batch),
      ledger_(ledger),
      folder_(folder),
      is_signed_(is_signed),
      corrections_(batch, ledger, folder, correctable_records()) {
  first_with_id_.reserve(batch.size());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    if (!is_system_kind(batch.kind(i))) first_with_id_.emplace(batch.id(i), i);
  }
}

std::optional<Record> BatchCheck::check(std::size_t record_index) {
  const bool is_system = is_system_kind(batch_.kind(record_index));
  if (is_system && refuse_system(record_index)) return std::nullopt;
  const std::size_t refusals_before = refusal_count_;
  std::optional<Record> record = batch_.record(record_index);
  check_encoding(record_index, *record);
  if (!is_system && check_id(record_index)) {
    ++already_recorded_;
    return std::nullopt;
  }
  check_text(record_index, *record);
  check_references(record_index, *record);
  check_correction(record_index, *record);
  if (refusal_count_ != refusals_before) record.reset();
  return record;
}

// Returns: whether a system record was refused. A change of keys means nothing without a signature.
bool BatchCheck::refuse_system(std::size_t record_index) {
  const Kind kind = batch_.kind(record_index);
  const bool changes_keys = kind == Kind::kKey || kind == Kind::kPolicy;
  if (changes_keys && is_signed_) return false;
  refuse(record_index, "kind", std::string(enum_name(kind)),
         changes_keys
             ? say("这类记录要与签名一起录入", "records of this kind are appended with a signature")
             : say("这类记录由账本自己写，不能追加",
                   "the ledger writes records of this kind by itself; they cannot be "
                   "appended"));
  return true;
}

void BatchCheck::throw_refusals() {
  if (has_refusals()) throw BatchRefused(std::move(refusals_), refusal_count_);
}

void BatchCheck::refuse(std::size_t record_index, std::string field_path, std::string value,
                        Message reason) {
  ++refusal_count_;
  if (refusals_.size() == BatchRefused::kRefusalsMax) return;
  refusals_.push_back({record_index, std::move(field_path), std::move(value), std::move(reason)});
}

void BatchCheck::refuse(std::size_t record_index, const FormatError& error) {
  if (const auto* several = dynamic_cast<const FieldErrors*>(&error)) {
    for (const FieldError& one : several->errors()) {
      refuse(record_index, one.field_path(), one.shown_value(), one.reason());
    }
  } else if (const auto* field = dynamic_cast<const FieldError*>(&error)) {
    refuse(record_index, field->field_path(), field->shown_value(), field->reason());
  } else {
    refuse(record_index, "", "", error.message());
  }
}

// Refuses what the batch could not encode, or could not decode again.
void BatchCheck::check_encoding(std::size_t record_index, const Record& record) {
  if (!batch_.entry(record_index).empty()) return;
  try {
    const Bytes entry = encode_entry({}, record, {});
    static_cast<void>(decode_body(parse_entry(entry)));
  } catch (const FormatError& error) {
    refuse(record_index, error);
  }
}

void BatchCheck::check_text(std::size_t record_index, const Record& record) {
  try {
    check_texts(record);
  } catch (const FieldError& error) {
    refuse(record_index, error);
  }
}

// Returns: whether the very same record is in the ledger already.
bool BatchCheck::check_id(std::size_t record_index) {
  const std::string_view id = batch_.id(record_index);
  const Bytes& entry = batch_.entry(record_index);
  if (const std::size_t first = first_with_id_.at(id); first != record_index) {
    refuse_second(record_index, first);
    return false;
  }
  const std::optional<Recorded> recorded = find_recorded(id);
  if (!recorded || entry.empty()) return false;
  if (has_same_content(parse_entry(recorded->entry), parse_entry(entry))) return true;
  refuse(record_index, "id", std::string(id),
         say("账本第 {} 号（{}）已用了这个编号，内容不同；已有记录不能改写，请另取编号，"
             "更正用 correction",
             "entry {} ({}) has this id already, with other content; what is recorded is never "
             "rewritten: take another id, or record a correction",
             recorded->sequence, kind_label(recorded->kind)));
  return false;
}

// Of two with one id, the second is refused.
void BatchCheck::refuse_second(std::size_t record_index, std::size_t first) {
  const bool is_same = batch_.record(record_index) == batch_.record(first);
  refuse(record_index, "id", std::string(batch_.id(record_index)),
         is_same ? say("本批前面已有完全相同的一条，请删去其中一条",
                       "the very same record is in this batch already; take one of them out")
                 : say("本批前面已有一条用了这个编号，内容不同，请另取编号",
                       "an earlier record of this batch has this id, with other content; take "
                       "another id"));
  if (refusals_.size() == refusal_count_) refusals_.back().earlier_index = first;
}

void BatchCheck::check_references(std::size_t record_index, const Record& record) {
  for (RecordReference& reference : record_references(record)) {
    check_reference(record_index, std::move(reference));
  }
}

void BatchCheck::check_reference(std::size_t record_index, RecordReference reference) {
  const std::optional<std::uint16_t> kind = find_kind(reference.id);
  if (!kind) {
    const Message wanted = reference.kind ? enum_label(*reference.kind) : say("记录", "record");
    refuse(record_index, std::move(reference.field_path), std::move(reference.id),
           say("账本和本批中都没有这个编号的{}；请先登记，或放进同一批",
               "neither the ledger nor this batch has a {} of this id; record it first, or in "
               "the same batch",
               wanted));
  } else if (reference.kind && static_cast<std::uint16_t>(*reference.kind) != *kind) {
    refuse(record_index, std::move(reference.field_path), std::move(reference.id),
           say("这个编号是{}，这里应为{}", "this id is of a record of kind {}, not {}",
               kind_label(*kind), enum_label(*reference.kind)));
  }
}

// What a correction is of is known only here.
void BatchCheck::check_correction(std::size_t record_index, const Record& record) {
  const auto* correction = std::get_if<Correction>(&record);
  if (correction == nullptr || !find_kind(correction->of.id)) return;  // refused as a reference
  CorrectionCheck::Verdict verdict = corrections_.check(record_index, *correction);
  if (!verdict.errors.empty()) {
    refuse(record_index, FieldErrors(std::move(verdict.errors)));
    if (refusals_.size() == refusal_count_) refusals_.back().earlier_index = verdict.earlier;
  }
  for (RecordReference& reference : verdict.references) {
    check_reference(record_index, std::move(reference));
  }
}

CorrectionCheck::Records BatchCheck::correctable_records() {
  return {[this](const std::string& id) { return find_record_of(id); },
          [this](const RecordReference& reference) {
            const std::optional<std::uint16_t> kind = find_kind(reference.id);
            return kind &&
                   (!reference.kind || static_cast<std::uint16_t>(*reference.kind) == *kind);
          }};
}

// The record of an id in the batch or the ledger, if this version can read it.
std::optional<Record> BatchCheck::find_record_of(const std::string& id) const {
  const std::optional<Recorded> recorded = find_recorded(id);
  if (!recorded) return batch_.record(first_with_id_.at(id));
  const EntryView view = parse_entry(recorded->entry);
  if (!is_known(view.header.kind, view.header.kind_version)) return std::nullopt;
  return decode_body(view);
}

// The kind of the record with `id`, in the batch or the ledger. What the ledger holds counts first:
// a batch cannot give its id to another kind.
std::optional<std::uint16_t> BatchCheck::find_kind(const std::string& id) {
  const auto known = kinds_.find(id);
  if (known != kinds_.end()) return known->second;
  std::optional<std::uint16_t> kind;
  if (const std::optional<Recorded> recorded = find_recorded(id)) {
    kind = recorded->kind;
  } else if (const auto in_batch = first_with_id_.find(id); in_batch != first_with_id_.end()) {
    kind = static_cast<std::uint16_t>(batch_.kind(in_batch->second));
  }
  kinds_.emplace(id, kind);
  return kind;
}

std::optional<BatchCheck::Recorded> BatchCheck::find_recorded(std::string_view id) const {
  const std::optional<std::uint64_t> sequence = find_record(ledger_, id);
  if (!sequence) return std::nullopt;
  const Message what =
      say("索引说第 {} 号的编号是 {}，但那里不是这样",
          "the index says that entry {} has id {}, which it has not", *sequence, id);
  try {
    std::optional<Bytes> entry = read_entry(ledger_, *sequence);
    if (!entry) throw contradiction_error(what, folder_);
    const EntryView view = parse_entry(*entry);
    const bool is_readable = is_known(view.header.kind, view.header.kind_version);
    if (is_readable && record_id(decode_body(view)) != id) throw contradiction_error(what, folder_);
    return Recorded{*sequence, view.header.kind, std::move(*entry)};
  } catch (const FormatError&) {
    throw contradiction_error(what, folder_);
  }
}

}  // namespace fundtrail
