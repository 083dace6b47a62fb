// SPDX-License-Identifier: Apache-2.0
#include "tests/schemas/samples.h"

#include <array>
#include <utility>

namespace fundtrail::test {
namespace {

// The lines with every field, up to the fields that all kinds end with.
constexpr auto kFullHeads = std::to_array<std::string_view>({
    R"({"kind":"party","id":"p/1","name":"吉林省财政厅","role":"finance","region":"220000",)"
    R"("uscc":"11220000TEQT00014T","parent":"p/0","aliases":["省财政厅","财政厅"])",
    R"({"kind":"programme","id":"PG-1","name":"奖补资金","year":2024,"level":"province",)"
    R"("region":"220000","nature":"reward","transfer":"shared","approved_on":"2024-01-27",)"
    R"("ends_on":"2024-12-31","continues":"PG-0")",
    R"({"kind":"project","id":"PJ-1","name":"加装电梯","programmes":["PG-1","PG-2"],)"
    R"("code":"50011122T000002075487","owner":"p/1","agent":"p/2","region":"220282",)"
    R"("total":"1.2亿元","funding":[{"source":"central","amount":"100万元"},{"source":"other",)"
    R"("amount":"0.01元"}],"started_on":"2024-03-01","completed_on":"2024-11-30")",
    R"({"kind":"document","id":"D-9","programme":"PG-1","title":"资金下达通知","type":"notice",)"
    R"("status":"original","number":"吉财综指〔2024〕179号","issuer":"p/1","to":"p/2",)"
    R"("dated_on":"2024-04-29","attachment_of":"D-1","compiled_from":["D-2","D-3"],)"
    R"("signed":true,"sealed":false,"amount":"1000万元",)"
    R"("sha256":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",)"
    R"("sm3":"fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0",)"
    R"("size":18446744073709551615,"media_type":"application/pdf",)"
    R"("url":"https://example.org/179","published_on":"2024-05-06","secrecy":"无")",
    R"({"kind":"budget","id":"B-1","programme":"PG-1","amount":"1000万元","type":"initial",)"
    R"("source":"province","dated_on":"2024-01-27")",
    R"({"kind":"allocation","id":"AL-1","programme":"PG-1","from":"p/1","to":"p/2",)"
    R"("amount":"838万元","dated_on":"2024-04-29","type":"increase","of":"AL-0",)"
    R"("under":"AL-00","project":"PJ-1","received_on":"2024-05-06","filed_on":"2024-05-20",)"
    R"("filed_with":"p/3","filing_number":"备〔2024〕1号","purposes":[{"target":"T-1",)"
    R"("quantity":"5574套","standard":"1500元"},{"target":"T-2","quantity":"3部"}],)"
    R"("function_code":"2210103")",
    R"({"kind":"receipt","id":"RC-1","programme":"PG-1","party":"p/2","amount":"838万元",)"
    R"("source":"programme","dated_on":"2024-05-06","under":"AL-1","account":"treasury")",
    R"({"kind":"disbursement","id":"DB-1","programme":"PG-1","from":"p/1","to":"p/2",)"
    R"("amount":"838万元","stage":"transfer","dated_on":"2024-05-06","under":"AL-1",)"
    R"("voucher_number":"记-001","project":"PJ-1","contract":"HT-1","purpose":"工程款",)"
    R"("instalment":"第一期","replaces":"DB-0")",
    R"({"kind":"refund","id":"RF-1","programme":"PG-1","of":"DB-1","from":"p/2","to":"p/1",)"
    R"("amount":"12.5万元","reason":"surplus_recovered","dated_on":"2024-12-30",)"
    R"("voucher_number":"记-099")",
    R"({"kind":"balance","id":"BL-1","programme":"PG-1","party":"p/2","as_of":"2024-12-31",)"
    R"("book":"cash","amount":"0元","class":"carryover","carried_to":"PG-2")",
    R"({"kind":"target","id":"T-1","programme":"PG-1","name":"备案率",)"
    R"("category":"output.quality","comparator":"ge","layer":"indicator","value":"100%",)"
    R"("scale":"share","output_year":2024,"party":"p/2","parent":"T-0","weight":"10分",)"
    R"("caliber":"当年口径","set_on":"2024-04-29","due_on":"2024-12-31")",
    R"({"kind":"target","id":"T-2","programme":"PG-1","name":"加装电梯",)"
    R"("category":"output.quantity","comparator":"unstated","layer":"overall","unit":"部",)"
    R"("scale":"count","output_year":2024,"party":"p/2","parent":"T-0","weight":"10%",)"
    R"("caliber":"当年口径","set_on":"2024-04-29","due_on":"2024-12-31")",
    R"({"kind":"indicator_report","id":"IR-1","programme":"PG-1","target":"T-1",)"
    R"("value":"127.25%","party":"p/2","reported_by":"p/3","coverage":"wider",)"
    R"("numerator":"7093套","denominator":"5574套","as_of":"2024-12-31","method":"census",)"
    R"("sample_size":100,"score":"9.50分")",
    R"({"kind":"indicator_report","id":"IR-2","programme":"PG-1","target":"T-2",)"
    R"("value":"not_met","party":"p/2","reported_by":"p/3","coverage":"party","numerator":"-1",)"
    R"("denominator":"1","as_of":"2024-12-31","method":"sample","sample_size":0,"score":"0分")",
    R"({"kind":"statement","id":"ST-1","programme":"PG-1","document":"D-1","section":"二",)"
    R"("claim":{"measure":"received","party":"p/2","source":"central","as_of":"2024-12-31",)"
    R"("value":"1648万元"},"quote":"原文","said_by":"p/1","on_behalf_of":"p/2")",
    R"({"kind":"statement","id":"ST-2","programme":"PG-1","document":"D-1","section":"二",)"
    R"("claim":{"ratio":{"name":"完成率","numerator":"7093套","denominator":"IR-1"},)"
    R"("value":"127.25%"},"quote":"原文","said_by":"p/1","on_behalf_of":"p/2")",
    R"({"kind":"statement","id":"ST-3","programme":"PG-1","document":"D-1","section":"二",)"
    R"("claim":{"sum":["838万元","allocated","IR/2"],"value":"1000万元"},"quote":"原文",)"
    R"("said_by":"p/1","on_behalf_of":"p/2")",
    R"({"kind":"statement","id":"ST-4","programme":"PG-1","document":"D-1","section":"二",)"
    R"("claim":{"count":["长春市","p/2"],"value":"2"},"quote":"原文","said_by":"p/1",)"
    R"("on_behalf_of":"p/2")",
    R"({"kind":"statement","id":"ST-5","programme":"PG-1","document":"D-1","section":"二",)"
    R"("claim":{"grade":{"score":"85.81"},"value":"优"},"quote":"原文","said_by":"p/1",)"
    R"("on_behalf_of":"p/2")",
    R"({"kind":"statement","id":"ST-6","programme":"PG-1","document":"D-1","section":"二",)"
    R"("claim":{"comparison":{"left":"7093","op":"gt","right":"5574套"},"value":"true"},)"
    R"("quote":"原文","said_by":"p/1","on_behalf_of":"p/2")",
    R"({"kind":"statement","id":"ST-7","programme":"PG-1","document":"D-1","section":"二",)"
    R"("claim":{"assertion":"no_deviation","scope":{"party":"p/2","category":"satisfaction",)"
    R"("year":2024,"topic":"资金"},"tense":"planned"},"quote":"原文","said_by":"p/1",)"
    R"("on_behalf_of":"p/2")",
    R"({"kind":"statement","id":"ST-8","programme":"PG-1","document":"D-1","section":"二",)"
    R"("claim":{"duty":"pay_by_progress","party":"p/2"},"quote":"原文","said_by":"p/1",)"
    R"("on_behalf_of":"p/2")",
    R"({"kind":"correction","id":"CR-1","programme":"PG-1","type":"reverse","of":"DB-1",)"
    R"("dated_on":"2024-06-01","amount":"8万元","reason":"误记","approved_by":"处长",)"
    R"("replacement":"DB-2")",
    R"({"kind":"correction","id":"CR-2","programme":"PG-1","type":"amend","of":"D-1",)"
    R"("dated_on":"2024-06-01","set":[{"field":"number","value":"吉财综〔2020〕702号"},)"
    R"({"field":"secrecy","value":"无"}],"reason":"误记","approved_by":"处长",)"
    R"("replacement":"D-2")",
    R"({"kind":"inquiry","id":"IQ-1","programme":"PG-1","source":"audit",)"
    R"("number":"审〔2025〕1号","question":"资金去向","scope":{"programmes":["PG-1","PG-2"],)"
    R"("parties":["p/1"],"from":"2024-01-01","to":"2024-12-31"},"amount":"1648万元",)"
    R"("received_on":"2025-03-01","due_on":"2025-03-15","owner":"p/1","class":"immediate")",
    R"({"kind":"answer","id":"AN-1","programme":"PG-1","inquiry":"IQ-1","text":"情况如下",)"
    R"("answered_on":"2025-03-10","signer":"p/1 某处","query":"trace PG-1","rules_version":"1",)"
    R"("result_digest":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",)"
    R"("at_size":128)",
    R"({"kind":"response","id":"RS-1","programme":"PG-1","finding":{"rule":"F06",)"
    R"("subject":"PG-1"},"by":"p/1","text":"含上年结转")",
    R"({"kind":"rectification","id":"RT-1","programme":"PG-1","inquiry":"IQ-1",)"
    R"("measure":"收回资金","dated_on":"2025-04-01","deadline":"2025-06-30",)"
    R"("amount_fixed":"0元","amount_open":"648万元","cumulative":true,"recovered_by":["RF-1",)"
    R"("RF-2"],"status":"in_progress","accepted_by":"p/3")",
});

