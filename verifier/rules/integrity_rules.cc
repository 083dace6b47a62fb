// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/integrity_rules.h"

#include <array>
#include <utility>

namespace fundtrail {
namespace {

Message archive_source() {
  return say("国家审计准则：证据的可靠性 †；DA/T 97-2023 †",
             "National Auditing Standards: reliability †; DA/T 97-2023 †");
}

// The layers whose damage is an alteration, with one result.
Message layers_with(LayerResult result, const Integrity& integrity) {
  Message list;
  for (const Layer layer :
       {Layer::kBytes, Layer::kChain, Layer::kTree, Layer::kIndex, Layer::kReference}) {
    if (integrity.layer(layer) != result) continue;
    if (!list.is_empty()) list += say("、", ", ");
    list += enum_label(layer);
  }
  return list;
}

std::string at_least(std::uint64_t size) { return fmt::format("≥ {}", size); }

bool holds_anything(const Integrity& integrity) {
  return integrity.anchor.kind != AnchorKind::kNone;
}

// Nothing that the operator does not control was held.
Message nothing_held(const Integrity& integrity) {
  return integrity.checkpoint ? say("只有账本自带的封存点，与账本一致，但都在账本管理者手里",
                                    "only the ledger's own checkpoints, which agree, but are in "
                                    "its operator's hands")
                              : say("没有所持的封存点、根或条数可以对照",
                                    "no checkpoint, root or size is held to compare with");
}

}  // namespace

RuleInfo C01::info() {
  return {"C01",
          say("链完整", "unbroken chain"),
          say("每条的字节、序号、前一条的叶哈希、树节点、索引和引用，都与由各条重算的一致",
              "bytes, sequence, previous leaf, tree nodes, index and references are what the "
              "entries make them"),
          archive_source(),
          Severity::kError,
          say("ledger", "ledger"),
          say("完整性各层的结果", "the results of the layers of integrity"),
          {{CheckResult::kConfirmed, say("字节层、链层完好，其余各层没有受损；未核验的写明",
                                         "bytes and chain are intact, and no other layer is "
                                         "damaged; those unchecked are named")},
           {CheckResult::kRefuted, say("有一层受损", "a layer is damaged")},
           {CheckResult::kUnproven,
            say("字节层或链层未能核验", "bytes or chain could not be checked")}}};
}

void C01::run(const Facts& facts, CheckList& checks) {
  const Integrity& integrity = facts.ledger.integrity;
  const bool is_chained = integrity.layer(Layer::kBytes) == LayerResult::kIntact &&
                          integrity.layer(Layer::kChain) == LayerResult::kIntact;
  CheckDraft draft{"ledger", CheckResult::kConfirmed, "", "", {}, {}};
  const Message unchecked = layers_with(LayerResult::kUnchecked, integrity);
  if (integrity.is_damaged()) {
    draft.result = CheckResult::kRefuted;
    draft.message = say("受损 {} 处：{}", "{} places are damaged: {}", integrity.damage_count,
                        layers_with(LayerResult::kDamaged, integrity));
  } else {
    if (!is_chained) draft.result = CheckResult::kUnproven;
    draft.message = say("{} 条：{}完好", "{} entries: intact are {}", integrity.entries,
                        layers_with(LayerResult::kIntact, integrity));
  }
  if (!unchecked.is_empty()) {
    draft.message += say("；未核验：{}", "; not checked: {}", unchecked);
  }
  checks.add(std::move(draft));
}

RuleInfo C02::info() {
  return {"C02",
          say("封存点一致", "held checkpoints agree"),
          say("所持的每个封存点或根，是账本前若干条的根",
              "every checkpoint or root that is held is that of the ledger's first entries"),
          archive_source(),
          Severity::kError,
          say("ledger", "ledger"),
          say("锚点层的结果", "the result of layer anchor"),
          {{CheckResult::kConfirmed, say("都是；写明盖住几条",
                                         "all are, and how many entries "
                                         "that covers is told")},
           {CheckResult::kRefuted, say("有一个不是：历史已被改写，或所持的属于另一账本",
                                       "one is not: history was rewritten, or it is another's")},
           {CheckResult::kUnproven,
            say("没有所持的封存点或根；所持的比账本长；签名不可信",
                "none is held; what is held is longer than the ledger; its signature is not "
                "trusted")}}};
}

void C02::run(const Facts& facts, CheckList& checks) {
  const Integrity& integrity = facts.ledger.integrity;
  const auto& objections = facts.ledger.objections;
  CheckDraft draft{"ledger", CheckResult::kUnproven, "", "", integrity.anchor_detail, {}};
  if (objections.contains(IntegrityResult::kForked)) {
    draft.result = CheckResult::kRefuted;
  } else if (!objections.empty()) {
    // Neither what was cut nor an untrusted signature tells of the content.
  } else if (!holds_anything(integrity)) {
    draft.message = nothing_held(integrity);
  } else if (!integrity.anchor.root) {
    draft.message = say("只知条数，没有根可以对照", "only a size is held, and no root");
  } else {
    draft.result = CheckResult::kConfirmed;
    draft.message =
        say("与所持的一致（{}），盖住前 {} 条，其后 {} 条没有对照",
            "what is held agrees ({}): it covers the first {} entries, and not the {} "
            "after them",
            enum_label(integrity.anchor.kind), integrity.anchor.size, integrity.unanchored_entries);
  }
  checks.add(std::move(draft));
}

RuleInfo C03::info() {
  return {"C03",
          say("截断检测", "nothing cut off"),
          say("账本条数 ≥ 所知账本曾有的条数",
              "entries of the ledger ≥ entries that it is known to have had"),
          archive_source(),
          Severity::kError,
          say("ledger", "ledger"),
          say("锚点层的结果", "the result of layer anchor"),
          {{CheckResult::kConfirmed, say("不少于", "no fewer")},
           {CheckResult::kRefuted,
            say("少于：尾部被截，或换回了旧备份", "fewer: cut off, or an older backup")},
           {CheckResult::kUnproven, say("没有所持的；所持的是另一段历史，或签名不可信",
                                        "nothing is held; what is held is of another history, or "
                                        "its signature is not trusted")}}};
}

void C03::run(const Facts& facts, CheckList& checks) {
  const Integrity& integrity = facts.ledger.integrity;
  const auto& objections = facts.ledger.objections;
  CheckDraft draft{"ledger", CheckResult::kUnproven, "", "", integrity.anchor_detail, {}};
  // Of several objections the anchor is that of the gravest, which may be another.
  const bool is_anchor_compared = holds_anything(integrity) &&
                                  (objections.empty() || integrity.anchor.size > integrity.entries);
  if (is_anchor_compared) {
    draft.expected = at_least(integrity.anchor.size);
    draft.actual = std::to_string(integrity.entries);
  }
  if (objections.contains(IntegrityResult::kRolledBack)) {
    draft.result = CheckResult::kRefuted;
  } else if (!objections.empty()) {
    // Of another history, or on nobody's word, a number of entries says nothing.
  } else if (!holds_anything(integrity)) {
    draft.message = nothing_held(integrity);
  } else {
    draft.result = CheckResult::kConfirmed;
    draft.message =
        say("现有 {} 条，所知曾有 {} 条（{}）", "{} entries, known to have had {} ({})",
            integrity.entries, integrity.anchor.size, enum_label(integrity.anchor.kind));
  }
  checks.add(std::move(draft));
}

}  // namespace fundtrail
