// SPDX-License-Identifier: Apache-2.0
#include "verifier/held_heads.h"

#include <algorithm>
#include <utility>

#include "ledger/proof/checkpoint.h"
#include "ledger/proof/claimed_time.h"
#include "schemas/error.h"
#include "verifier/held_timestamps.h"

namespace fundtrail {
namespace {

using Keys = std::vector<VerifierKey>;

bool contains(const Keys& keys, const VerifierKey& key) {
  return std::ranges::find(keys, key) != keys.end();
}

// Many checkpoints may be handed over under one name.
Message sized_source(const Anchor& anchor) {
  return say("{}（{} 条）", "{} ({} entries)", anchor.source, anchor.size);
}

class HeldJudge {
 public:
  HeldJudge(const Held& held, const Integrity& integrity, const std::optional<Digest>& genesis)
      : held_(held), integrity_(integrity), genesis_(genesis) {
    for (const KeySummary& key : integrity.authorship.keys) {
      if (key.role == KeyRole::kOperator) operator_keys_.push_back(parse_vkey(key.vkey));
    }
    given_keys_ = held.keys;
    if (!held.policy) return;
    for (const PolicyLog& log : held.policy->logs) {
      if (log.key.name() == integrity.origin) given_keys_.push_back(log.key);
    }
  }

  HeldHeads judge() {
    check_given_keys();
    for (const RememberedLedger& ledger : held_.remembered) judge_remembered(ledger);
    for (const HeldCheckpoint& checkpoint : held_.checkpoints) judge_checkpoint(checkpoint);
    conclude_timestamps();
    if (held_.policy && !is_witnessed_ && found_.objections.empty()) {
      object(IntegrityResult::kUntrusted, {},
             say("没有一个封存点满足所给的见证策略", "no checkpoint satisfies the policy"));
    }
    return std::move(found_);
  }

 private:
  void object(IntegrityResult result, const Anchor& anchor, Message detail) {
    found_.objections.push_back({result, anchor, std::move(detail)});
  }

  // A damaged ledger's keys were not examined.
  void check_given_keys() {
    if (operator_keys_.empty()) return;
    for (const VerifierKey& key : given_keys_) {
      if (contains(operator_keys_, key)) continue;
      object(
          IntegrityResult::kUntrusted, {},
          say("所给的公钥（指纹 {}）不是这本账的管理密钥，账本里也没有轮换到它的记录",
              "the key given (fingerprint {}) is no operator's key of this ledger, and no record "
              "of it leads there",
              key_fingerprint(key)));
    }
  }

  void judge_remembered(const RememberedLedger& ledger) {
    Anchor anchor{AnchorKind::kRemembered, ledger.seen.size, ledger.seen.root};
    if (ledger.origin != integrity_.origin && !integrity_.origin.empty()) {
      return object(
          IntegrityResult::kForked, anchor,
          say("此处上次核验的是账本“{}”，现在是“{}”：账本被调换",
              "the ledger that was verified here before is “{}”, this one is “{}”: it was "
              "put in the other's place",
              shown_text(ledger.origin), shown_text(integrity_.origin)));
    }
    if (genesis_ && *genesis_ != ledger.genesis) {
      return object(IntegrityResult::kForked, anchor,
                    say("账本“{}”的创世记录与上次核验所记的不同：不是那本账，是另建的同名账本",
                        "the genesis of “{}” is not the one that was verified before: this is "
                        "another ledger, made under the same name",
                        shown_text(ledger.origin)));
    }
    is_known_ = true;
    remembered_keys_ = ledger.keys;
    check_remembered_keys(ledger, anchor);
    found_.heads.push_back({anchor});
    if (!ledger.checkpoint) return;
    const Message source = say("上次核验所记的签名封存点", "the signed checkpoint remembered");
    judge_note({*ledger.checkpoint, CheckpointGiver::kCaller, source}, AnchorKind::kRemembered);
  }

  void check_remembered_keys(const RememberedLedger& ledger, const Anchor& anchor) {
    if (operator_keys_.empty()) return;
    for (const VerifierKey& key : ledger.keys) {
      if (contains(operator_keys_, key)) continue;
      object(IntegrityResult::kUntrusted, anchor,
             say("上次核验所记的管理密钥（指纹 {}）不在账本里：密钥被更换，而没有轮换的记录",
                 "the operator's key that was remembered (fingerprint {}) is not in the ledger: it "
                 "was changed without a recorded rotation",
                 key_fingerprint(key)));
    }
  }

