// SPDX-License-Identifier: Apache-2.0
//
// What a document asserts, in a form that can be recomputed.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "schemas/fields/operand.h"
#include "schemas/kinds/common.h"
#include "schemas/kinds/fund_source.h"
#include "schemas/kinds/target.h"

namespace fundtrail {

/// How two operands are compared. The numbers are part of the format.
enum class ComparisonOp : std::uint8_t { kGe = 1, kGt = 2, kEq = 3, kLe = 4, kLt = 5 };

constexpr auto enum_table(ComparisonOp) {
  return std::to_array<EnumEntry<ComparisonOp>>({
      {ComparisonOp::kGe, "ge", "≥"},
      {ComparisonOp::kGt, "gt", "＞"},
      {ComparisonOp::kEq, "eq", "＝"},
      {ComparisonOp::kLe, "le", "≤"},
      {ComparisonOp::kLt, "lt", "＜"},
  });
}

/// Whether a document says that a comparison holds.
enum class TruthValue : std::uint8_t { kTrue = 1, kFalse = 2 };

constexpr auto enum_table(TruthValue) {
  return std::to_array<EnumEntry<TruthValue>>({
      {TruthValue::kTrue, "true", "成立"},
      {TruthValue::kFalse, "false", "不成立"},
  });
}

/// What a document asserts in words. The numbers are part of the format.
enum class AssertionType : std::uint8_t {
  kNoDeviation = 1,
  kNoIssueFound,
  kIssueFound,
  kAllTargetsMet,
  kExecutedByNature,
  kPublished,
  kNoPetition,
  kReviewed,
  kBenefitAchieved,
  kFiled,
};

constexpr auto enum_table(AssertionType) {
  return std::to_array<EnumEntry<AssertionType>>({
      {AssertionType::kNoDeviation, "no_deviation", "不存在目标偏离"},
      {AssertionType::kNoIssueFound, "no_issue_found", "未发现问题"},
      {AssertionType::kIssueFound, "issue_found", "发现问题"},
      {AssertionType::kAllTargetsMet, "all_targets_met", "目标全部完成"},
      {AssertionType::kExecutedByNature, "executed_by_nature", "按资金性质视同执行"},
      {AssertionType::kPublished, "published", "已公开"},
      {AssertionType::kNoPetition, "no_petition", "无信访舆情"},
      {AssertionType::kReviewed, "reviewed", "已审核"},
      {AssertionType::kBenefitAchieved, "benefit_achieved", "取得效益"},
      {AssertionType::kFiled, "filed", "已备案"},
  });
}

/// When an assertion holds: "将公开" is planned, not done.
enum class Tense : std::uint8_t { kDone = 1, kPlanned = 2, kRequired = 3 };

constexpr auto enum_table(Tense) {
  return std::to_array<EnumEntry<Tense>>({
      {Tense::kDone, "done", "已完成"},
      {Tense::kPlanned, "planned", "计划"},
      {Tense::kRequired, "required", "要求"},
  });
}

/// A duty that a document lays down. The numbers are part of the format.
enum class DutyType : std::uint8_t {
  kDecompose = 1,
  kFile,
  kPayByProgress,
  kTrack,
  kSelfEvaluate,
  kReview,
  kPublish,
};

constexpr auto enum_table(DutyType) {
  return std::to_array<EnumEntry<DutyType>>({
      {DutyType::kDecompose, "decompose", "分解到项目"},
      {DutyType::kFile, "file", "备案"},
      {DutyType::kPayByProgress, "pay_by_progress", "按进度支付"},
      {DutyType::kTrack, "track", "跟踪"},
      {DutyType::kSelfEvaluate, "self_evaluate", "自评"},
      {DutyType::kReview, "review", "审核"},
      {DutyType::kPublish, "publish", "公开"},
  });
}

/// A sum of the programme, such as 到位资金 1648万元. Each claim's `kKey` is the JSON key by which
/// it is told from the others.
struct MeasureClaim {
  static constexpr const char* kKey = "measure";
  Measure measure{};
  std::optional<PartyRef> party;
  std::optional<FundSource> source;
  std::optional<Date> as_of;
  Figure value;  ///< money

  template <class Archive>
  void serialize(Archive& archive) {
    archive(field("measure", measure), field("party", party), field("source", source),
            field("as_of", as_of), field("value", value));
  }
  friend bool operator==(const MeasureClaim&, const MeasureClaim&) = default;
};

/// What a ratio is said to be made of; absent where the document does not say.
struct RatioTerms {
  std::optional<std::string> name;
  std::optional<Operand> numerator;
  std::optional<Operand> denominator;

  template <class Archive>
  void serialize(Archive& archive) {
    archive(field("name", name), field("numerator", numerator), field("denominator", denominator));
  }
  friend bool operator==(const RatioTerms&, const RatioTerms&) = default;
};

/// A ratio, such as 完成率 127.25%.
struct RatioClaim {
  static constexpr const char* kKey = "ratio";
  RatioTerms ratio;
  Figure value;  ///< usually a percentage

