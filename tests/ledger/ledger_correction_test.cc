// SPDX-License-Identifier: Apache-2.0
//
// Corrections that could never be applied are refused, by what those before them left: of the
// ledger, of the batch, and of whoever committed meanwhile.
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "ledger/append.h"
#include "ledger/ledger.h"
#include "ledger/store/lmdb_store.h"
#include "tests/support/ledger_fixture.h"

namespace fundtrail::test {
namespace {

constexpr std::string_view kFunds = R"(
{"kind":"party","id":"finance","name":"吉林省财政厅","role":"finance"}
{"kind":"party","id":"city","name":"长春市","role":"recipient"}
{"kind":"programme","id":"PG","name":"奖补资金","year":2024,"level":"province","region":"220000"}
{"kind":"allocation","id":"AL","programme":"PG","from":"finance","to":"city","amount":"100万元",)"
                                    R"("dated_on":"2024-04-29","type":"regular"}
)";

std::string correction(std::string_view id, std::string_view of, std::string_view more) {
  return fmt::format(R"({{"kind":"correction","id":"{}","of":"{}","dated_on":"2024-12-01",)"
                     R"("reason":"录错","approved_by":"处长",{}}})"
                     "\n",
                     id, of, more);
}
std::string reversal(std::string_view id, std::string_view of = "AL") {
  return correction(id, of, R"("type":"reverse")");
}
std::string reversal_of(std::string_view amount, std::string_view id, std::string_view of = "AL") {
  return correction(id, of, fmt::format(R"("type":"reverse","amount":"{}")", amount));
}
std::string amendment(std::string_view id, std::string_view of, std::string_view field,
                      std::string_view value) {
  return correction(
      id, of, fmt::format(R"("type":"amend","set":[{{"field":"{}","value":"{}"}}])", field, value));
}

// `place field value: reason` of each refusal, and the place it contradicts.
std::string lines_of(const BatchRefused& refused, Language language) {
  std::string text;
  for (const Refusal& one : refused.refusals()) {
    text += fmt::format("{} {} {}: {}", one.record_index, one.field_path, one.value,
                        one.reason.in(language));
    if (one.earlier_index) text += fmt::format(" ({})", *one.earlier_index);
    text += "\n";
  }
  return text;
}

struct Funded : LedgerFixture {
  Funded() { append(kFunds); }

  // What a batch is refused for; empty if it is accepted.
  std::string refusal(const std::string& lines, Language language = Language::kChinese) {
    const Head before = head();
    try {
      append(lines);
    } catch (const BatchRefused& refused) {
      BOOST_TEST((head() == before));
      return lines_of(refused, language);
    }
    return {};
  }
};

// A store in which others commit a batch first, once.
class OvertakenStore : public Store {
 public:
  OvertakenStore(Store& store, std::function<void()> overtake)
      : store_(store), overtake_(std::move(overtake)) {}

  [[nodiscard]] std::unique_ptr<EntrySource> snapshot() const override { return store_.snapshot(); }
  [[nodiscard]] CommitOutcome append(StoreBatch& batch, const Head& expected) override {
    if (const auto overtake = std::exchange(overtake_, nullptr)) overtake();
    return store_.append(batch, expected);
  }
  [[nodiscard]] CommitOutcome rebuild_index(const std::vector<Bytes>& keys,
                                            const Head& expected) override {
    return store_.rebuild_index(keys, expected);
  }
  [[nodiscard]] std::vector<StoreFact> facts() const override { return store_.facts(); }

