// SPDX-License-Identifier: Apache-2.0
#include "ledger/checkpoint_folder.h"

#include <algorithm>
#include <string>
#include <system_error>

#include "ledger/proof/text_lines.h"
#include "ledger/small_file.h"
#include "ledger/store/file_lock.h"
#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kExtension = ".checkpoint";

[[noreturn]] void fail(const fs::path& folder, const std::string& why) {
  throw Error(ErrorCode::kUnchecked, say("封存点文件夹 {}：{}", "the folder of checkpoints {}: {}",
                                         shown_text(folder.string()), why));
}

void add_lines(SignedNote& note, const std::vector<NoteSignature>& lines) {
  for (const NoteSignature& line : lines) {
    const bool is_there = std::ranges::find(note.signatures, line) != note.signatures.end();
    if (!is_there) note.signatures.push_back(line);
  }
}

[[noreturn]] void refuse_other(const KeptCheckpoint& kept, const Checkpoint& other) {
  throw Error(
      ErrorCode::kRolledBack,
      say("已存有同样条数（{}）的另一个封存点 {}：根 {}，与 {} 不同；两个都不动，请查明哪一个不是"
          "这本账签发的",
          "another checkpoint of the same size ({}) is kept in {}: its root is {}, not {}. Neither "
          "is touched: find out which of them this ledger has not signed",
          other.head.size, shown_text(kept.path.string()),
          format_base64(kept.checkpoint.head.root.view()), format_base64(other.head.root.view())));
}

}  // namespace

std::optional<KeptCheckpoint> read_checkpoint_file(const fs::path& path) {
  const std::optional<std::string> text = read_small_file(path, kNoteBytesMax);
  if (!text) return std::nullopt;
  try {
    SignedNote note = parse_note(*text);
    Checkpoint checkpoint = parse_checkpoint(note.text);
    return KeptCheckpoint{path, std::move(note), std::move(checkpoint)};
  } catch (const FormatError& error) {
    throw Error(ErrorCode::kRefused, say("封存点文件 {}：{}", "checkpoint file {}: {}",
                                         shown_text(path.string()), error.message()));
  }
}

fs::path CheckpointFolder::path_of(std::uint64_t size) const {
  return folder_ / (std::to_string(size) + std::string(kExtension));
}

std::vector<std::uint64_t> CheckpointFolder::sizes() const {
  std::vector<std::uint64_t> sizes;
  std::error_code error;
  for (fs::directory_iterator entry(folder_, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() != kExtension) continue;
    if (const auto size = parse_decimal(entry->path().stem().string())) sizes.push_back(*size);
  }
  if (error && error != std::errc::no_such_file_or_directory) fail(folder_, error.message());
  std::ranges::sort(sizes);
  return sizes;
}

std::optional<KeptCheckpoint> CheckpointFolder::find(std::uint64_t size) const {
  std::optional<KeptCheckpoint> kept = read_checkpoint_file(path_of(size));
  if (!kept || kept->checkpoint.head.size == size) return kept;
  throw Error(ErrorCode::kRefused,
              say("封存点文件 {} 里是 {} 条的封存点，与文件名不符；请把它移走",
                  "the checkpoint in {} is of {} entries, which is not what its name says: move it "
                  "away",
                  shown_text(kept->path.string()), kept->checkpoint.head.size));
}

std::optional<KeptCheckpoint> CheckpointFolder::newest() const {
  const std::vector<std::uint64_t> kept = sizes();
  if (kept.empty()) return std::nullopt;
  return find(kept.back());
}

fs::path CheckpointFolder::save(const SignedNote& note) const {
  const Checkpoint checkpoint = parse_checkpoint(note.text);
  make_folders(folder_, FileAccess::kShared);
  const FileDescriptor lock = hold_folder(folder_);  // lest two that add lines lose each other's
  SignedNote merged{note.text, {}};
  if (const auto kept = find(checkpoint.head.size)) {
    if (kept->note.text != note.text) refuse_other(*kept, checkpoint);
    merged = kept->note;
  }
  add_lines(merged, note.signatures);
  fs::path path = path_of(checkpoint.head.size);
  replace_file(path, format_note(merged), FileAccess::kShared);
  return path;
}

}  // namespace fundtrail
