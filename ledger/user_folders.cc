// SPDX-License-Identifier: Apache-2.0
#include "ledger/user_folders.h"

#include <cstdlib>

#include "schemas/error.h"

namespace fundtrail {
namespace {

std::filesystem::path absolute_path_in(const char* variable) {
  const char* value = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe): nobody sets it
  std::filesystem::path path = value != nullptr ? value : "";
  return path.is_absolute() ? path : std::filesystem::path();
}

std::filesystem::path user_folder(const char* variable, const char* below_home) {
  const std::filesystem::path given = absolute_path_in(variable);
  if (!given.empty()) return given / "fundtrail";
  const std::filesystem::path home = absolute_path_in("HOME");
  if (!home.empty()) return home / below_home / "fundtrail";
  throw Error(ErrorCode::kUsage,
              say("不知道把密钥和核验记忆放在哪里：环境变量 {} 和 HOME 都没有写绝对路径",
                  "there is no place to keep keys and what was verified: neither {} nor HOME is an "
                  "absolute path",
                  variable));
}

}  // namespace

std::filesystem::path user_data_folder() { return user_folder("XDG_DATA_HOME", ".local/share"); }

std::filesystem::path user_state_folder() { return user_folder("XDG_STATE_HOME", ".local/state"); }

}  // namespace fundtrail
