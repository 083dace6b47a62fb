// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/assertion_rules.h"

#include <algorithm>
#include <map>

#include "verifier/rules/claims.h"
#include "verifier/rules/statement_scope.h"

namespace fundtrail {
namespace {

using Statements = std::vector<const Placed<Statement>*>;

const AssertionClaim* asserts(const Statement& statement, AssertionType type) {
  const AssertionClaim* claim = done_assertion(statement);
  return claim != nullptr && claim->assertion == type ? claim : nullptr;
}

// The statements that something is wrong, by programme.
std::map<std::string, Statements> issues_by_programme(const Registry& registry) {
  std::map<std::string, Statements> issues;
  for (const auto& [id, placed] : registry.statements) {
    if (asserts(placed.record, AssertionType::kIssueFound) == nullptr) continue;
    issues[registry.programme_of(placed.record)].push_back(&placed);
  }
  return issues;
}

// `ST-39（四(二)）、ST-40（四(二)）`
Message list_statements(const Statements& statements) {
  Message list;
  for (std::size_t i = 0; i < std::min(statements.size(), kPartsShown); ++i) {
    const Statement& statement = statements[i]->record;
    if (i > 0) list += say("、", ", ");
    list += say("{}（{}）", "{} ({})", statement.id.value, statement.section);
  }
  if (statements.size() > kPartsShown) list += say("…", "…");
  return list;
}

// Holds the statement that nothing is wrong against those of the programme that something is.
void check_against(const Facts& facts, const Placed<Statement>& placed, const AssertionClaim& claim,
                   const Statements& issues, CheckList& checks) {
  std::map<ScopeMatch, Statements> matched;
  for (const auto* issue : issues) {
    const AssertionClaim* found = asserts(issue->record, AssertionType::kIssueFound);
    matched[match_scopes(*found, claim)].push_back(issue);
  }
  const Statements& within = matched[ScopeMatch::kWithin];
  const Statements& uncertain = matched[ScopeMatch::kUncertain];
  CheckDraft draft{placed.record.id.value, CheckResult::kClear, "", "", {}, {}};
  draft.support.add(facts.registry.support_of(placed));
  for (const auto* issue : within.empty() ? uncertain : within) {
    draft.support.add(facts.registry.support_of(*issue));
  }
  if (!within.empty()) {
    draft.result = CheckResult::kRefuted;
    draft.message =
        say("称未发现问题，而所称范围内又称发现问题：{}",
            "no problem is said to be found, and of the same one is: {}", list_statements(within));
  } else if (!uncertain.empty()) {
    draft.result = CheckResult::kUnproven;
    draft.message = say("另称发现问题，没有写明是不是所称的范围：{}",
                        "a problem is said to be found, and not whether of the same: {}",
                        list_statements(uncertain));
  } else {
    draft.message =
        say("已查“发现问题”的陈述 {} 条", "statements of problems looked at: {}", issues.size());
  }
  checks.add(std::move(draft));
}

// The papers of who looked for problems.
bool is_inspection(const Document& document) {
  return document.type == DocumentType::kAuditReport ||
         document.type == DocumentType::kAcceptance || document.type == DocumentType::kRegister;
}

// A list of inspections, even an empty one, is somebody's word only once it is signed.
bool is_inspection_at_hand(const Document& document) {
  const bool is_vouched_for = document.type != DocumentType::kRegister ||
                              document.signed_.value_or(false) || document.sealed.value_or(false);
  return is_evidence_for(Kind::kIndicatorReport, document) && is_vouched_for;
}

// The inspections that a statement names, or stands in itself.
std::vector<const Placed<Document>*> inspections_of(const Registry& registry,
                                                    const Statement& statement) {
  std::vector<const Placed<Document>*> found;
  const auto look_at = [&](const std::string& id) {
    const auto it = registry.documents.find(id);
    if (it != registry.documents.end() && is_inspection(it->second.record)) {
      found.push_back(&it->second);
    }
  };
  for (const Evidence& evidence : statement.evidence) look_at(evidence.document.id);
  look_at(statement.document.id);
  return found;
}

}  // namespace

RuleInfo D06::info() {
  return {
      "D06",
      say("陈述互斥", "statements exclude each other"),
      say("称未发现问题的范围内，没有称发现问题的；范围：单位、指标类别、年度、事项，没有写的为全"
          "部",
          "of what is said to have no problem, no problem is said to be found; what a scope "
          "does not say of party, category, year and topic is all of it"),
      say("报告前后一致", "a report agrees with itself"),
      Severity::kError,
      say("每一条“未发现问题”的断言", "each assertion that no problem was found"),
      say("同一资金项目的 statement（assertion 为 no_issue_found、issue_found；计划、要求的不算）",
          "statements of one programme: assertions no_issue_found and issue_found, neither "
          "planned nor required"),
      {{CheckResult::kRefuted, say("另有“发现问题”的断言，在所称范围之内",
                                   "one says that a problem was found, within the same")},
       {CheckResult::kClear,
        say("没有，或范围不同；写明已查条数", "there is none, or of something else")},
       {CheckResult::kUnproven,
        say("另有“发现问题”的断言，没有写明是不是这个范围；或陈述不属于任何资金项目",
            "one does not say whether it is of the same; or the statement is of no programme")}}};
}

void D06::run(const Facts& facts, CheckList& checks) {
  const auto issues = issues_by_programme(facts.registry);
  for (const auto& [id, placed] : facts.registry.statements) {
    const auto* claim = asserts(placed.record, AssertionType::kNoIssueFound);
    if (claim == nullptr) continue;
    const std::string programme = facts.registry.programme_of(placed.record);
    if (programme.empty()) {
      checks.add(without_programme(facts, placed));
      continue;
    }
    const auto of_programme = issues.find(programme);
    check_against(facts, placed, *claim,
                  of_programme == issues.end() ? Statements() : of_programme->second, checks);
  }
}

RuleInfo D07::info() {
  return {"D07",
          say("无问题陈述须有依据", "no problem found: by whom"),
          say("称未发现问题的，写明检查的文件：审计报告、验收资料，或署名、盖章的检查清单（可以是空"
              "的）",
              "who says that no problem was found names an audit report, an acceptance, or a list "
              "of inspections, signed or sealed, be it empty"),
          say("绩效自评表“说明”栏 †", "self-evaluation form, “remarks” †"),
          Severity::kDoubt,
          say("每一条“未发现问题”的断言", "each assertion that no problem was found"),
          say("statement（assertion 为 no_issue_found：document、evidence）、document（type 为 "
              "audit_report、acceptance、register：status、sha256、sm3、signed、sealed）",
              "statement: assertion no_issue_found, document, evidence; document of type "
              "audit_report, acceptance or register: status, sha256, sm3, signed, sealed"),
          {{CheckResult::kConfirmed, say("写明了，有原件、扫描件或复印件，登记了摘要",
                                         "one is named, at hand and registered by its digest")},
           {CheckResult::kRefuted, say("没有写明检查的文件", "none is named")},
           {CheckResult::kUnproven, say("写明了，没有取得；或清单没有署名、盖章",
                                        "one is named, and not at hand, or not signed")}}};
}

void D07::run(const Facts& facts, CheckList& checks) {
  for (const auto& [id, placed] : facts.registry.statements) {
    if (asserts(placed.record, AssertionType::kNoIssueFound) == nullptr) continue;
    const auto named = inspections_of(facts.registry, placed.record);
    CheckDraft draft{id, CheckResult::kRefuted, "", "", {}, {}};
    draft.support.add(facts.registry.support_of(placed));
    for (const auto* document : named) draft.support.add(facts.registry.support_of(*document));
    const auto held = std::find_if(named.begin(), named.end(), [](const auto* document) {
      return is_inspection_at_hand(document->record);
    });
    if (held != named.end()) {
      draft.result = CheckResult::kConfirmed;
      draft.message = say("依据《{}》", "by “{}”", (*held)->record.title);
    } else if (!named.empty()) {
      draft.result = CheckResult::kUnproven;
      draft.message =
          say("所列《{}》没有取得，或没有署名、盖章",
              "“{}”, which it names, is not at hand, or not signed", named.front()->record.title);
    } else {
      draft.message = say("称未发现问题，没有写明是谁、什么时候、依哪份文件检查的",
                          "no problem is said to be found, and not who looked, when, and by which "
                          "paper");
    }
    checks.add(std::move(draft));
  }
}

}  // namespace fundtrail
