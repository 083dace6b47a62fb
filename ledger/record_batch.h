// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "schemas/bytes.h"
#include "schemas/kind.h"
#include "schemas/record.h"

namespace fundtrail {

/// Records on their way into a ledger, in a fraction of the memory that decoded ones take: each is
/// encoded once, as the entry that it will be, and only its place is left open. One that cannot be
/// encoded is kept as it is, for the ledger to refuse.
///
/// Threads: const functions are safe to call together.
class RecordBatch {
 public:
  RecordBatch() = default;
  explicit RecordBatch(std::span<const Record> records);

  void add(const Record& record);

  [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }

  /// Of the record at `index`. Requires: index < size(), and its entry was not taken.
  /// Lifetime of the id: until its entry is altered; moving the batch does not end it.
  [[nodiscard]] Kind kind(std::size_t index) const;
  [[nodiscard]] std::string_view id(std::size_t index) const;

  /// Decodes the record at `index`.
  [[nodiscard]] Record record(std::size_t index) const;

  /// The entry at `index`, without its place unless `seal_entry` was called; empty if it cannot be
  /// encoded, or was taken.
  [[nodiscard]] const Bytes& entry(std::size_t index) const { return entries_.at(index); }
  [[nodiscard]] Bytes& entry(std::size_t index) { return entries_.at(index); }

  /// Decodes all of them.
  [[nodiscard]] std::vector<Record> records() const;

 private:
  std::vector<Bytes> entries_;
  std::map<std::size_t, Record> faulty_;  // by index
};

}  // namespace fundtrail
