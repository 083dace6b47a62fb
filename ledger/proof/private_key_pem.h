// SPDX-License-Identifier: Apache-2.0
//
// PKCS #8 in PEM under a passphrase, for SigningKey alone.
#pragma once

#include <string>
#include <string_view>

#include "ledger/proof/openssl_handles.h"
#include "ledger/proof/passphrase.h"

namespace fundtrail {

/// Throws: FormatError if `text` is longer than kKeyFileBytesMax.
void check_key_file_size(std::string_view text);

/// See SigningKey::format_pem.
[[nodiscard]] std::string encrypt_private_key(const EVP_PKEY& key, const Passphrase& passphrase);

/// See SigningKey::parse_pem; `pem` is what follows the line with the vkey.
[[nodiscard]] KeyHandle decrypt_private_key(std::string_view pem, const Passphrase& passphrase);

}  // namespace fundtrail
