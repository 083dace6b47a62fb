// SPDX-License-Identifier: Apache-2.0
#include "schemas/kinds/policy.h"

#include "schemas/error.h"
#include "schemas/kinds/codec_impl.h"

namespace fundtrail {
namespace {

Message kind_words(const std::string& name) {
  const auto* entry = find_enum_name<Kind>(name);
  return entry != nullptr ? enum_label(entry->value) : say("{}", "{}", shown_text(name));
}

Message list_words(const std::vector<std::string>& names) {
  if (names.empty()) return say("无", "none");
  Message words;
  for (const std::string& name : names) {
    if (!words.is_empty()) words += say("、", ", ");
    words += kind_words(name);
  }
  return words;
}

}  // namespace

void check_rules(const ApprovalPolicy&) {}

Message policy_words(const ApprovalPolicy& policy) {
  return say("须签名 {}；须审批 {}", "to be signed: {}; to be approved: {}",
             list_words(policy.signed_kinds), list_words(policy.approved_kinds));
}

template struct Codec<ApprovalPolicy>;

}  // namespace fundtrail
