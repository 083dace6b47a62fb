// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sample_records.h"

#include <array>
#include <string>
#include <utility>

namespace fundtrail::test {
namespace {

constexpr int kCities = 10;
constexpr std::int64_t kFenPerWan = 1'000'000;
constexpr Date kIssuedOn{2024, 4, 29};

std::string numbered(const std::string& prefix, int number) {
  return prefix + std::to_string(number);
}

template <class T>
T with_id(std::string id) {
  T record;
  record.id = {std::move(id)};
  return record;
}

template <class T>
T of_programme(std::string id) {
  T record = with_id<T>(std::move(id));
  record.programme = ProgrammeRef{"PG-2024"};
  return record;
}

Party make_party(std::string id, std::string name, PartyRole role) {
  auto party = with_id<Party>(std::move(id));
  party.name.value = std::move(name);
  party.role = role;
  return party;
}

Programme make_programme() {
  auto programme = with_id<Programme>("PG-2024");
  programme.name = "2024年城镇保障性安居工程补助资金";
  programme.year = 2024;
  programme.level = ProgrammeLevel::kProvince;
  programme.region = {220000};
  return programme;
}

Document make_document(int number) {
  auto document = with_id<Document>(numbered("DOC-", number));
  document.title = numbered("关于下达补助资金的通知之", number);
  document.type = DocumentType::kNotice;
  document.status = DocumentStatus::kCopy;
  document.issuer = PartyRef{"finance"};
  document.dated_on = kIssuedOn;
  document.sha256 = Digest{{static_cast<std::uint8_t>(number), 0xAB, 0xCD}};
  return document;
}

Budget make_budget() {
  auto budget = of_programme<Budget>("BG-1");
  budget.amount = {1'000 * kFenPerWan};
  budget.type = BudgetType::kInitial;
  budget.source = FundSource::kProvince;
  budget.evidence = {{{"DOC-1"}, "一"}};
  return budget;
}

Allocation make_allocation(int city) {
  auto allocation = of_programme<Allocation>(numbered("AL-", city));
  allocation.from = {"finance"};
  allocation.to = {numbered("city-", city)};
  allocation.amount = {100 * kFenPerWan};
  allocation.dated_on = kIssuedOn;
  allocation.type = AllocationType::kRegular;
  allocation.evidence = {{{"DOC-2"}, std::nullopt}};
  return allocation;
}

Disbursement make_disbursement(int city) {
  auto disbursement = of_programme<Disbursement>(numbered("DB-", city));
  disbursement.from = {"finance"};
  disbursement.to = {numbered("city-", city)};
  disbursement.amount = {100 * kFenPerWan};
  disbursement.stage = DisbursementStage::kTransfer;
  disbursement.dated_on = Date{2024, 5, static_cast<std::uint8_t>(city)};
  disbursement.under = AllocationRef{numbered("AL-", city)};
  disbursement.voucher_number = numbered("拨字", city);
  return disbursement;
}

Receipt make_receipt(int city) {
  auto receipt = of_programme<Receipt>(numbered("RC-", city));
  receipt.party = {numbered("city-", city)};
  receipt.amount = {100 * kFenPerWan};
  receipt.source = ReceiptSource::kProgramme;
  receipt.dated_on = {2024, 6, static_cast<std::uint8_t>(city)};
  return receipt;
}

Target make_target(int number) {
  auto target = of_programme<Target>(numbered("TG-", number));
  target.name = numbered("改造套数之", number);
  target.category = TargetCategory::kOutputQuantity;
  target.comparator = Comparator::kGe;
  target.value = Figure{100 * number, 0, Unit::kTao};
  return target;
}

IndicatorReport make_report(int number) {
  auto report = of_programme<IndicatorReport>(numbered("IR-", number));
  report.target = {numbered("TG-", number)};
  report.value = {Figure{100 * number + 5, 0, Unit::kTao}};
  report.as_of = Date{2024, 12, 31};
  report.note = "据台账";
  return report;
}

}  // namespace

std::vector<Record> sample_records() {
  constexpr int kDocuments = 4;
  constexpr int kTargets = 6;
  std::vector<Record> records;
  records.emplace_back(make_party("finance", "某省财政厅", PartyRole::kFinance));
  for (int i = 1; i <= kCities; ++i) {
    records.emplace_back(
        make_party(numbered("city-", i), numbered("第", i) + "市", PartyRole::kRecipient));
  }
  records.emplace_back(make_programme());
  for (int i = 1; i <= kDocuments; ++i) records.emplace_back(make_document(i));
  records.emplace_back(make_budget());
  for (int i = 1; i <= kCities; ++i) records.emplace_back(make_allocation(i));
  for (int i = 1; i <= kCities; ++i) records.emplace_back(make_disbursement(i));
  for (int i = 1; i <= kCities; ++i) records.emplace_back(make_receipt(i));
  for (int i = 1; i <= kTargets; ++i) records.emplace_back(make_target(i));
  for (int i = 1; i <= kTargets; ++i) records.emplace_back(make_report(i));
  return records;
}

}  // namespace fundtrail::test
