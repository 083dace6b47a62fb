// SPDX-License-Identifier: Apache-2.0
#include "verifier/rules/document_rules.h"

#include <map>

#include "schemas/fields/document_number.h"

namespace fundtrail {
namespace {

bool is_self_evaluation(const Registry& registry, const std::string& document) {
  const auto it = registry.documents.find(document);
  return it != registry.documents.end() &&
         (it->second.record.type == DocumentType::kSelfEvaluation ||
          it->second.record.type == DocumentType::kSelfEvaluationForm);
}

// The documents that a record names as support, those that are missing left out; without any, the
// one it was read in.
std::vector<std::string> supporting_documents(const Registry& registry, const RecordBase& record,
                                              const std::string& read_in) {
  std::vector<std::string> documents;
  for (const Evidence& evidence : record.evidence) {
    const auto it = registry.documents.find(evidence.document.id);
    const bool is_missing =
        it == registry.documents.end() || it->second.record.status == DocumentStatus::kMissing;
    if (!is_missing) documents.push_back(evidence.document.id);
  }
  if (documents.empty() && !read_in.empty()) documents.push_back(read_in);
  return documents;
}

// What rests on nothing but a self-evaluation, by that document; under "" what rests on nothing.
class Unsupported {
 public:
  explicit Unsupported(const Registry& registry) : registry_(registry) {}

  template <class T>
  void add(const Placed<T>& placed, const std::string& read_in) {
    const SupportItem item = registry_.support_of(placed);
    looked_at_.add(item);
    std::string document;
    for (const std::string& id : supporting_documents(registry_, placed.record, read_in)) {
      if (!is_self_evaluation(registry_, id)) return;
      document = id;
    }
    by_document_[document].add(item);
  }

  [[nodiscard]] const std::map<std::string, Support>& by_document() const { return by_document_; }
  [[nodiscard]] const Support& looked_at() const { return looked_at_; }

