// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/entry_file.h"

#include <algorithm>
#include <fstream>
#include <optional>

#include "ledger/proof/text_lines.h"
#include "schemas/entry.h"
#include "schemas/error.h"
#include "schemas/limits.h"
#include "schemas/record.h"

namespace fundtrail {
namespace {

constexpr std::string_view kFormatFamily = "fundtrail/entries/";
constexpr std::string_view kFormat = "fundtrail/entries/1";
constexpr std::size_t kLineBytesMax = 256;
constexpr std::size_t kLengthBytes = 2;
constexpr unsigned kByteBits = 8;
constexpr unsigned kByteMask = 0xFF;

[[noreturn]] void fail_reading(const std::filesystem::path& path) {
  throw Error(ErrorCode::kUnchecked,
              say("读不出文件 {}", "the file {} cannot be read", shown_text(path.string())));
}

[[noreturn]] void fail_foreign(const std::filesystem::path& path) {
  throw Error(ErrorCode::kNoLedger,
              say("{} 不是导出的条目文件；条目文件由 fundtrail export entries 生成",
                  "{} is no file of entries; `fundtrail export entries` makes one",
                  shown_text(path.string())));
}

std::ifstream open_file(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error) && !error) {
    throw Error(ErrorCode::kNoLedger,
                say("没有文件 {}", "there is no file {}", shown_text(path.string())));
  }
  std::ifstream file(path, std::ios::binary);
  if (std::filesystem::is_directory(path, error)) {
    throw Error(ErrorCode::kNoLedger,
                say("{} 是文件夹，不是导出的条目文件；核验账本用 --ledger",
                    "{} is a folder, no file of entries; a ledger is verified with --ledger",
                    shown_text(path.string())));
  }
  if (!file) fail_reading(path);
  return file;
}

std::string read_line(std::ifstream& file, const std::filesystem::path& path) {
  std::string line;
  for (char c = 0; file.get(c) && c != '\n'; line.push_back(c)) {
    if (line.size() == kLineBytesMax) fail_foreign(path);
  }
  if (!file) fail_foreign(path);
  return line;
}

Head read_head(std::ifstream& file, const std::filesystem::path& path, std::string& origin) {
  const std::string format = read_line(file, path);
  if (format != kFormat && format.starts_with(kFormatFamily)) {
    throw Error(ErrorCode::kNoLedger,
                say("{} 的格式是“{}”，本程序只认“{}”；请换用与它相配的程序",
                    "{} is of format “{}”, and this program knows “{}”: use one that fits it",
                    shown_text(path.string()), shown_text(format), kFormat));
  }
  if (format != kFormat) fail_foreign(path);
  origin = read_line(file, path);
  const auto size = parse_decimal(read_line(file, path));
  const std::string root = read_line(file, path);
  Head head;
  if (!size || !parse_base64(root, head.root.bytes) || !read_line(file, path).empty()) {
    fail_foreign(path);
  }
  head.size = *size;
  return head;
}

// The length of the entry that begins here, or nothing at the end of the file.
std::optional<std::size_t> read_length(std::ifstream& file, const std::filesystem::path& path,
                                       std::uint64_t sequence) {
  const int high = file.get();
  if (file.eof()) return std::nullopt;
  const int low = file.get();
  if (file.bad()) fail_reading(path);
  if (file.eof()) {
    throw Error(ErrorCode::kUnchecked,
                say("文件 {} 不完整，在第 {} 号条目处中断；请重新取得或重新导出",
                    "the file {} is cut short in entry {}: fetch or export it again",
                    shown_text(path.string()), sequence));
  }
  return (static_cast<std::size_t>(high) << kByteBits) | static_cast<std::size_t>(low);
}

