// SPDX-License-Identifier: Apache-2.0
#include "imports/choice_tables.h"

#include "schemas/record.h"

namespace fundtrail {
namespace {

struct ChoiceTable {
  std::string_view enumeration;
  std::vector<Choice> (*list)();
};

// The unit is one as well: tables have it in a column of its own.
constexpr ChoiceTable kTables[] = {
    {"account", choices<Account>},
    {"allocation type", choices<AllocationType>},
    {"assertion type", choices<AssertionType>},
    {"balance class", choices<BalanceClass>},
    {"book", choices<Book>},
    {"budget type", choices<BudgetType>},
    {"comparator", choices<Comparator>},
    {"coverage", choices<Coverage>},
    {"disbursement stage", choices<DisbursementStage>},
    {"document status", choices<DocumentStatus>},
    {"document type", choices<DocumentType>},
    {"fund nature", choices<FundNature>},
    {"fund source", choices<FundSource>},
    {"inquiry class", choices<InquiryClass>},
    {"inquiry source", choices<InquirySource>},
    {"measure", choices<Measure>},
    {"party role", choices<PartyRole>},
    {"programme level", choices<ProgrammeLevel>},
    {"receipt source", choices<ReceiptSource>},
    {"rectification status", choices<RectificationStatus>},
    {"refund reason", choices<RefundReason>},
    {"report method", choices<ReportMethod>},
    {"scale", choices<Scale>},
    {"target category", choices<TargetCategory>},
    {"target layer", choices<TargetLayer>},
    {"transfer type", choices<TransferType>},
};

}  // namespace

std::optional<std::vector<Choice>> find_choices(std::string_view enumeration) {
  for (const ChoiceTable& table : kTables) {
    if (table.enumeration == enumeration) return table.list();
  }
  return std::nullopt;
}

}  // namespace fundtrail
