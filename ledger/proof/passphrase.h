// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "schemas/bytes.h"

namespace fundtrail {

/// A passphrase, wiped from memory when its owner is done with it. It is never copied.
class Passphrase {
 public:
  /// Takes the passphrase over from `text`, which is wiped and left empty, whatever happens.
  /// Throws: FormatError if it is empty, longer than kPassphraseBytesMax bytes, or holds a zero
  /// byte or a line feed, which other programs take for its end.
  explicit Passphrase(std::string& text);
  ~Passphrase();
  Passphrase(const Passphrase&) = delete;
  Passphrase& operator=(const Passphrase&) = delete;

  /// Lifetime: that of the passphrase.
  [[nodiscard]] ByteView view() const noexcept { return bytes_; }

 private:
  Bytes bytes_;  // never grows once made, so that no copy of it is left behind
};

/// Overwrites `text`, up to its capacity, so that no compiler leaves it out, and empties it.
void wipe(std::string& text) noexcept;

}  // namespace fundtrail
