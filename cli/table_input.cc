// SPDX-License-Identifier: Apache-2.0
#include "cli/table_input.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "cli/parse_file.h"
#include "cli/suggest.h"
#include "imports/input_file.h"
#include "imports/xlsx_limits.h"
#include "imports/xlsx_reader.h"
#include "report/printable.h"

namespace fundtrail {
namespace {

std::string extension_of(const std::string& path) {
  std::string extension = std::filesystem::path(path).extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return extension;
}

// As spreadsheets call the one sheet of such a file.
std::string sheet_of(const std::string& path) {
  return path == "-" ? std::string() : std::filesystem::path(path).stem().string();
}

// A file that was looked into. What is in it decides what it is, whatever it is called: programs
// export CSV as .xls, and people rename files. Standard input can be read once only, so that what
// was looked at is handed on.
class BegunFile {
 public:
  explicit BegunFile(const std::string& path) : file_(path) {
    begin_.resize(kSpreadsheetMarkBytes);
    std::size_t filled = 0;
    while (filled < begin_.size()) {
      const std::size_t bytes = file_.read(begin_.data() + filled, begin_.size() - filled);
      if (bytes == 0) break;
      filled += bytes;
    }
    begin_.resize(filled);
  }

  [[nodiscard]] bool is_workbook() const { return is_spreadsheet(begin_); }

  [[nodiscard]] std::size_t read(char* to, std::size_t bytes_max) {
    if (given_ == begin_.size()) return file_.read(to, bytes_max);
    const std::size_t bytes = begin_.copy(to, bytes_max, given_);
    given_ += bytes;
    return bytes;
  }

  // All of it, as a workbook has to be: its directory is at the end.
  [[nodiscard]] std::string read_all() {
    constexpr std::size_t kPieceBytes = 1'048'576;
    std::string all;
    std::size_t filled = 0;
    do {
      all.resize(filled + kPieceBytes);
      const std::size_t bytes = read(all.data() + filled, kPieceBytes);
      if (bytes == 0) break;
      filled += bytes;
    } while (filled <= kXlsxFileBytesMax);
    all.resize(filled);
    if (filled <= kXlsxFileBytesMax) return all;
    throw Error(ErrorCode::kRefused,
                say("工作簿超过 {} 字节；请分成几个文件，或另存为 CSV，CSV 没有这个上限",
                    "the workbook is longer than {} bytes; make several files of it, or save it as "
                    "CSV, which has no such limit",
                    kXlsxFileBytesMax));
  }

 private:
  InputFile file_;
  std::string begin_;
  std::size_t given_ = 0;
};

class CsvTable : public OpenTable {
 public:
  CsvTable(std::unique_ptr<BegunFile> file, std::string sheet)
      : file_(std::move(file)),
        reader_([this](char* to, std::size_t bytes_max) { return file_->read(to, bytes_max); },
                std::move(sheet)) {}

  TableReader& reader() override { return reader_; }
  std::optional<CsvForm> form() const override { return reader_.form(); }
  std::uint64_t hidden_rows() const override { return 0; }

 private:
  std::unique_ptr<BegunFile> file_;
  CsvReader reader_;
};

class XlsxTable : public OpenTable {
 public:
  XlsxTable(std::string bytes, std::string_view sheet) : reader_(std::move(bytes), sheet) {}

  TableReader& reader() override { return reader_; }
  std::optional<CsvForm> form() const override { return std::nullopt; }
  std::uint64_t hidden_rows() const override { return reader_.hidden_row_count(); }

 private:
  XlsxReader reader_;
};

std::string list_names(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

Mapping load_mapping(const std::string& name) {
  if (auto mapping = find_mapping(name)) return std::move(*mapping);
  const bool is_file = name.ends_with(".toml") || name.find('/') != std::string::npos;
  if (!is_file) {
    const std::string meant = suggest(name, mapping_names());
    const Message hint = meant.empty() ? Message{} : say("，是不是 {}", "; did you mean {}", meant);
    throw Error(ErrorCode::kUsage,
                say("没有叫 {} 的对照表{}。可用：{}；自己的对照表请写 .toml 文件名",
                    "there is no mapping {}{}. There are: {}; of your own, give the .toml file",
                    printable(name), hint, list_names(mapping_names())));
  }
  const std::string stem = std::filesystem::path(name).stem().string();
  return parse_file(name, kMappingBytesMax,
                    [&stem](std::string_view text) { return parse_mapping(stem, text); });
}

std::map<std::string, std::string> given_values(const CommandLine& line) {
  std::map<std::string, std::string> given;
  for (const std::string& one : line.all("--set")) {
    const std::size_t equals = one.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == one.size()) {
      throw Error(ErrorCode::kUsage,
                  say("--set 写作 列=值，收到“{}”", "--set is written COLUMN=VALUE, not “{}”",
                      printable(one)));
    }
    if (!given.emplace(one.substr(0, equals), one.substr(equals + 1)).second) {
      throw Error(ErrorCode::kUsage, say("--set {} 给了两次", "--set {} is given twice",
                                         printable(one.substr(0, equals))));
    }
  }
  return given;
}

}  // namespace

std::vector<OptionInfo> table_options() {
  return {{"--mapping", "NAME|FILE",
           say("文件是表格（CSV 或 XLSX），按这张对照表读成记录；JSON "
               "行文件照旧。可用：{}；自己的写 .toml "
               "文件",
               "the files are tables (CSV or XLSX), read by this mapping; JSON lines as ever. "
               "There are: {}; "
               "of your own, give the .toml file",
               list_names(mapping_names()))},
          {"--sheet", "NAME",
           say("读这张工作表；不写则读第一张没有隐藏的",
               "read this sheet; else the first that is not hidden")},
          {"--set", "COLUMN=VALUE",
           say("这一列一律用这个值，如 programme=PG-2024、document=DOC-1；可以多次给出",
               "use this value for a column in every row, such as programme=PG-2024 or "
               "document=DOC-1; may be repeated"),
           true}};
}

std::optional<TableOptions> take_table_options(const CommandLine& line) {
  const auto name = line.value("--mapping");
  if (!name) {
    for (const char* option : {"--sheet", "--set"}) {
      if (!line.has(option)) continue;
      throw Error(ErrorCode::kUsage,
                  say("{} 要与 --mapping 同用", "{} goes with --mapping", std::string(option)));
    }
    return std::nullopt;
  }
  return TableOptions{load_mapping(line.required("--mapping")), line.value("--sheet"),
                      given_values(line)};
}

bool is_table_file(const std::string& path) {
  const std::string extension = extension_of(path);
  return extension != ".jsonl" && extension != ".json" && extension != ".ndjson";
}

bool needs_mapping(const std::string& path) {
  const std::string extension = extension_of(path);
  return extension == ".csv" || extension == ".tsv" || extension == ".xlsx" ||
         extension == ".xlsm" || extension == ".xls";
}

std::unique_ptr<OpenTable> open_table(const std::string& path,
                                      const std::optional<std::string>& sheet) {
  auto file = std::make_unique<BegunFile>(path);
  if (file->is_workbook()) {
    return std::make_unique<XlsxTable>(file->read_all(), sheet.value_or(""));
  }
  if (sheet && *sheet != sheet_of(path)) {
    throw Error(ErrorCode::kRefused,
                say("CSV 文件只有一张表，没有“{}”", "a CSV file has one sheet, and no “{}”",
                    printable(*sheet)));
  }
  return std::make_unique<CsvTable>(std::move(file), sheet_of(path));
}

}  // namespace fundtrail
