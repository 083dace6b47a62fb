// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fundtrail {

/// A QR code of some bytes, for paper and for telephones. Source: ISO/IEC 18004.
class QrCode {
 public:
  /// Throws: Error(kRefused) if `bytes` are more than the largest code holds (2,331 at the level
  /// that is used: a seventh of the picture may be lost).
  explicit QrCode(std::string_view bytes);

  /// The columns that `terminal_text` takes, a margin included.
  [[nodiscard]] std::size_t columns() const noexcept;

  /// The code as lines of half blocks, two of its rows a line. Light is drawn, as on a dark
  /// terminal; `is_coloured` sets both colours, so that a light one shows the same.
  [[nodiscard]] std::string terminal_text(bool is_coloured) const;

  /// The code as a PNG of 8 dots a module, black on white; the same bytes each time.
  /// Throws: Error(kInternal) if libpng fails.
  [[nodiscard]] std::string png() const;

 private:
  [[nodiscard]] bool is_dark(std::size_t column, std::size_t row) const noexcept;

  std::size_t size_ = 0;       // modules a side, without margin
  std::vector<bool> modules_;  // row by row; dark ones are true
};

}  // namespace fundtrail
