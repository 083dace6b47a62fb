// SPDX-License-Identifier: Apache-2.0
#include "schemas/record.h"

#include <string>

#include <boost/test/unit_test.hpp>

#include "schemas/error.h"
#include "tests/schemas/refusal.h"
#include "tests/schemas/samples.h"

namespace fundtrail::test {
namespace {

std::string text_of(const RecordReference& reference) {
  const std::string kind = reference.kind ? std::string(enum_name(*reference.kind)) : "any";
  return reference.field_path + "=" + kind + ":" + reference.id;
}

std::string references_of(std::string_view line) {
  std::string all;
  for (const RecordReference& reference : record_references(read_line(line))) {
    all += (all.empty() ? "" : " ") + text_of(reference);
  }
  return all;
}

std::string date_of(const Record& record) {
  const auto date = business_date(record);
  return date ? format_date(*date) : "none";
}

std::string unnormalised_field(const std::string& line) {
  const Record record = read_line(line);
  return refused_field([&record] {
    check_texts(record);
    return 0;
  });
}

class TextCollector : public FieldVisitor {
 public:
  void on_text(const FieldPath& path, const std::string& text) override {
    texts += path.str() + "=" + text + ";";
  }
  std::string texts;
};

/// The full line whose id is `id`.
Record full(std::string_view id) {
  for (const Record& record : full_records()) {
    if (record_id(record) == id) return record;
  }
  throw std::runtime_error("no such sample");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(record)

BOOST_AUTO_TEST_CASE(knows_kinds_and_versions) {
  for (const auto& entry : enum_table(Kind{})) {
    const auto number = static_cast<std::uint16_t>(entry.value);
    BOOST_TEST(is_known(number, 1), std::string(entry.name));
    BOOST_TEST(!is_known(number, 0), std::string(entry.name));
    BOOST_TEST(!is_known(number, 2), std::string(entry.name));
  }
  for (const unsigned number : {0U, 4U, 5U, 7U, 15U, 34U, 256U, 272U, 65'535U}) {
    BOOST_TEST(!is_known(static_cast<std::uint16_t>(number), 1), number);
  }
  BOOST_CHECK_THROW(static_cast<void>(decode_record(4, 1, {})), Error);
}

BOOST_AUTO_TEST_CASE(tells_kind_version_and_id) {
  for (const Record& record : all_records()) {
    BOOST_TEST(record_version(record) == 1);
    const bool is_system = is_system_kind(record_kind(record));
    BOOST_TEST((record_base(record) == nullptr) == is_system);
    BOOST_TEST(record_id(record).empty() == is_system);
  }
  BOOST_TEST(record_id(full("AL-1")) == "AL-1");
  BOOST_TEST((record_kind(full("AL-1")) == Kind::kAllocation));
}

BOOST_AUTO_TEST_CASE(tells_the_business_date) {
  BOOST_TEST(date_of(full("AL-1")) == "2024-04-29");  // not the day it was received or filed
  BOOST_TEST(date_of(full("D-9")) == "2024-04-29");   // not the day it was published
  BOOST_TEST(date_of(full("BL-1")) == "2024-12-31");
  BOOST_TEST(date_of(full("IR-1")) == "2024-12-31");
  BOOST_TEST(date_of(full("IQ-1")) == "2025-03-01");
  BOOST_TEST(date_of(full("AN-1")) == "2025-03-10");
  for (const char* id : {"p/1", "PG-1", "PJ-1", "T-1", "ST-1", "RS-1"}) {
    BOOST_TEST(date_of(full(id)) == "none", id);
  }
  BOOST_TEST(date_of(read_line(minimal_lines()[4])) == "none");  // a budget without a date
}

BOOST_AUTO_TEST_CASE(tells_the_amount_of_money_records) {
  for (const char* id : {"B-1", "AL-1", "RC-1", "DB-1", "RF-1", "BL-1"}) {
    BOOST_TEST(record_amount(full(id)).has_value(), id);
  }
  BOOST_TEST(record_amount(full("RF-1"))->fen == 12'500'000);
  for (const char* id : {"p/1", "D-9", "PJ-1", "CR-1", "IQ-1", "RT-1", "ST-1"}) {
    BOOST_TEST(!record_amount(full(id)).has_value(), id);
  }
}

BOOST_AUTO_TEST_CASE(lists_references_in_the_order_of_fields) {
  BOOST_TEST(references_of(full_lines()[5]) ==
             "programme=programme:PG-1 from=party:p/1 to=party:p/2 of=allocation:AL-0 "
             "under=allocation:AL-00 project=project:PJ-1 filed_with=party:p/3 "
             "purposes[0].target=target:T-1 purposes[1].target=target:T-2 "
             "evidence[0].document=document:D-1 evidence[1].document=document:D-2 "
             "cited_in.document=document:D-1");
  BOOST_TEST(
      references_of(R"({"kind":"correction","id":"C","type":"reverse","of":"DB","reason":"误",)"
                    R"("dated_on":"2024-06-01","approved_by":"处长","replacement":"DB-2"})") ==
      "of=any:DB replacement=any:DB-2");
}

BOOST_AUTO_TEST_CASE(lists_references_inside_claims) {
  const auto claim = [](const std::string& members) {
    return references_of(R"({"kind":"statement","id":"S","document":"D","section":"一","claim":)" +
                         members + "}");
  };
  BOOST_TEST(claim(R"({"ratio":{"numerator":"IR-1","denominator":"5574套"},"value":"1%"})") ==
             "document=document:D claim.ratio.numerator=indicator_report:IR-1");
  BOOST_TEST(claim(R"({"sum":["1","paid","IR-1","IR-2"],"value":"1"})") ==
             "document=document:D claim.sum[2]=indicator_report:IR-1 "
             "claim.sum[3]=indicator_report:IR-2");
  BOOST_TEST(claim(R"({"comparison":{"left":"a","op":"ge","right":"b"},"value":"true"})") ==
             "document=document:D claim.comparison.left=indicator_report:a "
             "claim.comparison.right=indicator_report:b");
  BOOST_TEST(claim(R"({"count":["p/1"],"value":"1"})") == "document=document:D");
  BOOST_TEST(claim(R"({"assertion":"filed","scope":{"party":"p"}})") ==
             "document=document:D claim.scope.party=party:p");
}

BOOST_AUTO_TEST_CASE(visits_texts_and_no_codes) {
  TextCollector collector;
  walk_record(full("p/1"), collector);
  BOOST_TEST(collector.texts ==
             "name=吉林省财政厅;aliases[0]=省财政厅;aliases[1]=财政厅;evidence[0].section=二;"
             "cited_in.section=三;cited_in.quote=一些\n原文;recorded_by=录入员;"
             "reviewed_by=复核员;late_reason=补录;note=备注;");
}

BOOST_AUTO_TEST_CASE(demands_normalised_text_in_every_text_field) {
  const std::string line = R"({"kind":"party","id":"p","role":"other",)";
  BOOST_TEST(unnormalised_field(line + R"("name":"é"})") == "(accepted)");
  BOOST_TEST(unnormalised_field(line + R"("name":"e\u0301"})") == "name");
  BOOST_TEST(unnormalised_field(line + R"("name":"甲","aliases":["乙","\ud884\udf50"]})") ==
             "aliases[1]");
  BOOST_TEST(
      unnormalised_field(
          line + R"("name":"甲","cited_in":{"document":"D","section":"1","quote":"\u212b"}})") ==
      "cited_in.quote");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(describe)

BOOST_AUTO_TEST_CASE(never_throws_on_a_valid_record) {
  for (const Record& record : all_records()) {
    const Message message = describe_record(record);
    BOOST_TEST(!message.zh.empty());
    BOOST_TEST(!message.en.empty());
    BOOST_TEST(message.en.starts_with(english_label(enum_name(record_kind(record)))));
    BOOST_TEST(message.zh.find(record_id(record)) != std::string::npos);
    BOOST_TEST(
        !describe_record(record, [](const std::string&) { return std::string(); }).zh.empty());
  }
}

BOOST_AUTO_TEST_CASE(says_it_in_the_words_of_the_field) {
  const NameOf name_of = [](const std::string& id) {
    return id == "p/1" ? std::string("吉林省财政厅") : std::string();
  };
  BOOST_TEST(describe_record(full("DB-1"), name_of).zh ==
             "拨付 财政间调拨 吉林省财政厅→p/2 838.00万元（DB-1）");
  BOOST_TEST(describe_record(full("DB-1")).en ==
             "disbursement transfer p/1 to p/2 838.00万元 (DB-1)");
  BOOST_TEST(describe_record(full("D-9")).zh ==
             "文件 《资金下达通知》吉财综指〔2024〕179号（D-9）");
  BOOST_TEST(describe_record(full("T-1")).zh == "绩效目标 备案率 ≥100%（T-1）");
  BOOST_TEST(describe_record(full("IR-2")).en == "indicator report T-2 not met (IR-2)");
  BOOST_TEST(describe_record(full("IR-2")).zh == "指标完成 T-2 未达成（IR-2）");
  auto target = std::get<Target>(full("T-1"));
  target.comparator = Comparator::kUnstated;
  BOOST_TEST(describe_record(target).zh == "绩效目标 备案率 100%（比较方式未载明）（T-1）");
  BOOST_TEST(describe_record(target).en == "target 备案率 100% (comparison not stated) (T-1)");
  BOOST_TEST(describe_record(minimal_records().back()).zh == "创世记录 a");
  const KeyChange grant{KeyAction::kGrant, "k+91305c6d+AQ==", KeyRole::kOperator, {}, {}, {}};
  BOOST_TEST(describe_record(grant).zh == "密钥 授予 k");
  BOOST_TEST(describe_record(BatchSignature{"a\n\n\u2014 长春市/会计 kTBcbQ==\n"}).zh ==
             "签名 长春市/会计");
  BOOST_TEST(describe_record(BatchSignature{"a\n"}).zh == "签名 （无签名行）");
  BOOST_TEST(describe_record(ApprovalPolicy{{"budget"}, {}}).zh ==
             "签名规定 须签名 1 类，须审批 0 类");
  auto party = std::get<Party>(full("p/1"));
  party.name.value = Commitment{};
  BOOST_TEST(describe_record(party).zh == "机构 （名称未公开）（p/1）");
}

// Braces in what people wrote are text, not a format.
BOOST_AUTO_TEST_CASE(takes_braces_as_text) {
  const Record party = read_line(R"({"kind":"party","id":"p","name":"{} {0} {","role":"other"})");
  BOOST_TEST(describe_record(party).en == "party {} {0} { (p)");
  BOOST_TEST(describe_record(full("DB-1"), [](const std::string&) {
               return std::string("{9}");
             }).en == "disbursement transfer {9} to {9} 838.00万元 (DB-1)");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
