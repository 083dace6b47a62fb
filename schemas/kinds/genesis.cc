// SPDX-License-Identifier: Apache-2.0
#include "schemas/kinds/genesis.h"

#include <algorithm>

#include "schemas/kinds/codec_impl.h"
#include "schemas/kinds/key.h"

namespace fundtrail {
namespace {

// An origin is a line of a checkpoint and a key's name, so it has no spaces and no plus sign.
// Source: C2SP signed-note, "key name".
void check_origin(const char* field_path, const std::string& origin) {
  const bool is_printable = std::all_of(origin.begin(), origin.end(),
                                        [](char c) { return c > ' ' && c < '\x7F' && c != '+'; });
  // The first line of a note tells what it is: an origin is that of a checkpoint.
  if (origin.starts_with("fundtrail/") || origin.starts_with("cosignature/")) {
    throw FieldError(field_path, origin,
                     say("账本名不能以 fundtrail/ 或 cosignature/ 开头",
                         "an origin does not begin with fundtrail/ or cosignature/"));
  }
  if (is_printable && origin.size() <= kOriginBytesMax) return;
  throw FieldError(field_path, origin,
                   say("账本名只能用可见的 ASCII 字符，不含空格和加号，最多 {} 个",
                       "an origin has visible ASCII characters, no space and no plus sign, at "
                       "most {}",
                       kOriginBytesMax));
}

}  // namespace

void check_rules(const Genesis& record) {
  check_origin("origin", record.origin);
  require_vkey_shape("operator_key", record.operator_key);
  if (key_name(record.operator_key) != record.origin) {
    throw FieldError("operator_key", record.operator_key,
                     say("管理密钥的名称应是账本名", "the operator's key is named as the ledger"));
  }
  if (record.continues) check_origin("continues.origin", record.continues->origin);
}

template struct Codec<Genesis>;

}  // namespace fundtrail
