// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/policy.h"

#include <algorithm>
#include <map>
#include <set>

#include "schemas/error.h"

namespace fundtrail {
namespace {

/// Whether a witness or group has witnessed, by name.
using Witnessed = std::map<std::string_view, bool>;

bool is_quorum(const Policy& policy, const std::set<std::size_t>& witnesses) {
  if (policy.quorum == kQuorumNone) return true;
  Witnessed witnessed;
  for (std::size_t i = 0; i < policy.witnesses.size(); ++i) {
    witnessed[policy.witnesses[i].name] = witnesses.contains(i);
  }
  for (const PolicyGroup& group : policy.groups) {
    const auto count = std::ranges::count_if(
        group.members, [&witnessed](const std::string& name) { return witnessed.at(name); });
    witnessed[group.name] = static_cast<std::size_t>(count) >= group.threshold;
  }
  return witnessed.at(policy.quorum);
}

/// The keys of a policy: those of its ledgers, then those of its witnesses.
std::vector<VerifierKey> known_keys(const Policy& policy) {
  std::vector<VerifierKey> keys;
  for (const PolicyLog& log : policy.logs) keys.push_back(log.key);
  for (const PolicyWitness& witness : policy.witnesses) keys.push_back(witness.key);
  return keys;
}

PolicyResult judge(const Policy& policy, const PolicyVerification& found) {
  if (found.logs.empty()) return PolicyResult::kUnknownLog;
  std::set<std::size_t> witnesses;
  for (const WitnessedAt& each : found.witnesses) witnesses.insert(each.witness);
  return is_quorum(policy, witnesses) ? PolicyResult::kSatisfied : PolicyResult::kNoQuorum;
}

}  // namespace

PolicyVerification verify_policy(const Policy& policy, const SignedNote& note) {
  const std::string origin = parse_checkpoint(note.text).origin;
  const NoteVerification verified = verify_note(note, known_keys(policy));
  PolicyVerification found;
  if (verified.result == NoteResult::kBadSignature) {
    found.result = PolicyResult::kBadSignature;
    found.bad_signature = verified.bad_signature;
    return found;
  }
  std::set<std::size_t> logs;
  std::map<std::size_t, std::uint64_t> times_s;
  for (const VerifiedLine& line : verified.lines) {
    if (line.key < policy.logs.size()) {
      if (policy.logs[line.key].key.name() == origin) logs.insert(line.key);
      continue;
    }
    const auto time_s = cosignature_time_s(note.signatures[line.signature].signature);
    FUNDTRAIL_CHECK(time_s.has_value());
    std::uint64_t& latest_s = times_s[line.key - policy.logs.size()];
    latest_s = std::max(latest_s, *time_s);
  }
  found.logs.assign(logs.begin(), logs.end());
  for (const auto& [witness, time_s] : times_s) found.witnesses.push_back({witness, time_s});
  found.result = judge(policy, found);
  return found;
}

}  // namespace fundtrail