  void judge_checkpoint(const HeldCheckpoint& held) { judge_note(held, AnchorKind::kGiven); }

  void judge_note(const HeldCheckpoint& held, AnchorKind kind) {
    const SignedNote& note = held.note;
    const Checkpoint checkpoint = parse_checkpoint(note.text);
    HeldHead head{{kind, checkpoint.head.size, checkpoint.head.root}};
    head.anchor.source = held.source;
    const Message source = sized_source(head.anchor);
    head.anchor.is_signed = true;
    if (!integrity_.origin.empty() && checkpoint.origin != integrity_.origin) {
      return object(
          IntegrityResult::kForked, head.anchor,
          say("{}是另一账本“{}”的封存点，不是“{}”的", "{} is of another ledger, “{}”, not “{}”",
              source, shown_text(checkpoint.origin), shown_text(integrity_.origin)));
    }
    const bool is_callers = held.giver == CheckpointGiver::kCaller;
    const bool satisfies_policy =
        apply_policy(note, head, is_callers && kind == AnchorKind::kGiven);
    const Keys keys = known_keys(kind, held.giver);
    if (auto reason = refuse_signatures(note, keys, checkpoint.head.size)) {
      return object(IntegrityResult::kUntrusted, head.anchor,
                    say("{}：{}", "{}: {}", source, *reason));
    }
    const bool is_confirmed = !given_keys_.empty() || is_known_;
    head.is_independent = satisfies_policy || (is_callers && is_confirmed);
    if (is_callers && !is_confirmed) notice_unconfirmed(source);
    head.note = note;
    if (!held.timestamps.empty()) apply_timestamps(held, head);
    found_.heads.push_back(std::move(head));
  }

  // An authority that stamped it is no friend of the operator, wherever the timestamp lies.
  void apply_timestamps(const HeldCheckpoint& held, HeldHead& head) {
    const TimestampTrust* trust = held_.timestamp_trust ? &*held_.timestamp_trust : nullptr;
    TimestampSummary found = judge_timestamps(held, head.anchor.size, trust);
    if (found.result == TimestampResult::kVerified) {
      head.is_independent = true;
      head.anchor.kind = AnchorKind::kTimestamped;
      head.anchor.time_us = found.time_us;
      head.stamped_us = *found.time_us + found.accuracy_us.value_or(0);
    } else if (found.result == TimestampResult::kRefused) {
      object(IntegrityResult::kUntrusted, head.anchor,
             say("{}的时间戳不成立：{}", "the timestamp of {} does not hold: {}",
                 sized_source(head.anchor), found.detail));
    }
    found_.timestamps.push_back(std::move(found));
  }

  // Who gives roots asks for timestamps: that there are none which count is an answer too.
  void conclude_timestamps() {
    const auto has = [this](TimestampResult result) {
      return std::ranges::any_of(found_.timestamps, [result](const TimestampSummary& one) {
        return one.result == result;
      });
    };
    if (!held_.timestamp_trust) {
      if (has(TimestampResult::kUnchecked)) found_.notices.push_back(unchecked_words());
      return;
    }
    if (has(TimestampResult::kVerified)) {
      for (const TimestampSummary& one : found_.timestamps) {
        if (one.result == TimestampResult::kUntrusted) {
          found_.notices.push_back(untrusted_words(one));
        }
      }
    } else if (!has(TimestampResult::kRefused)) {
      object(IntegrityResult::kUntrusted, {},
             found_.timestamps.empty()
                 ? say("没有一个封存点有时间戳", "no checkpoint has a timestamp")
                 : untrusted_words(found_.timestamps.front()));
    }
  }

  void notice_unconfirmed(const Message& source) {
    found_.notices.push_back(
        say("{}的公钥取自账本自身，未经您另行确认：防不了账本管理者，请向其当面或另行取得公钥，用 "
            "--key 核对",
            "{}: its key is taken from the ledger itself, and you did not confirm it, which is no "
            "defence against whoever runs the ledger; get the key by other means and give it by "
            "--key",
            source));
  }

