// SPDX-License-Identifier: Apache-2.0
#include "cli/held_options.h"

#include "cli/given_keys.h"
#include "cli/parse_file.h"
#include "cli/timestamping.h"
#include "ledger/proof/checkpoint.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

HeldCheckpoint read_checkpoint(const std::string& path) {
  SignedNote note = parse_file(path, kNoteBytesMax, [](std::string_view text) {
    SignedNote parsed = parse_note(text);
    static_cast<void>(parse_checkpoint(parsed.text));
    return parsed;
  });
  return {std::move(note), CheckpointGiver::kCaller,
          say("所给封存点（{}）", "the checkpoint given ({})", shown_text(path))};
}

}  // namespace

std::vector<OptionInfo> held_options() {
  return {
      {"--checkpoint", "FILE",
       say("与自己留存的签名封存点对照；可写多次",
           "compare with a signed checkpoint that you hold; may be given several times"),
       true},
      {"--key", "VKEY",
       say("账本管理者的公钥，或存公钥的文件：从账本以外的途径取得的",
           "the operator's public key, or a file of keys: got by other means than the ledger")},
      {"--policy", "FILE",
       say("见证策略（C2SP tlog-policy）：封存点须有其所列账本和够数见证人的签名",
           "a policy (C2SP tlog-policy): checkpoints need its quorum of witnesses")},
      {"--roots", "FILE",
       say("时间戳机构的根证书（PEM）：账本自带的时间戳须有一个由其认可，作为依据",
           "root certificates of time-stamping authorities in PEM: one of the timestamps that the "
           "ledger keeps must be under them, and is relied on")},
      {"--crls", "FILE", say("与 --roots 同用：吊销列表（PEM）", "with --roots: CRLs in PEM")},
      {"--trust", "FILE",
       say("各单位的公钥，每行是单位编号和公钥：账本里这些单位的其他密钥都不可信",
           "what you know of parties' keys, each line a party's id and its vkey: no other key is "
           "then believed to be that party's")},
      {"--no-memory", "",
       say("不与上次核验所记的对照，这次也不记", "neither use nor keep what was verified before")}};
}

Held read_held(const CommandLine& line) {
  Held held;
  for (const std::string& path : line.all("--checkpoint")) {
    held.checkpoints.push_back(read_checkpoint(path));
  }
  if (const auto key = line.value("--key")) held.keys = read_given_keys("--key", *key);
  if (const auto path = line.value("--policy")) {
    held.policy = parse_file(*path, kPolicyBytesMax, parse_policy);
  }
  if (line.has("--roots")) {
    held.timestamp_trust = read_timestamp_trust(line);
  } else if (line.has("--crls")) {
    throw Error(ErrorCode::kUsage,
                say("--crls 要与 --roots 同用", "--crls goes with --roots FILE"));
  }
  return held;
}

std::vector<PartyKey> read_party_keys(const CommandLine& line) {
  const auto path = line.value("--trust");
  return path ? read_party_keys(*path) : std::vector<PartyKey>();
}

}  // namespace fundtrail
