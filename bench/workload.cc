// SPDX-License-Identifier: Apache-2.0
#include "bench/workload.h"

#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace fundtrail::bench {
namespace {

constexpr std::uint64_t kCities = 20;
constexpr std::uint64_t kUnits = 100;
constexpr std::uint64_t kDocuments = 10;
// An allocation and the three movements of cash under it.
constexpr std::uint64_t kRecordsOfOneFlow = 4;
constexpr std::string_view kProgramme = "PG-2024";
constexpr std::string_view kFinance = "finance";

template <class T>
T with_id(std::string id) {
  T record;
  record.id = {std::move(id)};
  return record;
}

Record make_party(std::string id, std::string name, PartyRole role) {
  auto party = with_id<Party>(std::move(id));
  party.name.value = std::move(name);
  party.role = role;
  return party;
}

Record make_programme() {
  auto programme = with_id<Programme>(std::string(kProgramme));
  programme.name = "2024年城镇保障性安居工程补助资金";
  programme.year = 2024;
  programme.level = ProgrammeLevel::kProvince;
  programme.region = {220000};
  return programme;
}

Record make_budget() {
  auto budget = with_id<Budget>("BG-1");
  budget.programme = ProgrammeRef{std::string(kProgramme)};
  budget.amount = {10'000'000'000'000};
  budget.type = BudgetType::kInitial;
  budget.source = FundSource::kProvince;
  return budget;
}

Record make_document(std::uint64_t number) {
  auto document = with_id<Document>(fmt::format("DOC-{}", number));
  document.title = fmt::format("关于下达城镇保障性安居工程补助资金的通知之{}", number);
  document.type = number == 0 ? DocumentType::kNotice : DocumentType::kVoucher;
  document.status = DocumentStatus::kCopy;
  document.sha256 = Digest{{static_cast<std::uint8_t>(number), 0xAB, 0xCD}};
  return document;
}

std::string city_id(std::uint64_t flow) { return fmt::format("city-{}", flow % kCities); }
std::string unit_id(std::uint64_t flow) { return fmt::format("unit-{}", flow % kUnits); }
std::string allocation_id(std::uint64_t flow) { return fmt::format("AL-2024-{:08}", flow); }

Date day_of(std::uint64_t flow) {
  return {2024, static_cast<std::uint8_t>(flow / 28 % 12 + 1),
          static_cast<std::uint8_t>(flow % 28 + 1)};
}

// What every money record has beside its flow, and most of its bytes.
void describe(RecordBase& record, std::uint64_t flow) {
  record.programme = ProgrammeRef{std::string(kProgramme)};
  record.evidence = {{{fmt::format("DOC-{}", flow % kDocuments)}, "附件一"}};
  record.cited_in = Citation{{"DOC-0"}, "三（二）", "按工程进度及时足额拨付到位"};
  record.recorded_by = "录入员甲（国库处）";
  record.reviewed_by = "复核员乙（社保处）";
  record.note = fmt::format("城镇保障性安居工程补助资金第{:08}笔，按批复的实施方案执行", flow);
}

Record make_allocation(std::uint64_t flow) {
  auto allocation = with_id<Allocation>(allocation_id(flow));
  allocation.from = {std::string(kFinance)};
  allocation.to = {city_id(flow)};
  allocation.amount = {static_cast<std::int64_t>(1'000 + flow % 1'000) * 100};
  allocation.dated_on = day_of(flow);
  allocation.type = AllocationType::kRegular;
  allocation.filing_number = fmt::format("财综备案〔2024〕{:08}号", flow);
  allocation.function_code = "2210108";
  describe(allocation, flow);
  return allocation;
}

Record make_disbursement(std::uint64_t flow, DisbursementStage stage) {
  const auto step = static_cast<std::uint64_t>(stage);
  auto disbursement = with_id<Disbursement>(fmt::format("DB-2024-{:08}-{}", flow, step));
  const bool is_transfer = stage == DisbursementStage::kTransfer;
  const bool is_payment = stage == DisbursementStage::kPayment;
  disbursement.from = {is_transfer  ? std::string(kFinance)
                       : is_payment ? unit_id(flow)
                                    : city_id(flow)};
  disbursement.to = {is_transfer ? city_id(flow) : is_payment ? "payee" : unit_id(flow)};
  disbursement.amount = {static_cast<std::int64_t>(1'000 + flow % 1'000) * 100};
  disbursement.stage = stage;
  disbursement.dated_on = day_of(flow);
  disbursement.under = AllocationRef{allocation_id(flow)};
  disbursement.voucher_number = fmt::format("国库拨字{:08}-{}", flow, step);
  disbursement.purpose = "棚户区改造工程进度款";
  describe(disbursement, flow);
  return disbursement;
}

}  // namespace

std::vector<Record> foundation() {
  std::vector<Record> records;
  records.push_back(make_programme());
  records.push_back(make_budget());
  records.push_back(make_party(std::string(kFinance), "某省财政厅", PartyRole::kFinance));
  records.push_back(make_party("payee", "某建设工程有限公司", PartyRole::kPayee));
  for (std::uint64_t i = 0; i < kCities; ++i) {
    records.push_back(make_party(city_id(i), fmt::format("第{}市", i), PartyRole::kRecipient));
  }
  for (std::uint64_t i = 0; i < kUnits; ++i) {
    records.push_back(make_party(unit_id(i), fmt::format("第{}中心", i), PartyRole::kImplementer));
  }
  for (std::uint64_t i = 0; i < kDocuments; ++i) records.push_back(make_document(i));
  return records;
}

Record money_record(std::uint64_t index) {
  const std::uint64_t flow = index / kRecordsOfOneFlow;
  const std::uint64_t step = index % kRecordsOfOneFlow;
  if (step == 0) return make_allocation(flow);
  return make_disbursement(flow, static_cast<DisbursementStage>(step));
}

std::vector<Record> money_records(std::uint64_t begin, std::uint64_t end) {
  std::vector<Record> records;
  records.reserve(end - begin);
  for (std::uint64_t i = begin; i < end; ++i) records.push_back(money_record(i));
  return records;
}

}  // namespace fundtrail::bench
