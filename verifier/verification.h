// SPDX-License-Identifier: Apache-2.0
//
// What a verification finds: values, in every language at once, that a report prints. Findings are
// never exceptions.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ledger/proof/note.h"
#include "schemas/digest.h"
#include "schemas/enum_table.h"
#include "schemas/fields/date.h"
#include "schemas/kinds/key.h"
#include "schemas/kinds/policy.h"
#include "schemas/message.h"

namespace fundtrail {

/// Most items that a list of a Verification holds; the exact number is counted beside it.
inline constexpr std::size_t kListedMax = 1'000;

/// What is checked of a ledger's integrity, from the outside in.
enum class Layer : std::uint8_t {
  kBytes,      ///< entries are canonical and within limits
  kChain,      ///< sequence, previous leaf, time
  kTree,       ///< root and every stored node
  kIndex,      ///< the stored index is what the entries make it
  kReference,  ///< ids are unique, references lead to records of the right kind
  kSignature,  ///< who wrote what
  kAnchor,     ///< agreement with what the caller holds
};

constexpr auto enum_table(Layer) {
  return std::to_array<EnumEntry<Layer>>({
      {Layer::kBytes, "bytes", "字节"},
      {Layer::kChain, "chain", "链"},
      {Layer::kTree, "tree", "树"},
      {Layer::kIndex, "index", "索引"},
      {Layer::kReference, "reference", "引用"},
      {Layer::kSignature, "signature", "签名"},
      {Layer::kAnchor, "anchor", "锚点"},
  });
}

inline constexpr std::size_t kLayerCount = 7;

enum class LayerResult : std::uint8_t { kUnchecked, kIntact, kDamaged };

constexpr auto enum_table(LayerResult) {
  return std::to_array<EnumEntry<LayerResult>>({
      {LayerResult::kUnchecked, "unchecked", "未核验"},
      {LayerResult::kIntact, "intact", "完好"},
      {LayerResult::kDamaged, "damaged", "受损"},
  });
}

enum class IntegrityResult : std::uint8_t {
  kIntact,
  kTampered,
  kRolledBack,
  kForked,
  kUntrusted,
  kUnchecked,
};

constexpr auto enum_table(IntegrityResult) {
  return std::to_array<EnumEntry<IntegrityResult>>({
      {IntegrityResult::kIntact, "intact", "完好"},
      {IntegrityResult::kTampered, "tampered", "已被改动"},
      {IntegrityResult::kRolledBack, "rolled_back", "已被回退"},
      {IntegrityResult::kForked, "forked", "已分叉"},
      {IntegrityResult::kUntrusted, "untrusted", "签名不可信"},
      {IntegrityResult::kUnchecked, "unchecked", "未能核验"},
  });
}

/// One alteration that was found.
struct Damage {
  std::uint64_t sequence = 0;
  Layer layer{};
  Message record;  ///< the record in business terms, as far as it can still be told
  Message detail;  ///< what is wrong with it

