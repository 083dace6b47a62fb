// SPDX-License-Identifier: Apache-2.0
#include "tests/support/store_judge.h"

#include "ledger/ledger.h"
#include "report/verification_json.h"
#include "schemas/error.h"
#include "tests/reference/merkle_reference.h"
#include "verifier/verify.h"

namespace fundtrail::test {
namespace {

JsonValue show(const Verification& found) { return verification_json(found, Language::kChinese); }

bool is_refusal(ErrorCode code) {
  return code == ErrorCode::kUnchecked || code == ErrorCode::kNoLedger ||
         code == ErrorCode::kTampered;
}

}  // namespace

StoreJudge::StoreJudge(const EntrySource& whole) {
  MerkleReference tree(HashSuite::kSha256);
  std::vector<Bytes> entries;
  roots_.push_back(tree.root(entries));
  for (std::uint64_t sequence = 0; sequence < whole.head().size; ++sequence) {
    entries.push_back(read_entry(whole, sequence).value());
    roots_.push_back(tree.root(entries));
  }
  VerifyOptions options;
  options.jobs = 1;
  const Verification found = verify(whole, options);
  FUNDTRAIL_CHECK(found.integrity.result == IntegrityResult::kIntact);
  shown_ = show(found);
}

Judgement StoreJudge::judge(const Reading& read) const {
  try {
    const Verification found = read(std::nullopt);
    if (found.integrity.result != IntegrityResult::kIntact || show(found) == shown_) {
      return Judgement::kSound;
    }
    if (!is_beginning(found.integrity)) return Judgement::kIntactWithOtherContent;
    const IntegrityResult anchored = read(roots_.size() - 1).integrity.result;
    return anchored == IntegrityResult::kRolledBack ? Judgement::kSound
                                                    : Judgement::kIntactWithOtherContent;
  } catch (const Error& error) {
    return is_refusal(error.code()) ? Judgement::kSound : Judgement::kOtherError;
  }
}

bool StoreJudge::is_beginning(const Integrity& found) const {
  return found.entries < roots_.size() - 1 && found.root == roots_[found.entries];
}

}  // namespace fundtrail::test