// No hash covers the line, so it must be the one that the genesis has, if that can be read.
void check_origin(const EntrySource& source, const std::string& origin,
                  const std::filesystem::path& path) {
  source.visit(0, 1, [&](std::uint64_t, ByteView bytes) {
    std::optional<Genesis> genesis;
    try {
      const EntryView entry = parse_entry(bytes);
      if (!is_known(entry.header.kind, entry.header.kind_version)) return;  // it is told as such
      const Record record = decode_body(entry);
      if (const auto* found = std::get_if<Genesis>(&record)) genesis = *found;
    } catch (const FormatError&) {
      return;  // damage, which a verifier names
    }
    if (!genesis || genesis->origin == origin) return;
    throw Error(ErrorCode::kTampered,
                say("文件 {} 开头写的账本名称“{}”与创世记录的“{}”不符，疑被改动",
                    "the file {} calls the ledger “{}” and its genesis record “{}”: it was altered",
                    shown_text(path.string()), shown_text(origin), shown_text(genesis->origin)));
  });
}

}  // namespace

void write_entry_file(const EntrySource& source, const std::string& origin, const ByteSink& sink) {
  const Head head = source.head();
  sink(std::string(kFormat) + "\n" + origin + "\n" + std::to_string(head.size) + "\n" +
       format_base64(head.root.bytes) + "\n\n");
  std::uint64_t next = 0;
  source.visit(0, head.size, [&](std::uint64_t sequence, ByteView entry) {
    if (sequence != next || entry.size() > kEntryBytesMax) return;
    ++next;
    const std::size_t length = entry.size();
    const char prefix[kLengthBytes] = {static_cast<char>(length >> kByteBits),
                                       static_cast<char>(length & kByteMask)};
    sink({prefix, kLengthBytes});
    sink(as_text(entry));
  });
  if (next == head.size) return;
  throw Error(ErrorCode::kUnchecked,
              say("第 {} 号条目缺失或过长，不能导出；请先核验账本：fundtrail verify",
                  "entry {} is missing or too long, so that nothing can be exported: verify the "
                  "ledger first with `fundtrail verify`",
                  next));
}

EntryFile::EntryFile(std::filesystem::path path) : path_(std::move(path)) {
  std::ifstream file = open_file(path_);
  std::string origin;
  head_ = read_head(file, path_, origin);
  const auto file_size = static_cast<std::uint64_t>(std::filesystem::file_size(path_));
  auto offset = static_cast<std::uint64_t>(file.tellg());
  while (const auto length = read_length(file, path_, stored_)) {
    if (stored_ % kGroup == 0) group_offsets_.push_back(offset);
    offset += kLengthBytes + *length;
    if (offset > file_size) {
      throw Error(ErrorCode::kUnchecked,
                  say("文件 {} 不完整，在第 {} 号条目处中断；请重新取得或重新导出",
                      "the file {} is cut short in entry {}: fetch or export it again",
                      shown_text(path_.string()), stored_));
    }
    file.ignore(static_cast<std::streamsize>(*length));
    ++stored_;
  }
  check_origin(*this, origin, path_);
}

void EntryFile::visit(std::uint64_t begin, std::uint64_t end, const EntryVisitor& visitor) const {
  visit_stored(begin, std::min({end, stored_, head_.size}), visitor);
}

void EntryFile::visit_beyond_head(const EntryVisitor& visitor) const {
  visit_stored(head_.size, stored_, visitor);
}

void EntryFile::visit_stored(std::uint64_t begin, std::uint64_t end,
                             const EntryVisitor& visitor) const {
  if (begin >= end) return;
  std::ifstream file = open_file(path_);
  const std::uint64_t group = begin / kGroup;
  file.seekg(static_cast<std::streamoff>(group_offsets_[group]));
  Bytes entry;
  for (std::uint64_t sequence = group * kGroup; sequence < end; ++sequence) {
    const auto length = read_length(file, path_, sequence);
    if (!length) fail_reading(path_);
    entry.resize(*length);
    file.read(reinterpret_cast<char*>(entry.data()), static_cast<std::streamsize>(*length));
    if (!file) fail_reading(path_);
    if (sequence >= begin) visitor(sequence, entry);
  }
}

}  // namespace fundtrail
