// SPDX-License-Identifier: Apache-2.0
#include "report/authorship_text.h"

#include <boost/test/unit_test.hpp>

#include "report/integrity_text.h"
#include "tests/report/sample_verification.h"
#include "tests/support/test_keys.h"

namespace fundtrail::test {
namespace {

constexpr std::string_view kFingerprint = "21fe31dfa154a261";  // of the one key of the tests

KeySummary operator_key() {
  KeySummary key;
  key.vkey = test_vkey("example.org/test");
  key.role = KeyRole::kOperator;
  key.active_from = 1;
  return key;
}

KeySummary author_key() {
  KeySummary key;
  key.vkey = test_vkey("city/cashier");
  key.role = KeyRole::kAuthor;
  key.party = "CITY";
  key.party_name = "某市财政局";
  key.holder = "出纳";
  key.granted_at = 2;
  key.active_from = 4;
  key.batches = 2;
  key.entries = 7;
  return key;
}

Integrity with_keys(std::vector<KeySummary> keys) {
  Integrity integrity = make_verification().integrity;
  integrity.authorship.keys = std::move(keys);
  integrity.authorship.unsigned_entries = 3;
  for (const KeySummary& key : integrity.authorship.keys) {
    integrity.authorship.signed_entries += key.entries;
  }
  return integrity;
}

std::string listed(const KeySummary& key, Language language = Language::kChinese) {
  TextPage page(language, Paint(false));
  add_keys(page, with_keys({operator_key(), key}).authorship);
  const std::string text = page.take();
  const std::size_t last = text.rfind('\n', text.size() - 2);
  return text.substr(last + 1);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(authorship_text)

BOOST_AUTO_TEST_CASE(counts_what_is_signed) {
  Integrity integrity = with_keys({operator_key(), author_key()});
  BOOST_TEST(authorship_words(integrity).zh == "已签名 7 条（2 批，1 把密钥），未签名 3 条");
  BOOST_TEST(authorship_words(integrity).en ==
             "signed: 7 entries (2 batches, 1 keys), unsigned: 3");
  integrity.authorship.approved_entries = 5;
  BOOST_TEST(authorship_words(integrity).zh ==
             "已签名 7 条（2 批，1 把密钥），未签名 3 条；经审批签名 5 条");
  integrity.authorship.unconfirmed_approved_entries = 2;
  BOOST_TEST(
      authorship_words(integrity).zh ==
      "已签名 7 条（2 批，1 把密钥），未签名 3 条；经审批签名 5 条，其中 2 条的审批密钥未经本单位"
      "确认");
}

BOOST_AUTO_TEST_CASE(lists_what_has_to_be_signed_from_when_on) {
  Authorship authorship;
  TextPage page(Language::kChinese, Paint(false));
  add_policies(page, authorship);
  BOOST_TEST(page.take().empty());
  authorship.policies = {{9, {{"budget"}, {}}}, {12, {{}, {}}}};
  authorship.policy_count = 2;
  add_policies(page, authorship);
  BOOST_TEST(
      page.take() ==
      "\n签名规定 2 次\n  第 9 号起：须签名 预算；须审批 无\n  第 12 号起：须签名 无；须审批 "
      "无\n");
}

BOOST_AUTO_TEST_CASE(says_that_nothing_is_signed_or_known) {
  BOOST_TEST(authorship_words(with_keys({operator_key()})).zh ==
             "没有签名，3 条记录由谁录入只凭所记");
  BOOST_TEST(authorship_words(with_keys({})).zh == "未核验：账本有损坏，或未写明管理密钥");
}

BOOST_AUTO_TEST_CASE(lists_no_key_but_those_that_were_let_in) {
  TextPage page(Language::kChinese, Paint(false));
  add_keys(page, with_keys({operator_key()}).authorship);
  BOOST_TEST(page.take().empty());
}

BOOST_AUTO_TEST_CASE(says_whose_a_key_is_and_on_whose_word) {
  const std::string start = "  " + std::string(kFingerprint);
  KeySummary key = author_key();
  BOOST_TEST(listed(key) == start +
                                " 录入 某市财政局（CITY） 出纳，第 4 号起，签名 7 条；"
                                "单位身份只凭账本管理者所说\n");
  key.is_confirmed = false;
  BOOST_TEST(listed(key) == start +
                                " 录入 某市财政局（CITY） 出纳，第 4 号起，签名 7 条；"
                                "未经本单位确认；单位身份只凭账本管理者所说\n");
  key.is_confirmed = true;
  key.is_trusted = true;
  BOOST_TEST(listed(key) == start + " 录入 某市财政局（CITY） 出纳，第 4 号起，签名 7 条\n");
  BOOST_TEST(listed(key, Language::kEnglish) ==
             start + " author, 某市财政局 (CITY), 出纳, from entry 4 on, signed entries: 7\n");
}

BOOST_AUTO_TEST_CASE(says_what_a_key_approved) {
  KeySummary key = operator_key();
  key.approved_entries = 3;
  BOOST_TEST(listed(key) == "  " + std::string(kFingerprint) +
                                " 账本管理 本账本，第 1 号起，签名 0 条，审批 3 条\n");
}

BOOST_AUTO_TEST_CASE(says_until_when_a_key_counted) {
  KeySummary key = operator_key();
  key.active_until = 9;
  key.revocation_reason = "遗失";
  BOOST_TEST(listed(key) == "  " + std::string(kFingerprint) +
                                " 账本管理 本账本，第 1 号至第 9 号前，已撤销：遗失，签名 0 条\n");
}

BOOST_AUTO_TEST_CASE(tells_no_signature_from_none_that_was_looked_for) {
  const auto layers = [](const std::vector<KeySummary>& keys, LayerResult result) {
    Integrity integrity = with_keys(keys);
    integrity.layers[static_cast<std::size_t>(Layer::kSignature)] = result;
    TextPage page(Language::kChinese, Paint(false));
    add_integrity(page, integrity);
    const std::string text = page.take();
    const std::size_t at = text.find("，签名 ");
    return text.substr(at, text.find("，锚点") - at);
  };
  BOOST_TEST(layers({operator_key()}, LayerResult::kUnchecked) == "，签名 无");
  BOOST_TEST(layers({}, LayerResult::kUnchecked) == "，签名 未核验");
  BOOST_TEST(layers({operator_key()}, LayerResult::kDamaged) == "，签名 受损");
  BOOST_TEST(layers({operator_key(), author_key()}, LayerResult::kIntact) == "，签名 完好");
}

BOOST_AUTO_TEST_CASE(stands_in_the_report) {
  TextPage page(Language::kChinese, Paint(false));
  add_integrity(page, with_keys({operator_key(), author_key()}));
  const std::string text = page.take();
  BOOST_TEST(text.find("署名  已签名 7 条（2 批，1 把密钥），未签名 3 条\n") != text.npos);
  BOOST_TEST(text.find("\n密钥 2 把\n") != text.npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
