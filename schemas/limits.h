// SPDX-License-Identifier: Apache-2.0
//
// Every maximum of the format, in one place. Both directions of the codecs check them.
#pragma once

#include <cstddef>
#include <cstdint>

namespace fundtrail {

/// Largest encoded entry, envelope included. Source: C2SP tlog-tiles, "entry bundles".
inline constexpr std::size_t kEntryBytesMax = 65'535;
/// Largest JSON line, line feed excluded.
inline constexpr std::size_t kJsonLineBytesMax = 1'048'576;
/// Deepest nesting of a JSON document.
inline constexpr std::size_t kJsonDepthMax = 32;
/// Longest id, in bytes (ids are ASCII).
inline constexpr std::size_t kIdBytesMax = 64;
/// Longest origin (name) of a ledger, in bytes.
inline constexpr std::size_t kOriginBytesMax = 256;
/// Longest text field, in bytes of UTF-8.
inline constexpr std::size_t kTextBytesMax = 32'768;
/// Most elements of one list within a record.
inline constexpr std::size_t kListSizeMax = 1'024;
/// Largest amount of money, in 分, either sign: 10^17 分 = 1000 万亿元.
inline constexpr std::int64_t kAmountFenMax = 100'000'000'000'000'000;
/// Largest mantissa of a figure, either sign.
inline constexpr std::int64_t kFigureMantissaMax = 100'000'000'000'000'000;
/// Most records of one batch.
inline constexpr std::size_t kBatchRecordsMax = 10'000'000;
/// Largest timestamp request that is read, in bytes of DER.
inline constexpr std::size_t kTimestampRequestBytesMax = 1'024;
/// Largest timestamp response that is read, in bytes of DER.
inline constexpr std::size_t kTimestampResponseBytesMax = 65'536;
/// Longest text of certificates or revocation lists that timestamps are verified by, in bytes.
inline constexpr std::size_t kTimestampPemBytesMax = 1'048'576;
/// Most timestamps of one checkpoint, each but the first a renewal of those before it.
inline constexpr std::size_t kTimestampStackMax = 32;
/// Longest name of a key, in bytes of UTF-8.
inline constexpr std::size_t kKeyNameBytesMax = 256;
/// Longest passphrase of a private key, in bytes of UTF-8.
inline constexpr std::size_t kPassphraseBytesMax = 1'024;
/// Longest file of a private key, in bytes.
inline constexpr std::size_t kKeyFileBytesMax = 8'192;
/// Longest text of a signed note, in bytes of UTF-8.
inline constexpr std::size_t kNoteTextBytesMax = 65'536;
/// Most signature lines of a note.
inline constexpr std::size_t kNoteSignaturesMax = 64;
/// Longest signature line, in bytes, line feed excluded.
inline constexpr std::size_t kNoteLineBytesMax = 8'192;
/// Longest note: what follows from the three before.
inline constexpr std::size_t kNoteBytesMax =
    kNoteTextBytesMax + 1 + kNoteSignaturesMax * (kNoteLineBytesMax + 1);
/// Longest file of a proof, in bytes: a note, an entry in base64 and a path leave room to spare.
inline constexpr std::size_t kProofFileBytesMax = 1'048'576;
/// Most digests of an inclusion or consistency path.
inline constexpr std::size_t kPathLengthMax = 63;
/// Longest request to a witness, in bytes: its note is far below the longest there may be.
inline constexpr std::size_t kAddCheckpointBytesMax = 131'072;
/// Longest file of a policy, in bytes.
inline constexpr std::size_t kPolicyBytesMax = 65'536;
/// Most logs, most witnesses and most groups of a policy.
inline constexpr std::size_t kPolicyItemsMax = 128;
/// Longest file of an auditor's memory, in bytes, and longest path of a ledger in it.
inline constexpr std::size_t kMemoryBytesMax = 1'048'576;
inline constexpr std::size_t kMemoryPathBytesMax = 4'096;
/// Most keys of an auditor's memory, and most paths.
inline constexpr std::size_t kMemoryKeysMax = 128;
inline constexpr std::size_t kMemoryLedgersMax = 64;
/// Earliest and latest year of a date.
inline constexpr int kYearMin = 1900;
inline constexpr int kYearMax = 2199;
/// Longest rules file, in bytes.
inline constexpr std::size_t kRulesFileBytesMax = 65'536;

}  // namespace fundtrail
