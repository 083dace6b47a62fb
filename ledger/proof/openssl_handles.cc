// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/openssl_handles.h"

#include <array>
#include <string>

#include <openssl/err.h>

#include "schemas/error.h"

namespace fundtrail {

void fail_openssl(const char* operation) {
  const unsigned long reason = ERR_get_error();
  std::array<char, 256> text{};
  ERR_error_string_n(reason, text.data(), text.size());
  ERR_clear_error();
  const std::string shown = reason == 0 ? "-" : text.data();
  throw Error(ErrorCode::kInternal,
              say("密码库 OpenSSL 出错：{}（{}）", "OpenSSL failed: {} ({})", operation, shown));
}

void require_one(int result, const char* operation) {
  if (result != 1) fail_openssl(operation);
}

}  // namespace fundtrail
