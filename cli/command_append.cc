// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <utility>

#include <unistd.h>

#include "cli/append_report.h"
#include "cli/command.h"
#include "cli/contained.h"
#include "cli/held_batches.h"
#include "cli/input_batch.h"
#include "cli/last_verified.h"
#include "cli/passphrase_input.h"
#include "cli/prepared_signing.h"
#include "cli/signing.h"
#include "cli/signing_preview.h"
#include "ledger/ledger.h"
#include "report/printable.h"
#include "verifier/signatures/ledger_keys.h"

namespace fundtrail {
namespace {

// Whoever types the records needs to know that they are waited for.
void tell_of_terminal(const Context& context) {
  const auto& files = context.line.arguments;
  const bool reads_input = std::find(files.begin(), files.end(), "-") != files.end();
  if (!reads_input || ::isatty(STDIN_FILENO) != 1) return;
  write_error_line(context.tell("请输入记录，一行一条，以 Ctrl-D 结束：",
                                "Enter records, one a line, and end with Ctrl-D:"));
}

// Named twice, every line of a file is its own twin, and standard input is empty when read again.
void require_each_once(std::vector<std::string> files) {
  std::sort(files.begin(), files.end());
  const auto twice = std::adjacent_find(files.begin(), files.end());
  if (twice == files.end()) return;
  throw Error(ErrorCode::kUsage,
              say("“{}”给了两次，每个文件只能给一次", "“{}” is given twice: give each file once",
                  printable(*twice)));
}

// What a batch is appended to, and by whose keys.
struct Appending {
  explicit Appending(const Context& given)
      : context(given),
        ledger(given.settings.folder,
               given.line.has("--dry-run") ? Ledger::Access::kRead : Ledger::Access::kWrite),
        ring(read_key_ring(*ledger.snapshot(), ledger.genesis())),
        size(ledger.snapshot()->head().size) {
    options.is_dry_run = given.line.has("--dry-run");
    options.accepts_clock = given.line.has("--accept-clock");
    if (given.line.has("--as")) seen = last_verified(ledger, given.settings.folder);
  }

