// SPDX-License-Identifier: Apache-2.0
//
// Reads a report's plain text and proposes statements: a draft that a person reviews. Nothing here
// knows of a ledger.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scan/party_names.h"
#include "schemas/enum_table.h"
#include "schemas/kinds/statement.h"
#include "schemas/message.h"

namespace fundtrail {

/// What every proposal says of itself, until a person has compared it with the original.
inline constexpr std::string_view kDraftNote = "草稿，待人工核对";

/// Longest quote of a proposal, in bytes; a longer one is cut, and its note says so.
inline constexpr std::size_t kQuoteBytesMax = 600;

/// What a report says that no statement can hold, or that is not plain enough for one.
enum class RemarkType : std::uint8_t {
  kTarget = 1,
  kCompletion,
  kAmount,
  kFigure,
  kDate,
  kDocumentNumber,
  kTitle,
  kUnclear,
};

constexpr auto enum_table(RemarkType) {
  return std::to_array<EnumEntry<RemarkType>>({
      {RemarkType::kTarget, "target", "目标值"},
      {RemarkType::kCompletion, "completion", "完成数"},
      {RemarkType::kAmount, "amount", "金额"},
      {RemarkType::kFigure, "figure", "其他数字"},
      {RemarkType::kDate, "date", "日期"},
      {RemarkType::kDocumentNumber, "document_number", "文号"},
      {RemarkType::kTitle, "title", "文件名"},
      {RemarkType::kUnclear, "unclear", "须辨认"},
  });
}

/// A statement for review.
struct Proposal {
  Statement statement;
  std::uint64_t line = 0;  ///< of the text, from 1
};

/// What was recognised and is no proposal.
struct Remark {
  RemarkType type{};
  std::string section;
  std::uint64_t line = 0;
  std::string value;  ///< as a record would hold it; empty if that cannot be told
  std::string quote;
  Message reason;  ///< why it is no proposal, or what it is for
};

/// Everything that was recognised, each in the order of the text. Every figure of the text with a
/// unit is in a proposal or a remark.
struct StatementScan {
  std::vector<Proposal> proposals;
  std::vector<Remark> remarks;
};

/// What the proposals have in common.
struct ScanOptions {
  DocumentRef document;
  std::optional<ProgrammeRef> programme;
  std::string id_prefix;  ///< ids are this and 001, 002, … Range: at most kScanPrefixBytesMax bytes
};

/// Leaves room for the number in an id.
inline constexpr std::size_t kScanPrefixBytesMax = 56;

/// Recognises what a report says.
///
/// The same text and parties give the same result, ids included. Every proposal is a statement that
/// the decoder accepts, whose note begins with kDraftNote. Where the words are ambiguous there is a
/// remark and no proposal; the recognisers' headers tell what they demand. An assertion or duty in
/// other words than theirs is not noticed at all.
/// Throws: FormatError as `read_report`; FormatError if the document or an id that follows from
/// the prefix is no id.
/// Cost: quadratic in the figures of one sentence at most, which kParagraphBytesMax bounds.
[[nodiscard]] StatementScan scan_statements(std::string_view report, const PartyNames& parties,
                                            const ScanOptions& options);

}  // namespace fundtrail
