// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "imports/xml_stream.h"
#include "imports/zip_reader.h"

namespace fundtrail {

/// What one part of a package says of another. Source: ECMA-376 part 2, section 6.5.
struct XlsxRelationship {
  std::string id;
  std::string type;          ///< the last step of its type's address, such as `worksheet`
  std::string target;        ///< the other part's name within the archive
  bool is_external = false;  ///< the target is outside the file
};

/// An .xlsx file as the parts that it is made of. Threads: one at a time.
class XlsxPackage {
 public:
  /// Opens a file by its bytes, at most kXlsxFileBytesMax. Whatever it is called, its content
  /// decides. Lifetime: `file` outlives this.
  /// Throws: FormatError that says what to do if it is longer, no zip archive (an encrypted file
  /// and an old .xls are told apart), damaged, has macros or links to other workbooks, or as
  /// ZipReader.
  explicit XlsxPackage(std::string_view file);

  /// The relationships of a part, or of the package for an empty name; none if it has no such list.
  /// Throws: FormatError if they cannot be read, or are more than kXlsxRelationshipsMax.
  [[nodiscard]] std::vector<XlsxRelationship> relationships(std::string_view part);

  /// Opens a part, whose root element is `root`, to be handed to `handler`. The one that was open
  /// is not to be read on. Lifetime: this and `handler` outlive what is returned.
  /// Throws: FormatError if there is no such part.
  [[nodiscard]] std::unique_ptr<XmlStream> open(const std::string& part, const std::string& root,
                                                XmlHandler& handler);

  /// Reads a part whole. Throws: as open() and XmlStream.
  void read(const std::string& part, const std::string& root, XmlHandler& handler);

 private:
  ZipReader archive_;
};

/// How many bytes tell whether a file is a spreadsheet.
inline constexpr std::size_t kSpreadsheetMarkBytes = 8;

/// Whether a file that begins so is to be read as a spreadsheet: it is a zip archive, or one of the
/// older containers, whose refusal says what to do. kSpreadsheetMarkBytes are enough.
[[nodiscard]] bool is_spreadsheet(std::string_view beginning);

}  // namespace fundtrail