 private:
  Store& store_;
  std::function<void()> overtake_;
};

BOOST_FIXTURE_TEST_SUITE(ledger_correction, Funded)

BOOST_AUTO_TEST_CASE(second_full_reversal_is_refused) {
  BOOST_TEST(refusal(reversal("C1")).empty());
  BOOST_TEST(refusal(reversal("C2")) ==
             "0 of AL: 这条记录已经全部冲销（C1），不能再冲销；冲销错了的，请重新录入\n");
  BOOST_TEST(
      refusal(reversal_of("1元", "C2"), Language::kEnglish) ==
      "0 of AL: all of this record is reversed already (C1) and cannot be reversed again; if "
      "that was wrong, record it anew\n");
}

BOOST_AUTO_TEST_CASE(reversals_together_never_exceed_the_record) {
  BOOST_TEST(refusal(reversal_of("60万元", "C1")).empty());
  BOOST_TEST(refusal(reversal_of("40.000001万元", "C2")) ==
             "0 amount 40.000001万元: 冲销额超过尚未冲销的 40万元：原记录 100万元，前面已冲销 "
             "60万元（最后一笔 C1）\n");
  BOOST_TEST(refusal(reversal_of("40万元", "C2")).empty());
  BOOST_TEST(refusal(reversal("C3")).starts_with("0 of AL: 这条记录已经全部冲销（C2）"));
}

BOOST_AUTO_TEST_CASE(reversals_of_one_batch_count_too_and_their_place_is_told) {
  BOOST_TEST(refusal(reversal("C1") + reversal("C2")) ==
             "1 of AL: 这条记录已经全部冲销（C1），不能再冲销；冲销错了的，请重新录入 (0)\n");
  BOOST_TEST(refusal(reversal_of("30万元", "C1") + reversal_of("71万元", "C2") +
                         reversal_of("70万元", "C3") + reversal("C4"),
                     Language::kEnglish) ==
             "1 amount 71万元: more than the 70万元 that is left: the record is of 100万元, of "
             "which 30万元 is reversed already (last by C1) (0)\n"
             "3 of AL: all of this record is reversed already (C3) and cannot be reversed again; "
             "if that was wrong, record it anew (2)\n");
  BOOST_TEST(refusal(reversal_of("30万元", "C1") + reversal("C2")).empty());
}

// A reversal may stand before what it is of; the batch is checked in its order all the same.
BOOST_AUTO_TEST_CASE(record_of_the_same_batch_is_reversed_once) {
  std::string lines(kFunds);
  lines = lines.substr(lines.rfind('{'));
  lines.replace(lines.find("AL"), 2, "A2");
  BOOST_TEST(refusal(reversal("C1", "A2") + lines + reversal("C2", "A2"))
                 .starts_with("2 of A2: 这条记录已经全部冲销（C1）"));
  BOOST_TEST(refusal(reversal("C1", "A2") + lines).empty());
}

BOOST_AUTO_TEST_CASE(the_same_reversal_again_adds_nothing) {
  BOOST_TEST(append(reversal("C1")).added == 1U);
  const AppendReceipt again = append(reversal("C1"));
  BOOST_TEST(again.added == 0U);
  BOOST_TEST(again.already_recorded == 1U);
}

BOOST_AUTO_TEST_CASE(kinds_without_an_amount_are_not_reversed) {
  BOOST_TEST(refusal(reversal("C1", "city")) ==
             "0 of city: 红字冲销只用于有金额的记录，这条是机构；改字段请用 amend\n");
  BOOST_TEST(append(reversal("C1")).added == 1U);
  BOOST_TEST(
      refusal(reversal("C2", "C1")).starts_with("0 of C1: 红字冲销只用于有金额的记录，这条是更正"));
}

BOOST_AUTO_TEST_CASE(money_parties_and_ids_are_not_amended) {
  for (const std::string_view field : {"amount", "from", "to", "id", "programme", "type", "of"}) {
    BOOST_TEST(refusal(amendment("C1", "AL", field, "city"))
                   .starts_with(fmt::format("0 set[0].field {}: 下达的这个字段不能更正；涉及"
                                            "金额和收付双方的，用红字冲销后重记",
                                            field)),
               field);
  }
  BOOST_TEST(refusal(amendment("C1", "AL", "dated_on", "2024-04-30")).empty());
}

// Each amendment by itself goes with the record as it was appended, and not with the other.
BOOST_AUTO_TEST_CASE(amendments_are_judged_by_what_those_before_them_left) {
  append(R"({"kind":"target","id":"T","programme":"PG","name":"开工","category":"output.quantity",)"
         R"("comparator":"ge"})");
  const std::string valued = amendment("C1", "T", "value", "100套");
  const std::string qualitative = amendment("C2", "T", "comparator", "qualitative");
  BOOST_TEST(refusal(valued + qualitative).starts_with("1 set : 更正后的记录不合规则"));
  BOOST_TEST(refusal(valued).empty());
  BOOST_TEST(refusal(qualitative).starts_with("0 set : 更正后的记录不合规则"));
}

BOOST_AUTO_TEST_CASE(whoever_committed_meanwhile_counts) {
  LmdbStore store(folder(), StoreAccess::kWrite);
  const Genesis genesis = [&] {
    Genesis found;
    store.snapshot()->visit(0, 1, [&found](std::uint64_t, ByteView entry) {
      found = std::get<Genesis>(decode_body(parse_entry(entry)));
    });
    return found;
  }();
  const auto target = [&](Store& to) {
    return AppendTarget{to, genesis.origin, genesis.hash, folder()};
  };
  OvertakenStore overtaken(store, [&] {
    RecordBatch batch(parse_records(reversal("OTHER")));
    BOOST_TEST(append_batch(target(store), batch, {}, clock()).added == 1U);
  });
  const Head before = store.snapshot()->head();
  RecordBatch mine(parse_records(reversal("MINE")));
  try {
    append_batch(target(overtaken), mine, {}, clock());
    BOOST_ERROR("the batch was accepted");
  } catch (const BatchRefused& refused) {
    BOOST_TEST(lines_of(refused, Language::kChinese)
                   .starts_with("0 of AL: 这条记录已经全部冲销（OTHER）"));
  }
  BOOST_TEST(store.snapshot()->head().size == before.size + 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