  const Context& context;
  Ledger ledger;
  KeyRing ring;
  std::uint64_t size;
  Head seen;  // what who signs had verified; of size 0: nothing
  AppendOptions options;
};

void require_one_way(const CommandLine& line) {
  const bool is_held = line.has("--hold");
  const auto refuse = [](const Message& why) { throw Error(ErrorCode::kUsage, why); };
  if (line.has("--signed") && (is_held || line.arguments.size() > 0)) {
    refuse(say("--signed 自带记录，不与其他文件或 --hold 同用",
               "--signed has the records with it: give no other file and no --hold"));
  }
  if (!line.has("--signed") && line.arguments.empty()) {
    refuse(say("缺少要录入的文件", "the file to append is missing"));
  }
  if (is_held && !line.has("--as")) {
    refuse(say("--hold 要与 --as 密钥 同用：先由录入人签名",
               "--hold goes with --as KEY: the author "
               "signs first"));
  }
  if (is_held && line.has("--dry-run")) {
    refuse(say("--hold 与 --dry-run 不能同用", "--hold and --dry-run do not go together"));
  }
}

// The author's key, opened once it is known to count. Nobody is asked for a passphrase who will
// sign nothing.
std::optional<SigningKey> open_author(const Appending& appending) {
  const auto name = appending.context.line.value("--as");
  if (!name || appending.options.is_dry_run) return std::nullopt;
  SigningKey key = open_key(appending.context, *name, appending.ring);
  require_active(appending.ring, key.verifier_key(), appending.size);
  return key;
}

// Appends what was signed elsewhere, with one more signature if --as is given.
int append_prepared(Context& context, const std::string& path) {
  Appending appending(context);
  PreparedBatch batch = read_prepared_batch(path);
  require_seen(appending.ledger, context.settings.folder, parse_batch_note(batch.note.text));
  require_ledger(batch, card_of(appending.ledger));
  if (context.line.has("--as")) show_before_signing(context, batch, appending.ring, appending.size);
  if (const auto key = open_author(appending)) {
    add_signature(batch, *key);
  }
  const BatchSigners signers = require_signers(batch, appending.ring, appending.size);
  const ControlTotals totals = control_totals(batch.records);
  require_policy(totals, appending.ring, appending.size, &signers);
  require_effect(batch.records, appending.ring, signers.signers, appending.size);
  require_first_use(appending.ledger, batch);
  PreparedSigner signer(batch.note);
  appending.options.signer = &signer;
  hold_interrupts();
  const AppendReceipt receipt =
      appending.ledger.append(batch.records, appending.options, SystemClock());
  write_receipt(context, receipt, totals, appending.options.is_dry_run);
  return 0;
}

void tell_held(const Context& context, const HeldBatch& held, const ControlTotals& totals) {
  if (context.settings.is_json) {
    context.write_json(JsonObject{{"schema", "fundtrail.hold/1"},
                                  {"ok", true},
                                  {"id", held.id},
                                  {"file", printable(held.path.string())},
                                  {"records", held.batch.records.size()},
                                  {"totals", totals_json(totals)}});
    return;
  }
  context.out.write(
      context.tell("已签名，待审批，还没有写入账本：{}\n\n",
                   "Signed, and waiting for release; not "
                   "in the ledger yet: {}\n\n",
                   held.id) +
      totals_text(context, totals) + "\n" +
      context.tell("审批人核对以上笔数和金额后运行：\n  fundtrail release {} --as 密钥\n",
                   "The approver compares these counts and sums, and runs:\n  fundtrail release {} "
                   "--as KEY\n",
                   held.id));
}

// What would be refused later is refused now: the batch is checked as if it were appended.
int hold_batch(Context& context, Appending& appending, InputBatch& batch, const SigningKey& key) {
  AppendOptions dry = appending.options;
  dry.is_dry_run = true;
  try {
    static_cast<void>(appending.ledger.append(batch.records, dry, SystemClock()));
  } catch (const BatchRefused& refused) {
    batch.refuse(refused);
    return report_refusals(context, batch);
  }
  const HeldBatch held = HeldBatches(context.settings.folder)
                             .hold(prepare_batch(batch.records.records(),
                                                 {card_of(appending.ledger), appending.seen}, key));
  tell_held(context, held, batch.totals);
  return 0;
}

BatchSigners author_alone(const KeyRing& ring, const SigningKey& key) {
  BatchSigners signers;
  signers.author = ring.find(key.verifier_key());
  return signers;
}

int append_files(Context& context) {
  const CommandLine& line = context.line;
  require_each_once(line.arguments);
  const std::optional<TableOptions> tables = take_table_options(line);
  Appending appending(context);
  InputBatch batch;
  {
    tell_of_terminal(context);
    Progress progress(say("已读", "records read:"), context.settings.language);
    const std::unique_ptr<EntrySource> source = appending.ledger.snapshot();
    NameBook names(*source);
    batch = read_batch(line.arguments, {tables ? &*tables : nullptr, &names}, progress);
  }
  if (!batch.is_read) return report_refusals(context, batch);
  std::optional<SigningKey> key = open_author(appending);
  if (line.has("--hold")) return hold_batch(context, appending, batch, *key);
  if (!appending.options.is_dry_run) {
    const BatchSigners signers = key ? author_alone(appending.ring, *key) : BatchSigners();
    require_policy(batch.totals, appending.ring, appending.size, key ? &signers : nullptr);
  }
  std::vector<SigningKey> keys;
  if (key) keys.push_back(std::move(*key));
  KeySigner signer(std::move(keys), appending.seen);
  if (line.has("--as")) appending.options.signer = &signer;
  hold_interrupts();
  AppendReceipt receipt;
  try {
    receipt = appending.ledger.append(batch.records, appending.options, SystemClock());
  } catch (const BatchRefused& refused) {
    batch.refuse(refused);
    return report_refusals(context, batch);
  }
  write_receipt(context, receipt, batch.totals, appending.options.is_dry_run, &batch);
  return 0;
}

int run_append(Context& context) {
  require_one_way(context.line);
  if (const auto path = context.line.value("--signed")) return append_prepared(context, *path);
  return append_files(context);
}

}  // namespace

CommandInfo append_command() {
  CommandInfo info;
  info.name = "append";
  info.summary =
      say("录入一批记录：全部记入，或全部拒收", "append a batch of records: all of them or none");
  info.examples = {
      {"fundtrail append records.jsonl", say("录入一个文件", "append a file")},
      {"fundtrail append --dry-run 1.jsonl 2.jsonl", say("只检查，不写入", "check, write nothing")},
      {"cat records.jsonl | fundtrail append -", say("从标准输入读", "read standard input")},
      {"fundtrail append pay.csv --mapping disbursement --set programme=PG-2024 --dry-run",
       say("检查一张支付明细表，核对笔数和金额",
           "check a table of payments, its counts and sums")}};
  info.positional = {
      "FILE…", std::numeric_limits<std::size_t>::max(), false,
      say("JSON 行文件，一行一条记录，或加 --mapping 的表格；- 为标准输入。几个文件是一批",
          "JSON lines, one record a line, or tables with --mapping; - is standard "
          "input. All files are one batch")};
  info.options = {
      {"--dry-run", "", say("照常检查，什么都不写入", "check everything, write nothing")},
      {"--as", "KEY",
       say("用这把密钥为本批签名（简称、名称或文件；operator 为账本的管理密钥）",
           "sign the batch with this key: an alias, a name or a file; operator is the ledger's "
           "own")},
      {"--hold", "",
       say("签名后先不写入，等另一人用 fundtrail release 审批",
           "sign, and leave it for another person to `fundtrail release`")},
      {"--signed", "FILE",
       say("录入用 fundtrail sign 签好的一批；加 --as 则再签一行",
           "append a batch that `fundtrail sign` made; with --as, sign it once more")},
      {"--accept-clock", "",
       say("接受与账本最后一条相差过大的本机时钟",
           "accept a clock far from the last entry's time")}};
  for (OptionInfo& option : table_options()) info.options.push_back(std::move(option));
  for (OptionInfo& option : passphrase_options()) info.options.push_back(std::move(option));
  info.details = say(
      "同一编号、内容相同的记录视为已记入，不重复；内容不同则拒收。有任何一处不能接受，整批都不写入"
      "，\n"
      "逐处打印“文件:行: 字段 值: 原因”（至多 100 处和总数），退出码 5。空行跳过。\n"
      "表格打印“文件:表!格 列名 值: 原因”；合计行与各行之和不符的也拒收。\n"
      "签名记下您上次核验（verify）到的条数和根；账本不是从那里接着记的，不签，退出码 12。",
      "A record of the same id and content is already recorded and adds nothing; with other "
      "content it is refused.\nIf anything is refused nothing is written, each place is told as "
      "“file:line: field value: reason” (up to 100,\nand the total), exit code 5. Blank lines "
      "are passed over.\nIn tables it is “file:sheet!cell heading value: reason”; a total row that "
      "differs from its rows is refused as well.\n"
      "A signature names the size and root that you last verified; a ledger that does not go on "
      "from there is not signed, exit code 12.");
  info.opens_ledger = true;
  info.run = run_append;
  return info;
}

}  // namespace fundtrail
