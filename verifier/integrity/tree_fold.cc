// SPDX-License-Identifier: Apache-2.0
#include "verifier/integrity/tree_fold.h"

namespace fundtrail {
namespace {

void compare_node(NodeId id, const Digest& digest, const IntegrityContext& context,
                  Findings& findings) {
  if (id.level == 0) return;  // leaves are voted on
  const StoredDigest stored = context.nodes.find(id);
  if (stored.is(digest)) return;
  const std::uint64_t begin = id.index << id.level;
  const std::uint64_t end = (id.index + 1) << id.level;
  const Message record =
      say("第 {}–{} 号记录的汇总节点", "the node over records {} to {}", begin, end - 1);
  const Message place =
      say("第 {} 层第 {} 个汇总节点", "node {1} of level {0}", id.level, id.index);
  Message detail;
  switch (stored.state) {
    case StoredDigest::State::kAbsent:
      detail = say("{}缺失", "{} is missing", place);
      break;
    case StoredDigest::State::kMalformed:
      detail = say("{}疑被改动：长度不是 {} 字节", "{} was altered: its length is not {} bytes",
                   place, kDigestBytes);
      break;
    case StoredDigest::State::kPresent:
      detail = say("{}疑被改动：与由记录重算的不一致",
                   "{} was altered: it differs from the one recomputed from the records", place);
      break;
  }
  findings.add(Layer::kTree, begin, std::move(detail), record);
}

NodeSink comparer(const IntegrityContext& context, Findings& findings) {
  if (!context.nodes.has_nodes()) return {};
  return [&context, &findings](NodeId id, const Digest& digest) {
    compare_node(id, digest, context, findings);
  };
}

}  // namespace

void TreeFold::append(const std::optional<Digest>& leaf, IntegrityContext& context,
                      Findings& findings) {
  if (!leaf) {
    skip(1);
    return;
  }
  (last_ ? *last_ : first_).append(*leaf, context.hasher, comparer(context, findings));
}

void TreeFold::skip(std::uint64_t count) { last_.emplace((last_ ? *last_ : first_).end() + count); }

void TreeFold::merge(TreeFold&& later, IntegrityContext& context, Findings& findings) {
  (last_ ? *last_ : first_).merge(later.first_, context.hasher, comparer(context, findings));
  if (later.last_) last_ = std::move(later.last_);
}

}  // namespace fundtrail
