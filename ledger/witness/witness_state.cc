// SPDX-License-Identifier: Apache-2.0
#include "ledger/witness/witness_state.h"

#include <cerrno>
#include <cstring>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>

#include "ledger/small_file.h"
#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kExtension = ".checkpoint";
constexpr std::string_view kLockName = "lock";

[[noreturn]] void fail_locking(const fs::path& path, int error) {
  throw Error(ErrorCode::kUnchecked,
              say("锁不住见证记忆 {}：{}", "the witness's memory {} cannot be locked: {}",
                  path.string(), ::strerrordesc_np(error)));
}

[[noreturn]] void fail_damaged(const fs::path& path, const Message& reason) {
  throw Error(
      ErrorCode::kUnchecked,
      say("见证记忆 {} 已损坏：{}。不再为这本账见证；请从备份恢复这个文件，不要删除它："
          "没有它就发现不了账本倒退",
          "the witness's memory {} is damaged: {}. Nothing of this ledger is cosigned any more: "
          "restore the file from a backup, and do not remove it, since without it no rollback "
          "would be noticed",
          path.string(), reason));
}

SignedNote parse_held(std::string_view text, std::string_view origin,
                      std::span<const VerifierKey> keys) {
  SignedNote note = parse_note(text);
  if (parse_checkpoint(note.text).origin != origin) {
    throw FormatError(say("是另一本账的封存点", "it is the checkpoint of another ledger"));
  }
  if (verify_note(note, keys).result == NoteResult::kVerified) return note;
  throw FormatError(say("没有已知公钥的有效签名", "no known key has signed it"));
}

}  // namespace

fs::path WitnessState::path_of(std::string_view origin) const {
  return folder_ / (origin_hash(origin) + std::string(kExtension));
}

FileDescriptor WitnessState::lock() const {
  const fs::path path = folder_ / kLockName;
  make_folders(folder_, FileAccess::kPrivate);
  FileDescriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!file.is_open()) fail_locking(path, errno);
  while (::flock(file.number(), LOCK_EX) != 0) {
    if (errno != EINTR) fail_locking(path, errno);
  }
  return file;
}

std::optional<SignedNote> WitnessState::read(std::string_view origin,
                                             std::span<const VerifierKey> keys) const {
  const fs::path path = path_of(origin);
  try {
    const std::optional<std::string> text = read_small_file(path, kNoteBytesMax);
    if (!text) return std::nullopt;
    return parse_held(*text, origin, keys);
  } catch (const Error& error) {
    if (error.code() == ErrorCode::kRefused) fail_damaged(path, error.message());
    throw;
  }
}

void WitnessState::write(std::string_view origin, const SignedNote& note) const {
  replace_file(path_of(origin), format_note(note), FileAccess::kPrivate);
}

fs::path WitnessState::keep_evidence(std::string_view origin, const SignedNote& held,
                                     const SignedNote& refused) const {
  const std::uint64_t size = parse_checkpoint(refused.text).head.size;
  fs::path path = folder_ / (origin_hash(origin) + ".refused-" + std::to_string(size) + ".txt");
  const std::string both = format_note(held) + "\n" + format_note(refused);
  static_cast<void>(create_file(path, both, FileAccess::kPrivate));
  return path;
}

}  // namespace fundtrail
