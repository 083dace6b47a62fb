// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fundtrail {

/// A member of a zip archive, as the archive's directory has it.
struct ZipMember {
  std::string name;                    ///< of any bytes; no folder of it is `..`
  std::uint64_t bytes = 0;             ///< once inflated
  std::uint64_t stored_bytes = 0;      ///< in the archive
  std::uint64_t directory_offset = 0;  ///< of its entry in the directory
  std::uint64_t number = 0;            ///< from 0, in the directory's order
};

/// The members of a zip archive in memory, within the limits of imports/xlsx_limits.h. One of them
/// is read at a time.
///
/// The archive's directory alone says what its members are, as it does for spreadsheet programs, so
/// that both see the same file. Made with minizip, which reads a directory entry by entry without
/// keeping any; libarchive keeps as many entries as it finds, whatever the file claims.
/// Threads: one at a time.
class ZipReader {
 public:
  /// Reads the directory. Lifetime: `archive` outlives this.
  /// Throws: FormatError if it is no zip archive or a damaged one, is encrypted, has too many
  /// members, two of one name (but for the case of ASCII letters), one that leads out of its
  /// folder, or one that is or says it is longer than may be. Cost: that of the directory.
  explicit ZipReader(std::string_view archive);
  ~ZipReader();
  ZipReader(const ZipReader&) = delete;
  ZipReader& operator=(const ZipReader&) = delete;

  /// All members, folders included, by name in lower case.
  [[nodiscard]] const std::vector<ZipMember>& members() const noexcept { return members_; }

  /// The member of that name, but for the case of ASCII letters, or null.
  /// Source: ECMA-376 part 2, section 6.2.2.3 (names that are equivalent).
  [[nodiscard]] const ZipMember* find(std::string_view name) const;

  /// Opens a member of this archive at its beginning, and closes the one that was open.
  /// Throws: FormatError if it is damaged or compressed in an unknown way.
  void open(const ZipMember& member);

  /// Reads on in the open member. Returns: how many bytes were read; 0 at its end alone.
  /// Throws: FormatError if the member is damaged, is not as long as the directory says, or, at its
  /// end, has another check sum. Requires: a member is open, and `buffer` is not empty.
  [[nodiscard]] std::size_t read(std::span<char> buffer);

 private:
  struct State;

  std::unique_ptr<State> state_;
  std::vector<ZipMember> members_;
};

}  // namespace fundtrail
