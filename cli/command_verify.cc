// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <limits>

#include "cli/command.h"
#include "cli/equivocation_file.h"
#include "cli/held_options.h"
#include "cli/own_checkpoints.h"
#include "cli/progress.h"
#include "cli/rule_options.h"
#include "cli/verify_memory.h"
#include "cli/view_options.h"
#include "ledger/ledger.h"
#include "ledger/proof/entry_file.h"
#include "report/verification_json.h"
#include "report/verification_text.h"
#include "verifier/verify.h"

namespace fundtrail {
namespace {

constexpr std::uint64_t kJobsMax = 1'024;

VerifyOptions read_options(const CommandLine& line) {
  VerifyOptions options;
  options.jobs = static_cast<unsigned>(line.count("--jobs", kJobsMax).value_or(0));
  options.expect_size = line.count("--expect-size", std::numeric_limits<std::uint64_t>::max());
  options.expect_root = line.digest("--expect-root");
  if (options.expect_size == 0U) {
    throw Error(ErrorCode::kUsage,
                say("选项 --expect-size 的值应大于 0：0 条什么也对照不了",
                    "option --expect-size: give more than 0, which compares nothing"));
  }
  options.held = read_held(line);
  options.party_keys = read_party_keys(line);
  options.rules = read_rule_options(line);
  return options;
}

// What is to be verified, and what keeps it open.
struct Subject {
  std::unique_ptr<Ledger> ledger;
  std::unique_ptr<EntrySource> source;
};

Subject open_subject(const Context& context) {
  Subject subject;
  if (const auto path = context.line.value("--entries")) {
    subject.source = std::make_unique<EntryFile>(*path);
    return subject;
  }
  subject.ledger = std::make_unique<Ledger>(context.settings.folder, Ledger::Access::kRead);
  subject.source = subject.ledger->snapshot();
  return subject;
}

// Verifies against all that is held, and keeps what is to be kept of the outcome. The snapshot is
// opened after what is held was read: what is appended, signed or remembered meanwhile must not
// look like a tail that was cut off.
Verification verify_held(const Context& context, Subject& subject, VerifyOptions& options) {
  const bool is_ledger = subject.ledger != nullptr;
  const auto folder = is_ledger ? std::optional(context.settings.folder) : std::nullopt;
  std::optional<VerifyMemory> memory;
  if (!context.line.has("--no-memory")) {
    memory.emplace(folder);
    memory->recall(*subject.source, options.held);
  }
  std::vector<Message> notices;
  if (folder) {
    OwnCheckpoints own = read_own_checkpoints(*folder);
    std::ranges::move(own.checkpoints, std::back_inserter(options.held.checkpoints));
    notices = std::move(own.notices);
    subject.source.reset();
    subject.source = subject.ledger->snapshot();
  }
  options.view = read_view(context.line, *subject.source);
  Verification found = verify(*subject.source, options);
  found.notices.insert(found.notices.end(), notices.begin(), notices.end());
  if (memory) memory->remember(found);
  if (found.integrity.equivocation) {
    found.notices.push_back(say(
        "账本管理者签过两段不同的历史，两份封存点已并存为 {}，请妥善保存，可供他人验证",
        "the ledger's operator signed two histories; both checkpoints are in {}: keep it, others "
        "can verify it",
        write_equivocation(*found.integrity.equivocation).string()));
  }
  return found;
}

// The whole text is made before any of it is written, and the ledger is closed by then: a damaged
// file that kills the process leaves nothing half said.
std::string verify_ledger(const Context& context, VerifyOptions options, int& code) {
  const Settings& settings = context.settings;
  Subject subject = open_subject(context);
  Verification found;
  {
    Progress progress(say("核验中", "verifying"), settings.language);
    options.progress = [&](std::uint64_t done, std::uint64_t total) {
      progress.update(done, total);
    };
    found = verify_held(context, subject, options);
  }
  code = exit_code(found);
  if (settings.is_json) {
    return format_json_pretty(verification_json(found, settings.language)) + "\n";
  }
  return verification_text(found, {settings.language, settings.paint});
}

int run_verify(Context& context) {
  int code = 0;
  const std::string text = verify_ledger(context, read_options(context.line), code);
  context.out.write(text);
  return code;
}

// What could not be checked is an answer too.
std::optional<JsonValue> unchecked_document(const Failure& failure, Language language) {
  if (failure.code != static_cast<int>(ErrorCode::kUnchecked)) return std::nullopt;
  Verification found;
  found.integrity.result = IntegrityResult::kUnchecked;
  found.notices.push_back(failure.message);
  return verification_json(found, language);
}

}  // namespace

CommandInfo verify_command() {
  CommandInfo info;
  info.name = "verify";
  info.summary = say("核验完整性，重算所报数字，核对各项规则",
                     "verify the integrity, recompute every figure, check the rules");
  info.examples = {
      {"fundtrail verify", say("核验 ./fundtrail-ledger", "verify ./fundtrail-ledger")},
      {"fundtrail verify --expect-size 92 --expect-root ROOT",
       say("与自己留存的条数和根对照", "compare with the size and root that you hold")},
      {"fundtrail verify --checkpoint held.checkpoint --key operator.vkey",
       say("与自己留存的签名封存点对照", "compare with a signed checkpoint that you hold")},
      {"fundtrail verify --roots tsa-root.pem",
       say("核验账本自带的时间戳，以其为依据", "verify the timestamps kept, and rest on them")},
      {"fundtrail verify --known-at 2025-03-31",
       say("按那天账本已有的记录核对", "check what the ledger held on that day")},
      {"fundtrail verify --rules rules.toml --skip D01",
       say("按自己的阈值，略过一条规则", "with your own thresholds, and without one rule")},
      {"fundtrail verify --entries 2024.entries",
       say("核验别处导出的条目", "verify entries that were exported elsewhere")},
      {"fundtrail verify --json > result.json", say("供程序读取", "for programs")}};
  info.options = {
      {"--expect-size", "N",
       say("所知账本已达到的条数；现存较少即为被截或回退",
           "a size that the ledger is known to have reached; fewer now is a roll-back")},
      {"--expect-root", "ROOT",
       say("留存的根（base64 或十六进制）；对 --expect-size 时的，未给则为现在的",
           "the root held, in base64 or hexadecimal: of --expect-size, or of now")},
      {"--entries", "FILE",
       say("核验导出的条目文件，而不是账本", "verify a file of exported entries, not a ledger")},
      {"--jobs", "N",
       say("线程数，缺省或 0 为处理器核数；结果与它无关",
           "threads; none given or 0: one a core; the result does not depend on it")}};
  const std::vector<OptionInfo> held = held_options();
  info.options.insert(info.options.begin() + 2, held.begin(), held.end());
  const std::vector<OptionInfo> rules = rule_options();
  info.options.insert(info.options.end() - 1, rules.begin(), rules.end());
  for (OptionInfo& option : view_options()) info.options.push_back(std::move(option));
  info.details = say(
      "每条存储的内容都重新计算哈希；结果只取决于账本和所持的，与线程、时钟无关。\n"
      "核验完好即记下（$XDG_STATE_HOME/fundtrail/auditor，缺省 ~/.local/state），下次自动对照：\n"
      "尾部被截、换回旧备份、改写历史、调换账本或密钥都会指出。\n"
      "退出码：0 完好且各目标成立，1 有不成立的核对，6 有目标不成立或未证实，10 被改动，\n"
      "11 签名或密钥不可信，12 被回退或分叉，13 未能核验。",
      "Every stored value is hashed again; the result depends on the ledger and on what is held, "
      "not "
      "on threads\nor clock. An intact verification is remembered "
      "($XDG_STATE_HOME/fundtrail/auditor, else ~/.local/state)\nand compared with the next time: "
      "a "
      "tail cut off, an old backup, a rewritten history, another ledger\nor key are told.\nExit "
      "codes: 0 intact and every goal confirmed, 1 a check does not hold, 6 a goal does not hold "
      "or\nis not confirmed, 10 altered, 11 a signature or key is not trusted, 12 rolled back or "
      "forked,\n13 could not be checked.");
  info.opens_ledger = true;
  info.run = run_verify;
  info.failure_document = unchecked_document;
  return info;
}

}  // namespace fundtrail
