// SPDX-License-Identifier: Apache-2.0
#include "scan/statement_scan.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include <fmt/format.h>

#include "scan/characters.h"
#include "scan/figure_claims.h"
#include "scan/found_claim.h"
#include "scan/money_claims.h"
#include "scan/ratio_claims.h"
#include "scan/remarks.h"
#include "scan/report_text.h"
#include "scan/sections.h"
#include "scan/word_claims.h"
#include "schemas/error.h"
#include "schemas/record.h"

namespace fundtrail {
namespace {

// 指标值1： or 完成值1： at the front of a paragraph, and what follows it.
std::optional<IndicatorLine> take_indicator(std::string_view& text) {
  std::string_view rest = text;
  for (const std::string_view word : {"年度", "实际", "全年"})
    static_cast<void>(take_word(rest, word));
  IndicatorLine line;
  if (take_word(rest, "完成值")) {
    line.is_completion = true;
  } else if (!take_word(rest, "指标值") && !take_word(rest, "目标值")) {
    return std::nullopt;
  }
  constexpr unsigned kNumberMax = 999;
  while (const auto digit = first_digit(rest)) {
    line.number = line.number * 10 + static_cast<unsigned>(digit->value);
    if (line.number > kNumberMax) return std::nullopt;
    rest.remove_prefix(digit->bytes);
  }
  if (!take_word(rest, "：") && !take_word(rest, ":")) return std::nullopt;
  text = trim_blanks(rest);
  return line;
}

void require_id(std::string_view id) {
  if (const auto refusal = refuse_id(id)) {
    throw FormatError(say("编号“{}”：{}", "the id “{}”: {}", shown_text(id), *refusal));
  }
}

class StatementScanner {
 public:
  StatementScanner(const PartyNames& parties, const ScanOptions& options)
      : parties_(parties), options_(options) {}

  StatementScan scan(std::string_view report) {
    for (const Paragraph& paragraph : read_report(report)) scan_paragraph(paragraph);
    number_proposals();
    return std::move(scan_);
  }

 private:
  void scan_paragraph(const Paragraph& paragraph) {
    if (paragraph.section != section_) targets_.clear();
    section_ = paragraph.section;
    const auto heading = parse_heading(paragraph.text);
    std::string_view text = heading ? heading->title : paragraph.text;
    std::optional<IndicatorLine> indicator = take_indicator(text);
    std::vector<Sentence> sentences = split_sentences(text);
    doubt_broken_number(paragraph, sentences);
    if (indicator) pair_indicator(*indicator, sentences);
    const SentenceContext context{parties_, paragraph.titles, indicator};
    for (Sentence& sentence : sentences) {
      scan_sentence(sentence, paragraph, context);
      add_remarks(sentence, paragraph, indicator, scan_.remarks);
    }
  }

  // A figure that begins a line may be the end of a number that the line before was cut in.
  static void doubt_broken_number(const Paragraph& paragraph, std::vector<Sentence>& sentences) {
    if (!paragraph.continues_number || sentences.empty()) return;
    for (SentenceFigure& figure : sentences.front().figures) {
      if (figure.written.data() != paragraph.text.data()) return;
      figure.doubt = say("上一行以数字结尾，这个数可能被断行截开",
                         "the line before ends within a number, which may go on here");
      figure.is_bound = false;
    }
  }

  // Remembers a target's one figure, and tells a completion that of its target.
  void pair_indicator(IndicatorLine& indicator, const std::vector<Sentence>& sentences) {
    if (indicator.is_completion) {
      const auto target = targets_.find(indicator.number);
      if (target != targets_.end()) indicator.target = target->second;
      return;
    }
    std::vector<Figure> figures;
    for (const Sentence& sentence : sentences) {
      for (const SentenceFigure& figure : sentence.figures) {
        if (figure.is_exact() || figure.is_bound) figures.push_back(figure.figure);
      }
    }
    if (figures.size() == 1) targets_.emplace(indicator.number, figures.front());
  }

