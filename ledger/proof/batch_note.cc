// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/batch_note.h"

#include <charconv>
#include <vector>

#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr std::size_t kLines = 8;

std::string digest_line(const Digest& digest) { return format_base64(digest.view()) + "\n"; }

[[noreturn]] void refuse_line(std::size_t line, const Message& what) {
  throw FormatError(say("批次签名文本第 {} 行：{}", "line {} of the batch note: {}", line, what));
}

// The lines of a text that has as many as it should, each ended by a line feed.
std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty() && lines.size() <= kLines) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) break;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  if (lines.size() != kLines || !text.empty()) {
    throw FormatError(say("批次签名文本应有 {} 行，每行以换行结束",
                          "a batch note has {} lines, each ended by a line feed", kLines));
  }
  return lines;
}

Digest parse_digest(std::string_view line, std::size_t number) {
  Digest digest;
  if (!parse_base64(line, digest.bytes)) {
    refuse_line(number, say("应为 32 字节的 base64", "should be 32 bytes in base64"));
  }
  return digest;
}

std::uint64_t parse_count(std::string_view line, std::size_t number, std::uint64_t most) {
  std::uint64_t count = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), count);
  const bool is_whole = error == std::errc() && end == line.data() + line.size();
  const bool is_shortest = line == "0" || !line.starts_with('0');
  if (!is_whole || !is_shortest || line.empty() || count > most) {
    refuse_line(number, say("应为不超过 {} 的十进制整数",
                            "should be a decimal number of at most {}", most));
  }
  return count;
}

}  // namespace

std::string format_batch_note(const BatchNote& note) {
  return std::string(kBatchNoteHeader) + "\n" + note.origin + "\n" +
         digest_line(note.genesis_leaf) + std::to_string(note.count) + "\n" +
         std::string(enum_name(note.mode)) + "\n" + digest_line(note.root) +
         std::to_string(note.seen.size) + "\n" + digest_line(note.seen.root);
}

BatchNote parse_batch_note(std::string_view text) {
  const std::vector<std::string_view> lines = split_lines(text);
  if (lines[0] != kBatchNoteHeader) {
    refuse_line(1, say("应为 {}", "should be {}", kBatchNoteHeader));
  }
  BatchNote note;
  note.origin = lines[1];
  if (note.origin.empty() || note.origin.size() > kOriginBytesMax) {
    refuse_line(2, say("应为账本名", "should be the ledger's origin"));
  }
  note.genesis_leaf = parse_digest(lines[2], 3);
  note.count = parse_count(lines[3], 4, kBatchRecordsMax);
  if (note.count == 0) refuse_line(4, say("至少一条", "should be at least 1"));
  const auto* mode = find_enum_name<BatchMode>(lines[4]);
  if (mode == nullptr) refuse_line(5, say("应为 leaves 或 content", "should be leaves or content"));
  note.mode = mode->value;
  note.root = parse_digest(lines[5], 6);
  note.seen.size = parse_count(lines[6], 7, kTreeSizeMax);
  note.seen.root = parse_digest(lines[7], 8);
  return note;
}

void BatchRoot::add(ByteView entry) {
  const Digest leaf =
      mode_ == BatchMode::kLeaves ? hasher_.leaf(entry) : content_leaf(parse_entry(entry), hasher_);
  tree_.append(leaf, hasher_);
}

Digest content_leaf(const EntryView& entry, Hasher& hasher) {
  const std::array<std::uint8_t, 4> head{
      kLeafPrefix, static_cast<std::uint8_t>(entry.header.kind >> 8U),
      static_cast<std::uint8_t>(entry.header.kind), entry.header.kind_version};
  return hasher.hash({ByteView(head), entry.body});
}

}  // namespace fundtrail
