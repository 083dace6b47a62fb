// SPDX-License-Identifier: Apache-2.0
#include "cli/command.h"
#include "cli/completion.h"

namespace fundtrail {
namespace {

int run_completion(Context& context) {
  const std::string& shell = context.line.arguments.front();
  if (shell == "bash") {
    context.out.write(bash_completion());
  } else if (shell == "zsh") {
    context.out.write(zsh_completion());
  } else {
    throw Error(ErrorCode::kUsage,
                say("没有“{}”的补全脚本；可用 bash、zsh",
                    "there is no completion for “{}”: bash or zsh", shown_text(shell)));
  }
  return 0;
}

}  // namespace

CommandInfo completion_command() {
  CommandInfo info;
  info.name = "completion";
  info.summary = say("打印命令行补全脚本", "print a script that completes command lines");
  info.examples = {
      {"source <(fundtrail completion bash)", say("在当前的 bash 里启用", "use it in this bash")},
      {"source <(fundtrail completion zsh)",
       say("在当前的 zsh 里启用（先运行 compinit）", "use it in this zsh, after compinit")}};
  info.positional = {"bash|zsh", 1, true, say("哪一种 shell", "the shell")};
  info.run = run_completion;
  return info;
}

}  // namespace fundtrail
