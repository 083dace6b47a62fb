// SPDX-License-Identifier: Apache-2.0
#include "verifier/integrity/head_check.h"

#include <vector>

#include "ledger/proof/merkle.h"
#include "schemas/entry.h"
#include "schemas/error.h"
#include "verifier/integrity/slot_judge.h"

namespace fundtrail {
namespace {

Message head_name() { return say("账本头", "the head of the ledger"); }

std::uint64_t last_sequence(const Head& head) { return head.size == 0 ? 0 : head.size - 1; }

void check_size(const Head& head, Findings& findings) {
  if (head.size == 0) {
    findings.add(Layer::kChain, 0,
                 say("账本头称没有记录；建立过的账本至少有创世记录",
                     "the head says that there is no record; a ledger that was made has at least "
                     "its genesis record"),
                 head_name());
  }
  if (head.size > kSequenceEnd) {
    findings.add(
        Layer::kChain, kSequenceEnd,
        say("账本头称有 {} 条记录，超出账本所能容纳（疑被改动）",
            "the head says that there are {} records, more than a ledger can hold", head.size),
        head_name());
  }
}

// Looks into the places from `stored_end` to the end of the head, where nothing is stored.
void check_missing_tail(const Head& head, const ChainFold& chain, IntegrityContext& context,
                        Findings& findings) {
  const std::uint64_t stored_end = chain.end();
  if (stored_end >= head.size) return;
  const std::uint64_t count = head.size - stored_end;
  Message detail;
  if (stored_end == 0) {
    detail = say("账本头称有 {} 条记录，实际一条也没有",
                 "the head says that there are {} records, "
                 "and there are none",
                 head.size);
  } else if (chain.tree() != nullptr && chain.tree()->root(context.hasher) == head.root) {
    detail = say("账本头所记条数 {} 疑被改大：其根是前 {} 条记录的根",
                 "the size of the head, {}, was raised: its root is that of the first {} records",
                 head.size, stored_end);
  } else {
    detail = say("第 {} 号起的 {} 条记录缺失（账本头称共 {} 条），叶子和汇总节点也不在",
                 "from record {} on, {} records are missing (the head says {} in all), and so are "
                 "their leaves",
                 stored_end, count, head.size);
  }
  findings.add(Layer::kChain, stored_end, std::move(detail), head_name());
}

struct EntryBeyond {
  std::uint64_t key = 0;
  std::optional<std::uint64_t> claimed;  // by its header, if that can be read
};

// What is stored at or beyond the head: the first kListedMax, and how many there are.
struct BeyondHead {
  std::vector<EntryBeyond> listed;
  std::uint64_t count = 0;
  // The size of the ledger whose root is the head's, if the entries beyond complete it.
  std::optional<std::uint64_t> size_of_root;
};

std::optional<std::uint64_t> claimed_sequence(ByteView entry) {
  try {
    return parse_entry(entry).header.sequence;
  } catch (const FormatError&) {
    return std::nullopt;
  }
}

BeyondHead read_beyond(const Head& head, const ChainFold& chain, IntegrityContext& context) {
  BeyondHead beyond;
  std::optional<CompactRange> tree;
  if (chain.tree() != nullptr && chain.end() == head.size) tree = *chain.tree();
  context.source.visit_beyond_head([&](std::uint64_t key, ByteView entry) {
    ++beyond.count;
    beyond.size_of_root.reset();
    if (beyond.listed.size() < kListedMax) beyond.listed.push_back({key, claimed_sequence(entry)});
    if (tree && tree->end() != key) tree.reset();
    if (!tree) return;
    tree->append(context.hasher.leaf(entry), context.hasher);
    if (tree->root(context.hasher) == head.root) beyond.size_of_root = tree->end();
  });
  return beyond;
}

Message describe_beyond(const EntryBeyond& entry, const Head& head) {
  if (entry.key == UINT64_MAX) {
    return say("存有一个键不成形的条目（疑为冒入）", "there is an entry whose key is no sequence");
  }
  Message detail = say("账本头称共 {} 条记录，键位 {} 处却另有条目",
                       "the head says that there are {} records, yet an entry lies at key {}",
                       head.size, entry.key);
  if (entry.claimed && *entry.claimed != entry.key) {
    detail += say("，它自称第 {} 号", "; it says that it is record {}", *entry.claimed);
  }
  return detail;
}

void report_beyond(const Head& head, const BeyondHead& beyond, Findings& findings) {
  if (beyond.size_of_root) {
    findings.add(Layer::kChain, head.size,
                 say("账本头所记条数 {} 疑被改小：其根是 {} 条记录的根，这些记录都在",
                     "the size of the head, {}, was lowered: its root is that of {} records, and "
                     "they are all there",
                     head.size, *beyond.size_of_root),
                 head_name());
    return;
  }
  for (const EntryBeyond& entry : beyond.listed) {
    const bool has_sequence = entry.key != UINT64_MAX;
    findings.add(Layer::kChain, entry.key, describe_beyond(entry, head),
                 has_sequence ? Message() : say("无键位的条目", "an entry without a place"));
  }
  findings.damage.add_unlisted(beyond.count - beyond.listed.size());
}

void check_surplus_nodes(std::uint64_t tree_size, IntegrityContext& context, Findings& findings) {
  const StoredNodes* nodes = context.source.nodes();
  if (nodes == nullptr || tree_size > kSequenceEnd) return;
  std::uint64_t count = 0;
  nodes->visit(node_count(tree_size), UINT64_MAX, [&count](std::uint64_t, ByteView) { ++count; });
  if (count == 0) return;
  findings.add(Layer::kTree, tree_size,
               say("{} 条记录之外另存有 {} 个汇总节点或叶子",
                   "beyond {} records there are {} more nodes or leaves", tree_size, count),
               say("汇总树", "the tree"));
}

void compare_root(const Head& head, const Digest& root, const IntegrityContext& context,
                  Findings& findings) {
  if (root == head.root) return;
  Message detail = say("账本头所记的根与由记录重算的根不一致",
                       "the root of the head differs from the one recomputed from the records");
  if (context.nodes.has_nodes()) {
    detail += say("（疑被改动）", "; it was altered");
  } else if (findings.has_damaged(Layer::kChain)) {
    detail += say("：受损记录的前一条或末条记录、账本头疑也被改动，仅凭现存内容不能断定",
                  ": the record before a damaged one, or the last record, or the head was altered "
                  "as well; what is stored does not tell which");
  } else {
    detail += say("：末条记录没有后续记录可印证，疑末条记录或账本头被改动",
                  ": no record follows the last one to vouch for it; that record or the head was "
                  "altered");
  }
  findings.add(Layer::kTree, last_sequence(head), std::move(detail), head_name());
}

}  // namespace

std::optional<Digest> check_head(const Head& head, const ChainFold& chain,
                                 IntegrityContext& context, Findings& findings) {
  check_size(head, findings);
  check_missing_tail(head, chain, context, findings);
  const BeyondHead beyond = read_beyond(head, chain, context);
  report_beyond(head, beyond, findings);
  check_surplus_nodes(beyond.size_of_root.value_or(head.size), context, findings);
  if (head.size == 0 || chain.end() != head.size || chain.tree() == nullptr) return std::nullopt;
  const Digest root = chain.tree()->root(context.hasher);
  if (!beyond.size_of_root) compare_root(head, root, context, findings);
  return root;
}

}  // namespace fundtrail
