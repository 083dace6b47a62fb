// SPDX-License-Identifier: Apache-2.0
#include "cli/append_report.h"
#include "cli/command.h"
#include "cli/last_verified.h"
#include "cli/new_file.h"
#include "cli/passphrase_input.h"
#include "cli/prepared_signing.h"
#include "cli/shell_word.h"
#include "ledger/small_file.h"
#include "report/printable.h"

namespace fundtrail {
namespace {

// Which ledger it is for: its card, or the ledger itself where that is at hand.
SignedFor read_ledger(const Context& context) {
  if (const auto path = context.line.value("--card")) {
    const LedgerCard card = read_ledger_card(*path);
    return {card, last_verified(card)};
  }
  const Ledger ledger(context.settings.folder, Ledger::Access::kRead);
  return {card_of(ledger), last_verified(ledger, context.settings.folder)};
}

// Of what is no such file, standard input or a folder, reading the records will tell.
bool is_prepared_file(const std::string& path) {
  return is_prepared_batch(read_beginning(path, kPreparedHeaderBytes));
}

PreparedBatch sign_again(const std::string& path, const SigningKey& key) {
  PreparedBatch batch = read_prepared_batch(path);
  batch.note.signatures.push_back(sign_batch_text(key, batch.note.text));
  return batch;
}

void write_batch(const Context& context, const PreparedBatch& batch, const std::string& path) {
  NewFile file(path);
  file.write(format_prepared_batch(batch));
  file.finish();
  const ControlTotals totals = control_totals(batch.records);
  if (context.settings.is_json) {
    context.write_json(JsonObject{{"schema", "fundtrail.sign/1"},
                                  {"ok", true},
                                  {"file", printable(path)},
                                  {"signatures", batch.note.signatures.size()},
                                  {"totals", totals_json(totals)}});
    return;
  }
  context.out.write(context.tell("已签名（共 {} 行签名），写入 {}：\n\n",
                                 "Signed ({} signatures in all), written to {}:\n\n",
                                 batch.note.signatures.size(), printable(path)) +
                    totals_text(context, totals) + "\n" +
                    context.tell("在账本所在的机器上录入：\n  fundtrail append --signed {}\n",
                                 "Where the ledger is, append it:\n  fundtrail append --signed "
                                 "{}\n",
                                 shell_word(path)));
}

int run_sign(Context& context) {
  const std::string& input = context.line.arguments.front();
  const auto name = context.line.value("--as");
  const auto output = context.line.value("-o");
  if (!name || !output) {
    throw Error(ErrorCode::kUsage, say("请写 --as 密钥 和 -o 文件", "give --as KEY and -o FILE"));
  }
  if (is_prepared_file(input)) {
    const SigningKey key = open_key(context, user_keys().find(*name));
    write_batch(context, sign_again(input, key), *output);
    return 0;
  }
  const SignedFor ledger = read_ledger(context);
  InputBatch batch;
  {
    Progress progress(say("已读", "records read:"), context.settings.language);
    batch = read_batch({input}, {}, progress);
  }
  if (batch.refusal_count > 0) return report_refusals(context, batch);
  const SigningKey key = open_key(context, user_keys().find(*name));
  write_batch(context, prepare_batch(batch.records.records(), ledger, key), *output);
  return 0;
}

}  // namespace

CommandInfo sign_command() {
  CommandInfo info;
  info.name = "sign";
  info.summary = say("离线为一批记录签名，另处录入",
                     "sign a batch of records offline, to be appended elsewhere");
  info.examples = {{"fundtrail sign records.jsonl --as clerk --card jilin.card -o records.batch",
                    say("不在账本旁边也能签", "sign without the ledger")},
                   {"fundtrail sign records.batch --as head -o approved.batch",
                    say("为已签的一批再签一行（审批）", "add another signature, as its approver")}};
  info.positional = {"FILE", 1, true,
                     say("JSON 行文件，或已签的一批", "JSON lines, or a signed batch")};
  info.options = {
      {"--as", "KEY", say("用这把密钥签名", "sign with this key")},
      {"--card", "FILE",
       say("账本名片（fundtrail key card 写的）；缺省取账本自身",
           "the ledger's card, as `fundtrail key card` writes it; else the ledger itself")},
      {"-o", "FILE", say("写入这个新文件", "write this new file")}};
  for (OptionInfo& option : passphrase_options()) info.options.push_back(std::move(option));
  info.details = say(
      "签的是记录的内容，不是它们在账本里的位置；编号、引用在录入时才核对。\n"
      "签过之后改动任何一条，录入都会被拒收。",
      "What is signed is the records' content, not their place in the ledger; ids and references "
      "are checked when it is appended.\nIf a record is altered afterwards, it will be refused.");
  info.opens_ledger = true;
  info.run = run_sign;
  return info;
}

}  // namespace fundtrail
