// SPDX-License-Identifier: Apache-2.0
#include "report/record_text.h"

#include <boost/test/unit_test.hpp>

#include "schemas/json/json_value.h"

namespace fundtrail::test {
namespace {

Record make_disbursement() {
  return record_from_json(parse_json(
      R"({"kind":"disbursement","id":"DB-1","programme":"PG-1","from":"jl-finance",)"
      R"("to":"changchun","amount":"838万元","stage":"transfer",)"
      R"("evidence":[{"document":"DOC-1","section":"一"},{"document":"DOC-2"}],"note":"甲\n乙"})"));
}

std::string name_of(const std::string& id) { return id == "changchun" ? "长春市" : ""; }

EntryPlace make_place() {
  EntryPlace place;
  place.header.sequence = 18;
  place.header.kind = static_cast<std::uint16_t>(Kind::kDisbursement);
  place.header.kind_version = 1;
  place.header.recorded_at_us = 0;
  place.bytes = 224;
  place.tree_size = 92;
  place.leaf.bytes.fill(0x11);
  return place;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(record_text)

BOOST_AUTO_TEST_CASE(labels_every_value) {
  const Record record = make_disbursement();
  const std::string text =
      entry_text(make_place(), &record, {Language::kChinese, Paint(), name_of});
  BOOST_TEST(text.starts_with("拨付 财政间调拨 jl-finance→长春市 838.00万元（DB-1）\n"));
  BOOST_TEST(has(text, "编号          DB-1\n"));
  BOOST_TEST(has(text, "收款方        长春市（changchun）\n"));
  BOOST_TEST(has(text, "阶段          财政间调拨\n"));
  BOOST_TEST(has(text, "依据 1 文件   DOC-1\n"));
  BOOST_TEST(has(text, "依据 2 文件   DOC-2\n"));
  BOOST_TEST(has(text, "备注          甲 乙\n"));
}

BOOST_AUTO_TEST_CASE(tells_a_qualitative_result_by_its_label) {
  const Record record = record_from_json(
      parse_json(R"({"kind":"indicator_report","id":"IR-1","target":"T-1","value":"not_met"})"));
  const auto fields = labelled_fields(record, name_of);
  BOOST_TEST_REQUIRE(fields.size() == 3U);
  BOOST_TEST(fields.at(2).path == "value");
  BOOST_TEST(fields.at(2).value.zh == "未达成");
  BOOST_TEST(fields.at(2).value.en == "not met");
}

BOOST_AUTO_TEST_CASE(tells_of_a_region_code_where_it_is) {
  const auto region_of = [](const std::string& code) {
    const Record record = record_from_json(parse_json(
        R"({"kind":"party","id":"P","name":"某","role":"recipient","region":")" + code + R"("})"));
    return labelled_fields(record, name_of).at(3).value;
  };
  BOOST_TEST(region_of("220282").zh == "220282（吉林省吉林市桦甸市，县级）");
  BOOST_TEST(region_of("220282").en == "220282 (吉林省吉林市桦甸市, county)");
  BOOST_TEST(region_of("229900").zh == "229900（地级）");
}

BOOST_AUTO_TEST_CASE(tells_place_and_hash) {
  const Record record = make_disbursement();
  const std::string text = entry_text(make_place(), &record, {});
  BOOST_TEST(has(text, "第 18 号，账本共 92 条\n"));
  BOOST_TEST(has(text, "1970-01-01 08:00:00 +08:00\n"));
  BOOST_TEST(has(text, "ERERERERERERERERERERERERERERERERERERERERERE=\n"));
  BOOST_TEST(has(text, "1111111111111111111111111111111111111111111111111111111111111111\n"));
}

BOOST_AUTO_TEST_CASE(speaks_english_as_completely) {
  const Record record = make_disbursement();
  const std::string text =
      entry_text(make_place(), &record, {Language::kEnglish, Paint(), name_of});
  BOOST_TEST(text.starts_with("disbursement transfer jl-finance to 长春市 838.00万元 (DB-1)\n"));
  BOOST_TEST(has(text, "stage                transfer\n"));
  BOOST_TEST(has(text, "evidence 1 document  DOC-1\n"));
  BOOST_TEST(has(text, "no. 18 of 92 entries"));
}

BOOST_AUTO_TEST_CASE(tells_the_place_of_a_kind_it_does_not_know) {
  EntryPlace place = make_place();
  place.header.kind = 999;
  const std::string text = entry_text(place, nullptr, {});
  BOOST_TEST(text.starts_with("类别 999（本程序不认识，内容未解读）\n"));
  BOOST_TEST(has(text, "第 18 号"));
  BOOST_TEST(entry_json(place, nullptr).find("record") == nullptr);
}

BOOST_AUTO_TEST_CASE(makes_a_document_in_a_fixed_order) {
  const Record record = make_disbursement();
  const std::string json = format_json(entry_json(make_place(), &record));
  BOOST_TEST(json.starts_with(
      R"({"schema":"fundtrail.entry/1","seq":18,"tree_size":92,)"
      R"("recorded_at":"1970-01-01T08:00:00+08:00","recorded_at_us":0,"kind_number":23,)"
      R"("kind_version":1,"bytes":224,"leaf":"ERER)"));
  BOOST_TEST(has(json, R"("record":{"kind":"disbursement","id":"DB-1",)"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
