// SPDX-License-Identifier: Apache-2.0
#include "ledger/auditor_memory.h"

#include <algorithm>

#include "ledger/proof/checkpoint.h"
#include "ledger/proof/hasher.h"
#include "ledger/proof/merkle.h"
#include "ledger/proof/text_lines.h"
#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr std::string_view kFirstLine = "fundtrail/memory/1";
constexpr std::string_view kDigest = "digest";
constexpr std::string_view kKey = "key ";
constexpr std::string_view kLedger = "ledger ";

Message title() { return say("核验记忆", "auditor's memory"); }

Digest digest_of(std::string_view text) { return Hasher(HashSuite::kSha256).hash(as_bytes(text)); }

Digest read_digest(LineReader& reader, std::string_view keyword) {
  Digest digest;
  if (!parse_base64(reader.read_value(keyword), digest.bytes)) {
    reader.fail(say("应为 32 字节的 base64", "should be 32 bytes in base64"));
  }
  return digest;
}

void read_start(LineReader& reader) {
  if (reader.read_line() != kFirstLine) {
    reader.fail(say("应为“{}”", "should be “{}”", kFirstLine));
  }
  const Digest digest = read_digest(reader, kDigest);
  if (digest != digest_of(reader.rest())) {
    reader.fail(say("其后的内容与摘要不符", "what follows does not have this digest"));
  }
}

std::string_view read_origin(LineReader& reader) {
  const std::string_view origin = reader.read_value("origin");
  if (auto reason = refuse_origin(origin)) reader.fail(*reason);
  return origin;
}

Head read_seen(LineReader& reader) {
  const auto size = parse_decimal(reader.read_value("seen"));
  if (!size || *size == 0 || *size > kTreeSizeMax) {
    reader.fail(
        say("应为条数，十进制，1 至 {}", "should be a size in decimal, 1 to {}", kTreeSizeMax));
  }
  return {*size, read_digest(reader, "root")};
}

void add_key(LineReader& reader, std::string_view vkey, AuditorMemory& memory) {
  if (memory.keys.size() == kMemoryKeysMax) {
    reader.fail(say("密钥多于 {} 把", "there are more than {} keys", kMemoryKeysMax));
  }
  try {
    memory.keys.push_back(parse_vkey(vkey));
  } catch (const FormatError& error) {
    reader.fail(error.message());
  }
}

void add_ledger(LineReader& reader, std::string_view path, AuditorMemory& memory) {
  const bool is_path = path.starts_with('/') && path.size() <= kMemoryPathBytesMax;
  if (!is_path || memory.ledgers.size() == kMemoryLedgersMax) {
    reader.fail(say("不是绝对路径，或多于 {} 个、长于 {} 字节",
                    "no absolute path, or more than {}, or longer than {} bytes", kMemoryLedgersMax,
                    kMemoryPathBytesMax));
  }
  memory.ledgers.emplace_back(path);
}

// Keys before ledgers, then the end, or an empty line and the checkpoint.
void read_lists(LineReader& reader, AuditorMemory& memory) {
  while (!reader.is_at_end()) {
    const std::string_view line = reader.read_line();
    if (line.starts_with(kKey) && memory.ledgers.empty()) {
      add_key(reader, line.substr(kKey.size()), memory);
    } else if (line.starts_with(kLedger)) {
      add_ledger(reader, line.substr(kLedger.size()), memory);
    } else if (line.empty()) {
      memory.checkpoint = parse_note(reader.rest());
      return;
    } else {
      reader.fail(say("应以“key ”或“ledger ”开头", "should begin with “key ” or “ledger ”"));
    }
  }
}

void require_own_checkpoint(const AuditorMemory& memory) {
  if (!memory.checkpoint) return;
  const Checkpoint checkpoint = parse_checkpoint(memory.checkpoint->text);
  if (checkpoint.origin == memory.origin && checkpoint.head.size <= memory.seen.size) return;
  throw FormatError(say("{}：所记的签名封存点是另一账本的，或大于所记的条数",
                        "{}: the checkpoint is another ledger's, or larger than what was seen",
                        title()));
}

bool is_same_history(const AuditorMemory& earlier, const AuditorMemory& later) {
  if (earlier.origin != later.origin || earlier.genesis != later.genesis) return false;
  return earlier.seen.size != later.seen.size || earlier.seen.root == later.seen.root;
}

std::uint64_t checkpoint_size(const AuditorMemory& memory) {
  return memory.checkpoint ? parse_checkpoint(memory.checkpoint->text).head.size : 0;
}

}  // namespace

AuditorMemory parse_memory(std::string_view text) {
  if (text.size() > kMemoryBytesMax) {
    throw FormatError(say("{}有 {} 字节，最多 {} 字节", "{}: it has {} bytes, at most {}", title(),
                          text.size(), kMemoryBytesMax),
                      kMemoryBytesMax);
  }
  LineReader reader(text, title());
  read_start(reader);
  AuditorMemory memory;
  memory.origin = read_origin(reader);
  memory.genesis = read_digest(reader, "genesis");
  memory.seen = read_seen(reader);
  read_lists(reader, memory);
  require_own_checkpoint(memory);
  return memory;
}

std::string format_memory(const AuditorMemory& memory) {
  std::string rest =
      "origin " + memory.origin + "\ngenesis " + format_base64(memory.genesis.view()) + "\nseen " +
      std::to_string(memory.seen.size) + "\nroot " + format_base64(memory.seen.root.view()) + "\n";
  for (const VerifierKey& key : memory.keys) rest += std::string(kKey) + format_vkey(key) + "\n";
  for (const std::string& path : memory.ledgers) rest += std::string(kLedger) + path + "\n";
  if (memory.checkpoint) rest += "\n" + format_note(*memory.checkpoint);
  std::string text = std::string(kFirstLine) + "\n" + std::string(kDigest) + " " +
                     format_base64(digest_of(rest).view()) + "\n" + rest;
  if (parse_memory(text) == memory) return text;
  throw FormatError(
      say("{}：账本名或路径含有换行", "{}: an origin or a path holds a line feed", title()));
}

AuditorMemory join_memories(const AuditorMemory& earlier, const AuditorMemory& later) {
  if (!is_same_history(earlier, later)) {
    throw Error(ErrorCode::kRolledBack,
                say("核验记忆与这次核验的不是同一段历史：另有一次核验刚刚看到账本“{}”的另一个样子",
                    "the memory is of another history than this verification: another one has just "
                    "seen the ledger “{}” otherwise",
                    shown_text(later.origin)));
  }
  const bool is_newer = later.seen.size >= earlier.seen.size;
  AuditorMemory joined = is_newer ? later : earlier;
  joined.checkpoint =
      checkpoint_size(later) >= checkpoint_size(earlier) ? later.checkpoint : earlier.checkpoint;
  joined.ledgers = earlier.ledgers;
  for (const std::string& path : later.ledgers) {
    if (std::ranges::find(joined.ledgers, path) == joined.ledgers.end()) {
      joined.ledgers.push_back(path);
    }
  }
  if (joined.ledgers.size() > kMemoryLedgersMax) {
    const auto surplus = static_cast<std::ptrdiff_t>(joined.ledgers.size() - kMemoryLedgersMax);
    joined.ledgers.erase(joined.ledgers.begin(), joined.ledgers.begin() + surplus);
  }
  return joined;
}

}  // namespace fundtrail