constexpr std::string_view kFullTail =
    R"(,"evidence":[{"document":"D-1","section":"二"},{"document":"D-2"}],)"
    R"("cited_in":{"document":"D-1","section":"三","quote":"一些\n原文"},)"
    R"("recorded_by":"录入员","reviewed_by":"复核员","late_reason":"补录","note":"备注"})";

constexpr auto kMinimalLines = std::to_array<std::string_view>({
    R"({"kind":"party","id":"p","name":"长春市","role":"other"})",
    R"({"kind":"programme","id":"PG","name":"奖补资金","year":1900,"level":"county",)"
    R"("region":"110000"})",
    R"({"kind":"project","id":"PJ","name":"项目","programmes":["PG"]})",
    R"({"kind":"document","id":"D","title":"通知","type":"other","status":"missing"})",
    R"({"kind":"budget","id":"B","programme":"PG","amount":"0.01元","type":"carried_in",)"
    R"("source":"other"})",
    R"({"kind":"allocation","id":"AL","programme":"PG","from":"a","to":"b",)"
    R"("amount":"1000000亿元","dated_on":"1900-01-01","type":"advance"})",
    R"({"kind":"receipt","id":"RC","programme":"PG","party":"b","amount":"1元",)"
    R"("source":"unstated","dated_on":"2199-12-31"})",
    R"({"kind":"disbursement","id":"DB","programme":"PG","from":"a","to":"b","amount":"1万元",)"
    R"("stage":"payment"})",
    R"({"kind":"refund","id":"RF","of":"DB","from":"b","to":"a","amount":"1亿元",)"
    R"("reason":"returned","dated_on":"2024-02-29"})",
    R"({"kind":"balance","id":"BL","programme":"PG","party":"b","as_of":"2024-12-31",)"
    R"("book":"indicator","amount":"0元","class":"unallocated"})",
    R"({"kind":"target","id":"T","programme":"PG","name":"目标","category":"satisfaction",)"
    R"("comparator":"qualitative"})",
    R"({"kind":"indicator_report","id":"IR","target":"T","value":"-0.5"})",
    R"({"kind":"statement","id":"S-1","document":"D","section":"一",)"
    R"("claim":{"measure":"budget","value":"0元"}})",
    R"({"kind":"statement","id":"S-2","document":"D","section":"一","claim":{"ratio":{},)"
    R"("value":"100%"}})",
    R"({"kind":"statement","id":"S-3","document":"D","section":"一","claim":{"sum":["1"],)"
    R"("value":"1"}})",
    R"({"kind":"statement","id":"S-4","document":"D","section":"一","claim":{"count":["甲"],)"
    R"("value":"1"}})",
    R"({"kind":"statement","id":"S-7","document":"D","section":"一",)"
    R"("claim":{"assertion":"filed"}})",
    R"({"kind":"statement","id":"S-8","document":"D","section":"一",)"
    R"("claim":{"assertion":"filed","scope":{}}})",
    R"({"kind":"statement","id":"S-9","document":"D","section":"一","claim":{"duty":"publish"}})",
    R"({"kind":"correction","id":"CR","type":"reverse","of":"DB","dated_on":"2024-06-01",)"
    R"("reason":"误记","approved_by":"处长"})",
    R"({"kind":"inquiry","id":"IQ","source":"petition","number":"1","question":"问","scope":{},)"
    R"("received_on":"2025-03-01"})",
    R"({"kind":"answer","id":"AN","inquiry":"IQ","text":"答","answered_on":"2025-03-10",)"
    R"("signer":"人","query":"问","rules_version":"1",)"
    R"("result_digest":"fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0",)"
    R"("at_size":0})",
    R"({"kind":"response","id":"RS","finding":{"rule":"F06","subject":"PG"},"by":"a",)"
    R"("text":"无"})",
    R"({"kind":"rectification","id":"RT","inquiry":"IQ","measure":"改","dated_on":"2025-04-01",)"
    R"("cumulative":false,"status":"closed"})",
});

