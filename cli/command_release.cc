// SPDX-License-Identifier: Apache-2.0
#include "cli/append_report.h"
#include "cli/command.h"
#include "cli/contained.h"
#include "cli/held_batches.h"
#include "cli/last_verified.h"
#include "cli/passphrase_input.h"
#include "cli/prepared_signing.h"
#include "cli/signing_preview.h"
#include "report/printable.h"
#include "report/record_text.h"
#include "verifier/signatures/ledger_keys.h"

namespace fundtrail {
namespace {

// A batch that waits, in a few words; a file that cannot be used says so.
std::string held_line(const Context& context, const HeldBatches& waiting, const std::string& id) {
  try {
    const HeldBatch held = waiting.take(id);
    return context.tell("{}  {} 条，{} 签名\n", "{}  {} records, signed by {}\n", id,
                        held.batch.records.size(),
                        printable(held.batch.note.signatures.front().key_name));
  } catch (const Error& error) {
    return id + "  " + printable(context.tell(error.message())) + "\n";
  }
}

int list_held(Context& context) {
  const HeldBatches waiting(context.settings.folder);
  const std::vector<std::string> ids = waiting.list();
  if (context.settings.is_json) {
    JsonArray list;
    for (const std::string& id : ids) list.emplace_back(id);
    context.write_json(JsonObject{{"schema", "fundtrail.held/1"}, {"held", std::move(list)}});
    return 0;
  }
  if (ids.empty()) context.out.write(context.tell("没有待审批的批次。\n", "Nothing waits.\n"));
  for (const std::string& id : ids) context.out.write(held_line(context, waiting, id));
  return 0;
}

void require_approver(const BatchSigners& signers, const KeyRing& ring, const SigningKey& key) {
  if (signers.approver && ring.keys()[*signers.approver].key == key.verifier_key()) return;
  const LedgerKey& author = ring.keys()[*signers.author];
  throw Error(ErrorCode::kRefused,
              say("密钥“{}”不能审批这一批：须是审批用途（approver），且与录入人 {} 不是同一岗位。"
                  "什么都没有写入",
                  "the key “{}” cannot approve this batch: its role must be approver, and its post "
                  "another than the author's, {}. Nothing was written",
                  printable(key.verifier_key().name()), signer_words(author)));
}

int run_release(Context& context) {
  if (context.line.arguments.empty()) return list_held(context);
  const std::string name = context.line.required("--as");
  const HeldBatches waiting(context.settings.folder);
  HeldBatch held = waiting.take(context.line.arguments.front());
  Ledger ledger(context.settings.folder, Ledger::Access::kWrite);
  require_ledger(held.batch, card_of(ledger));
  const KeyRing ring = read_key_ring(*ledger.snapshot(), ledger.genesis());
  const std::uint64_t size = ledger.snapshot()->head().size;
  require_seen(ledger, context.settings.folder, parse_batch_note(held.batch.note.text));
  static_cast<void>(last_verified(ledger, context.settings.folder));
  static_cast<void>(require_signers(held.batch, ring, size));
  show_before_signing(context, held.batch, ring, size);
  const SigningKey key = open_key(context, name, ring);
  require_active(ring, key.verifier_key(), size);
  held.batch.note.signatures.push_back(sign_batch_text(key, held.batch.note.text));
  const BatchSigners signers = require_signers(held.batch, ring, size);
  require_approver(signers, ring, key);
  require_effect(held.batch.records, ring, signers.signers, size);
  require_first_use(ledger, held.batch);
  PreparedSigner signer(held.batch.note);
  AppendOptions options;
  options.accepts_clock = context.line.has("--accept-clock");
  options.signer = &signer;
  hold_interrupts();
  const AppendReceipt receipt = ledger.append(held.batch.records, options, SystemClock());
  waiting.remove(held);
  write_receipt(context, receipt, control_totals(held.batch.records), false);
  return 0;
}

int run_discard(Context& context) {
  const std::string reason = context.line.required("--reason");
  const HeldBatches waiting(context.settings.folder);
  const HeldBatch held = waiting.take(context.line.arguments.front());
  const LedgerCard card = card_of(Ledger(context.settings.folder, Ledger::Access::kRead));
  require_ledger(held.batch, card);
  const std::string time = format_time_json(SystemClock().now_us());
  const std::string path = waiting.discard(held, reason, time).string();
  if (context.settings.is_json) {
    context.write_json(JsonObject{{"schema", "fundtrail.discard/1"},
                                  {"ok", true},
                                  {"id", held.id},
                                  {"file", printable(path)}});
  } else {
    context.out.write(context.tell(
        "待录入账本“{}”的批次 {}（{} 条）不再录入；原文、时间和原因存于 {}\n",
        "The batch {1} ({2} records) for the ledger “{0}” is put aside; its text, the time and the "
        "reason are in {3}\n",
        printable(card.origin), held.id, held.batch.records.size(), printable(path)));
  }
  return 0;
}

}  // namespace

CommandInfo release_command() {
  CommandInfo info;
  info.name = "release";
  info.summary = say("由另一人审批并录入待审批的一批", "approve a batch that waits, and append it");
  info.examples = {{"fundtrail release", say("有哪些待审批", "what waits")},
                   {"fundtrail release 3f2a9c01d4e75b6688a0c1d2e3f40516 --as head",
                    say("审批并录入", "approve one")}};
  info.positional = {"ID", 1, false, say("append --hold 给出的编号", "what append --hold printed")};
  info.options = {{"--as", "KEY",
                   say("审批人的密钥，须与录入人不是同一岗位",
                       "the approver's key, of another post than the author's")},
                  {"--accept-clock", "",
                   say("接受与账本最后一条相差过大的本机时钟",
                       "accept a clock far from the last entry's time")}};
  for (OptionInfo& option : passphrase_options()) info.options.push_back(std::move(option));
  info.details = say("待审批的批次在账本旁的文件夹里（账本目录名加 .held），不在账本里。",
                     "What waits lies in a folder beside the ledger, of its name and `.held`, and "
                     "not in it.");
  info.opens_ledger = true;
  info.run = run_release;
  return info;
}

CommandInfo discard_command() {
  CommandInfo info;
  info.name = "discard";
  info.summary =
      say("不录入待审批的一批，留下原因", "put aside a batch that waits, with the reason");
  info.examples = {{"fundtrail discard 3f2a9c01d4e75b6688a0c1d2e3f40516 --reason 金额有误",
                    say("退回一批", "put one aside")}};
  info.positional = {"ID", 1, true, say("append --hold 给出的编号", "what append --hold printed")};
  info.options = {{"--reason", "TEXT", say("为什么不录入", "why it is not appended")}};
  info.details =
      say("原文不删，改名为 .discarded，写明时间和原因；已有的不覆盖。只退回为这本账签的。",
          "Its text is kept, in a new file .discarded, with the time and the reason. Only "
          "what was signed for this ledger is put aside.");
  info.opens_ledger = true;
  info.run = run_discard;
  return info;
}

}  // namespace fundtrail
