// SPDX-License-Identifier: Apache-2.0
#include "cli/verify_memory.h"

#include <algorithm>
#include <system_error>

#include "ledger/user_folders.h"
#include "schemas/entry.h"
#include "schemas/error.h"
#include "schemas/limits.h"
#include "schemas/record.h"

namespace fundtrail {
namespace {

namespace fs = std::filesystem;

std::string absolute_path(const fs::path& folder) {
  std::error_code error;
  std::string path = fs::canonical(folder, error).string();
  if (error) {
    throw Error(ErrorCode::kUnchecked,
                say("找不到账本文件夹 {}：{}", "the ledger's folder {} cannot be found: {}",
                    shown_text(folder.string()), error.message()));
  }
  if (path.find('\n') == path.npos && path.size() <= kMemoryPathBytesMax) return path;
  throw Error(ErrorCode::kUsage,
              say("账本文件夹 {} 的路径含有换行或过长，记不下来：请换个位置，或写 --no-memory",
                  "the path of the ledger's folder {} holds a line feed or is too long to be "
                  "remembered: move it, or give --no-memory",
                  shown_text(path)));
}

// What cannot be read is damage, which the verification reports.
std::optional<std::string> read_origin(const EntrySource& source) {
  std::optional<std::string> origin;
  source.visit(0, 1, [&origin](std::uint64_t, ByteView bytes) {
    try {
      const Record record = decode_body(parse_entry(bytes));
      if (const auto* genesis = std::get_if<Genesis>(&record)) origin = genesis->origin;
    } catch (const FormatError&) {
    }
  });
  return origin;
}

RememberedLedger remembered(const AuditorMemory& memory) {
  return {memory.origin, memory.genesis, memory.seen, memory.keys, memory.checkpoint};
}

AuditorMemory memory_of(const Integrity& integrity, const std::string& path) {
  AuditorMemory memory;
  memory.origin = integrity.origin;
  memory.genesis = *integrity.genesis;
  memory.seen = {integrity.entries, *integrity.root};
  for (const KeySummary& key : integrity.authorship.keys) {
    const bool counts = key.role == KeyRole::kOperator && !key.active_until;
    if (counts && memory.keys.size() < kMemoryKeysMax) memory.keys.push_back(parse_vkey(key.vkey));
  }
  if (!path.empty()) memory.ledgers.push_back(path);
  memory.checkpoint = integrity.checkpoint;
  return memory;
}

}  // namespace

AuditorFolder auditor_folder() { return AuditorFolder(user_state_folder() / "auditor"); }

VerifyMemory::VerifyMemory(const std::optional<fs::path>& ledger)
    : folder_(auditor_folder()), path_(ledger ? absolute_path(*ledger) : "") {}

void VerifyMemory::recall(const EntrySource& source, Held& held) const {
  held.has_memory = true;
  const std::optional<std::string> origin = read_origin(source);
  if (origin) {
    if (const auto memory = folder_.find(*origin)) held.remembered.push_back(remembered(*memory));
  }
  if (path_.empty()) return;
  for (const AuditorMemory& memory : folder_.find_at(path_)) {
    if (memory.origin != origin) held.remembered.push_back(remembered(memory));
  }
}

void VerifyMemory::remember(Verification& found) const {
  const Integrity& integrity = found.integrity;
  const bool is_whole = integrity.result == IntegrityResult::kIntact && integrity.root &&
                        integrity.genesis && !integrity.origin.empty();
  if (!is_whole) return;
  try {
    folder_.remember(memory_of(integrity, path_));
  } catch (const Error& error) {
    if (error.code() == ErrorCode::kRolledBack) throw;
    found.notices.push_back(say("这次核验没有记下来，下次无从对照：{}",
                                "this verification is not remembered, and the next one will have "
                                "nothing to compare with: {}",
                                error.message()));
  }
}

}  // namespace fundtrail
