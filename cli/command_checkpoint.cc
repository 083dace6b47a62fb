// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>

#include "cli/attestation.h"
#include "cli/command.h"
#include "cli/new_file.h"
#include "cli/passphrase_input.h"
#include "cli/progress.h"
#include "cli/qr_code.h"
#include "cli/signed_checkpoints.h"
#include "cli/signing.h"
#include "cli/terminal.h"
#include "ledger/checkpoint.h"
#include "ledger/ledger.h"
#include "ledger/signer_memory.h"
#include "ledger/user_folders.h"
#include "report/printable.h"
#include "report/table.h"
#include "verifier/signatures/ledger_keys.h"

namespace fundtrail {
namespace {

// What a run comes to.
struct Sealed {
  KeptCheckpoint kept;
  bool is_new = false;
  std::uint64_t reread = 0;  // entries that were read back
};

// The files that are asked for, made before anything is signed.
struct NewFiles {
  explicit NewFiles(const CommandLine& line) {
    if (const auto path = line.value("-o")) note = std::make_unique<NewFile>(*path);
    if (const auto path = line.value("--png")) picture = std::make_unique<NewFile>(*path);
  }

  std::unique_ptr<NewFile> note;
  std::unique_ptr<NewFile> picture;
};

SigningKey open_sm2_key(const Context& context, const std::string& name,
                        const std::string& origin) {
  const KeyFile file = user_keys().find(name);
  if (file.key.type() != SignatureType::kSm2 || file.key.name() != origin) {
    throw Error(ErrorCode::kRefused,
                say("--sm2 要一把名称与账本相同（{}）的 SM2 密钥；{} 是“{}”的 {}。用 fundtrail key "
                    "new 简称 --type sm2 --name {} 新建",
                    "--sm2 takes an SM2 key named like the ledger ({}); {} is “{}” of type {}. "
                    "Make one with `fundtrail key new ALIAS --type sm2 --name {}`",
                    shown_text(origin), shown_text(file.path.string()), shown_text(file.key.name()),
                    enum_label(file.key.type()), shown_text(origin)));
  }
  return open_key(context, file);
}

// The operator's key that counts after the last entry and can sign for the ledger.
KeyFile find_checkpoint_key(const KeyRing& ring, const Checkpoint& checkpoint) {
  bool is_there = false;
  for (const LedgerKey& known : ring.keys()) {
    const bool is_right =
        known.role == KeyRole::kOperator && known.is_active(checkpoint.head.size) &&
        known.key.type() == SignatureType::kEd25519 && known.key.name() == checkpoint.origin;
    if (!is_right) continue;
    if (auto file = user_keys().find(known.key)) return std::move(*file);
    is_there = true;
  }
  if (is_there) return find_operator_key(ring);  // tells where it is looked for
  throw Error(ErrorCode::kRefused,
              say("账本没有可以签封存点的有效管理密钥：它须是 Ed25519，名称与账本相同（{}）。用 "
                  "fundtrail key new 简称 --name {} 新建，再用 fundtrail key grant --role operator "
                  "授予",
                  "no active operator's key of the ledger can sign checkpoints: it is of Ed25519 "
                  "and named like the ledger ({}). Make one with `fundtrail key new ALIAS --name "
                  "{}` and grant it with `fundtrail key grant --role operator`",
                  shown_text(checkpoint.origin), shown_text(checkpoint.origin)));
}

SignedNote sign(const Context& context, const KeyRing& ring, const Checkpoint& checkpoint) {
  SignedNote note{format_checkpoint(checkpoint), {}};
  const SigningKey key = open_key(context, find_checkpoint_key(ring, checkpoint));
  note.signatures.push_back(sign_checkpoint(key, checkpoint));
  if (const auto name = context.line.value("--sm2")) {
    const SigningKey sm2 = open_sm2_key(context, *name, checkpoint.origin);
    note.signatures.push_back(sign_checkpoint(sm2, checkpoint));
  }
  return note;
}

// Of the signer's memory and the ledger's own folder. Another tree than one that was signed is told
// before a signature that is not known: the ledger's keys may be another's with it.
std::vector<SignedHead> earlier_heads(const StoredLedger& ledger, const SignedCheckpoints& known,
                                      const std::vector<KeptCheckpoint>& earlier) {
  std::vector<SignedHead> heads;
  for (const KeptCheckpoint& kept : earlier) {
    if (verify_note(kept.note, known.keys()).result != NoteResult::kBadSignature) {
      heads.push_back({kept.checkpoint.head, say("{}", "{}", kept.path.string())});
    }
  }
  require_consistent(ledger, heads);
  for (const KeptCheckpoint& kept : earlier) known.require_signed(kept);
  return heads;
}

// A checkpoint is remembered before it is anywhere else, so that none is ever given out that the
// signer does not know.
Sealed seal(const Context& context) {
  const Ledger ledger(context.settings.folder, Ledger::Access::kRead);
  const SignerMemory memory(user_state_folder() / "signer", ledger.genesis().origin);
  const std::unique_ptr<EntrySource> source = ledger.snapshot();
  const KeyRing ring = read_key_ring(*source, ledger.genesis());
  const SignedCheckpoints known(context.settings.folder, ledger.genesis().origin, ring);
  std::vector<KeptCheckpoint> earlier;
  for (auto&& kept : {memory.last(), known.folder().newest()}) {
    if (kept) earlier.push_back(*kept);
  }
  const StoredLedger stored{*source, ledger.genesis().hash, context.settings.folder};
  const std::vector<SignedHead> heads = earlier_heads(stored, known, earlier);
  Progress progress(say("重新读出并重算", "reading back"), context.settings.language);
  std::uint64_t reread = 0;
  const Checkpoint checkpoint = make_checkpoint(stored, ledger.genesis().origin, heads,
                                                [&](std::uint64_t done, std::uint64_t total) {
                                                  reread = done;
                                                  progress.update(done, total);
                                                });
  const auto same = std::ranges::find_if(
      earlier, [&](const KeptCheckpoint& kept) { return kept.checkpoint.head == checkpoint.head; });
  const bool is_new = same == earlier.end();
  const SignedNote note = is_new ? sign(context, ring, checkpoint) : same->note;
  memory.remember(note);
  known.folder().save(note);
  return {known.require(checkpoint.head.size), is_new, reread};
}

// Witnesses may have added more lines than a picture holds.
QrCode make_code(const KeptCheckpoint& kept) { return QrCode(format_note(own_note(kept))); }

void write_files(const NewFiles& files, const Sealed& sealed) {
  if (files.note) {
    files.note->write(format_note(sealed.kept.note));
    files.note->finish();
  }
  if (files.picture) {
    files.picture->write(make_code(sealed.kept).png());
    files.picture->finish();
  }
}

std::string summary(const Context& context, const Sealed& sealed,
                    const Attestations& attestations) {
  const Checkpoint& checkpoint = sealed.kept.checkpoint;
  Table table({Table::Align::kLeft, Table::Align::kLeft});
  const auto row = [&](const Message& label, const std::string& value) {
    table.add_row({context.tell(label), value});
  };
  row(say("账本", "ledger"), printable(checkpoint.origin));
  row(say("条数", "size"),
      context.tell("{}（本次重新读出并重算 {} 条）", "{} ({} of them read back and hashed again)",
                   checkpoint.head.size, sealed.reread));
  row(say("根", "root"), format_base64(checkpoint.head.root.view()));
  add_rows(table, context, attestations);
  row(say("存于", "kept in"), printable(sealed.kept.path.string()));
  for (const char* option : {"-o", "--png"}) {
    if (const auto path = context.line.value(option)) {
      row(say("另存为", "also in"), printable(*path));
    }
  }
  return table.format(2);
}

void write_code(const Context& context, const Sealed& sealed) {
  const QrCode code = make_code(sealed.kept);
  const std::size_t columns = terminal_columns();
  if (columns != 0 && columns < code.columns()) {
    context.out.write(context.tell("终端只有 {} 列，二维码要 {} 列；请加宽，或用 --png 存成图片\n",
                                   "The terminal has {} columns and the QR code takes {}: make it "
                                   "wider, or use --png\n",
                                   columns, code.columns()));
    return;
  }
  const bool is_coloured = !context.settings.paint.bold("").empty();
  context.out.write("\n" + code.terminal_text(is_coloured));
}

void tell_sealed(const Context& context, const Sealed& sealed, const Attestations& attestations) {
  context.out.write((sealed.is_new
                         ? context.tell("已签封存点。", "The checkpoint is signed.")
                         : context.tell("上次封存以来没有新记录；不再签名，以下是上次的封存点。",
                                        "Nothing is new since the last checkpoint, which follows; "
                                        "nothing was signed.")) +
                    "\n" + summary(context, sealed, attestations));
  context.out.write(
      context.tell("\n下一步：把下面这几行（或文件、二维码）交给审计人员，由他们自己保存；"
                   "交出去的份数越多，事后越改不了。\n他们用公钥核对：fundtrail check 文件 --key "
                   "公钥（公钥用 fundtrail key show operator --vkey 打印）\n\n",
                   "\nNext: give the lines below (or the file, or the QR code) to auditors, for "
                   "them to keep: what others hold cannot be changed afterwards.\nThey check it "
                   "by the public key: fundtrail check FILE --key VKEY (`fundtrail key show "
                   "operator --vkey` prints it)\n\n"));
  context.out.wrap_at(0);  // a note is copied as it stands
  context.out.write(format_note(sealed.kept.note));
  if (context.line.has("--qr")) write_code(context, sealed);
}

void write_document(const Context& context, const Sealed& sealed,
                    const Attestations& attestations) {
  const int code = attestations.exit_code();
  JsonValue document = JsonObject{{"schema", "fundtrail.checkpoint/1"}, {"ok", code == 0}};
  if (code != 0) document.add("exit_code", code);
  document.add("signed", sealed.is_new).add("reread", sealed.reread);
  add_checkpoint(document, sealed.kept);
  add_attestations(document, context, attestations);
  context.write_json(document);
}

int run_checkpoint(Context& context) {
  const Attesters attesters = read_attesters(context.line);
  const NewFiles files(context.line);
  Sealed sealed = seal(context);
  const Attestations attestations = attest(context, attesters, sealed.kept);
  write_files(files, sealed);
  if (context.settings.is_json) {
    write_document(context, sealed, attestations);
  } else {
    tell_sealed(context, sealed, attestations);
  }
  context.out.flush();  // what was done stands before what failed
  tell_failures(context, attestations);
  return attestations.exit_code();
}

}  // namespace

CommandInfo checkpoint_command() {
  CommandInfo info;
  info.name = "checkpoint";
  info.summary = say("签封存点：把账本现在的样子固定下来，交给别人保存",
                     "sign a checkpoint: what the ledger is now, for others to keep");
  info.examples = {
      {"fundtrail checkpoint -o 2024.checkpoint", say("签名并另存一份", "sign, and save a copy")},
      {"fundtrail checkpoint --witness https://witness.example --witness-key witness.vkey",
       say("签后请见证者见证", "sign, and have a witness cosign")},
      {"fundtrail checkpoint --tsa http://tsa.example --roots tsa-root.pem",
       say("签后取时间戳", "sign, and get a timestamp")},
      {"fundtrail checkpoint --qr", say("在终端显示二维码", "show a QR code on the terminal")},
      {"fundtrail checkpoint --png 2024.png --sm2 guomi",
       say("加国密签名，存成二维码图片", "add an SM2 signature, and save a QR code")}};
  info.options = {{"-o", "FILE", say("另存到这个新文件", "save a copy in this new file")},
                  {"--png", "FILE", say("把二维码存成 PNG 图片", "save the QR code as a PNG")},
                  {"--qr", "", say("在终端显示二维码", "show the QR code on the terminal")},
                  {"--sm2", "KEY",
                   say("另加一行 SM2 签名，用名称与账本相同的这把密钥",
                       "add a line signed by this SM2 key, which is named like the ledger")}};
  for (OptionInfo& option : attester_options()) info.options.push_back(std::move(option));
  for (OptionInfo& option : passphrase_options()) info.options.push_back(std::move(option));
  info.details = say(
      "签名前把上次封存以来写入的记录重新读出、重算哈希；与以前签过的不一致就不签（退出码 12）。"
      "\n签过什么记在 $XDG_STATE_HOME/fundtrail/signer（缺省 ~/.local/state），不在账本里；"
      "封存点存在账本的 checkpoints 文件夹。\n"
      "先签好、存好，再请人见证、取时间戳：没有成的，封存点照样有效，退出码说明原因：11 对方不认识"
      "账本，或其签名不可信，\n12 见证者见过更大的或不同的历史，13 连不上或答非所问。",
      "What was committed since the last checkpoint is read back and hashed again first; what "
      "is not consistent with an earlier one is not signed (exit code 12).\nWhat was signed is "
      "remembered in $XDG_STATE_HOME/fundtrail/signer (~/.local/state), outside the ledger; "
      "checkpoints are kept in its folder `checkpoints`.\n"
      "It is signed and kept before a witness or an authority is asked, and stays good if one "
      "fails. The exit code then says why: 11 the ledger is not known there, or the signature not "
      "trusted, 12 a larger or another history was seen, 13 no answer, or none that makes sense.");
  info.opens_ledger = true;
  info.run = run_checkpoint;
  return info;
}

}  // namespace fundtrail
