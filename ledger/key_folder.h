// SPDX-License-Identifier: Apache-2.0
//
// The folder of a user's private keys: one file each, under a passphrase, with the public key in
// its first line. It lies outside every ledger, so that whoever copies a ledger copies no key.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/proof/key.h"
#include "ledger/proof/signing_key.h"

namespace fundtrail {

/// A key in the folder, or in a file.
struct KeyFile {
  std::filesystem::path path;
  VerifierKey key;
  std::string pem;  ///< the whole file: the private key is encrypted in it
};

/// A user's keys. Every function reads the folder anew.
class KeyFolder {
 public:
  /// The folder need not exist. `user_data_folder() / "keys"` is where a user's lies.
  explicit KeyFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// Saves a new key as `<alias>.pem`, readable by its owner alone; durable when it returns.
  /// Throws: Error(kRefused) if the alias is none (letters, digits, `.`, `_` and `-`, at most 64)
  /// or is taken; Error(kUnchecked) if the disk refuses. Cost: as SigningKey::format_pem.
  [[nodiscard]] std::filesystem::path save(const std::string& alias, const SigningKey& key,
                                           const Passphrase& passphrase) const;

  /// Every key of the folder, by the name of its file. What is no key is passed over.
  [[nodiscard]] std::vector<KeyFile> list() const;

  /// The key whose alias or name is `name`, or which lies in the file `name` if that has a slash or
  /// ends in `.pem`. Throws: Error(kUsage) if there is none, or more than one of that name.
  [[nodiscard]] KeyFile find(const std::string& name) const;

  /// The key file that holds the private part of `key`, or nothing.
  [[nodiscard]] std::optional<KeyFile> find(const VerifierKey& key) const;

 private:
  std::filesystem::path folder_;
};

/// Reads the public key of a key file. Throws: Error(kRefused) if it is none; as read_small_file.
/// Returns: nothing if there is no such file.
[[nodiscard]] std::optional<KeyFile> read_key_file(const std::filesystem::path& path);

}  // namespace fundtrail
