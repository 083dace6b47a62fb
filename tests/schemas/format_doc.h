// SPDX-License-Identifier: Apache-2.0
//
// Reads docs/FORMAT.md, so that it and the code can be compared.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fundtrail::test {

/// The whole page.
[[nodiscard]] const std::string& format_doc();

/// The text below the heading `title` (without its marks), up to the next heading of any level;
/// empty if there is no such heading. A bold title that stands alone counts as a heading.
[[nodiscard]] std::string section(std::string_view title);

/// The rows of the first table in `text`, without its head, each as it stands.
[[nodiscard]] std::vector<std::string> table_rows(std::string_view text);

/// One block of test vectors: a fenced block whose info string begins with `vector-`.
struct VectorBlock {
  struct Line {
    std::string key;                      ///< what stands before the value
    std::string value;                    ///< the rest of the line
    std::vector<std::string> more_lines;  ///< indented lines below, without the indent

    /// The hexadecimal digits of the value and of the lines below it.
    [[nodiscard]] std::string joined() const;
    /// The lines below it, each with its LF; an empty line needs no indent.
    [[nodiscard]] std::string text() const;
  };

  std::vector<Line> lines;

  /// The line with `key`. Throws: std::runtime_error if there is none.
  [[nodiscard]] const Line& at(std::string_view key) const;
  /// The value of `key`, all of it digits.
  [[nodiscard]] std::uint64_t number(std::string_view key) const;
};

/// The blocks of one kind, such as `vector-entry`, in order. The first `key_words` words of a line
/// are its key.
[[nodiscard]] std::vector<VectorBlock> vector_blocks(std::string_view kind, int key_words = 1);

}  // namespace fundtrail::test
