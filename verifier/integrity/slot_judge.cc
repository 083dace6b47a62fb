// SPDX-License-Identifier: Apache-2.0
#include "verifier/integrity/slot_judge.h"

#include "schemas/kind.h"

namespace fundtrail {
namespace {

// What the entry of a place comes to.
struct EntryState {
  bool is_altered = false;    ///< it is not what was hashed
  bool is_rewritten = false;  ///< it and its stored leaf are one, but its successor disagrees
  bool is_previous_altered = false;  ///< it names another previous leaf than the entry before has

  [[nodiscard]] bool is_good() const {
    return !is_altered && !is_rewritten && !is_previous_altered;
  }
};

EntryState assess(const JudgedSlot* previous, const SlotView& view, const LeafVote& vote) {
  EntryState state;
  state.is_altered = vote.entry_differs || !vote.is_settled;
  state.is_rewritten = vote.is_settled && vote.successor_differs && !vote.entry_differs &&
                       is_sound(*view.next, view.after_next);
  const bool disagrees =
      previous != nullptr && previous->vote.is_settled && previous->vote.successor_differs;
  state.is_previous_altered = disagrees && !is_sound(view.slot, view.next);
  return state;
}

Message describe_witnesses(const SlotView& view, const LeafVote& vote) {
  const bool stored_says = view.slot.stored_leaf.is_present() && !vote.stored_differs;
  const bool successor_says = leaf_by_successor(view.next) != nullptr && !vote.successor_differs;
  if (stored_says && successor_says) {
    return say("其摘要与存储的叶子、下一条记录所记的前一摘要均不一致",
               "its digest differs from the stored leaf and from the previous leaf that the next "
               "record names");
  }
  if (stored_says) {
    return say("其摘要与存储的叶子不一致，而存储的叶子与汇总树相符",
               "its digest differs from the stored leaf, which agrees with the tree");
  }
  return say("其摘要与下一条记录所记的前一摘要不一致",
             "its digest differs from the previous leaf that the next record names");
}

Message describe_alteration(const SlotView& view, const LeafVote& vote, const EntryState& state) {
  const std::uint64_t sequence = view.slot.sequence;
  if (!vote.is_settled) {
    return say("记录与存储的叶子不一致，且没有第三方可断定改动的是哪一个（疑被改动）",
               "the record and its stored leaf disagree, and nothing tells which of them was "
               "altered");
  }
  if (state.is_rewritten) {
    return say(
        "记录与原存不符（疑被改动）：第 {} 号记录自身完好，其所记的前一摘要却与本记录不一致"
        "，疑本记录已连同存储的叶子、汇总节点一并改写",
        "the record is not what was recorded: record {}, itself undamaged, names another "
        "previous leaf; this record may have been rewritten together with its stored leaf "
        "and the nodes above",
        sequence + 1);
  }
  if (!state.is_altered) {
    return say("记录与原存不符（疑被改动）：其所记的前一摘要与第 {} 号记录不一致",
               "the record is not what was recorded: the previous leaf it names is not that of "
               "record {}",
               sequence - 1);
  }
  Message detail = say("记录与原存不符（疑被改动）：{}", "the record is not what was recorded: {}",
                       describe_witnesses(view, vote));
  if (state.is_previous_altered) {
    detail += say("；其所记的前一摘要与第 {} 号记录不一致",
                  "; the previous leaf it names is not that of record {}", sequence - 1);
  }
  return detail;
}

void judge_fault(const SlotView& view, const LeafVote& vote, const EntryState& state,
                 Findings& findings) {
  Message detail = say("字节不合规范：{}", "its bytes are not canonical: {}", view.slot.fault);
  if (state.is_good()) {
    detail += say("；其摘要与所存相符，写入时即如此",
                  "; its digest is the one stored, so that it was written like this");
  } else {
    findings.mark(Layer::kChain);
    detail += say("；{}", "; {}", describe_alteration(view, vote, state));
  }
  findings.add(Layer::kBytes, view.slot.sequence, std::move(detail));
}

void judge_misplaced(const Slot& slot, IntegrityContext& context, Findings& findings) {
  const bool is_as_hashed = is_stored_leaf(slot.header.sequence, slot.leaf, context);
  findings.add(Layer::kChain, slot.sequence,
               describe_misplaced_entry(slot.sequence, slot.header.sequence, is_as_hashed));
  if (!slot.fault.is_empty()) findings.mark(Layer::kBytes);
}

void judge_missing(const Slot& slot, Findings& findings) {
  Message detail = describe_missing_entry(slot.sequence);
  if (slot.stored_leaf.is_present()) {
    detail += say("，其存储的叶子仍在", "; its stored leaf is still there");
  }
  findings.add(Layer::kChain, slot.sequence, std::move(detail));
}

void judge_stored_leaf(const Slot& slot, const LeafVote& vote, IntegrityContext& context,
                       Findings& findings) {
  if (!context.nodes.has_nodes()) return;
  const auto state = slot.stored_leaf.state;
  if (state == StoredDigest::State::kAbsent) {
    findings.mark(Layer::kTree);
    if (!slot.is_stored) return;  // said with the missing entry
    findings.add(Layer::kTree, slot.sequence, say("存储的叶子缺失", "its stored leaf is missing"));
  } else if (state == StoredDigest::State::kMalformed) {
    findings.add(Layer::kTree, slot.sequence,
                 say("存储的叶子疑被改动：长度不是 {} 字节",
                     "its stored leaf was altered: its length is not {} bytes", kDigestBytes));
  } else if (vote.stored_differs && vote.is_settled) {
    findings.add(Layer::kTree, slot.sequence,
                 say("存储的叶子疑被改动：与其他依据得出的摘要不一致",
                     "its stored leaf was altered: it differs from the digest that all else "
                     "agrees on"));
  }
}

// What entries must be, apart from being what was hashed.
void judge_content(const SlotView& view, Findings& findings) {
  const Slot& slot = view.slot;
  const bool is_genesis = slot.header.kind == static_cast<std::uint16_t>(Kind::kGenesis);
  if (slot.sequence == 0 && !is_genesis) {
    findings.add(Layer::kChain, 0,
                 say("第 0 号应为创世记录，存放的是别类记录",
                     "record 0 should be the genesis record, and is of another kind"));
  }
  if (slot.sequence != 0 && is_genesis) {
    findings.add(Layer::kChain, slot.sequence,
                 say("创世记录只能是第 0 号", "a genesis record can only be record 0"));
  }
  if (slot.sequence == 0 && slot.previous_leaf != Digest()) {
    findings.add(Layer::kChain, 0,
                 say("第 0 号记录所记的前一摘要应为 32 个零字节",
                     "the previous leaf of record 0 should be 32 zero bytes"));
  }
  if (slot.is_known) return;
  const bool is_vouched = slot.stored_leaf.is_present() || leaf_by_successor(view.next) != nullptr;
  ++(is_vouched ? findings.unchecked_bodies : findings.unvouched_bodies);
}

}  // namespace

std::optional<RecordedMoment> judge_slot(const JudgedSlot* previous, const SlotView& view,
                                         const LeafVote& vote, IntegrityContext& context,
                                         Findings& findings) {
  const Slot& slot = view.slot;
  judge_stored_leaf(slot, vote, context, findings);
  if (!slot.is_stored) {
    judge_missing(slot, findings);
    return std::nullopt;
  }
  if (slot.is_parsed && !slot.is_in_place) {
    judge_misplaced(slot, context, findings);
    return std::nullopt;
  }
  const EntryState state = assess(previous, view, vote);
  if (!slot.fault.is_empty()) {
    judge_fault(view, vote, state, findings);
    return std::nullopt;
  }
  if (!state.is_good()) {
    findings.add(Layer::kChain, slot.sequence, describe_alteration(view, vote, state));
    return std::nullopt;
  }
  judge_content(view, findings);
  return RecordedMoment{slot.sequence, slot.header.recorded_at_us};
}

Message describe_missing_entry(std::uint64_t sequence) {
  return say("记录缺失：键位 {} 处没有条目", "the record is missing: there is no entry at key {}",
             sequence);
}

Message describe_misplaced_entry(std::uint64_t key, std::uint64_t claimed, bool is_as_hashed) {
  if (is_as_hashed) {
    return say("键位 {} 处存放的是第 {} 号记录", "what lies at key {} is record {}", key, claimed);
  }
  return say("键位 {} 处的条目自称第 {} 号，与键位不符（疑被改动或移入）",
             "the entry at key {} says that it is record {}: it was altered or moved here", key,
             claimed);
}

bool is_stored_leaf(std::uint64_t sequence, const Digest& leaf, const IntegrityContext& context) {
  return sequence < context.head.size && sequence < kSequenceEnd &&
         context.nodes.find(NodeId{0, sequence}).is(leaf);
}

}  // namespace fundtrail