Digest counting_digest() {
  Digest digest;
  for (std::size_t i = 0; i < kDigestBytes; ++i) digest.bytes[i] = static_cast<std::uint8_t>(i);
  return digest;
}

std::vector<Record> read_lines(const std::vector<std::string>& lines) {
  std::vector<Record> records;
  for (const std::string& line : lines) records.push_back(read_line(line));
  return records;
}

}  // namespace

std::vector<std::string> full_lines() {
  std::vector<std::string> lines;
  for (const std::string_view head : kFullHeads) {
    lines.push_back(std::string(head).append(kFullTail));
  }
  return lines;
}

std::vector<std::string> minimal_lines() { return {kMinimalLines.begin(), kMinimalLines.end()}; }

Record read_line(std::string_view line) { return record_from_json(parse_json(line)); }

std::vector<Record> full_records() {
  std::vector<Record> records = read_lines(full_lines());
  records.push_back(KeyChange{KeyAction::kGrant, "a+91305c6d+AQ==", KeyRole::kApprover,
                              PartyRef{"p/1"}, "审核岗", std::nullopt});
  records.push_back(BatchSignature{"fundtrail/batch/1\n\n\u2014 a kTBcbQ==\n"});
  records.push_back(ApprovalPolicy{{"allocation", "disbursement"}, {"disbursement"}});
  records.push_back(
      Genesis{"example.org/fund", HashSuite::kSm3,
              "example.org/fund+bed698fd+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea",
              Continuation{"example.org/old", 7, counting_digest(), "旧账本\n签名\n"}});
  return records;
}

std::vector<Record> minimal_records() {
  std::vector<Record> records = read_lines(minimal_lines());
  records.push_back(KeyChange{KeyAction::kRevoke, "a+91305c6d+AQ==", {}, {}, {}, "失窃"});
  records.push_back(BatchSignature{"x"});
  records.push_back(ApprovalPolicy{});
  records.push_back(Genesis{"a", HashSuite::kSha256, "a+91305c6d+AQ==", std::nullopt});
  return records;
}

std::vector<Record> all_records() {
  std::vector<Record> records = full_records();
  for (Record& record : minimal_records()) records.push_back(std::move(record));
  return records;
}

Bytes body_of(const Record& record) {
  Bytes body;
  encode_record(record, body);
  return body;
}

Record decode_as(const Record& like, ByteView body) {
  return decode_record(static_cast<std::uint16_t>(record_kind(like)), record_version(like), body);
}

}  // namespace fundtrail::test
