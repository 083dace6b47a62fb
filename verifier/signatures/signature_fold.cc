// SPDX-License-Identifier: Apache-2.0
#include "verifier/signatures/signature_fold.h"

#include <iterator>
#include <utility>

#include "schemas/error.h"

namespace fundtrail {
namespace {

template <class T>
void append(std::vector<T>& values, std::vector<T>&& later) {
  std::move(later.begin(), later.end(), std::back_inserter(values));
}

}  // namespace

void SignatureFold::absorb(const EntryHeader& header, const Record& record) {
  if (const auto* change = std::get_if<KeyChange>(&record)) {
    changes_.push_back({header.sequence, *change});
  } else if (const auto* policy = std::get_if<ApprovalPolicy>(&record)) {
    policies_.push_back({header.sequence, *policy});
  } else if (std::holds_alternative<BatchSignature>(record)) {
    absorb_signature(header.sequence);
  }
}

void SignatureFold::merge(SignatureFold&& later) {
  append(changes_, std::move(later.changes_));
  append(policies_, std::move(later.policies_));
  append(signatures_, std::move(later.signatures_));
}

std::vector<VerifierKey> granted_keys(std::span<const Sequenced<KeyChange>> changes) {
  std::vector<VerifierKey> keys;
  for (const Sequenced<KeyChange>& change : changes) {
    if (change.record.action != KeyAction::kGrant) continue;
    try {
      keys.push_back(parse_vkey(change.record.vkey));
    } catch (const FormatError&) {
      // The ring refuses it and says why.
    }
  }
  return keys;
}

}  // namespace fundtrail
