// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ledger/correction_check.h"
#include "ledger/ledger.h"
#include "ledger/proof/entry_source.h"
#include "ledger/record_batch.h"
#include "schemas/bytes.h"
#include "schemas/entry.h"
#include "schemas/record.h"

namespace fundtrail {

/// Checks the records of a batch against each other and against a ledger, and collects what is
/// wrong with them: all of it, not the first fault alone.
class BatchCheck {
 public:
  /// `is_signed`: the batch may change keys. Lifetime: `batch`, `ledger` and `folder`, which is
  /// named in errors, outlive it.
  BatchCheck(const RecordBatch& batch, const EntrySource& ledger,
             const std::filesystem::path& folder, bool is_signed);
  BatchCheck(const BatchCheck&) = delete;
  BatchCheck& operator=(const BatchCheck&) = delete;

  /// Checks one record.
  /// Throws: Error(kTampered) if the ledger's index and entries contradict each other.
  /// Returns: the record; nothing if it is recorded already or was refused.
  [[nodiscard]] std::optional<Record> check(std::size_t record_index);

  [[nodiscard]] std::uint64_t already_recorded() const noexcept { return already_recorded_; }
  [[nodiscard]] bool has_refusals() const noexcept { return refusal_count_ != 0; }

  /// Throws: BatchRefused if anything was refused.
  void throw_refusals();

 private:
  // A record of the ledger, found by its id.
  struct Recorded {
    std::uint64_t sequence = 0;
    std::uint16_t kind = 0;
    Bytes entry;
  };

  void refuse(std::size_t record_index, std::string field_path, std::string value, Message reason);
  void refuse(std::size_t record_index, const FormatError& error);
  bool refuse_system(std::size_t record_index);
  void check_encoding(std::size_t record_index, const Record& record);
  void refuse_second(std::size_t record_index, std::size_t first);
  void check_text(std::size_t record_index, const Record& record);
  bool check_id(std::size_t record_index);
  void check_references(std::size_t record_index, const Record& record);
  void check_reference(std::size_t record_index, RecordReference reference);
  void check_correction(std::size_t record_index, const Record& record);
  CorrectionCheck::Records correctable_records();
  std::optional<Record> find_record_of(const std::string& id) const;
  std::optional<std::uint16_t> find_kind(const std::string& id);
  std::optional<Recorded> find_recorded(std::string_view id) const;

  const RecordBatch& batch_;
  const EntrySource& ledger_;
  const std::filesystem::path& folder_;
  bool is_signed_;
  std::unordered_map<std::string_view, std::size_t> first_with_id_;      // in the batch
  std::unordered_map<std::string, std::optional<std::uint16_t>> kinds_;  // of ids looked up
  CorrectionCheck corrections_;
  std::vector<Refusal> refusals_;
  std::size_t refusal_count_ = 0;
  std::uint64_t already_recorded_ = 0;
};

}  // namespace fundtrail
