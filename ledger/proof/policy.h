// SPDX-License-Identifier: Apache-2.0
//
// Whom a reader of checkpoints trusts: ledgers, witnesses, and which of these are enough.
// Source: C2SP tlog-policy; docs/FORMAT.md "Policy".
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/proof/checkpoint.h"
#include "ledger/proof/key.h"
#include "ledger/proof/note.h"

namespace fundtrail {

/// A ledger whose checkpoints are accepted.
struct PolicyLog {
  VerifierKey key;  ///< of type kEd25519 or kSm2; its name is the ledger's origin
  std::string url;  ///< empty if there is none; its meaning is the application's

  friend bool operator==(const PolicyLog&, const PolicyLog&) = default;
};

/// Who cosigns checkpoints.
struct PolicyWitness {
  std::string name;  ///< within the policy; any bytes but ASCII spaces and control characters
  VerifierKey key;   ///< of type kCosignature
  std::string url;   ///< empty if there is none

  friend bool operator==(const PolicyWitness&, const PolicyWitness&) = default;
};

/// Witnesses and groups, of which a number is enough.
struct PolicyGroup {
  std::string name;                  ///< within the policy, as those of witnesses
  std::size_t threshold = 0;         ///< Range: 1 to the number of members
  std::vector<std::string> members;  ///< names of witnesses, and of groups listed before

  friend bool operator==(const PolicyGroup&, const PolicyGroup&) = default;
};

/// The quorum of a policy that asks for no witness.
inline constexpr std::string_view kQuorumNone = "none";

/// A policy. Each list has at most kPolicyItemsMax elements, without two of one public key.
struct Policy {
  std::vector<PolicyLog> logs;  ///< any of them; perhaps none, where the ledger is known otherwise
  std::vector<PolicyWitness> witnesses;
  std::vector<PolicyGroup> groups;
  std::string quorum{kQuorumNone};  ///< name of the witness or group whose witnessing is needed

  friend bool operator==(const Policy&, const Policy&) = default;
};

/// Parses a policy.
///
/// The order of witnesses and groups is that of the text; where lines of each kind stand among
/// those of the others is not kept, nor are comments. Throws: FormatError, with line and byte, at
/// the first line that breaks the grammar: an unknown word, a name that is taken or not defined
/// before, a member of two groups, a threshold out of range, a second public key of one kind, a key
/// of the wrong type; and without exactly one quorum.
[[nodiscard]] Policy parse_policy(std::string_view text);

/// Formats a policy: ledgers, witnesses, groups and the quorum, in this order. `parse_policy` reads
/// the same policy from it. Throws: FormatError if `parse_policy` would refuse it.
[[nodiscard]] std::string format_policy(const Policy& policy);

/// What comes of holding a checkpoint against a policy.
enum class PolicyResult {
  kSatisfied,     ///< a ledger of the policy signed it, and the quorum is there
  kUnknownLog,    ///< no ledger of the policy signed it under its own name
  kBadSignature,  ///< a line of a key of the policy does not verify
  kNoQuorum,      ///< a ledger signed it, and too few witnesses did
};

/// A witness that signed, and when by its own account.
struct WitnessedAt {
  std::size_t witness = 0;   ///< which of the policy's witnesses
  std::uint64_t time_s = 0;  ///< Unit: seconds since 1970-01-01T00:00:00Z

  friend bool operator==(const WitnessedAt&, const WitnessedAt&) = default;
};

/// See `verify_policy`.
struct PolicyVerification {
  PolicyResult result = PolicyResult::kUnknownLog;
  std::vector<std::size_t> logs;  ///< of the policy's ledgers, which signed
  std::vector<WitnessedAt>
      witnesses;                  ///< in the order of the policy, each once, at its latest time
  std::size_t bad_signature = 0;  ///< of kBadSignature: which of the note's lines
};

/// Verifies that `note` is a checkpoint which satisfies `policy`.
///
/// A satisfied policy says that these keys vouch for the head. The times are what witnesses say;
/// how old a checkpoint may be, the caller decides. Nothing is said of entries. Throws: FormatError
/// if the note's text is no checkpoint; Error(kInternal) if OpenSSL fails. Cost: one verification
/// for each line of a known key.
[[nodiscard]] PolicyVerification verify_policy(const Policy& policy, const SignedNote& note);

}  // namespace fundtrail
