// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scan/party_names.h"
#include "scan/sentence.h"
#include "schemas/kinds/statement.h"

namespace fundtrail {

/// A claim that a sentence makes.
struct FoundClaim {
  Claim claim;
  std::string_view quote;  ///< Lifetime: that of the text
  std::string note;        ///< what a reviewer has to look at, in Chinese; may be empty
};

using FoundClaims = std::vector<FoundClaim>;

/// What a paragraph that begins with 指标值1： or 完成值1： says it is.
struct IndicatorLine {
  bool is_completion = false;  ///< 完成值; else 指标值
  unsigned number = 0;         ///< 0: not numbered
  /// Of a completion: the figure of the target of the same number and section, if it has one.
  std::optional<Figure> target;
};

/// What a sentence stands in.
struct SentenceContext {
  const PartyNames& parties;
  const std::vector<std::string_view>& titles;  ///< of the headings above, the outermost first
  std::optional<IndicatorLine> indicator;
};

}  // namespace fundtrail
