// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "schemas/kinds/common.h"

namespace fundtrail {

/// What a key record does. The numbers are part of the format.
enum class KeyAction : std::uint8_t { kGrant = 1, kRevoke = 2 };

constexpr auto enum_table(KeyAction) {
  return std::to_array<EnumEntry<KeyAction>>({
      {KeyAction::kGrant, "grant", "授予"},
      {KeyAction::kRevoke, "revoke", "撤销"},
  });
}

/// What a key is for. The numbers are part of the format.
enum class KeyRole : std::uint8_t {
  kOperator = 1,  ///< signs checkpoints, and lets other keys in
  kAuthor = 2,    ///< signs batches 录入
  kApprover = 3,  ///< signs batches beside another holder's key 审批
};

constexpr auto enum_table(KeyRole) {
  return std::to_array<EnumEntry<KeyRole>>({
      {KeyRole::kOperator, "operator", "账本管理"},
      {KeyRole::kAuthor, "author", "录入"},
      {KeyRole::kApprover, "approver", "审批"},
  });
}

/// Grants or revokes a key 密钥授予、撤销. It takes effect with the signature that ends its batch
/// (docs/FORMAT.md "Keys of a ledger").
struct KeyChange {
  static constexpr Kind kKind = Kind::kKey;
  static constexpr std::uint8_t kVersion = 1;

  KeyAction action{};
  std::string vkey;                   ///< the public key and its name, as a C2SP verifier key
  std::optional<KeyRole> role;        ///< of a grant
  std::optional<PartyRef> party;      ///< whose it is; of authors and approvers
  std::optional<std::string> holder;  ///< 持有岗位: the post whose holder keeps the private key
  std::optional<std::string> reason;  ///< of a revocation

  template <class Archive>
  void serialize(Archive& archive) {
    archive(field("action", action), field("vkey", vkey), field("role", role),
            field("party", party), field("holder", holder), field("reason", reason));
  }
  friend bool operator==(const KeyChange&, const KeyChange&) = default;
};

/// Checks what no single field can tell. Throws: FieldError.
void check_rules(const KeyChange& record);

/// Refuses a text without the shape of a verifier key: a name, 8 lower-case hexadecimal digits and
/// base64, joined by plus signs. Whether it is a key, only ledger/proof can tell.
/// Throws: FieldError. Source: C2SP signed-note, "Verifier keys".
void require_vkey_shape(const char* field_path, const std::string& vkey);

/// The name in a verifier key: what stands before its first plus sign. Lifetime: that of `vkey`.
[[nodiscard]] std::string_view key_name(std::string_view vkey);

}  // namespace fundtrail
