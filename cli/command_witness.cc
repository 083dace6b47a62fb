// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <csignal>

#include <pthread.h>

#include "cli/command.h"
#include "cli/shell_word.h"
#include "cli/witness_server.h"
#include "cli/witness_setup.h"
#include "cli/witness_sign.h"
#include "report/printable.h"
#include "report/record_text.h"

namespace fundtrail {
namespace {

constexpr std::string_view kDefaultListen = "127.0.0.1:8460";

struct Action {
  std::string_view name;
  std::size_t arguments;  // after the action's name
  int (*run)(Context& context);
};

// A stranger chooses method and path, and may choose long ones.
std::string log_line(const Clock& clock, Language language, const ServiceRequest& request,
                     const ServiceAnswer& answer) {
  std::string line =
      fmt::format("{} {} {} {}", format_time_json(clock.now_us()), shown_text(request.method),
                  shown_text(request.path), answer.status);
  if (!answer.reason.is_empty()) line += " " + answer.reason.in(language);
  return printable(line);
}

void tell_serving(Context& context, const Witness& witness, const WitnessServer& server) {
  const std::string url = "http://" + format_listen_address(server.address());
  const std::string word = printable(shell_word(format_vkey(witness.key())));
  if (context.settings.is_json) {
    context.write_json(JsonObject{{"schema", "fundtrail.witness_service/1"},
                                  {"ok", true},
                                  {"url", url},
                                  {"vkey", printable(format_vkey(witness.key()))}});
  } else {
    context.out.write(context.tell(
        "见证服务已开始：{}\n见证公钥：\n  {}\n账本一方取得见证：\n  fundtrail checkpoint "
        "--witness {} "
        "--witness-key {}\n按 Ctrl-C 结束。\n",
        "The witness serves at {}\nIts public key:\n  {}\nWhoever has a ledger asks it with\n"
        "  fundtrail checkpoint --witness {} --witness-key {}\nEnd it with Ctrl-C.\n",
        url, printable(format_vkey(witness.key())), url, word));
  }
  context.out.flush();
}

// The signals are held off in every thread, and waited for here.
void wait_for_end(const sigset_t& signals) {
  int received = 0;
  while (::sigwait(&signals, &received) != 0) {
  }
}

int run_serve(Context& context) {
  const ListenAddress address =
      parse_listen_address(context.line.value("--listen").value_or(std::string(kDefaultListen)));
  Witness witness = open_witness(context);
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&signals, signal);
  ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  const SystemClock clock;
  const Language language = context.settings.language;
  const WitnessServer server(witness, clock, address,
                             [&](const ServiceRequest& request, const ServiceAnswer& answer) {
                               write_error_line(log_line(clock, language, request, answer));
                             });
  tell_serving(context, witness, server);
  wait_for_end(signals);
  return 0;
}

constexpr auto kActions =
    std::to_array<Action>({{"serve", 0, run_serve}, {"sign", 1, run_witness_sign}});

int run_witness(Context& context) {
  const std::vector<std::string>& arguments = context.line.arguments;
  for (const Action& action : kActions) {
    if (action.name == arguments.front() && arguments.size() == action.arguments + 1) {
      return action.run(context);
    }
  }
  throw Error(ErrorCode::kUsage,
              say("写法是 fundtrail witness serve 或 fundtrail witness sign 文件",
                  "write `fundtrail witness serve` or `fundtrail witness sign FILE`"));
}

}  // namespace

CommandInfo witness_command() {
  CommandInfo info;
  info.name = "witness";
  info.summary = say("为别人的账本见证：核对封存点没有倒退、没有改写，再签名",
                     "witness others' ledgers: cosign checkpoints that roll nothing back");
  info.examples = {
      {"fundtrail witness serve --key w1 --log-file logs.txt",
       say("在本机开见证服务", "serve on this machine")},
      {"fundtrail witness sign 2024.checkpoint --key w1 --log-file logs.txt -o 2024.cosigned",
       say("见证一个封存点文件", "cosign a checkpoint in a file")}};
  info.positional = {"ACTION [FILE]", 2, true,
                     say("serve，或 sign 和封存点文件", "serve, or sign and a checkpoint file")};
  for (const Action& action : kActions) info.positional.first_words.emplace_back(action.name);
  info.options = witness_options();
  info.options.insert(
      info.options.begin() + 3,
      {{"--listen", "HOST:PORT",
        say("serve：监听的地址和端口，缺省 127.0.0.1:8460；端口 0 表示任选",
            "serve: where to listen, 127.0.0.1:8460 unless given; port 0 is any")},
       {"--proof", "FILE",
        say("sign：从上次见证的条数算起的一致性证明",
            "sign: the proof of consistency from the size cosigned last")},
       {"-o", "FILE", say("sign：写入这个新文件", "sign: write to this new file")}});
  info.details = say(
      "见证过什么记在 $XDG_STATE_HOME/fundtrail/witness（缺省 ~/.local/state），先落盘再答复；"
      "不要从旧备份恢复它，否则发现不了账本倒退。\n"
      "第一次见证不需要证明，以后每次都要证明新的是旧的延续。\n"
      "serve 只讲 HTTP（C2SP tlog-witness）；对外开放时前面要有反向代理，由它加密、限流。",
      "What was cosigned is remembered in $XDG_STATE_HOME/fundtrail/witness (~/.local/state), on "
      "the disk before anybody is answered; never restore it from an older backup, or a rollback "
      "goes unnoticed.\nThe first checkpoint of a ledger needs no proof, each later one does.\n"
      "serve speaks HTTP alone (C2SP tlog-witness): towards the Internet a reverse proxy stands "
      "before it, for TLS and limits.");
  info.run = run_witness;
  return info;
}

}  // namespace fundtrail
