// SPDX-License-Identifier: Apache-2.0
#include "verifier/signatures/batch_judge.h"

#include <algorithm>
#include <set>
#include <utility>

#include "ledger/proof/note.h"
#include "schemas/entry.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

// Why a signature counts for nothing. Ends the judging of one.
struct Flaw {
  Message reason;
};

void require(bool is_right, Message reason) {
  if (!is_right) throw Flaw{std::move(reason)};
}

struct StoredSignature {
  std::string note;
  std::int64_t recorded_at_us = 0;
};

StoredSignature read_signature(const EntrySource& source, std::uint64_t sequence) {
  std::optional<StoredSignature> found;
  source.visit(sequence, sequence + 1, [&found](std::uint64_t, ByteView bytes) {
    const EntryView entry = parse_entry(bytes);
    if (!is_known(entry.header.kind, entry.header.kind_version)) return;
    const Record record = decode_body(entry);
    const auto* signature = std::get_if<BatchSignature>(&record);
    if (signature != nullptr) found = {signature->note, entry.header.recorded_at_us};
  });
  require(found.has_value(), say("读不出签名记录", "the signature record cannot be read"));
  return std::move(*found);
}

void require_identity(const BatchNote& note, const LedgerIdentity& identity) {
  require(note.origin == identity.origin,
          say("签的是账本“{}”，不是这一本", "it is of the ledger “{}”, not of this one",
              shown_text(note.origin)));
  require(note.genesis_leaf == identity.genesis_leaf,
          say("签的是另一本同名账本（创世记录不同）",
              "it is of another ledger of this name (whose genesis is another)"));
}

// The entries covered are those right before it, of its own commit.
std::uint64_t require_range(const BatchNote& note, const SignaturePlace& place) {
  require(note.count < place.sequence && place.sequence - note.count > place.previous,
          say("签名说盖住前 {} 条，与它的位置不符（少录、错位或条数不对）",
              "it says that it covers the {} entries before it, which does not fit its place (an "
              "entry is missing, it was moved, or the count is wrong)",
              note.count));
  return place.sequence - note.count;
}

void require_root(const EntrySource& source, const BatchNote& note, const SignaturePlace& place,
                  std::int64_t recorded_at_us, HashSuite hash) {
  Hasher hasher(hash);
  BatchRoot root(note.mode, hasher);
  bool is_one_commit = true;
  source.visit(place.sequence - note.count, place.sequence, [&](std::uint64_t, ByteView bytes) {
    root.add(bytes);
    is_one_commit = is_one_commit && parse_entry(bytes).header.recorded_at_us == recorded_at_us;
  });
  require(is_one_commit, say("所盖的记录不是同一批录入的", "what it covers is not of one batch"));
  require(root.count() == note.count && root.root() == note.root,
          say("签名不是对这 {} 条记录签的（第 {} 至 {} 号）",
              "what was signed is not these {} records ({} to {})", note.count,
              place.sequence - note.count, place.sequence - 1));
}

bool is_other_holder(const LedgerKey& left, const LedgerKey& right) {
  return left.party != right.party || left.holder != right.holder;
}

// Whose lines a note has, and what they make of its keys. A key that the ledger lets in later is
// not known yet: what comes after a batch changes nothing of what it is.
class SignerReader {
 public:
  SignerReader(const KeyRing& ring, const std::vector<VerifierKey>& granted, std::uint64_t sequence)
      : ring_(ring), granted_(granted), sequence_(sequence) {}

  void read(const SignedNote& note, BatchSigners& batch) const {
    const std::vector<VerifierKey> known = find_known(note);
    const NoteVerification verified = verify_note(note, known);
    require(verified.result != NoteResult::kNoKnownKey,
            say("没有账本认识的密钥的签名（签名者：{}）",
                "it has no signature of a key that the ledger knows (signed by {})",
                shown_text(note.signatures.front().key_name)));
    require(verified.result != NoteResult::kBadSignature,
            say("密钥“{}”的签名是错的", "the signature of the key “{}” is wrong",
                shown_text(note.signatures.at(verified.bad_signature).key_name)));
    std::vector<std::size_t> active;  // in the ring, in the order of the note
    for (const VerifiedLine& line : verified.lines) {
      const VerifierKey& key = known.at(line.key);
      batch.signers.push_back(key);
      if (const auto place = find_active(key)) active.push_back(*place);
    }
    require(!active.empty(),
            say("只有申请授予的密钥自己的签名，没有账本已认识的密钥的",
                "it is signed by the key that asks to be let in alone, and by none "
                "that the ledger knows"));
    choose(active, batch);
  }