  void scan_sentence(Sentence& sentence, const Paragraph& paragraph,
                     const SentenceContext& context) {
    FoundClaims claims;
    const bool is_target = context.indicator && !context.indicator->is_completion;
    if (!is_target) {
      find_sums(sentence, claims);
      find_measures(sentence, context, claims);
      find_ratios(sentence, context, claims);
      find_counts(sentence, context, claims);
      find_comparisons(sentence, claims);
      find_grades(sentence, claims);
      find_assertions(sentence, context, claims);
      find_duties(sentence, paragraph.text, context, claims);
    }
    std::stable_sort(claims.begin(), claims.end(),
                     [](const FoundClaim& one, const FoundClaim& other) {
                       return std::less<>()(one.quote.data(), other.quote.data());
                     });
    for (FoundClaim& found : claims) {
      if (!is_repeated(found, sentence)) propose(std::move(found), paragraph);
    }
  }

  // That one figure is above another is the same wherever it is said. Marks the figures compared.
  bool is_repeated(const FoundClaim& found, Sentence& sentence) {
    const auto* claim = std::get_if<ComparisonClaim>(&found.claim);
    if (claim == nullptr) return false;
    const ComparisonTerms& terms = claim->comparison;
    const std::string key = fmt::format("{} {} {}", format_operand(terms.left), enum_name(terms.op),
                                        format_operand(terms.right));
    const bool is_new = comparisons_.insert(key).second;
    for (SentenceFigure& figure : sentence.figures) {
      const Operand operand{figure.figure};
      const bool is_term = operand == terms.left || operand == terms.right;
      if (!is_term || !is_within(figure.written, found.quote)) continue;
      if (is_new) {
        figure.is_used = true;
      } else if (figure.unclaimed.is_empty()) {
        figure.unclaimed = say("同一比较前文已提议", "the same comparison is proposed already");
      }
    }
    return !is_new;
  }

  void propose(FoundClaim found, const Paragraph& paragraph) {
    Proposal proposal;
    Statement& statement = proposal.statement;
    proposal.line = paragraph.line;
    statement.id.value = "draft";  // numbered at the end
    statement.programme = options_.programme;
    statement.document = options_.document;
    statement.section = paragraph.section;
    statement.claim = std::move(found.claim);
    statement.quote = std::string(cut_end(found.quote, kQuoteBytesMax));
    std::string note = std::move(found.note);
    if (statement.quote->size() < found.quote.size()) {
      note += note.empty() ? "引文已截短" : "；引文已截短";
    }
    statement.note = std::string(kDraftNote) + (note.empty() ? "" : "：" + note);
    try {
      check_texts(statement);
      scan_.proposals.push_back(std::move(proposal));
    } catch (const FieldErrors& errors) {
      scan_.remarks.push_back({RemarkType::kUnclear, paragraph.section, paragraph.line, "",
                               *statement.quote, errors.reason()});
    }
  }

  void number_proposals() {
    std::size_t number = 0;
    for (Proposal& proposal : scan_.proposals) {
      proposal.statement.id.value = fmt::format("{}{:03}", options_.id_prefix, ++number);
    }
  }

  const PartyNames& parties_;
  const ScanOptions& options_;
  StatementScan scan_;
  std::string section_;
  std::map<unsigned, Figure> targets_;  // of the section, by number
  std::set<std::string> comparisons_;
};

}  // namespace

StatementScan scan_statements(std::string_view report, const PartyNames& parties,
                              const ScanOptions& options) {
  require_id(options.document.id);
  if (options.programme) require_id(options.programme->id);
  if (options.id_prefix.size() > kScanPrefixBytesMax) {
    throw FormatError(say("编号的开头“{}”太长，最多 {} 字节",
                          "the prefix “{}” is too long, at most "
                          "{} bytes",
                          shown_text(options.id_prefix), kScanPrefixBytesMax));
  }
  require_id(options.id_prefix + "001");
  return StatementScanner(parties, options).scan(report);
}

}  // namespace fundtrail
