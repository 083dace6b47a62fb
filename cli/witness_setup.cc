// SPDX-License-Identifier: Apache-2.0
#include "cli/witness_setup.h"

#include "cli/given_keys.h"
#include "cli/passphrase_input.h"
#include "cli/signing.h"
#include "ledger/user_folders.h"

namespace fundtrail {

std::vector<OptionInfo> witness_options() {
  std::vector<OptionInfo> options = {
      {"--key", "KEY",
       say("见证密钥（fundtrail key new 简称 --type witness）",
           "the witness's key (`fundtrail key new ALIAS --type witness`)")},
      {"--log", "VKEY",
       say("为这本账见证：账本管理密钥的公钥；可给多次",
           "a ledger that is witnessed, by its operator's public key; may be repeated"),
       true},
      {"--log-file", "FILE",
       say("同上，每行一个公钥，# 开头的行不算",
           "the same from a file, a key a line, but for lines that begin with #")}};
  for (OptionInfo& option : passphrase_options()) options.push_back(std::move(option));
  return options;
}

std::vector<VerifierKey> read_log_keys(const CommandLine& line) {
  std::vector<VerifierKey> keys;
  for (const char* option : {"--log", "--log-file"}) {
    for (const std::string& value : line.all(option)) {
      const std::vector<VerifierKey> given = read_given_keys(option, value);
      keys.insert(keys.end(), given.begin(), given.end());
    }
  }
  if (!keys.empty()) return keys;
  throw Error(ErrorCode::kUsage,
              say("请用 --log 或 --log-file 写明为哪些账本见证：账本管理密钥的公钥，在账本一方用 "
                  "fundtrail key show operator --vkey 打印",
                  "say with --log or --log-file which ledgers are witnessed: the public keys that "
                  "`fundtrail key show operator --vkey` prints where the ledger is"));
}

Witness open_witness(const Context& context) {
  std::vector<VerifierKey> log_keys = read_log_keys(context.line);
  const auto name = context.line.value("--key");
  if (!name) {
    throw Error(
        ErrorCode::kUsage,
        say("请用 --key 写明见证密钥；还没有就用 fundtrail key new 简称 --type witness 新建",
            "give the witness's key with --key; make one with `fundtrail key new ALIAS "
            "--type witness`"));
  }
  const KeyFile file = user_keys().find(*name);
  require_witness_key(file.key);
  return {open_key(context, file), std::move(log_keys),
          WitnessState(user_state_folder() / "witness")};
}

}  // namespace fundtrail
