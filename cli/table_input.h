// SPDX-License-Identifier: Apache-2.0
//
// Files that are tables, read by a mapping.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "cli/command.h"
#include "imports/csv_reader.h"
#include "imports/mapping.h"
#include "imports/table_import.h"

namespace fundtrail {

/// How tables are to be read: what `--mapping`, `--sheet` and `--set` say.
struct TableOptions {
  Mapping mapping;
  std::optional<std::string> sheet;
  std::map<std::string, std::string> given;  ///< values by column
};

/// Takes the options off a command line. Returns: nothing if there is no `--mapping`.
/// Throws: Error(kUsage) for options that mean nothing, or a mapping that is not there;
/// FormatError, with the file's name, for one that is at fault.
[[nodiscard]] std::optional<TableOptions> take_table_options(const CommandLine& line);

/// The options themselves.
[[nodiscard]] std::vector<OptionInfo> table_options();

/// Whether a file is read as a table where a mapping is given: whatever is not named as JSON lines.
[[nodiscard]] bool is_table_file(const std::string& path);

/// Whether a file is named as a table, so that it needs a mapping.
[[nodiscard]] bool needs_mapping(const std::string& path);

/// A file that was read as a table.
struct TableFile {
  std::string mapping;
  std::unique_ptr<TableImport> import;
  std::optional<CsvForm> form;    ///< of a CSV file
  std::uint64_t hidden_rows = 0;  ///< that spreadsheets do not show, and were read
};

/// An open table.
class OpenTable {
 public:
  virtual ~OpenTable() = default;
  [[nodiscard]] virtual TableReader& reader() = 0;
  /// How it is written, once it is read; nothing for what is no CSV.
  [[nodiscard]] virtual std::optional<CsvForm> form() const = 0;
  /// How many of its rows spreadsheets do not show, once it is read.
  [[nodiscard]] virtual std::uint64_t hidden_rows() const = 0;
};

/// Opens a file as a table: a sheet of a workbook, if it begins as one, or else comma-separated
/// values. Throws: Error(kRefused).
[[nodiscard]] std::unique_ptr<OpenTable> open_table(const std::string& path,
                                                    const std::optional<std::string>& sheet);

}  // namespace fundtrail
