// SPDX-License-Identifier: Apache-2.0
//
// What documents can evidence, and how much of it they are used for.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schemas/record.h"

namespace fundtrail {

/// Whether a document held in this form can evidence a record of `kind`: status original, scan or
/// copy, at least one digest, and a fitting type. Source: design section 5 "Evidence".
[[nodiscard]] bool is_evidence_for(Kind kind, const Document& document);

/// What a record uses a document for. Records of one use share the document's amount; one notice
/// may well stand for a budget and for the allocations of all of it.
struct EvidenceUse {
  Kind kind{};
  /// Of disbursements the stage; of budgets and allocations whether they take away, and of
  /// allocations whether they pass on another.
  std::uint8_t part = 0;

  friend auto operator<=>(const EvidenceUse&, const EvidenceUse&) = default;
};

/// The part of a reversal: what took money back needs evidence of its own.
inline constexpr std::uint8_t kReversalUse = 255;

template <class T>
[[nodiscard]] EvidenceUse use_of(const T&) {
  return {T::kKind, 0};
}
[[nodiscard]] EvidenceUse use_of(const Budget& record);
[[nodiscard]] EvidenceUse use_of(const Allocation& record);
[[nodiscard]] EvidenceUse use_of(const Disbursement& record);

/// A document that is used for more than the amount that it stands for.
struct OverdrawnDocument {
  WideSum amount = 0;  ///< Unit: 分; what it stands for
  WideSum used = 0;    ///< Unit: 分; what the records of one use come to
};

/// How much every document is used for. A fold: `absorb` records of money, `merge`, then `finish`
/// once. The order does not matter. Memory: one element for each document that is used, and one for
/// each record that names several.
class EvidenceUses {
 public:
  using Find = std::function<const Document*(const std::string& id)>;
  using Key = std::pair<std::string, EvidenceUse>;  ///< document id, use

  void absorb(const EvidenceUse& use, const RecordBase& record, Amount amount);
  void merge(EvidenceUses&& later);

  /// Takes back `fen` of what `record` of `amount`, which was absorbed, used its documents for.
  /// Call after the last merge; what is used instead is absorbed as well.
  void release(const EvidenceUse& use, const RecordBase& record, Amount amount, WideSum fen);

  /// Keeps the documents that are overdrawn.
  void finish(const Find& find);

  [[nodiscard]] bool is_overdrawn(const std::string& document, const EvidenceUse& use) const {
    return overdrawn_.contains({document, use});
  }
  [[nodiscard]] const std::map<Key, OverdrawnDocument>& overdrawn() const { return overdrawn_; }

 private:
  struct Shared {
    EvidenceUse use;
    WideSum fen = 0;
    std::vector<std::string> documents;  // each once, as listed

    friend auto operator<=>(const Shared&, const Shared&) = default;
  };
  void split(const Shared& shared, const Find& find);

  std::map<Key, WideSum> used_;
  std::vector<Shared> shared_;
  std::map<Shared, std::vector<WideSum>> released_;  // of records as they were absorbed
  std::map<Key, OverdrawnDocument> overdrawn_;
};

}  // namespace fundtrail
