// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/document_form_rules.h"

#include <algorithm>
#include <map>

#include "verifier/rules/claims.h"

namespace fundtrail {
namespace {

bool is_at_hand(const Document& document) {
  return document.status != DocumentStatus::kCited && document.status != DocumentStatus::kMissing;
}

void add_to_list(Message& list, const Message& item) {
  if (!list.is_empty()) list += say("、", ", ");
  list += item;
}

// The forms that may belong to a self-evaluation.
struct Forms {
  std::vector<const Placed<Document>*> evaluation;  // 自评表, before and after they are at hand
  std::vector<const Placed<Document>*> target;      // 申报表
};

// The forms of each self-evaluation: its attachments; and under the programme's id forms of
// self-evaluation that are attached to nothing.
std::map<std::string, Forms> forms_by_owner(const Registry& registry) {
  std::map<std::string, Forms> forms;
  for (const auto& [id, placed] : registry.documents) {
    const Document& document = placed.record;
    const bool is_evaluation = document.type == DocumentType::kSelfEvaluationForm;
    if (document.attachment_of) {
      Forms& own = forms[document.attachment_of->id];
      if (is_evaluation) own.evaluation.push_back(&placed);
      if (document.type == DocumentType::kTargetForm) own.target.push_back(&placed);
    } else if (is_evaluation && document.programme) {
      forms[document.programme->id].evaluation.push_back(&placed);
    }
  }
  return forms;
}

void check_forms(const Facts& facts, const Placed<Document>& evaluation, const Forms& forms,
                 CheckList& checks) {
  CheckDraft draft{evaluation.record.id.value, CheckResult::kUnproven, "", "", {}, {}};
  draft.expected = enum_name(DocumentType::kSelfEvaluationForm);
  draft.support.add(facts.registry.support_of(evaluation));
  for (const auto* form : forms.evaluation) draft.support.add(facts.registry.support_of(*form));
  for (const auto* form : forms.target) draft.support.add(facts.registry.support_of(*form));
  const auto held = std::find_if(forms.evaluation.begin(), forms.evaluation.end(),
                                 [](const auto* form) { return is_at_hand(form->record); });
  if (held != forms.evaluation.end()) {
    draft.result = CheckResult::kConfirmed;
    draft.actual = draft.expected;
    draft.message = say("有自评表《{}》", "it has its form, “{}”", (*held)->record.title);
  } else if (!forms.evaluation.empty()) {
    draft.message = say("自评表《{}》没有取得", "its form, “{}”, is not at hand",
                        forms.evaluation.front()->record.title);
  } else if (!forms.target.empty()) {
    draft.result = CheckResult::kRefuted;
    draft.actual = enum_name(DocumentType::kTargetForm);
    draft.message = say("所附《{}》是事前的申报表，不是事后的自评表",
                        "attached is “{}”, which sets targets beforehand, and no form of "
                        "self-evaluation",
                        forms.target.front()->record.title);
  } else {
    draft.message = say("没有登记自评表", "no form of self-evaluation is registered");
  }
  checks.add(std::move(draft));
}

// Documents that the standard wants dated, signed and sealed; 纪要 have no seal, and attachments
// are covered by what they are attached to.
bool is_official(const Document& document) {
  switch (document.type) {
    case DocumentType::kNotice:
    case DocumentType::kApproval:
    case DocumentType::kRegulation:
    case DocumentType::kSelfEvaluation:
    case DocumentType::kReview:
    case DocumentType::kAuditReport:
      return !document.attachment_of;
    default:
      return false;
  }
}

// What a document lacks of date, signature and seal: what is not recorded, and what is recorded as
// not there.
Message missing_marks(const Document& document) {
  Message unstated;
  Message absent;
  if (!document.dated_on) add_to_list(unstated, say("成文日期", "date"));
  const auto look_at = [&](const std::optional<bool>& mark, const Message& name) {
    if (!mark) add_to_list(unstated, name);
    if (mark && !*mark) add_to_list(absent, name);
  };
  look_at(document.signed_, say("署名", "signature"));
  look_at(document.sealed, say("印章", "seal"));
  Message missing;
  if (!unstated.is_empty()) missing += say("未载明{}", "not stated: {}", unstated);
  if (!missing.is_empty() && !absent.is_empty()) missing += say("，", "; ");
  if (!absent.is_empty()) missing += say("没有{}", "not there: {}", absent);
  return missing;
}

// What is said of publishing, or nothing.
std::optional<Message> words_on_publishing(const Claim& claim) {
  if (const auto* duty = std::get_if<DutyClaim>(&claim)) {
    if (duty->duty != DutyType::kPublish) return std::nullopt;
    return say("要求公开", "publication is required");
  }
  const auto* assertion = std::get_if<AssertionClaim>(&claim);
  if (assertion == nullptr || assertion->assertion != AssertionType::kPublished) {
    return std::nullopt;
  }
  switch (assertion->tense.value_or(Tense::kDone)) {
    case Tense::kPlanned:
      return say("只说将公开", "publication is only planned");
    case Tense::kRequired:
      return say("要求公开", "publication is required");
    default:
      return say("称已公开", "it is said to be published");
  }
}

// What a published page lacks to be looked up and compared. Without a copy it has no digest.
Message missing_of_page(const Document& page) {
  Message missing;
  if (!page.published_on) add_to_list(missing, say("公开日期", "date"));
  if (!page.url) add_to_list(missing, say("网址", "URL"));
  if (!page.sha256 && !page.sm3) add_to_list(missing, say("摘要", "digest"));
  return missing;
}

using Pages = std::vector<const Placed<Document>*>;

// Published pages by the programme that they are of.
std::map<std::string, Pages> pages_by_programme(const Registry& registry) {
  std::map<std::string, Pages> pages;
  for (const auto& [id, placed] : registry.documents) {
    const Document& document = placed.record;
    if (document.type != DocumentType::kPublication || !document.programme) continue;
    pages[document.programme->id].push_back(&placed);
  }
  return pages;
}

void check_published(const Facts& facts, const Placed<Statement>& placed, const Message& words,
                     const Pages& pages, CheckList& checks) {
  CheckDraft draft{placed.record.id.value, CheckResult::kRefuted, "", "", {}, {}};
  draft.support.add(facts.registry.support_of(placed));
  draft.message = say("{}，没有登记公开的页面", "{}, and no published page is registered", words);
  for (const auto* page : pages) {
    if (draft.result == CheckResult::kConfirmed) break;
    draft.support.add(facts.registry.support_of(*page));
    const Message missing = missing_of_page(page->record);
    if (missing.is_empty()) {
      draft.result = CheckResult::kConfirmed;
      draft.actual = *page->record.url;
      draft.message = say("{} 已公开《{}》", "published on {}: “{}”",
                          format_date(*page->record.published_on), page->record.title);
    } else {
      draft.message = say("{}，公开页面《{}》缺{}", "{}, and the published page “{}” lacks: {}",
                          words, page->record.title, missing);
    }
  }
  checks.add(std::move(draft));
}

}  // namespace

RuleInfo D03::info() {
  return {
      "D03",
      say("自评表种", "form of a self-evaluation"),
      say("绩效自评附绩效自评表（事后），不是绩效目标申报表（事前）",
          "a self-evaluation has the form of self-evaluations (afterwards), not the one that "
          "declares targets (beforehand)"),
      say("转移支付绩效自评表、绩效目标申报表的格式 †",
          "layout of the forms of self-evaluation and of target declaration †"),
      Severity::kDoubt,
      say("绩效自评报告", "the self-evaluation"),
      say("记录 document（type、attachment_of、status）", "document: type, attachment_of, status"),
      {{CheckResult::kConfirmed,
        say("附有自评表，或本项目登记有自评表", "it has one, or its programme has")},
       {CheckResult::kRefuted,
        say("没有自评表，所附是申报表", "it has none, and a declaration of targets is attached")},
       {CheckResult::kUnproven, say("没有登记自评表；或自评表仅引用、缺失",
                                    "none is registered, or it is cited or missing")}}};
}

void D03::run(const Facts& facts, CheckList& checks) {
  const auto forms = forms_by_owner(facts.registry);
  const auto forms_of = [&forms](const std::string& owner) {
    const auto it = forms.find(owner);
    return it == forms.end() ? Forms() : it->second;
  };
  for (const auto& [id, placed] : facts.registry.documents) {
    if (placed.record.type != DocumentType::kSelfEvaluation) continue;
    Forms own = forms_of(id);
    if (own.evaluation.empty() && placed.record.programme) {
      own.evaluation = forms_of(placed.record.programme->id).evaluation;
    }
    check_forms(facts, placed, own, checks);
  }
}

RuleInfo D05::info() {
  return {"D05",
          say("成文日期、署名、印章", "date, signature and seal"),
          say("公文有成文日期、署名、印章", "an official document is dated, signed and sealed"),
          say("GB/T 9704-2012", "GB/T 9704-2012"),
          Severity::kHint,
          say("缺其中一样的公文；都有时为 ledger",
              "the document that lacks one; ledger where none does"),
          say("document（指标文、批复、管理办法、自评报告、审核意见、审计报告；仅引用、缺失的和附件"
              "除外）：dated_on、signed、sealed",
              "document: notices, approvals, regulations, self-evaluations, reviews, audit "
              "reports, but what is cited, missing or attached; dated_on, signed, sealed"),
          {{CheckResult::kConfirmed, say("都有；写明份数", "every one has all three")},
           {CheckResult::kRefuted,
            say("未载明，或写明没有；逐样写明", "one is not stated, or stated not to be there")},
           {CheckResult::kNotApplicable, say("没有这样的公文", "there is no such document")}}};
}

void D05::run(const Facts& facts, CheckList& checks) {
  bool is_found = false;
  Support looked_at;
  for (const auto& [id, placed] : facts.registry.documents) {
    if (!is_official(placed.record) || !is_at_hand(placed.record)) continue;
    const SupportItem item = facts.registry.support_of(placed);
    looked_at.add(item);
    const Message missing = missing_marks(placed.record);
    if (missing.is_empty()) continue;
    is_found = true;
    CheckDraft draft{id, CheckResult::kRefuted, "", "", {}, {}};
    draft.support.add(item);
    draft.message = say("《{}》{}", "“{}”, {}", placed.record.title, missing);
    checks.add(std::move(draft));
  }
  if (is_found) return;
  checks.add(
      {"ledger", looked_at.is_empty() ? CheckResult::kNotApplicable : CheckResult::kConfirmed, "",
       "", say("已查 {} 份公文", "{} official documents looked at", looked_at.count()), looked_at});
}

RuleInfo D08::info() {
  return {"D08",
          say("公开", "publication"),
          say("说到公开的，登记有公开页面：公开日期、网址、摘要",
              "where publication is spoken of, a published page is registered with its date, URL "
              "and digest"),
          say("预算公开、绩效公开 †", "publication of budgets and results †"),
          Severity::kHint,
          say("每一条“已公开”的断言（包括计划、要求的）和公开职责",
              "each assertion of publication, planned and required ones included, and each duty "
              "to publish"),
          say("statement（assertion 为 published，duty 为 publish）、document（type 为 "
              "publication：published_on、url、sha256、sm3）",
              "statement: assertion published, duty publish; document of type publication: "
              "published_on, url, sha256, sm3"),
          {{CheckResult::kConfirmed,
            say("本项目登记有三样齐全的公开页面", "the programme has a page with all of these")},
           {CheckResult::kRefuted, say("没有登记公开页面；或缺公开日期、网址、摘要",
                                       "no page is registered, or it lacks one of these")},
           {CheckResult::kUnproven,
            say("陈述不属于任何资金项目", "the statement belongs to no programme")}}};
}

void D08::run(const Facts& facts, CheckList& checks) {
  const auto pages = pages_by_programme(facts.registry);
  for (const auto& [id, placed] : facts.registry.statements) {
    const auto words = words_on_publishing(placed.record.claim);
    if (!words) continue;
    const std::string programme = facts.registry.programme_of(placed.record);
    if (programme.empty()) {
      checks.add(without_programme(facts, placed));
      continue;
    }
    const auto found = pages.find(programme);
    check_published(facts, placed, *words, found == pages.end() ? Pages() : found->second, checks);
  }
}

}  // namespace fundtrail
