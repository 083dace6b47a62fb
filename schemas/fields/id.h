// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "schemas/kind.h"
#include "schemas/message.h"

namespace fundtrail {

/// Tells why `text` is no id, or nothing if it is one.
///
/// An id is `[A-Za-z0-9][A-Za-z0-9._/-]{0,63}` and never has the shape of a resident identity
/// number (17 digits and a digit or X), so that none is recorded by accident.
[[nodiscard]] std::optional<Message> refuse_id(std::string_view text);

/// The id of a record, unique in its ledger.
struct Id {
  std::string value;
  friend auto operator<=>(const Id&, const Id&) = default;
};

/// The id of another record, which must be of kind `kTarget` and be recorded earlier or in the same
/// batch.
template <Kind kTarget>
struct Ref {
  static constexpr Kind kKind = kTarget;
  std::string id;
  friend auto operator<=>(const Ref&, const Ref&) = default;
};

/// The id of another record of any kind.
struct AnyRef {
  std::string id;
  friend auto operator<=>(const AnyRef&, const AnyRef&) = default;
};

using PartyRef = Ref<Kind::kParty>;
using ProgrammeRef = Ref<Kind::kProgramme>;
using ProjectRef = Ref<Kind::kProject>;
using DocumentRef = Ref<Kind::kDocument>;
using AllocationRef = Ref<Kind::kAllocation>;
using DisbursementRef = Ref<Kind::kDisbursement>;
using RefundRef = Ref<Kind::kRefund>;
using TargetRef = Ref<Kind::kTarget>;
using InquiryRef = Ref<Kind::kInquiry>;

}  // namespace fundtrail
