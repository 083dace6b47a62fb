// SPDX-License-Identifier: Apache-2.0
#include "cli/command.h"
#include "cli/given_keys.h"
#include "ledger/small_file.h"
#include "report/printable.h"
#include "report/proof_check_text.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

std::string read_proof(const std::string& path) {
  if (auto text = read_small_file(path, kProofFileBytesMax)) return std::move(*text);
  throw Error(ErrorCode::kUsage, say("没有文件 {}", "there is no file {}", shown_text(path)));
}

ProofCheck check_file(const std::string& path, std::vector<VerifierKey> keys) {
  const std::string text = read_proof(path);
  try {
    return check_proof(text, std::move(keys));
  } catch (const FormatError& error) {
    throw Error(error.code(),
                say("{} 不是完好的证明或封存点：{}。文件可能没有传完整，请重新索取",
                    "{} is no sound proof or checkpoint: {}. Perhaps it did not arrive whole: ask "
                    "for it again",
                    shown_text(path), error.message()));
  }
}

int run_check(Context& context) {
  const Settings& settings = context.settings;
  std::vector<VerifierKey> keys;
  if (const auto value = context.line.value("--key")) keys = read_given_keys("--key", *value);
  const ProofCheck check = check_file(context.line.arguments.front(), std::move(keys));
  if (settings.is_json) {
    context.write_json(proof_check_json(check, settings.language));
  } else {
    context.out.write(proof_check_text(check, settings.language, settings.paint));
  }
  return exit_code(check.result);
}

}  // namespace

CommandInfo check_command() {
  CommandInfo info;
  info.name = "check";
  info.summary = say("离线核对一份证明或封存点，不需要账本",
                     "check a proof or a checkpoint, without a ledger");
  info.examples = {{"fundtrail check AL-1.tlog-proof --key jilin.vkey",
                    say("用存着的公钥核对一份证明", "check a proof by a key that was kept")},
                   {"fundtrail check 2024.checkpoint --key example.org/jilin+6090c66c+AddamAGC…",
                    say("核对封存点的签名", "check the signature of a checkpoint")}};
  info.positional = {"FILE", 1, true,
                     say("包含证明、一致性证明或封存点",
                         "an inclusion proof, a consistency proof or a checkpoint")};
  info.options = {{"--key", "VKEY|FILE",
                   say("您信任的公钥，或存公钥的文件（一行一把）：账本的，也可加见证人的",
                       "the key that you trust, or a file of keys, one a line: the ledger's, and "
                       "witnesses' as well")}};
  info.details = say(
      "公钥要从账本管理者那里另外取得，不要用随证明一起寄来的。\n退出码：0 成立；10 内容自相矛盾；"
      "11 没有可信的签名；5 文件不完整或不是证明。",
      "Have the key from the ledger's operator by another way than the proof.\nExit codes: 0 it "
      "holds; 10 it contradicts itself; 11 no trusted signature; 5 it is no proof, or was cut.");
  info.run = run_check;
  return info;
}

}  // namespace fundtrail