  friend bool operator==(const Damage&, const Damage&) = default;
};

/// Where a head comes from that a verifier holds, from the weakest to the strongest.
enum class AnchorKind : std::uint8_t {
  kNone,
  kGiven,        ///< on the command line: a size, a root, a signed checkpoint
  kRemembered,   ///< from an earlier verification on this machine
  kWitnessed,    ///< a checkpoint that a quorum of witnesses signed
  kTimestamped,  ///< a checkpoint that a time-stamping authority has seen
};

constexpr auto enum_table(AnchorKind) {
  return std::to_array<EnumEntry<AnchorKind>>({
      {AnchorKind::kNone, "none", "无"},
      {AnchorKind::kGiven, "given", "核验人给定"},
      {AnchorKind::kRemembered, "remembered", "上次核验所记"},
      {AnchorKind::kWitnessed, "witnessed", "见证人见证"},
      {AnchorKind::kTimestamped, "timestamped", "时间戳"},
  });
}

/// A head that the ledger's operator does not control, which the ledger must agree with.
struct Anchor {
  AnchorKind kind{};
  std::uint64_t size = 0;      ///< entries that the anchor covers
  std::optional<Digest> root;  ///< the root held of that size, if one is
  /// When it existed at the latest: of a witnessed one, when the last of its witnesses saw it, by
  /// their own account; of a timestamped one, the time of its first timestamp.
  /// Unit: µs since 1970-01-01T00:00:00Z.
  std::optional<std::int64_t> time_us{};
  Message source{};        ///< where it comes from, if there is more to say than its kind
  bool is_signed = false;  ///< a signature of the ledger's operator is held with it
};

/// What became of the timestamps of one checkpoint.
enum class TimestampResult : std::uint8_t {
  kUnchecked,  ///< no roots were given: nobody's word counts
  kVerified,
  kUntrusted,  ///< no chain leads to a root that was given: another authority's, perhaps
  kRefused,    ///< damaged, of other bytes, too late, revoked, …
};

constexpr auto enum_table(TimestampResult) {
  return std::to_array<EnumEntry<TimestampResult>>({
      {TimestampResult::kUnchecked, "unchecked", "未核验"},
      {TimestampResult::kVerified, "verified", "成立"},
      {TimestampResult::kUntrusted, "untrusted", "非所给根证书签发"},
      {TimestampResult::kRefused, "refused", "不成立"},
  });
}

/// The timestamps of one checkpoint, the first and its renewals, and what they come to together.
struct TimestampSummary {
  std::uint64_t size = 0;   ///< of the checkpoint
  std::uint64_t count = 0;  ///< how many there are
  TimestampResult result{};
  std::optional<std::int64_t> time_us{};      ///< verified: of the first. Unit as Anchor::time_us
  std::optional<std::int64_t> accuracy_us{};  ///< of that time, if the authority says it
  std::string tsa_name{};                     ///< verified: of the first, as RFC 2253 writes it
  Message detail{};                           ///< why not, where untrusted or refused
};

/// Two signed checkpoints of one ledger that cannot both be true of it: the operator signed two
/// histories. Anyone can verify both.
struct Equivocation {
  SignedNote first;
  SignedNote second;
};

/// A key that the ledger let in, and what was signed with it.
struct KeySummary {
  std::string vkey;
  KeyRole role{};
  std::string party;                            ///< id; may be empty
  std::string party_name;                       ///< may be empty
  std::string holder;                           ///< may be empty
  std::uint64_t granted_at = 0;                 ///< record that grants it; 0: the genesis
  std::uint64_t active_from = 0;                ///< first entry at which it counts
  std::optional<std::uint64_t> active_until{};  ///< first entry at which it counts no more
  std::string revocation_reason;
  bool is_confirmed = true;   ///< false: its party has other keys, and none of them spoke for it
  bool is_trusted = false;    ///< the verifier was given it
  std::uint64_t batches = 0;  ///< that it signed as their author
  std::uint64_t entries = 0;  ///< in those batches
  std::uint64_t approved_entries = 0;  ///< in batches that it signed as their approver
};

/// Entries from `begin` to before `end`.
struct SequenceRange {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  friend bool operator==(const SequenceRange&, const SequenceRange&) = default;
};

/// A policy of the ledger, which says what has to be signed.
struct PolicySummary {
  std::uint64_t active_from = 0;  ///< first entry at which it counts
  ApprovalPolicy policy;
};

/// Who answers for the records. Signature records and the genesis are not counted.
struct Authorship {
  std::vector<KeySummary> keys;
  std::uint64_t signed_entries = 0;
  std::uint64_t approved_entries = 0;  ///< of the signed ones: with an approver's signature besides
  /// Of the approved ones: by a key of a party that has other keys, none of which spoke for it.
  std::uint64_t unconfirmed_approved_entries = 0;
  std::uint64_t unsigned_entries = 0;
  std::vector<SequenceRange> unsigned_ranges;  ///< in order; the first kListedMax
  std::uint64_t unsigned_range_count = 0;
  std::vector<PolicySummary> policies;  ///< in order; the first kListedMax
  std::uint64_t policy_count = 0;
};

struct Integrity {
  IntegrityResult result{};
  std::uint64_t entries = 0;  ///< as the head claims
  std::string origin;         ///< the ledger's name, if entry 0 can be read
  HashSuite hash = HashSuite::kSha256;
  std::optional<Digest> root;  ///< recomputed; absent if it cannot be
  Anchor anchor;
  std::uint64_t unanchored_entries = 0;
  std::array<LayerResult, kLayerCount> layers{};  ///< by Layer
  std::vector<Damage> damage;  ///< in order of sequence, then layer; the first kListedMax
  std::uint64_t damage_count = 0;
  Message anchor_detail;        ///< why the anchor does not hold; empty if it does
  bool is_first_sight = false;  ///< a memory was asked, and knew nothing of this ledger
  std::vector<TimestampSummary> timestamps;  ///< of the checkpoints held; the first kListedMax
  std::optional<Equivocation> equivocation;
  std::optional<Digest> genesis;         ///< leaf hash of entry 0, if it can be read
  std::optional<SignedNote> checkpoint;  ///< newest that is signed and agrees with the ledger
  Authorship authorship;

