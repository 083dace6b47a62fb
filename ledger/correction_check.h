// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ledger/proof/entry_source.h"
#include "ledger/record_batch.h"
#include "schemas/correction_state.h"
#include "schemas/error.h"
#include "schemas/record.h"

namespace fundtrail {

/// Checks the corrections of a batch against what they are of, each as those before it left that:
/// those of the ledger, and of the batch itself. A wrong one could never be taken back.
class CorrectionCheck {
 public:
  /// What a correction can ask of the records of ledger and batch together.
  struct Records {
    /// The record with an id as it was appended, or nothing if this version cannot read it.
    /// Requires: there is one.
    std::function<std::optional<Record>(const std::string& id)> find;
    /// Whether what a reference leads to is there, and of the kind it must be.
    std::function<bool(const RecordReference& reference)> leads_somewhere;
  };

  /// `folder` is named in errors. Lifetime: `batch`, `ledger`, `folder` and what `records` needs
  /// outlive it.
  CorrectionCheck(const RecordBatch& batch, const EntrySource& ledger,
                  const std::filesystem::path& folder, Records records);

  /// What is wrong with a correction.
  struct Verdict {
    std::vector<FieldError> errors;
    std::vector<RecordReference> references;  ///< that its new values make, to be checked
    std::optional<std::size_t> earlier;       ///< index of the correction that it contradicts
  };

  /// Judges a correction, the one at `record_index` of the batch; the next ones of the same record
  /// are judged by what it leaves, if nothing is wrong. Requires: indexes ascend; what it is of is
  /// there.
  /// Throws: Error(kTampered) if the ledger's index and entries contradict each other.
  /// Cost: the first time, an entry read for each correction of the ledger; memory grows with those
  /// of the records that the batch corrects.
  [[nodiscard]] Verdict check(std::size_t record_index, const Correction& correction);

 private:
  // A record in the making.
  struct Corrected {
    CorrectionState state;
    std::string last_reversal;                 // its id; empty if there was none
    std::optional<std::size_t> last_in_batch;  // where that stands, if it is of the batch
  };

  void read_recorded();
  [[nodiscard]] Correction read_correction(std::uint64_t sequence) const;
  Corrected* find_corrected(const std::string& id);
  void apply_recorded(const Correction& correction, Corrected& corrected) const;
  static Verdict check_reversal(std::size_t record_index, const Correction& correction,
                                Corrected& corrected);
  [[nodiscard]] static FieldError too_much_error(const Correction& correction,
                                                 const ReversalOutcome& outcome,
                                                 const Corrected& corrected);
  static Verdict check_amendments(const Correction& correction, Corrected& corrected);

  const RecordBatch& batch_;
  const EntrySource& ledger_;
  const std::filesystem::path& folder_;
  Records records_;
  bool has_read_ = false;
  std::map<std::string, std::vector<Correction>> recorded_;    // by what they are of
  std::map<std::string, std::optional<Corrected>> corrected_;  // nothing: cannot be read
};

}  // namespace fundtrail
