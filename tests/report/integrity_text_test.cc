// SPDX-License-Identifier: Apache-2.0
#include "report/integrity_text.h"

#include <boost/test/unit_test.hpp>

#include "tests/report/sample_verification.h"

namespace fundtrail::test {
namespace {

std::string tell(const Integrity& integrity, Language language = Language::kChinese) {
  TextPage page(language, Paint(false));
  add_integrity(page, integrity);
  return page.take();
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

Integrity make_anchored(std::uint64_t size, bool has_root) {
  Integrity integrity = make_verification().integrity;
  integrity.anchor.kind = AnchorKind::kGiven;
  integrity.anchor.size = size;
  if (has_root) integrity.anchor.root = integrity.root;
  integrity.unanchored_entries = integrity.entries - size;
  return integrity;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(integrity_text)

BOOST_AUTO_TEST_CASE(tells_what_the_ledger_is) {
  const std::string text = tell(make_verification().integrity);
  BOOST_TEST(has(text, "结果  完好\n"));
  BOOST_TEST(has(text, "账本  example.org/test\n"));
  BOOST_TEST(has(text, "记录  6 条\n"));
  BOOST_TEST(has(text, "根    ERERERERERERERERERERERERERERERERERERERERERE=（SHA-256）\n"));
  BOOST_TEST(
      has(text, "字节 完好，链 完好，树 完好，索引 完好，引用 完好，签名 完好，锚点 完好\n"));
}

BOOST_AUTO_TEST_CASE(says_what_cannot_be_excluded_without_an_anchor) {
  BOOST_TEST(has(tell(make_verification().integrity),
                 "无法排除整体回退到旧备份、尾部被截或整本被改写；请用 --expect-size/--expect-root "
                 "或 --checkpoint 与自己留存的对照\n"));
  BOOST_TEST(has(tell(make_verification().integrity, Language::kEnglish), "cannot be excluded"));
}

BOOST_AUTO_TEST_CASE(says_what_a_size_alone_leaves_open) {
  const std::string text = tell(make_anchored(6, false));
  BOOST_TEST(has(text, "签名 完好，锚点 条数相符、根未对照\n"));
  BOOST_TEST(has(text, "与留存的条数 6 相符\n"));
  BOOST_TEST(has(text, "没有对照根，无法排除整本被改写"));
}

BOOST_AUTO_TEST_CASE(says_what_lies_beyond_the_anchor) {
  const std::string text = tell(make_anchored(4, true));
  BOOST_TEST(has(text, "锚点 完好\n"));
  BOOST_TEST(has(text, "与留存的条数 4 和根相符\n"));
  BOOST_TEST(has(text, "留存之后的 2 条记录没有对照"));
}

BOOST_AUTO_TEST_CASE(says_that_a_ledger_is_seen_for_the_first_time) {
  Integrity integrity = make_verification().integrity;
  integrity.is_first_sight = true;
  BOOST_TEST(has(tell(integrity), "对照  首次所见，没有可对照的留存\n"));
  BOOST_TEST(has(tell(integrity), "无法排除整体回退到旧备份"));
  BOOST_TEST(has(tell(integrity, Language::kEnglish), "seen for the first time"));
}

BOOST_AUTO_TEST_CASE(says_whose_word_the_anchor_is) {
  Integrity integrity = make_anchored(4, true);
  integrity.anchor.kind = AnchorKind::kRemembered;
  BOOST_TEST(has(tell(integrity), "对照  与上次核验所记的条数 4 和根相符\n"));
  integrity.anchor.source = say("所给封存点（a）", "the checkpoint given (a)");
  BOOST_TEST(has(tell(integrity), "对照  与所给封存点（a）的条数 4 和根相符\n"));
  integrity.anchor.kind = AnchorKind::kWitnessed;
  integrity.anchor.time_us = 1'735'606'800'000'000;
  BOOST_TEST(has(tell(integrity), "和根相符，见证人自述至迟见于 2024-12-31 09:00:00\n"));
  BOOST_TEST(has(tell(integrity, Language::kEnglish), "the checkpoint given (a), 4, and its root"));
}

BOOST_AUTO_TEST_CASE(says_what_to_do_where_a_key_is_not_trusted) {
  Integrity integrity = make_anchored(6, true);
  integrity.result = IntegrityResult::kUntrusted;
  integrity.anchor_detail = say("没有已知密钥的签名", "no known key");
  BOOST_TEST(has(tell(integrity), "注意  请向账本管理者另行核对公钥和封存点"));
}

BOOST_AUTO_TEST_CASE(claims_no_more_than_the_anchor_gives) {
  BOOST_TEST(has(tell(make_anchored(6, true)), "录入之前的遗漏和录入时的不实，任何核验都看不出\n"));
}

BOOST_AUTO_TEST_CASE(says_why_an_anchor_does_not_hold) {
  Integrity integrity = make_anchored(6, true);
  integrity.result = IntegrityResult::kForked;
  integrity.anchor_detail = say("根不同", "another root");
  const std::string text = tell(integrity);
  BOOST_TEST(has(text, "结果  已分叉\n"));
  BOOST_TEST(has(text, "对照  根不同\n"));
  BOOST_TEST(has(text, "请保留现场"));
}

BOOST_AUTO_TEST_CASE(names_damage_in_business_terms) {
  Integrity integrity = make_verification().integrity;
  integrity.result = IntegrityResult::kTampered;
  integrity.layers[static_cast<std::size_t>(Layer::kBytes)] = LayerResult::kDamaged;
  integrity.damage = {{17, Layer::kBytes, say("拨付 长春市 838.00万元", "disbursement"),
                       say("内容被改", "altered")}};
  integrity.damage_count = 1;
  const std::string text = tell(integrity);
  BOOST_TEST(has(text, "结果  已被改动\n"));
  BOOST_TEST(has(text, "注意  请保留现场，不要再录入；另存一份再查"));
  BOOST_TEST(has(text, "注意  无法排除整体回退到旧备份"));
  BOOST_TEST(has(text, "损坏 1 处\n"));
  BOOST_TEST(has(text, "第 17 号 拨付 长春市 838.00万元 〔字节层〕 内容被改\n"));
  BOOST_TEST(has(text, "字节 受损"));
  BOOST_TEST(has(tell(integrity, Language::kEnglish), "record 17 disbursement [bytes] altered\n"));
}

BOOST_AUTO_TEST_CASE(says_the_number_of_a_damaged_record_once) {
  Integrity integrity = make_verification().integrity;
  integrity.damage = {
      {17, Layer::kTree, say("第 17 号 拨付", "record 17 disbursement"), say("缺失", "missing")}};
  integrity.damage_count = 1;
  BOOST_TEST(has(tell(integrity), "  第 17 号 拨付 〔树层〕 缺失\n"));
  BOOST_TEST(has(tell(integrity, Language::kEnglish), "  record 17 disbursement [tree] missing\n"));
}

BOOST_AUTO_TEST_CASE(counts_damage_beyond_what_it_lists) {
  Integrity integrity = make_verification().integrity;
  integrity.result = IntegrityResult::kTampered;
  for (std::uint64_t i = 0; i < 60; ++i) {
    integrity.damage.push_back({i, Layer::kChain, say("记录", "record"), say("错", "wrong")});
  }
  integrity.damage_count = 5'000;
  const std::string text = tell(integrity);
  BOOST_TEST(has(text, "第 49 号"));
  BOOST_TEST(!has(text, "第 50 号"));
  BOOST_TEST(has(text, "等 5000 处"));
}

BOOST_AUTO_TEST_CASE(tells_a_root_that_cannot_be_computed) {
  Integrity integrity = make_verification().integrity;
  integrity.root.reset();
  BOOST_TEST(has(tell(integrity), "根    算不出（SHA-256）\n"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