 private:
  const Registry& registry_;
  std::map<std::string, Support> by_document_;
  Support looked_at_;
};

// What is wrong with a document number, if something is.
std::optional<Message> refuse_number(const Document& document, const std::string& written) {
  const auto number = parse_document_number(written);
  if (!number) {
    return say("“{}”不合文号规范（机关代字〔年份〕序号号）",
               "“{}” is not of the form code〔year〕number号", written);
  }
  if (!number->has_standard_brackets) {
    return say("“{}”未用六角括号，规范写法为 {}", "“{}” does not use 〔〕; the standard form is {}",
               written, format_document_number(*number));
  }
  if (document.dated_on && document.dated_on->year != number->year) {
    return say("“{}”的年份与成文日期 {} 不同", "the year of “{}” differs from the date {}", written,
               format_date(*document.dated_on));
  }
  return std::nullopt;
}

}  // namespace

RuleInfo D01::info() {
  return {"D01",
          say("仅以自评为依据", "supported by a self-evaluation alone"),
          say("陈述或完成数的依据只有自评材料，或没有依据",
              "a statement or reported value rests on a self-evaluation alone, or on nothing"),
          say("国家审计准则：证据的充分性 †", "National Auditing Standards: sufficiency †"),
          Severity::kDoubt,
          say("那份自评材料；什么依据也没有的，为 ledger",
              "the self-evaluation; of what rests on nothing, ledger"),
          say("statement（职责除外）、indicator_report、document",
              "statement but duties; indicator_report, document"),
          {{CheckResult::kRefuted, say("有这样的陈述或完成数；写明条数",
                                       "there are such statements or values, how many is told")},
           {CheckResult::kClear, say("没有发现；写明已查条数", "none found")},
           {CheckResult::kNotApplicable,
            say("没有陈述，也没有完成数", "nothing is stated or reported")}}};
}

void D01::run(const Facts& facts, CheckList& checks) {
  Unsupported unsupported(facts.registry);
  for (const auto& [id, placed] : facts.registry.statements) {
    // A duty is laid down, not asserted, and needs no evidence.
    if (std::holds_alternative<DutyClaim>(placed.record.claim)) continue;
    unsupported.add(placed, placed.record.document.id);
  }
  for (const auto& [id, placed] : facts.registry.reports) {
    const auto& cited_in = placed.record.cited_in;
    unsupported.add(placed, cited_in ? cited_in->document.id : std::string());
  }
  for (const auto& [document, support] : unsupported.by_document()) {
    const Message message =
        document.empty()
            ? say("{} 条陈述或完成数没有依据", "{} statements or reported values rest on nothing",
                  support.count())
            : say("{} 条陈述或完成数仅以自评材料 {} 为依据",
                  "{} statements or reported values rest on the self-evaluation {} alone",
                  support.count(), facts.name(document));
    checks.add(
        {document.empty() ? "ledger" : document, CheckResult::kRefuted, "", "", message, support});
  }
  if (!unsupported.by_document().empty()) return;
  const Support& looked_at = unsupported.looked_at();
  checks.add({"ledger", looked_at.is_empty() ? CheckResult::kNotApplicable : CheckResult::kClear,
              "", "",
              say("已查 {} 条陈述和完成数", "{} statements and reported values looked at",
                  looked_at.count()),
              looked_at});
}

RuleInfo D02::info() {
  return {"D02",
          say("附件缺失", "document missing"),
          say("文件状态为缺失，或作为附件被引用而未取得",
              "a document is missing, or named as an attachment and not held"),
          say("档案完整性", "completeness of the file"),
          Severity::kDoubt,
          say("缺失的文件", "the document"),
          say("document", "document"),
          {{CheckResult::kRefuted, say("状态为 missing；或是附件而状态为 cited",
                                       "its status is missing, or it is an attachment and cited")},
           {CheckResult::kClear, say("没有发现；写明已查份数", "none found")},
           {CheckResult::kNotApplicable, say("没有文件", "there is no document")}}};
}

void D02::run(const Facts& facts, CheckList& checks) {
  bool found = false;
  Support looked_at;
  for (const auto& [id, placed] : facts.registry.documents) {
    const Document& document = placed.record;
    const SupportItem item = facts.registry.support_of(placed);
    looked_at.add(item);
    const bool is_missing = document.status == DocumentStatus::kMissing ||
                            (document.status == DocumentStatus::kCited && document.attachment_of);
    if (!is_missing) continue;
    found = true;
    CheckDraft draft{id, CheckResult::kRefuted, "", std::string(enum_name(document.status)), {},
                     {}};
    draft.support.add(item);
    draft.message = document.attachment_of
                        ? say("{} 的附件《{}》缺失", "the attachment “{1}” of {0} is missing",
                              facts.name(document.attachment_of->id), document.title)
                        : say("文件《{}》缺失", "the document “{}” is missing", document.title);
    checks.add(std::move(draft));
  }
  if (found) return;
  checks.add({"ledger", looked_at.is_empty() ? CheckResult::kNotApplicable : CheckResult::kClear,
              "", "", say("已查 {} 份文件", "{} documents looked at", looked_at.count()),
              looked_at});
}

RuleInfo D04::info() {
  return {
      "D04",
      say("文号合法", "document numbers"),
      say("文号合于语法，年份与成文日期一致，一号一文",
          "of the standard's form, of the year of its date, one number for one document"),
      say("GB/T 9704-2012", "GB/T 9704-2012"),
      Severity::kHint,
      say("有问题的文件；都合规范时为 ledger", "the document at fault; ledger where there is none"),
      say("记录 document（number、dated_on）", "document: number, dated_on"),
      {{CheckResult::kConfirmed, say("所有文号都合规范", "every number is well-formed")},
       {CheckResult::kRefuted, say("不合语法；不是六角括号；年份与成文日期不同；与另一份文件相同",
                                   "it is not of the form, or lacks 〔〕; its year is another than "
                                   "its date's; another document has it")},
       {CheckResult::kNotApplicable, say("没有载明文号的文件", "no document has a number")}}};
}

void D04::run(const Facts& facts, CheckList& checks) {
  Support numbered;
  std::map<std::string, const Placed<Document>*> holders;  // by number, in the standard's form
  bool found = false;
  for (const auto& [id, placed] : facts.registry.documents) {
    if (!placed.record.number) continue;
    const SupportItem item = facts.registry.support_of(placed);
    numbered.add(item);
    const std::string& written = *placed.record.number;
    auto reason = refuse_number(placed.record, written);
    const auto number = parse_document_number(written);
    const std::string standard = number ? format_document_number(*number) : written;
    const auto [holder, is_first] = holders.emplace(standard, &placed);
    CheckDraft draft{id, CheckResult::kRefuted, standard, written, {}, {}};
    draft.support.add(item);
    if (!reason && !is_first) {
      const Placed<Document>& other = *holder->second;
      reason = say("文号 {} 与《{}》（{}）相同", "“{1}” ({2}) has the number {0} as well", standard,
                   other.record.title, other.record.id.value);
      draft.support.add(facts.registry.support_of(other));
    }
    if (!reason) continue;
    found = true;
    draft.message = std::move(*reason);
    checks.add(std::move(draft));
  }
  if (found) return;
  checks.add(
      {"ledger", numbered.is_empty() ? CheckResult::kNotApplicable : CheckResult::kConfirmed, "",
       "",
       numbered.is_empty()
           ? say("没有载明文号的文件", "no document has a number")
           : say("{} 个文号均合规范", "all {} document numbers are well-formed", numbered.count()),
       numbered});
}

}  // namespace fundtrail
