// SPDX-License-Identifier: Apache-2.0
//
// Private keys. Source: docs/FORMAT.md "Keys".
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "ledger/proof/key.h"
#include "ledger/proof/passphrase.h"

struct evp_pkey_st;  // OpenSSL's EVP_PKEY

namespace fundtrail {

/// A private key with its name. It signs, and shows its private bytes to nobody but under a
/// passphrase; they are wiped when it is destroyed.
///
/// Threads: one at a time. A moved-from key may only be assigned to or destroyed.
class SigningKey {
 public:
  /// Makes a new key from OpenSSL's random numbers.
  /// Throws: FormatError if the name is none (`refuse_key_name`); Error(kInternal) if OpenSSL
  /// fails.
  [[nodiscard]] static SigningKey generate(std::string name, SignatureType type);

  /// Reads what `format_pem` wrote.
  ///
  /// The line before the PEM says whose key it is; that the private key is the one of that public
  /// key is tried out.
  /// Throws: FormatError if `pem` is longer than kKeyFileBytesMax, has another form, another
  /// encryption or more than 5,000,000 iterations; Error(kRefused) if the passphrase is wrong or
  /// the key is not that of the line before. Cost: about 0.2 s for 600,000 iterations, so that
  /// guessing is dear.
  [[nodiscard]] static SigningKey parse_pem(std::string_view pem, const Passphrase& passphrase);

  ~SigningKey();
  SigningKey(SigningKey&&) noexcept;
  SigningKey& operator=(SigningKey&&) noexcept;
  SigningKey(const SigningKey&) = delete;
  SigningKey& operator=(const SigningKey&) = delete;

  /// Gives the key another name: the same key to OpenSSL, another one to whoever reads notes.
  /// Throws: FormatError if the name is none (`refuse_key_name`).
  void rename(std::string name);

  /// The public key. Lifetime: that of this key.
  [[nodiscard]] const VerifierKey& verifier_key() const noexcept { return verifier_key_; }

  /// Signs the text of a note, or any other bytes. Returns: what `VerifierKey::verify` takes; it
  /// has been verified, so that a fault of the machine leaks nothing of the key. Requires: the type
  /// is not kCosignature, and `text` does not begin as what a cosignature signs
  /// (`cosignature/`), else Error(kInternal). Throws: Error(kInternal) if OpenSSL fails.
  [[nodiscard]] Bytes sign(ByteView text) const;

  /// Signs the text of a checkpoint as seen at `time_s`, seconds since 1970-01-01T00:00:00Z.
  /// Requires: the type is kCosignature, and `time_s` is below 2^63, else Error(kInternal). Whether
  /// `checkpoint_text` is one, `cosign` in "ledger/proof/checkpoint.h" asks.
  [[nodiscard]] Bytes sign_cosignature(std::string_view checkpoint_text,
                                       std::uint64_t time_s) const;

  /// Formats the key under `passphrase`: the line `fundtrail key: <vkey>`, then PKCS #8 in PEM,
  /// encrypted by PBES2 (PBKDF2 with HMAC-SHA-256, 16 random bytes of salt and 600,000 iterations;
  /// AES-256-CBC). `openssl pkey -in FILE` reads it.
  /// Throws: Error(kInternal) if OpenSSL fails. Cost: as `parse_pem`.
  [[nodiscard]] std::string format_pem(const Passphrase& passphrase) const;

 private:
  struct KeyDeleter {
    void operator()(evp_pkey_st* key) const noexcept;
  };
  using Handle = std::unique_ptr<evp_pkey_st, KeyDeleter>;

  SigningKey(Handle key, VerifierKey verifier_key);
  [[nodiscard]] Bytes sign_message(ByteView message) const;

  Handle key_;
  VerifierKey verifier_key_;
};

/// Reads whose key a file holds, from the line before the PEM, and no more of it.
/// Throws: FormatError if `pem` is longer than kKeyFileBytesMax or has no such line.
[[nodiscard]] VerifierKey parse_key_line(std::string_view pem);

}  // namespace fundtrail
