// SPDX-License-Identifier: Apache-2.0
//
// Ledgers on disk that grow by random batches.
#include <algorithm>
#include <string>
#include <vector>

#include "ledger/proof/proof.h"
#include "report/verification_json.h"
#include "tests/property/generators.h"
#include "tests/property/property.h"
#include "tests/support/ledger_fixture.h"
#include "verifier/verify.h"

namespace fundtrail::test {
namespace {

using Batches = std::vector<std::vector<Record>>;

Batches split_at_random(const std::vector<Record>& records) {
  Batches batches(1);
  for (const Record& record : records) {
    if (!batches.back().empty() && *rc::gen::inRange(0, 16) == 0) batches.emplace_back();
    batches.back().push_back(record);
  }
  return batches;
}

Digest digest_of(const Bytes& bytes) {
  Digest digest;
  RC_ASSERT(bytes.size() == digest.bytes.size());
  std::copy(bytes.begin(), bytes.end(), digest.bytes.begin());
  return digest;
}

// What is stored, in the order in which it came.
struct Stored {
  explicit Stored(const LedgerFixture& fixture)
      : head(fixture.head()), nodes(fixture.node_values()) {
    fixture.open().snapshot()->visit(0, head.size, [this](std::uint64_t, ByteView entry) {
      entries.emplace_back(entry.begin(), entry.end());
    });
  }

  [[nodiscard]] bool begins_with(const Stored& earlier) const {
    return is_prefix(earlier.entries, entries) && is_prefix(earlier.nodes, nodes);
  }

  Head head;
  std::vector<Bytes> nodes;
  std::vector<Bytes> entries;

 private:
  static bool is_prefix(const std::vector<Bytes>& few, const std::vector<Bytes>& many) {
    return few.size() <= many.size() && std::equal(few.begin(), few.end(), many.begin());
  }
};

// What the rules and goals say, without the root and the times that the batches decide.
std::string findings_of(const LedgerFixture& fixture) {
  const Ledger ledger = fixture.open();
  Verification verification = verify(*ledger.snapshot(), VerifyOptions());
  RC_ASSERT(verification.integrity.result == IntegrityResult::kIntact);
  verification.integrity = {};
  return format_json(verification_json(verification, Language::kChinese));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(batches)

FUNDTRAIL_PROPERTY(append_and_change_nothing_before, 5) {
  LedgerFixture fixture;
  Hasher hasher(HashSuite::kSha256);
  std::vector<Stored> states{Stored(fixture)};
  for (const std::vector<Record>& batch : split_at_random(*any_ledger())) {
    fixture.append(batch);
    states.emplace_back(fixture);
  }
  const Stored& last = states.back();
  const NodeReader reader = [&last](NodeId id) {
    return digest_of(last.nodes.at(node_position(id)));
  };
  for (const Stored& earlier : states) {
    RC_ASSERT(last.begins_with(earlier));
    const TreeSizes sizes{earlier.head.size, last.head.size};
    const std::vector<Digest> path = prove_consistency(sizes, reader, hasher);
    RC_ASSERT(verify_consistency(sizes, path, earlier.head.root, last.head.root, hasher));
    Digest other = earlier.head.root;
    other.bytes[0] ^= 1;
    RC_ASSERT(!verify_consistency(sizes, path, other, last.head.root, hasher));
  }
}

FUNDTRAIL_PROPERTY(do_not_matter_to_the_checks, 5) {
  const std::vector<Record> records = *any_ledger();
  LedgerFixture whole;
  whole.append(records);
  LedgerFixture split;
  for (const std::vector<Record>& batch : split_at_random(records)) split.append(batch);
  RC_ASSERT(findings_of(split) == findings_of(whole));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
