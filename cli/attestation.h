// SPDX-License-Identifier: Apache-2.0
//
// Asking others to attest a checkpoint once it is signed and kept: that one of them cannot be
// reached, or refuses, takes nothing away from it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/http_post.h"
#include "ledger/checkpoint_folder.h"
#include "ledger/proof/timestamp.h"
#include "report/table.h"

namespace fundtrail {

/// Whom a command line names.
struct Attesters {
  std::vector<HttpSite> witnesses;
  std::vector<VerifierKey> witness_keys;  ///< of type kCosignature; lines of others are dropped
  std::optional<HttpSite> authority;      ///< that makes timestamps
  TimestampTrust trust;                   ///< what its timestamps are verified by
};

/// A witness's key that cosigned.
struct Cosigner {
  std::string name;
  std::uint64_t time_s = 0;  ///< by its holder's account; Unit: s since 1970-01-01T00:00:00Z
};

/// What came of asking one of them.
struct Attestation {
  std::string url;
  std::vector<Cosigner> cosigners;    ///< of a witness: at least one, unless it failed
  std::vector<Timestamp> timestamps;  ///< of an authority: as many, oldest first
  std::optional<Failure> failure;
};

/// What came of asking all of them.
struct Attestations {
  std::vector<Attestation> witnesses;    ///< in the order of the command line
  std::optional<Attestation> authority;  ///< if one was named

  /// The exit code: that of the gravest failure, by the order of exit codes; 0 if all attested.
  [[nodiscard]] int exit_code() const;

  /// Of those that failed, in the order in which they were asked. Lifetime: that of this object.
  [[nodiscard]] std::vector<const Failure*> failures() const;
};

/// The options that name them.
[[nodiscard]] std::vector<OptionInfo> attester_options();

/// Reads these options, before anything is signed. Throws: Error(kUsage) for an address or key that
/// is none, witnesses without a key, an authority without roots, and options without whom they are
/// about; as read_given_keys and read_timestamp_trust.
[[nodiscard]] Attesters read_attesters(const CommandLine& line);

/// Asks each in turn to attest `kept`, the checkpoint of the command's ledger that was signed last;
/// one that fails hinders no other. What attests it is verified and saved with the ledger's
/// checkpoints before the next is asked, cosignatures in `kept` as well. A key that has cosigned it
/// already keeps its first line, which is the earliest, and so the checkpoint its timestamps.
[[nodiscard]] Attestations attest(const Context& context, Attesters attesters,
                                  KeptCheckpoint& kept);

/// Adds a row for each that attested: a label and who, when.
void add_rows(Table& table, const Context& context, const Attestations& attestations);

/// Adds what came of it to the document of a checkpoint; nothing if nobody was asked.
void add_attestations(JsonValue& document, const Context& context,
                      const Attestations& attestations);

/// Tells on standard error who failed, why, and that the checkpoint is kept all the same.
void tell_failures(const Context& context, const Attestations& attestations);

}  // namespace fundtrail
