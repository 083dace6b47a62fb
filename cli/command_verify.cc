// SPDX-License-Identifier: Apache-2.0
#include <limits>

#include "cli/command.h"
#include "cli/progress.h"
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

// The whole text is made before any of it is written, and the ledger is closed by then: a damaged
// file that kills the process leaves nothing half said.
std::string verify_ledger(const Context& context, VerifyOptions options, int& code) {
  const Settings& settings = context.settings;
  const Subject subject = open_subject(context);
  Verification found;
  {
    Progress progress(say("核验中", "verifying"), settings.language);
    options.progress = [&](std::uint64_t done, std::uint64_t total) {
      progress.update(done, total);
    };
    found = verify(*subject.source, options);
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
  info.details = say(
      "每条存储的内容都重新计算哈希；结果只取决于账本，与线程、时钟、机器无关。\n"
      "退出码：0 完好且各目标成立，1 有不成立的核对，6 有目标不成立或未证实，10 被改动，\n"
      "12 被回退或分叉，13 未能核验。",
      "Every stored value is hashed again; the result depends on the ledger alone, not on threads, "
      "clock or machine.\nExit codes: 0 intact and every goal confirmed, 1 a check does not hold, "
      "6 a goal does not hold or\nis not confirmed, 10 altered, 12 rolled back or forked, 13 could "
      "not be checked.");
  info.opens_ledger = true;
  info.run = run_verify;
  info.failure_document = unchecked_document;
  return info;
}

}  // namespace fundtrail