  template <class Archive>
  void serialize(Archive& archive) {
    archive(field("ratio", ratio), field("value", value));
  }
  friend bool operator==(const RatioClaim&, const RatioClaim&) = default;
};

/// A sum that the document itself makes of parts it names.
struct SumClaim {
  static constexpr const char* kKey = "sum";
  std::vector<Operand> sum;
  Figure value;

  template <class Archive>
  void serialize(Archive& archive) {
    archive(field("sum", sum), field("value", value));
  }
  friend bool operator==(const SumClaim&, const SumClaim&) = default;
};

/// A count of things that the document lists.
struct CountClaim {
  static constexpr const char* kKey = "count";
  std::vector<std::string> count;  ///< names or ids, as listed
  Figure value;

  template <class Archive>
  void serialize(Archive& archive) {
    archive(field("count", count), field("value", value));
  }
  friend bool operator==(const CountClaim&, const CountClaim&) = default;
};

/// The score that a grade is given for.
struct GradeTerms {
  Figure score;

  template <class Archive>
  void serialize(Archive& archive) {
    archive(field("score", score));
  }
  friend bool operator==(const GradeTerms&, const GradeTerms&) = default;
};

/// A grade, such as 优 for 85.81.
struct GradeClaim {
  static constexpr const char* kKey = "grade";
  GradeTerms grade;
  std::string value;

  template <class Archive>
  void serialize(Archive& archive) {
    archive(field("grade", grade), field("value", value));
  }
  friend bool operator==(const GradeClaim&, const GradeClaim&) = default;
};

/// What a comparison is made of.
struct ComparisonTerms {
  Operand left;
  ComparisonOp op{};
  Operand right;

  template <class Archive>
  void serialize(Archive& archive) {
    archive(field("left", left), field("op", op), field("right", right));
  }
  friend bool operator==(const ComparisonTerms&, const ComparisonTerms&) = default;
};

/// A comparison, such as 7093 高于 5574.
struct ComparisonClaim {
  static constexpr const char* kKey = "comparison";
  ComparisonTerms comparison;
  TruthValue value{};

  template <class Archive>
  void serialize(Archive& archive) {
    archive(field("comparison", comparison), field("value", value));
  }
  friend bool operator==(const ComparisonClaim&, const ComparisonClaim&) = default;
};

/// What part of the programme an assertion or duty is about; nothing given: all of it.
struct AssertionScope {
  std::optional<PartyRef> party;
  std::optional<TargetCategory> category;
  std::optional<std::uint16_t> year;
  std::optional<std::string> topic;

  template <class Archive>
  void serialize(Archive& archive) {
    archive(field("party", party), field("category", category), field("year", year),
            field("topic", topic));
  }
  friend bool operator==(const AssertionScope&, const AssertionScope&) = default;
};

/// An assertion in words, such as 未发现问题.
struct AssertionClaim {
  static constexpr const char* kKey = "assertion";
  AssertionType assertion{};
  std::optional<AssertionScope> scope;
  std::optional<Tense> tense;

  template <class Archive>
  void serialize(Archive& archive) {
    archive(field("assertion", assertion), field("scope", scope), field("tense", tense));
  }
  friend bool operator==(const AssertionClaim&, const AssertionClaim&) = default;
};

/// A duty, such as 及时拨付资金.
struct DutyClaim {
  static constexpr const char* kKey = "duty";
  DutyType duty{};
  std::optional<PartyRef> party;

  template <class Archive>
  void serialize(Archive& archive) {
    archive(field("duty", duty), field("party", party));
  }
  friend bool operator==(const DutyClaim&, const DutyClaim&) = default;
};

/// Exactly one claim. The order is part of the format.
using Claim = std::variant<MeasureClaim, RatioClaim, SumClaim, CountClaim, GradeClaim,
                           ComparisonClaim, AssertionClaim, DutyClaim>;

/// What a document states 陈述.
struct Statement : RecordBase {
  static constexpr Kind kKind = Kind::kStatement;
  static constexpr std::uint8_t kVersion = 1;

  DocumentRef document;
  std::string section;
  Claim claim;
  std::optional<std::string> quote;  ///< 原文
  std::optional<PartyRef> said_by;
  std::optional<PartyRef> on_behalf_of;

  template <class Archive>
  void serialize(Archive& archive) {
    serialize_identity(archive);
    archive(field("document", document), field("section", section), field("claim", claim),
            field("quote", quote), field("said_by", said_by), field("on_behalf_of", on_behalf_of));
    serialize_origin(archive);
  }
  friend bool operator==(const Statement&, const Statement&) = default;
};

/// Checks what no single field can tell. Throws: FieldError.
void check_rules(const Statement& record);

}  // namespace fundtrail
