// SPDX-License-Identifier: Apache-2.0
//
// Ledgers of signed batches, right ones and wrong ones.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "ledger/proof/batch_note.h"
#include "ledger/proof/signing_key.h"
#include "schemas/record.h"
#include "tests/support/memory_source.h"

namespace fundtrail::test {

/// The key of the operator of a MemorySource.
[[nodiscard]] const SigningKey& operator_key();

/// A key of this name, another one each time.
[[nodiscard]] SigningKey make_key(const std::string& name);

using Keys = std::vector<const SigningKey*>;
using Tamper = std::function<void(BatchNote& note)>;

/// Records in batches, each signed or not. Entry 0 is the genesis; the first record is entry 1.
class SignedBook {
 public:
  /// Adds a record to the batch.
  SignedBook& add(Record record);
  /// Adds a party of this id.
  SignedBook& add_party(const std::string& id);
  /// Adds the grant of a key to `holder` of the party `p`.
  SignedBook& grant(const SigningKey& key, KeyRole role, const std::string& holder = "会计岗");
  SignedBook& revoke(const SigningKey& key);
  /// Ends the batch by the signature of `keys` over its content, after `tamper` changed its note.
  SignedBook& sign(const Keys& keys, const Tamper& tamper = {});
  /// Ends the batch by a signature record of this text.
  SignedBook& sign_with_text(std::string note);
  /// Ends the batch without a signature.
  SignedBook& leave_unsigned();

  /// The sequence of the record added last.
  [[nodiscard]] std::uint64_t last() const { return records_.size(); }
  /// The note over the batch so far, unsigned.
  [[nodiscard]] BatchNote note() const;
  [[nodiscard]] MemorySource source() const;

 private:
  std::vector<Record> records_;
  std::vector<std::uint64_t> batches_;  // of each record
  std::uint64_t batch_ = 0;
};

/// A signed note of `text` by `keys`.
[[nodiscard]] std::string sign_text(const std::string& text, const Keys& keys);

}  // namespace fundtrail::test