  // Returns: whether there is a policy and the note satisfies it. Time: when the last of the
  // witnesses saw it.
  bool apply_policy(const SignedNote& note, HeldHead& head, bool is_demanded) {
    if (!held_.policy) return false;
    const PolicyVerification found = verify_policy(*held_.policy, note);
    if (found.result == PolicyResult::kSatisfied) {
      is_witnessed_ = true;
      if (!found.witnesses.empty()) head.anchor.kind = AnchorKind::kWitnessed;
      for (const WitnessedAt& seen : found.witnesses) {
        head.witnessed_us = std::max(head.witnessed_us.value_or(0), claimed_time_us(seen.time_s));
      }
      head.anchor.time_us = head.witnessed_us;
      return true;
    }
    if (is_demanded) {
      object(IntegrityResult::kUntrusted, head.anchor,
             say("{}不满足所给的见证策略：{}", "{} does not satisfy the policy: {}",
                 sized_source(head.anchor), policy_words(found.result)));
    }
    return false;
  }

  static Message policy_words(PolicyResult result) {
    switch (result) {
      case PolicyResult::kUnknownLog:
        return say("没有策略所列账本的签名", "no ledger of the policy signed it");
      case PolicyResult::kBadSignature:
        return say("有一个签名验不过", "a signature does not verify");
      default:
        return say("见证人不够", "too few witnesses signed it");
    }
  }

  // What the ledger hands over, and what was remembered, may be signed by any key that it let in.
  [[nodiscard]] Keys known_keys(AnchorKind kind, CheckpointGiver giver) const {
    const bool is_given = kind == AnchorKind::kGiven && giver == CheckpointGiver::kCaller;
    if (is_given && !given_keys_.empty()) return given_keys_;
    Keys keys = operator_keys_;
    for (const Keys* more : {&given_keys_, &remembered_keys_}) {
      std::ranges::copy_if(*more, std::back_inserter(keys),
                           [&keys](const VerifierKey& key) { return !contains(keys, key); });
    }
    return keys;
  }

  [[nodiscard]] std::optional<Message> refuse_signatures(const SignedNote& note, const Keys& keys,
                                                         std::uint64_t size) const {
    const NoteVerification verification = verify_note(note, keys);
    if (verification.result == NoteResult::kBadSignature) {
      return say("签名与内容不符，内容被改动或签名是伪造的",
                 "a signature is not of this text: one of the two was altered or forged");
    }
    if (verification.result == NoteResult::kNoKnownKey) {
      return say("没有已知密钥的签名，不能证明是账本管理者封存的",
                 "no known key signed it: that the ledger's operator did is not shown");
    }
    for (const VerifiedLine& line : verification.lines) {
      if (auto reason = refuse_key(keys[line.key], size)) return reason;
    }
    return std::nullopt;
  }

  // A revoked key may be in other hands.
  [[nodiscard]] std::optional<Message> refuse_key(const VerifierKey& key,
                                                  std::uint64_t size) const {
    if (key.name() != integrity_.origin && !integrity_.origin.empty()) {
      return say("签名的密钥“{}”不是这本账的", "the key “{}” that signed it is not this ledger's",
                 shown_text(key.name()));
    }
    const std::string vkey = format_vkey(key);
    for (const KeySummary& known : integrity_.authorship.keys) {
      if (known.vkey != vkey || known.role != KeyRole::kOperator) continue;
      if (!known.active_until || size < *known.active_until) return std::nullopt;
      return say("签名的密钥自第 {} 号起已撤销",
                 "the key that signed it is revoked from entry {} on", *known.active_until);
    }
    return std::nullopt;
  }

  const Held& held_;
  const Integrity& integrity_;
  const std::optional<Digest>& genesis_;
  Keys operator_keys_;         // that the ledger ever let in
  Keys given_keys_;            // by the caller
  Keys remembered_keys_;       // of this ledger
  bool is_known_ = false;      // this ledger is remembered
  bool is_witnessed_ = false;  // a checkpoint satisfies the policy
  HeldHeads found_;
};

}  // namespace

HeldHeads judge_held(const Held& held, const Integrity& integrity,
                     const std::optional<Digest>& genesis) {
  return HeldJudge(held, integrity, genesis).judge();
}

}  // namespace fundtrail
