// SPDX-License-Identifier: Apache-2.0
#include "ledger/key_folder.h"

#include <algorithm>
#include <system_error>

#include "ledger/small_file.h"
#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kExtension = ".pem";
constexpr std::size_t kAliasBytesMax = 64;

bool is_alias_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
         c == '_' || c == '-';
}

void require_alias(const std::string& alias) {
  const bool is_right = !alias.empty() && alias.size() <= kAliasBytesMax && alias.front() != '.' &&
                        alias.front() != '-' &&
                        std::all_of(alias.begin(), alias.end(), is_alias_character);
  if (is_right) return;
  throw Error(ErrorCode::kRefused,
              say("密钥的简称“{}”不对：只能用英文字母、数字、点、下划线和连字符，最多 {} 个",
                  "“{}” is no alias of a key: letters, digits, dots, underscores and hyphens, at "
                  "most {}",
                  shown_text(alias), kAliasBytesMax));
}

Error missing_error(const std::string& name, const fs::path& folder) {
  return Error(ErrorCode::kUsage,
               say("没有密钥“{}”（找过文件夹 {}）。用 fundtrail key list 查看已有的密钥，或用 "
                   "fundtrail key new 新建",
                   "there is no key “{}” (looked for in {}). See those there are with `fundtrail "
                   "key list`, or make one with `fundtrail key new`",
                   shown_text(name), shown_text(folder.string())));
}

}  // namespace

std::optional<KeyFile> read_key_file(const fs::path& path) {
  std::optional<std::string> pem = read_small_file(path, kKeyFileBytesMax);
  if (!pem) return std::nullopt;
  VerifierKey key = parse_key_line(*pem);
  return KeyFile{path, std::move(key), std::move(*pem)};
}

fs::path KeyFolder::save(const std::string& alias, const SigningKey& key,
                         const Passphrase& passphrase) const {
  require_alias(alias);
  fs::path path = folder_ / (alias + std::string(kExtension));
  if (create_file(path, key.format_pem(passphrase), FileAccess::kPrivate)) return path;
  throw Error(ErrorCode::kRefused, say("已有密钥文件 {}，不会覆盖它；请另取简称",
                                       "there is a key file {}, which is never overwritten: take "
                                       "another alias",
                                       shown_text(path.string())));
}

std::vector<KeyFile> KeyFolder::list() const {
  std::vector<KeyFile> keys;
  std::error_code error;
  for (fs::directory_iterator entry(folder_, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() != kExtension) continue;
    try {
      if (auto key = read_key_file(entry->path())) keys.push_back(std::move(*key));
    } catch (const Error&) {
      // Somebody else's file: it hides no key of ours.
    }
  }
  std::sort(keys.begin(), keys.end(),
            [](const KeyFile& left, const KeyFile& right) { return left.path < right.path; });
  return keys;
}

KeyFile KeyFolder::find(const std::string& name) const {
  const bool is_path = name.find('/') != std::string::npos && fs::exists(name);
  if (is_path || name.ends_with(kExtension)) {
    if (auto key = read_key_file(name)) return std::move(*key);
    throw missing_error(name, folder_);
  }
  std::vector<KeyFile> found;
  for (KeyFile& key : list()) {
    if (key.path.stem() == name || key.key.name() == name) found.push_back(std::move(key));
  }
  if (found.size() == 1) return std::move(found.front());
  if (found.empty()) throw missing_error(name, folder_);
  throw Error(ErrorCode::kUsage,
              say("有 {} 把密钥叫“{}”，请写密钥文件的路径，如 {}",
                  "{} keys are called “{}”: give the path of one, such as {}", found.size(),
                  shown_text(name), shown_text(found.front().path.string())));
}

std::optional<KeyFile> KeyFolder::find(const VerifierKey& key) const {
  for (KeyFile& file : list()) {
    if (file.key == key) return std::move(file);
  }
  return std::nullopt;
}

}  // namespace fundtrail
