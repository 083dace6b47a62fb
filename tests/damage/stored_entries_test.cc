// SPDX-License-Identifier: Apache-2.0
//
// Entries changed in the LMDB file behind the program's back, verified through the public entrance.
#include "schemas/entry.h"
#include "tests/damage/damage_fixture.h"

namespace fundtrail::test {
namespace {

constexpr std::uint64_t kLast = 59;
constexpr std::uint64_t kTimeBit = 8 * 16 + 7;  // the low bit of recorded_at

Bytes reencode(const Bytes& entry, const Record& record) {
  const EntryView view = parse_entry(entry);
  return encode_entry(view.header, record, view.previous_leaf);
}

BOOST_FIXTURE_TEST_SUITE(stored_entries, DamageFixture)

BOOST_AUTO_TEST_CASE(find_nothing_in_a_sound_ledger) {
  const Verification result = verify_ledger();
  BOOST_TEST(result.integrity.damage_count == 0U, show_integrity(result));
  BOOST_TEST((result.integrity.result == IntegrityResult::kIntact), show_integrity(result));
  BOOST_TEST((result.integrity.root == ledger.head().root));
}

BOOST_AUTO_TEST_CASE(name_an_amount_that_was_altered) {
  const Bytes entry = ledger.entry(18);
  auto allocation = std::get<Allocation>(decode_body(parse_entry(entry)));
  allocation.amount.fen += 100'000;
  ledger.replace_entry(18, reencode(entry, allocation));
  check_damage(verify_ledger(),
               {{18, Layer::kChain, "第 18 号 下达 某省财政厅→第1市 100.10万元（AL-1）",
                 "记录与原存不符（疑被改动）"}});
}

BOOST_AUTO_TEST_CASE(name_one_bit_of_an_entry) {
  ledger.flip_bit(30, kTimeBit);
  check_damage(verify_ledger(),
               {{30, Layer::kChain, "record 30 disbursement", "differs from the stored leaf"}});
}

BOOST_AUTO_TEST_CASE(name_one_bit_of_the_first_and_of_the_last_entry) {
  ledger.flip_bit(0, kTimeBit);
  ledger.flip_bit(kLast, kTimeBit);
  check_damage(verify_ledger(), {{0, Layer::kChain, "第 0 号 创世记录", "记录与原存不符"},
                                 {kLast, Layer::kChain, "第 59 号 指标完成", "记录与原存不符"}});
}

BOOST_AUTO_TEST_CASE(name_an_entry_that_cannot_be_decoded) {
  ledger.flip_bit(30, 8 * kEntryHeaderBytes);
  check_damage(verify_ledger(),
               {{30, Layer::kBytes, "索引所记编号 DB-3，类别 拨付", "字节不合规范"}});
}

BOOST_AUTO_TEST_CASE(name_a_deleted_entry) {
  ledger.delete_entry(30);
  check_damage(
      verify_ledger(),
      {{30, Layer::kChain, "索引所记编号 DB-3，类别 拨付，业务日期 2024-05-03", "记录缺失"}});
}

BOOST_AUTO_TEST_CASE(name_two_swapped_entries) {
  ledger.swap_entries(30, 50);
  check_damage(verify_ledger(),
               {{30, Layer::kChain, "编号 DB-3", "键位 30 处存放的是第 50 号记录"},
                {50, Layer::kChain, "编号 TG-3", "键位 50 处存放的是第 30 号记录"}});
}

BOOST_AUTO_TEST_CASE(name_an_inserted_entry_and_those_it_moved) {
  const Bytes at = ledger.entry(56);
  auto report = std::get<IndicatorReport>(decode_body(parse_entry(at)));
  report.id = {"IR-99"};
  ledger.insert_entry_shifting(56, reencode(at, report));
  check_damage(verify_ledger(), {{56, Layer::kChain, "IR-99", "记录与原存不符"},
                                 {57, Layer::kChain, "编号 IR-4", "存放的是第 56 号记录"},
                                 {58, Layer::kChain, "编号 IR-5", "存放的是第 57 号记录"},
                                 {59, Layer::kChain, "编号 IR-6", "存放的是第 58 号记录"},
                                 {60, Layer::kChain, "第 60 号", "账本头称共 60 条记录"}});
}

BOOST_AUTO_TEST_CASE(say_that_a_rollback_cannot_be_excluded_but_by_what_is_held) {
  const Head head = ledger.head();
  ledger.cut_tail(40);
  Verification result = verify_ledger();
  BOOST_TEST(result.integrity.damage_count == 0U, show_integrity(result));
  BOOST_TEST((result.integrity.result == IntegrityResult::kIntact), show_integrity(result));
  BOOST_TEST((result.integrity.anchor.kind == AnchorKind::kNone));
  VerifyOptions options;
  options.expect_size = head.size;
  result = verify_ledger(options);
  BOOST_TEST(exit_code(result) == kExitRolledBack, show_integrity(result));
  BOOST_TEST((result.integrity.result == IntegrityResult::kRolledBack), show_integrity(result));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
