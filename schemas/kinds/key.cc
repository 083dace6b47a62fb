// SPDX-License-Identifier: Apache-2.0
#include "schemas/kinds/key.h"

#include <algorithm>

#include "schemas/kinds/codec_impl.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr std::size_t kKeyIdDigits = 8;

bool is_hex_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

bool is_base64_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' ||
         c == '/' || c == '=';
}

bool has_vkey_shape(std::string_view vkey) {
  const std::string_view name = key_name(vkey);
  if (name.empty() || name.size() == vkey.size() || name.size() > kKeyNameBytesMax) return false;
  const std::string_view rest = vkey.substr(name.size() + 1);
  if (rest.size() < kKeyIdDigits + 2 || rest[kKeyIdDigits] != '+') return false;
  const std::string_view id = rest.substr(0, kKeyIdDigits);
  const std::string_view key = rest.substr(kKeyIdDigits + 1);
  return std::all_of(id.begin(), id.end(), is_hex_digit) &&
         std::all_of(key.begin(), key.end(), is_base64_character);
}

void require(bool is_right, const char* field_path, const Message& reason) {
  if (!is_right) throw FieldError(field_path, "", reason);
}

void check_grant(const KeyChange& record) {
  require(record.role.has_value(), "role",
          say("授予密钥要写明用途", "a key is granted for something: give its role"));
  require(!record.reason, "reason", say("授予不写原因", "a grant has no reason"));
  if (*record.role == KeyRole::kOperator) return;
  require(record.party.has_value(), "party",
          say("要写明是哪个单位的密钥", "say whose key it is: give the party"));
  require(record.holder.has_value(), "holder",
          say("要写明由哪个岗位持有", "say which post holds it: give the holder"));
}

void check_revocation(const KeyChange& record) {
  require(record.reason.has_value(), "reason",
          say("撤销密钥要写明原因", "a key is revoked for a reason: give it"));
  require(!record.role && !record.party && !record.holder, "role",
          say("撤销只写密钥和原因", "a revocation names the key and the reason alone"));
}

}  // namespace

std::string_view key_name(std::string_view vkey) { return vkey.substr(0, vkey.find('+')); }

void require_vkey_shape(const char* field_path, const std::string& vkey) {
  if (has_vkey_shape(vkey)) return;
  throw FieldError(field_path, vkey,
                   say("不是公钥：应为“名称+8 位十六进制+base64”",
                       "no verifier key, which is “name+8 hexadecimal digits+base64”"));
}

void check_rules(const KeyChange& record) {
  require_vkey_shape("vkey", record.vkey);
  if (record.action == KeyAction::kGrant) return check_grant(record);
  check_revocation(record);
}

template struct Codec<KeyChange>;

}  // namespace fundtrail
