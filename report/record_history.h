// SPDX-License-Identifier: Apache-2.0
//
// The whole history of one record: what was appended stands in its entry, and never changes; what
// came after stands in corrections.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "report/paint.h"
#include "schemas/json/json_value.h"
#include "schemas/message.h"
#include "schemas/record.h"
#include "verifier/effective.h"
#include "verifier/placed.h"

namespace fundtrail {

/// A key that signed, and whose it is as the ledger says.
struct EntrySigner {
  std::string key;     ///< its name
  std::string party;   ///< id; empty for the ledger's own
  std::string holder;  ///< the post whose holder keeps it; may be empty
};

/// The signature that covers an entry.
struct EntrySignature {
  std::uint64_t sequence = 0;  ///< of the signature record
  std::optional<EntrySigner> author;
  std::optional<EntrySigner> approver;
  std::optional<Message> flaw;  ///< why it counts for nothing
};

/// One correction of the record, and what came of it.
struct HistoryStep {
  std::uint64_t sequence = 0;
  std::int64_t recorded_at_us = 0;  ///< Unit: µs since 1970-01-01T00:00:00Z
  Correction correction;
  Record before;                    ///< the record, as the corrections before this one left it
  Record after;                     ///< as this one leaves it
  WideSum reversed_fen = 0;         ///< Unit: 分; what it takes back
  std::optional<WideSum> left_fen;  ///< Unit: 分; of a record of money: what it leaves
  std::optional<Message> flaw;      ///< why it does nothing, or not all that it says
  std::optional<EntrySignature> signature{};  ///< nothing: it is not signed
};

/// What became of a record.
struct RecordHistory {
  std::vector<HistoryStep> steps;             ///< by sequence
  std::optional<EntrySignature> signature{};  ///< of the record itself; nothing: it is not signed
};

/// Applies the known corrections of a record one by one. `corrections` and `leads_somewhere` are as
/// in apply_corrections. Signatures are left for the caller to find.
[[nodiscard]] RecordHistory make_history(const Record& original,
                                         std::span<const Placed<Correction>> corrections,
                                         const LeadsSomewhere& leads_somewhere);

/// How a history is told.
struct HistoryTextOptions {
  Language language = Language::kChinese;
  Paint paint;
  NameOf name_of;
};

/// Names who signed: `第 9 号，吉林省财政厅 经办（密钥名）`; 未签名 without a signature.
[[nodiscard]] Message signature_words(const std::optional<EntrySignature>& signature,
                                      const NameOf& name_of);

/// Tells each correction: date, sequence, approver, reason, each field before and after, what is
/// left of an amount, signatures. Empty without corrections.
[[nodiscard]] std::string history_text(const RecordHistory& history,
                                       const HistoryTextOptions& options);

/// Adds `corrections`, `effective`, `left_fen` and `signature` to the document of an entry.
void add_history(const RecordHistory& history, JsonValue& document);

}  // namespace fundtrail