  [[nodiscard]] LayerResult layer(Layer which) const {
    return layers[static_cast<std::size_t>(which)];
  }
  /// Whether what is stored was altered: signatures and anchors are judged by other results.
  [[nodiscard]] bool is_damaged() const {
    return std::any_of(layers.begin(), layers.begin() + static_cast<int>(Layer::kSignature),
                       [](LayerResult one) { return one == LayerResult::kDamaged; });
  }
};

/// What a check or goal comes to. Source: docs/CHECKS.md, design principle 2.
enum class CheckResult : std::uint8_t {
  kConfirmed,
  kStated,
  kRefuted,
  kUnproven,
  kClear,
  kNotApplicable,
};

constexpr auto enum_table(CheckResult) {
  return std::to_array<EnumEntry<CheckResult>>({
      {CheckResult::kConfirmed, "confirmed", "成立"},
      {CheckResult::kStated, "stated", "按所报数据成立（未经凭证核实）"},
      {CheckResult::kRefuted, "refuted", "不成立"},
      {CheckResult::kUnproven, "unproven", "证据不足"},
      {CheckResult::kClear, "clear", "未发现"},
      {CheckResult::kNotApplicable, "not_applicable", "不适用"},
  });
}

inline constexpr std::size_t kCheckResultCount = 6;

enum class Severity : std::uint8_t { kError, kDoubt, kHint };

constexpr auto enum_table(Severity) {
  return std::to_array<EnumEntry<Severity>>({
      {Severity::kError, "error", "错误"},
      {Severity::kDoubt, "doubt", "疑点（待核实）"},
      {Severity::kHint, "hint", "提示"},
  });
}

enum class GoalType : std::uint8_t {
  kFullAllocation,
  kFullDisbursement,
  kFullPayment,
  kTargetsMet,
};

constexpr auto enum_table(GoalType) {
  return std::to_array<EnumEntry<GoalType>>({
      {GoalType::kFullAllocation, "full_allocation", "足额下达"},
      {GoalType::kFullDisbursement, "full_disbursement", "足额拨付（至下级财政）"},
      {GoalType::kFullPayment, "full_payment", "足额支付（至最终收款人）"},
      {GoalType::kTargetsMet, "targets_met", "目标达成"},
  });
}

/// A record that a finding rests on. `id`, `place` and `words` are filled by the explaining read.
struct RecordMention {
  std::uint64_t sequence = 0;
  std::string id;
  std::string document;       ///< id of the document it was read in, or is stated by; may be empty
  std::string document_name;  ///< its 文号, or its title in 《》; may be empty
  std::string section;        ///< the section there; may be empty
  Message words;              ///< the record in business terms

  friend bool operator==(const RecordMention&, const RecordMention&) = default;
};

/// The records of a finding: the first kListedMax in sequence order, and how many there are.
struct Mentions {
  std::vector<RecordMention> listed;
  std::uint64_t count = 0;
};

/// The result of one goal for one programme.
struct Goal {
  std::string programme;  ///< id
  std::string programme_name;
  GoalType goal{};
  CheckResult result{};
  std::string figure;  ///< such as `1000.00万元 / 1000.00万元`; language-neutral
  Message detail;
  bool is_beyond_anchor = false;  ///< some record it rests on is not covered by the anchor
  Mentions records;
};

/// The result of one rule for one subject.
struct Check {
  std::string rule;  ///< such as `F06`
  CheckResult result{};
  Severity severity{};
  std::string subject;   ///< stable, language-neutral: ids, such as `PG-JL-2024` or `ST-07`
  std::string expected;  ///< what it should be, recomputed; may be empty
  std::string actual;    ///< what is recorded or stated; may be empty
  Message message;
  Mentions records;
};

/// What goals and checks were made of, where that is not everything.
struct ViewSummary {
  std::optional<Date> as_of;                ///< records dated later are left out
  std::optional<std::uint64_t> known_size;  ///< entries from this sequence on are left out
};

struct Verification {
  Integrity integrity;
  ViewSummary view;
  std::string rules_version;
  /// Of the rules that ran, as they are written: `P07.doubt` is `30%`.
  std::map<std::string, std::string> thresholds;
  std::vector<std::string> skipped_rules;  ///< ids of the rules that were not run, as asked
  std::vector<Goal> goals;                 ///< by programme, then goal
  /// By rule, then subject; at most kListedMax of each rule, the refuted ones before others.
  std::vector<Check> checks;
  std::array<std::uint64_t, kCheckResultCount> counts{};  ///< of checks, by CheckResult
  std::uint64_t refuted_errors = 0;  ///< checks of severity error that are refuted
  std::vector<Message> notices;      ///< what the reader must know, such as corrections not applied
  std::uint64_t unchecked_bodies = 0;  ///< entries of a kind or version this program does not know
};

/// The exit code that a verification comes to. Source: design section 5.
[[nodiscard]] int exit_code(const Verification& verification);

}  // namespace fundtrail
