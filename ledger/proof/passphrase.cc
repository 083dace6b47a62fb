// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/passphrase.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include <openssl/crypto.h>

#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

std::optional<Message> refuse_passphrase(std::string_view text) {
  if (text.empty()) return say("口令为空", "the passphrase is empty");
  if (text.size() > kPassphraseBytesMax) {
    return say("口令有 {} 字节，最多 {} 字节", "the passphrase has {} bytes, at most {}",
               text.size(), kPassphraseBytesMax);
  }
  if (text.find_first_of(std::string_view("\0\n", 2)) == text.npos) return std::nullopt;
  return say("口令含有换行或零字节", "the passphrase holds a line feed or a zero byte");
}

}  // namespace

Passphrase::Passphrase(std::string& text) {
  auto reason = refuse_passphrase(text);
  if (!reason) bytes_.assign(text.begin(), text.end());
  wipe(text);
  if (reason) throw FormatError(std::move(*reason));
}

Passphrase::~Passphrase() { OPENSSL_cleanse(bytes_.data(), bytes_.size()); }

void wipe(std::string& text) noexcept {
  text.resize(text.capacity());  // within its memory: what stood there before is wiped too
  OPENSSL_cleanse(text.data(), text.size());
  text.clear();
}

}  // namespace fundtrail