 private:
  // The keys that lines of the note may be of: those of their IDs, however many the ledger has.
  [[nodiscard]] std::vector<VerifierKey> find_known(const SignedNote& note) const {
    std::set<KeyId> ids;
    for (const NoteSignature& line : note.signatures) ids.insert(line.key_id);
    std::vector<VerifierKey> known;
    for (const KeyId& id : ids) {
      for (const std::size_t place : ring_.places_of(id)) {
        const LedgerKey& key = ring_.keys()[place];
        if (key.active_from <= sequence_) known.push_back(key.key);
      }
    }
    for (const VerifierKey& key : granted_) {
      if (ids.contains(key.id()) && std::ranges::find(known, key) == known.end()) {
        known.push_back(key);
      }
    }
    return known;
  }

  // Throws: Flaw if the key was revoked. Returns: nothing for one that is granted here.
  [[nodiscard]] std::optional<std::size_t> find_active(const VerifierKey& key) const {
    const std::optional<std::size_t> place = ring_.find(key);
    if (!place || ring_.keys()[*place].active_from > sequence_) return std::nullopt;
    const LedgerKey& known = ring_.keys()[*place];
    require(
        known.is_active(sequence_),
        say("密钥“{}”那时已撤销（从第 {} 号起：{}）",
            "the key “{}” was revoked by then (from entry {} on: {})", shown_text(known.key.name()),
            known.active_until.value_or(0), shown_text(known.revocation_reason)));
    return place;
  }

  // Who did what is told by the roles of the keys: anybody can put the lines in another order.
  void choose(const std::vector<std::size_t>& active, BatchSigners& batch) const {
    const auto writes = [this](std::size_t place) {
      return ring_.keys()[place].role != KeyRole::kApprover;
    };
    const auto author = std::find_if(active.begin(), active.end(), writes);
    batch.author = author != active.end() ? *author : active.front();
    const LedgerKey& by = ring_.keys()[*batch.author];
    for (const std::size_t place : active) {
      const LedgerKey& known = ring_.keys()[place];
      if (batch.approver || known.role != KeyRole::kApprover) continue;
      if (is_other_holder(known, by)) batch.approver = place;
    }
  }

  const KeyRing& ring_;
  const std::vector<VerifierKey>& granted_;
  std::uint64_t sequence_;
};

}  // namespace

BatchSigners judge_signers(const SignedNote& note, const KeyRing& ring,
                           const std::vector<VerifierKey>& granted, std::uint64_t sequence) {
  BatchSigners signers;
  try {
    SignerReader(ring, granted, sequence).read(note, signers);
  } catch (const Flaw& flaw) {
    signers.flaw = flaw.reason;
  }
  return signers;
}

JudgedBatch BatchJudge::judge(const SignaturePlace& place,
                              const std::vector<VerifierKey>& granted) const {
  JudgedBatch batch;
  batch.sequence = place.sequence;
  batch.begin = place.sequence;
  try {
    const StoredSignature stored = read_signature(source_, place.sequence);
    const SignedNote signed_note = parse_note(stored.note);
    const BatchNote note = parse_batch_note(signed_note.text);
    require_identity(note, identity_);
    batch.begin = require_range(note, place);
    require_root(source_, note, place, stored.recorded_at_us, identity_.hash);
    batch.text = Hasher(HashSuite::kSha256).hash(as_bytes(signed_note.text));
    require(note.seen.size > 0 || note.seen.root == Hasher(identity_.hash).empty_root(),
            say("什么也没核验过，却写了树根", "it has a root of nothing verified"));
    require(note.seen.size <= batch.begin,
            say("作者所核验的 {} 条多于当时的账本",
                "its author had verified {} entries, more than there were", note.seen.size));
    batch.seen = note.seen;
    SignerReader(ring_, granted, place.sequence).read(signed_note, batch);
  } catch (const Flaw& flaw) {
    batch.flaw = flaw.reason;
  } catch (const FormatError& error) {
    batch.flaw = say("签名文本不合格式：{}", "its note is malformed: {}", error.message());
  }
  return batch;
}

}  // namespace fundtrail
