// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "schemas/kinds/common.h"
#include "schemas/message.h"

namespace fundtrail {

/// Says which kinds of record need whose signature 签名规定. It holds from the end of its batch, in
/// place of the one before, and only if an operator's key signed that batch.
struct ApprovalPolicy {
  static constexpr Kind kKind = Kind::kPolicy;
  static constexpr std::uint8_t kVersion = 1;

  std::vector<std::string> signed_kinds;    ///< names of kinds that need an author's signature
  std::vector<std::string> approved_kinds;  ///< and of those that need an approver's besides

  template <class Archive>
  void serialize(Archive& archive) {
    archive(field("signed", signed_kinds), field("approved", approved_kinds));
  }
  friend bool operator==(const ApprovalPolicy&, const ApprovalPolicy&) = default;
};

/// Names of kinds are not looked up: a later version may know more of them.
void check_rules(const ApprovalPolicy& record);

/// A policy in words: which kinds need whose signature. Names of kinds that this version does not
/// know stand as they are, made fit to be shown.
[[nodiscard]] Message policy_words(const ApprovalPolicy& policy);

}  // namespace fundtrail
