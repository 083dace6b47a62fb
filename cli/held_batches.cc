// SPDX-License-Identifier: Apache-2.0
#include "cli/held_batches.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "ledger/proof/hasher.h"
#include "ledger/small_file.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kIdBytes = 16;
constexpr std::string_view kExtension = ".batch";
constexpr std::string_view kDiscardedExtension = ".discarded";
constexpr std::string_view kDiscardedHeader = "fundtrail/discarded/1\n";

std::string id_of(const PreparedBatch& batch) {
  const Digest digest = Hasher(HashSuite::kSha256).hash(as_bytes(batch.note.text));
  return format_hex(digest.view().first(kIdBytes));
}

bool is_id(const std::string& text) {
  Bytes bytes(kIdBytes);
  return parse_hex(text, bytes);
}

fs::path beside(const fs::path& ledger_folder) {
  fs::path folder = ledger_folder.lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();  // it ended in a slash
  folder += ".held";
  return folder;
}

void remove_file(const fs::path& path) {
  std::error_code error;
  if (fs::remove(path, error) || !error) return;
  throw Error(ErrorCode::kUnchecked, say("删不掉文件 {}：{}", "the file {} cannot be removed: {}",
                                         shown_text(path.string()), error.message()));
}

// What waits under an id stays: another batch, or the same records signed by another, is refused.
// A line of the same key may have other bytes, since signatures of SM2 are never twice the same.
void require_same(const HeldBatch& waiting, const PreparedBatch& batch) {
  const NoteSignature& theirs = waiting.batch.note.signatures.front();
  const NoteSignature& ours = batch.note.signatures.front();
  const bool is_same = waiting.batch.note.text == batch.note.text &&
                       theirs.key_name == ours.key_name && theirs.key_id == ours.key_id;
  if (is_same) return;
  throw Error(
      ErrorCode::kRefused,
      say("编号 {} 已有一批待审批，由 {} 签名；不覆盖。请先 fundtrail release 或 fundtrail "
          "discard 那一批",
          "a batch {} waits already, signed by {}, and is not replaced: `fundtrail release` "
          "or `fundtrail discard` it first",
          waiting.id, shown_text(theirs.key_name)));
}

// A reason stands in one line.
std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

}  // namespace

HeldBatches::HeldBatches(const fs::path& ledger_folder) : folder_(beside(ledger_folder)) {}

fs::path HeldBatches::path_of(const std::string& id) const {
  return folder_ / (id + std::string(kExtension));
}

HeldBatch HeldBatches::hold(PreparedBatch batch) const {
  std::string id = id_of(batch);
  fs::path path = path_of(id);
  if (!create_file(path, format_prepared_batch(batch), FileAccess::kShared)) {
    require_same(take(id), batch);
  }
  return {std::move(id), std::move(path), std::move(batch)};
}

std::vector<std::string> HeldBatches::list() const {
  std::vector<std::string> ids;
  std::error_code error;
  for (fs::directory_iterator entry(folder_, error), end; !error && entry != end;
       entry.increment(error)) {
    std::string id = entry->path().stem().string();
    if (entry->path().extension() == kExtension && is_id(id)) ids.push_back(std::move(id));
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

HeldBatch HeldBatches::take(const std::string& id) const {
  const auto file = is_id(id) ? read_small_file(path_of(id), kPreparedBatchBytesMax) : std::nullopt;
  if (!file) {
    throw Error(ErrorCode::kRefused,
                say("没有待审批的批次“{}”。运行 fundtrail release 查看有哪些",
                    "no batch “{}” waits for release. See those there are with `fundtrail release`",
                    shown_text(id)));
  }
  try {
    HeldBatch held{id, path_of(id), parse_prepared_batch(*file)};
    if (id_of(held.batch) == id) return held;
  } catch (const FormatError& error) {
    throw Error(ErrorCode::kRefused, say("待审批的文件 {} 已损坏：{}",
                                         "the file {}, which waits for release, is "
                                         "damaged: {}",
                                         shown_text(path_of(id).string()), error.message()));
  }
  throw Error(ErrorCode::kRefused,
              say("待审批的文件 {} 里是另一批", "the file {} holds another batch",
                  shown_text(path_of(id).string())));
}

void HeldBatches::remove(const HeldBatch& held) const { remove_file(held.path); }

fs::path HeldBatches::discard(const HeldBatch& held, const std::string& reason,
                              const std::string& time) const {
  const std::string trace = std::string(kDiscardedHeader) + time + "\n" + one_line(reason) + "\n" +
                            format_prepared_batch(held.batch);
  // The same batch may be held and put aside again: each time leaves its own trace.
  fs::path path = folder_ / (held.id + std::string(kDiscardedExtension));
  for (int number = 2; !create_file(path, trace, FileAccess::kShared); ++number) {
    path = folder_ / (held.id + "." + std::to_string(number) + std::string(kDiscardedExtension));
  }
  remove_file(held.path);
  return path;
}

}  // namespace fundtrail
