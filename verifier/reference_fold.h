// SPDX-License-Identifier: Apache-2.0
//
// Layer `reference`: ids are unique, and references lead where they should.
#pragma once

#include "ledger/proof/entry_source.h"
#include "schemas/entry.h"
#include "schemas/record.h"
#include "verifier/integrity/integrity.h"
#include "verifier/registry.h"

namespace fundtrail {

/// Folds the references of a range: each leads to a record of the right kind, recorded earlier or
/// in the same batch (entries of one recorded_at). Requires: the registry is finished; it and the
/// source outlive the fold.
class ReferenceFold {
 public:
  ReferenceFold(const EntrySource& source, const Registry& registry)
      : source_(&source), registry_(&registry) {}

  /// `header.sequence` is where the record lies.
  void absorb(const EntryHeader& header, const Record& record);
  void merge(ReferenceFold&& later) { damage_.merge(std::move(later.damage_)); }

  /// Adds what was found, and ids that occur twice, to `damage`.
  [[nodiscard]] LayerResult finish(DamageList& damage) &&;

 private:
  const EntrySource* source_;
  const Registry* registry_;
  DamageList damage_;
};

}  // namespace fundtrail
