// SPDX-License-Identifier: Apache-2.0
//
// What the code itself says of the format: the fields of every struct, listed by running its
// `serialize` without a value, and the name of every type in docs/FORMAT.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <cereal/cereal.hpp>

#include "schemas/archive/strict_archive.h"
#include "schemas/index_key.h"
#include "schemas/record.h"

namespace fundtrail::test {

// cereal looks for `serialize` in the namespaces of the archive and the value.
using fundtrail::serialize;

template <class T>
struct Tag {};

/// Calls `visit(tag, name)` for every enumeration of the format.
template <class Visit>
void for_each_enumeration(const Visit& visit) {
  visit(Tag<Kind>(), "kind");
  visit(Tag<HashSuite>(), "hash");
  visit(Tag<KeyAction>(), "key action");
  visit(Tag<KeyRole>(), "key role");
  visit(Tag<Unit>(), "unit");
  visit(Tag<Measure>(), "measure");
  visit(Tag<QualitativeResult>(), "qualitative result");
  visit(Tag<FundSource>(), "fund source");
  visit(Tag<PartyRole>(), "party role");
  visit(Tag<ProgrammeLevel>(), "programme level");
  visit(Tag<FundNature>(), "fund nature");
  visit(Tag<TransferType>(), "transfer type");
  visit(Tag<DocumentType>(), "document type");
  visit(Tag<DocumentStatus>(), "document status");
  visit(Tag<BudgetType>(), "budget type");
  visit(Tag<AllocationType>(), "allocation type");
  visit(Tag<ReceiptSource>(), "receipt source");
  visit(Tag<Account>(), "account");
  visit(Tag<DisbursementStage>(), "disbursement stage");
  visit(Tag<RefundReason>(), "refund reason");
  visit(Tag<Book>(), "book");
  visit(Tag<BalanceClass>(), "balance class");
  visit(Tag<TargetCategory>(), "target category");
  visit(Tag<Comparator>(), "comparator");
  visit(Tag<TargetLayer>(), "target layer");
  visit(Tag<Scale>(), "scale");
  visit(Tag<Coverage>(), "coverage");
  visit(Tag<ReportMethod>(), "report method");
  visit(Tag<ComparisonOp>(), "comparison op");
  visit(Tag<TruthValue>(), "truth value");
  visit(Tag<AssertionType>(), "assertion type");
  visit(Tag<Tense>(), "tense");
  visit(Tag<DutyType>(), "duty type");
  visit(Tag<CorrectionType>(), "correction type");
  visit(Tag<InquirySource>(), "inquiry source");
  visit(Tag<InquiryClass>(), "inquiry class");
  visit(Tag<RectificationStatus>(), "rectification status");
  visit(Tag<IndexTermType>(), "index term type");
}

/// Calls `visit(tag, name)` for every struct that is part of a record.
template <class Visit>
void for_each_struct(const Visit& visit) {
  visit(Tag<Evidence>(), "evidence");
  visit(Tag<Citation>(), "citation");
  visit(Tag<Continuation>(), "continuation");
  visit(Tag<Funding>(), "funding");
  visit(Tag<Purpose>(), "purpose");
  visit(Tag<Amendment>(), "amendment");
  visit(Tag<InquiryScope>(), "inquiry scope");
  visit(Tag<FindingRef>(), "finding");
  visit(Tag<RatioTerms>(), "ratio terms");
  visit(Tag<GradeTerms>(), "grade terms");
  visit(Tag<ComparisonTerms>(), "comparison terms");
  visit(Tag<AssertionScope>(), "assertion scope");
}

/// Calls `visit(tag, name)` for every alternative of a claim, in order.
template <class Visit>
void for_each_claim(const Visit& visit) {
  const auto visit_all = [&visit]<class... T>(Tag<std::variant<T...>>) {
    (visit(Tag<T>(), T::kKey), ...);
  };
  visit_all(Tag<Claim>());
}

/// Calls `visit(tag, name)` for the record type of every kind, in order.
template <class Visit>
void for_each_kind(const Visit& visit) {
  const auto visit_all = [&visit]<class... T>(Tag<std::variant<T...>>) {
    (visit(Tag<T>(), enum_name(T::kKind)), ...);
  };
  visit_all(Tag<Record>());
}

inline std::string type_name(Tag<bool>) { return "bool"; }
inline std::string type_name(Tag<std::uint16_t>) { return "u16"; }
inline std::string type_name(Tag<std::uint64_t>) { return "u64"; }
inline std::string type_name(Tag<std::string>) { return "text"; }
inline std::string type_name(Tag<Digest>) { return "digest"; }
inline std::string type_name(Tag<Date>) { return "date"; }
inline std::string type_name(Tag<Amount>) { return "amount"; }
inline std::string type_name(Tag<Figure>) { return "figure"; }
inline std::string type_name(Tag<Region>) { return "region"; }
inline std::string type_name(Tag<Uscc>) { return "credit code"; }
inline std::string type_name(Tag<ProjectCode>) { return "project code"; }
inline std::string type_name(Tag<Id>) { return "id"; }
inline std::string type_name(Tag<AnyRef>) { return "id of any record"; }
inline std::string type_name(Tag<Operand>) { return "operand"; }
inline std::string type_name(Tag<ReportedValue>) { return "reported value"; }
inline std::string type_name(Tag<PartyName>) { return "party name"; }
inline std::string type_name(Tag<Claim>) { return "claim"; }

template <Kind kTarget>
std::string type_name(Tag<Ref<kTarget>>) {
  return "id of " + std::string(enum_name(kTarget));
}

template <class T>
std::string type_name(Tag<T>) {
  std::string found;
  const auto compare = [&found]<class Other>(Tag<Other>, std::string_view name) {
    if (std::is_same_v<T, Other>) found = name;
  };
  for_each_enumeration(compare);
  for_each_struct(compare);
  return found;
}

/// One field as docs/FORMAT.md describes it.
struct ListedField {
  std::string name;
  std::string type;
  std::string presence;  ///< `required`, `optional` or `list`

  friend bool operator==(const ListedField&, const ListedField&) = default;
};

/// Lists the fields of a struct in order. An archive whose only use is to be told their names.
class FieldLister : public cereal::OutputArchive<FieldLister> {
 public:
  using IsStrictArchive = void;
  FieldLister() : OutputArchive(this) {}

  template <class T>
  void field(const char* name, T&) {
    add(name, Tag<std::remove_const_t<T>>());
  }

  std::vector<ListedField> fields;

 private:
  template <class T>
  void add(const char* name, Tag<T> tag) {
    fields.push_back({name, type_name(tag), "required"});
  }
  template <class T>
  void add(const char* name, Tag<std::optional<T>>) {
    fields.push_back({name, type_name(Tag<T>()), "optional"});
  }
  template <class T>
  void add(const char* name, Tag<std::vector<T>>) {
    fields.push_back({name, type_name(Tag<T>()), "list"});
  }
};

template <class T>
[[nodiscard]] std::vector<ListedField> list_fields() {
  FieldLister lister;
  lister(T());
  return std::move(lister.fields);
}

}  // namespace fundtrail::test
