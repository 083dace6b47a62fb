// SPDX-License-Identifier: Apache-2.0
#include "report/integrity_text.h"

#include <algorithm>

#include "report/authorship_text.h"
#include "report/table.h"
#include "schemas/fields/date.h"

namespace fundtrail {
namespace {

constexpr std::size_t kDamageShown = 50;

// An anchor that holds says no more than what was compared.
Message layer_words(const Integrity& integrity, Layer layer) {
  const LayerResult result = integrity.layer(layer);
  const bool is_size_alone = layer == Layer::kAnchor && result == LayerResult::kIntact &&
                             integrity.anchor.kind == AnchorKind::kGiven && !integrity.anchor.root;
  if (is_size_alone) return say("条数相符、根未对照", "size agrees and root not compared");
  // The keys are known where signatures were looked for.
  const bool has_none = layer == Layer::kSignature && result == LayerResult::kUnchecked &&
                        !integrity.authorship.keys.empty();
  return has_none ? say("无", "none made") : enum_label(result);
}

std::string layers_text(const TextPage& page, const Integrity& integrity) {
  std::string text;
  for (const auto& entry : enum_table(Layer{})) {
    const LayerResult result = integrity.layer(entry.value);
    const std::string words = page.tell(layer_words(integrity, entry.value));
    text += (text.empty() ? "" : page.tell("，", ", ")) + page.tell(enum_label(entry.value)) + " " +
            (result == LayerResult::kDamaged ? page.paint().bad(words) : words);
  }
  return text;
}

// Whose word the anchor is.
Message held_words(const Anchor& anchor) {
  if (!anchor.source.is_empty()) return anchor.source;
  if (anchor.kind == AnchorKind::kRemembered)
    return say("上次核验所记", "what was verified before");
  return say("留存", "what is held");
}

// When it existed at the latest, and who says so.
Message time_words(const Anchor& anchor) {
  if (!anchor.time_us) return Message();
  const std::string time = format_time_beijing(*anchor.time_us);
  if (anchor.kind == AnchorKind::kTimestamped) {
    return say("，时间戳证明至迟 {} 已经存在", ", which existed by {}, as a timestamp proves",
               time);
  }
  return say("，见证人自述至迟见于 {}", ", which its witnesses say they had all seen by {}", time);
}

Message anchor_words(const Integrity& integrity) {
  const Anchor& anchor = integrity.anchor;
  if (!integrity.anchor_detail.is_empty()) return integrity.anchor_detail;
  if (anchor.kind == AnchorKind::kNone && integrity.is_first_sight) {
    return say("首次所见，没有可对照的留存", "seen for the first time: nothing held to compare");
  }
  if (anchor.kind == AnchorKind::kNone) return say("没有可对照的留存", "nothing held to compare");
  if (!anchor.root) {
    return say("与{}的条数 {} 相符", "agrees with the size of {}, {}", held_words(anchor),
               anchor.size);
  }
  return say("与{}的条数 {} 和根相符{}", "agrees with the size of {}, {}, and its root{}",
             held_words(anchor), anchor.size, time_words(anchor));
}

// What an attacker who holds the ledger could still have done.
Message beyond_words(const Integrity& integrity) {
  const Anchor& anchor = integrity.anchor;
  if (anchor.kind == AnchorKind::kNone && integrity.anchor_detail.is_empty()) {
    return say(
        "无法排除整体回退到旧备份、尾部被截或整本被改写；请用 --expect-size/--expect-root "
        "或 --checkpoint 与自己留存的对照",
        "a roll-back of the whole ledger to an old copy, a tail cut off, or a rewriting of all of "
        "it cannot be excluded; compare with what you hold: --expect-size, --expect-root, "
        "--checkpoint");
  }
  if (integrity.result == IntegrityResult::kUntrusted && !integrity.anchor_detail.is_empty()) {
    return say("请向账本管理者另行核对公钥和封存点；在此之前不要采信账本",
               "check key and checkpoint with the ledger's operator by other means; do not rely on "
               "the ledger before");
  }
  if (!integrity.anchor_detail.is_empty()) {
    return say("请保留现场，不要再录入；用与留存一致的备份查明差在哪里",
               "keep it as it is and append nothing; compare with a backup that agrees with what "
               "is held");
  }
  if (!anchor.root) {
    return say("没有对照根，无法排除整本被改写；请再用 --expect-root 对照",
               "without a root, a rewriting of the whole ledger cannot be excluded; compare it by "
               "--expect-root");
  }
  if (integrity.unanchored_entries > 0) {
    return say("留存之后的 {} 条记录没有对照，无法排除其被改写或被截",
               "the {} records after it are not covered: that they were rewritten or cut off "
               "cannot be excluded",
               integrity.unanchored_entries);
  }
  if (anchor.kind == AnchorKind::kTimestamped) {
    return say("时间戳不排除此后记过又被截去的，也不排除另有一份历史；请再与自己或他人留存的对照",
               "a timestamp does not exclude that more was recorded later and cut off, nor that "
               "there is another history; compare with what you or others hold as well");
  }
  return say("录入之前的遗漏和录入时的不实，任何核验都看不出",
             "what was left out or untrue when it was recorded, no verification can see");
}

// How many checkpoints have timestamps, and what these come to.
Message timestamp_words(const std::vector<TimestampSummary>& timestamps) {
  Message words;
  for (const auto& entry : enum_table(TimestampResult{})) {
    const auto count = std::ranges::count(timestamps, entry.value, &TimestampSummary::result);
    if (count == 0) continue;
    if (!words.is_empty()) words += say("，", ", ");
    words += say("{} 个封存点的{}", "of {} checkpoints: {}", count, enum_label(entry.value));
  }
  return words;
}

Message tampered_words() {
  return say("请保留现场，不要再录入；另存一份再查，用改动之前的备份核对下列各处",
             "keep it as it is and append nothing; work on a copy, and compare the places below "
             "with a backup made before");
}

// The record in business terms, which perhaps say its number already.
Message damaged_record(const Damage& damage) {
  const Message number = say("第 {} 号", "record {}", damage.sequence);
  if (damage.record.zh.starts_with(number.zh)) return damage.record;
  return say("{} {}", "{} {}", number, damage.record);
}

void add_damage(TextPage& page, const Integrity& integrity) {
  if (integrity.damage_count == 0) return;
  page.blank();
  page.heading(say("损坏 {} 处", "Damage: {}", integrity.damage_count));
  std::size_t shown = 0;
  for (const Damage& damage : integrity.damage) {
    if (shown++ == kDamageShown) break;
    page.line(page.tell("{} 〔{}层〕 {}", "{} [{}] {}", damaged_record(damage),
                        enum_label(damage.layer), damage.detail),
              2);
  }
  if (integrity.damage_count > kDamageShown) {
    page.line(page.tell("…… 等 {} 处，用 --json 查看", "… {} in all, see them with --json",
                        integrity.damage_count),
              2);
  }
}

}  // namespace

void add_integrity(TextPage& page, const Integrity& integrity) {
  const std::string result = page.tell(enum_label(integrity.result));
  const bool is_intact = integrity.result == IntegrityResult::kIntact;
  page.heading(say("一、完整性", "1. Integrity"));
  Table table({Table::Align::kLeft, Table::Align::kLeft});
  const auto row = [&](const Message& label, std::string value) {
    table.add_row({page.tell(label), std::move(value)});
  };
  row(say("结果", "result"), is_intact ? page.paint().good(result) : page.paint().bad(result));
  if (!integrity.origin.empty()) row(say("账本", "ledger"), printable(integrity.origin));
  row(say("记录", "entries"), page.tell("{} 条", "{}", integrity.entries));
  row(say("根", "root"), page.tell("{}（{}）", "{} ({})",
                                   integrity.root ? Message{format_base64(integrity.root->view()),
                                                            format_base64(integrity.root->view())}
                                                  : say("算不出", "cannot be computed"),
                                   enum_label(integrity.hash)));
  row(say("各层", "layers"), layers_text(page, integrity));
  row(say("署名", "signed"), page.tell(authorship_words(integrity)));
  row(say("对照", "anchor"), page.tell(anchor_words(integrity)));
  if (!integrity.timestamps.empty()) {
    row(say("时间戳", "timestamps"), page.tell(timestamp_words(integrity.timestamps)));
  }
  const auto beware = [&](const Message& words) {
    row(say("注意", "beware"), page.paint().doubt(page.tell(words)));
  };
  if (integrity.result == IntegrityResult::kTampered) beware(tampered_words());
  beware(beyond_words(integrity));
  page.append(table.format(2));
  add_keys(page, integrity.authorship);
  add_policies(page, integrity.authorship);
  add_damage(page, integrity);
}

}  // namespace fundtrail
