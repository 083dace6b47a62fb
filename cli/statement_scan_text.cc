// SPDX-License-Identifier: Apache-2.0
#include "cli/statement_scan_text.h"

#include "report/printable.h"
#include "report/table.h"

namespace fundtrail {
namespace {

Message quoted_name(const NameOf& name_of, const std::string& id) {
  const std::string name = name_of ? name_of(id) : std::string();
  return say("{}", "{}", name.empty() ? id : name);
}

Message operand_words(const Operand& operand) {
  if (const auto* measure = std::get_if<Measure>(&operand.value)) return enum_label(*measure);
  return say("{}", "{}", format_operand(operand));
}

Message scope_words(const std::optional<AssertionScope>& scope) {
  Message words;
  if (scope && scope->category) words += say("，{}", ", {}", enum_label(*scope->category));
  if (scope && scope->topic) words += say("，{}", ", {}", *scope->topic);
  return words;
}

struct ClaimDescriber {
  const NameOf& name_of;

  Message operator()(const MeasureClaim& claim) const {
    Message words =
        claim.party ? say("{} ", "{} ", quoted_name(name_of, claim.party->id)) : Message{};
    words += say("{} {}", "{} {}", enum_label(claim.measure), format_figure(claim.value));
    if (claim.as_of) words += say("（截至 {}）", " (as of {})", format_date(*claim.as_of));
    return words;
  }
  Message operator()(const RatioClaim& claim) const {
    const std::string name = claim.ratio.name.value_or("");
    const std::string value = format_figure(claim.value);
    if (!claim.ratio.numerator || !claim.ratio.denominator) {
      return say("{} {}（没有写明分子、分母）", "{} {} (of what is not stated)", name, value);
    }
    return say("{} {}（{} ÷ {}）", "{} {} ({} ÷ {})", name, value,
               operand_words(*claim.ratio.numerator), operand_words(*claim.ratio.denominator));
  }
  Message operator()(const SumClaim& claim) const {
    std::string parts;
    for (const Operand& part : claim.sum) {
      parts += (parts.empty() ? "" : " + ") + format_operand(part);
    }
    return say("合计 {} ＝ {}", "sum {} = {}", parts, format_figure(claim.value));
  }
  Message operator()(const CountClaim& claim) const {
    Message names;
    for (const std::string& id : claim.count) {
      if (!names.is_empty()) names += say("、", ", ");
      names += quoted_name(name_of, id);
    }
    return say("计数 {}：{}", "count {}: {}", format_figure(claim.value), names);
  }
  Message operator()(const GradeClaim& claim) const {
    return say("得分 {}，等级 {}", "score {}, grade {}", format_figure(claim.grade.score),
               claim.value);
  }
  Message operator()(const ComparisonClaim& claim) const {
    return say("{} {} {}", "{} {} {}", operand_words(claim.comparison.left),
               enum_label(claim.comparison.op), operand_words(claim.comparison.right));
  }
  Message operator()(const AssertionClaim& claim) const {
    Message words = say("{}{}", "{}{}", enum_label(claim.assertion), scope_words(claim.scope));
    if (claim.tense) words += say("（{}）", " ({})", enum_label(*claim.tense));
    return words;
  }
  Message operator()(const DutyClaim& claim) const {
    if (!claim.party) return say("职责 {}", "duty {}", enum_label(claim.duty));
    return say("职责 {}（{}）", "duty {} ({})", enum_label(claim.duty),
               quoted_name(name_of, claim.party->id));
  }
};

std::string proposal_text(const Proposal& proposal, const ScanTextOptions& options) {
  const Statement& statement = proposal.statement;
  const auto tell = [&options](const Message& message) {
    return printable(message.in(options.language));
  };
  std::string text = "  " + statement.id.value + "  " +
                     tell(say("{}（第 {} 行）", "{} (line {})", statement.section, proposal.line)) +
                     "  " +
                     options.paint.bold(tell(claim_words(statement.claim, options.name_of))) + "\n";
  text += "      " + tell(say("“{}”", "“{}”", statement.quote.value_or(""))) + "\n";
  const std::string_view note = *statement.note;
  if (note.size() > kDraftNote.size()) {
    text += "      " + options.paint.doubt(tell(say("{}", "{}", note))) + "\n";
  }
  return text;
}

std::string remarks_text(const StatementScan& scan, const ScanTextOptions& options) {
  Table table({Table::Align::kLeft, Table::Align::kRight, Table::Align::kLeft, Table::Align::kLeft,
               Table::Align::kLeft});
  const auto tell = [&options](const Message& message) {
    return printable(message.in(options.language));
  };
  table.add_row({tell(say("出处", "section")), tell(say("行", "line")), tell(say("类别", "type")),
                 tell(say("内容", "what")), tell(say("原文；说明", "text; why"))});
  for (const Remark& remark : scan.remarks) {
    table.add_row({printable(remark.section), std::to_string(remark.line),
                   tell(enum_label(remark.type)), printable(remark.value),
                   tell(say("“{}”；{}", "“{}”; {}", remark.quote, remark.reason))});
  }
  return table.format(2);
}

}  // namespace

Message claim_words(const Claim& claim, const NameOf& name_of) {
  return std::visit(ClaimDescriber{name_of}, claim);
}

std::string statement_scan_text(const StatementScan& scan, const ScanTextOptions& options) {
  std::string text =
      options.paint.bold(say("一、提议的陈述（{} 条，都是草稿，须逐条对照原文）",
                             "Proposed statements ({}, all drafts: compare each with the original)",
                             scan.proposals.size())
                             .in(options.language)) +
      "\n";
  for (const Proposal& proposal : scan.proposals) text += proposal_text(proposal, options);
  text += "\n" +
          options.paint.bold(say("二、另外看到、没有提议的（{} 处）",
                                 "Also seen, and not proposed ({})", scan.remarks.size())
                                 .in(options.language)) +
          "\n";
  return scan.remarks.empty() ? text : text + remarks_text(scan, options);
}

JsonArray proposals_json(const StatementScan& scan) {
  JsonArray proposals;
  for (const Proposal& proposal : scan.proposals) {
    proposals.push_back(JsonObject{{"line", proposal.line},
                                   {"record", record_to_json(Record(proposal.statement))}});
  }
  return proposals;
}

JsonArray remarks_json(const StatementScan& scan, Language language) {
  JsonArray remarks;
  for (const Remark& remark : scan.remarks) {
    remarks.push_back(JsonObject{{"type", std::string(enum_name(remark.type))},
                                 {"section", remark.section},
                                 {"line", remark.line},
                                 {"value", remark.value},
                                 {"quote", printable(remark.quote)},
                                 {"reason", remark.reason.in(language)}});
  }
  return remarks;
}

}  // namespace fundtrail
