// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "cli/command.h"
#include "cli/new_file.h"
#include "cli/records.h"
#include "cli/shell_word.h"
#include "cli/signed_checkpoints.h"
#include "ledger/checkpoint.h"
#include "ledger/ledger.h"
#include "ledger/proof/proof.h"
#include "ledger/proof/proof_text.h"
#include "ledger/store/store_error.h"
#include "report/printable.h"
#include "verifier/signatures/ledger_keys.h"

namespace fundtrail {
namespace {

// The ledger that proofs are made from.
class Prover {
 public:
  explicit Prover(const Context& context)
      : ledger_(context.settings.folder, Ledger::Access::kRead),
        source_(ledger_.snapshot()),
        stored_{*source_, ledger_.genesis().hash, context.settings.folder},
        known_(context.settings.folder, ledger_.genesis().origin,
               read_key_ring(*source_, ledger_.genesis())) {}

  [[nodiscard]] const EntrySource& source() const { return *source_; }

  // The checkpoint that a proof leads to, which the ledger still agrees with.
  [[nodiscard]] KeptCheckpoint checkpoint(std::optional<std::uint64_t> size) const {
    KeptCheckpoint kept = known_.require(size);
    require_agrees(kept);
    return kept;
  }

  [[nodiscard]] InclusionProof prove_entry(std::uint64_t sequence,
                                           const KeptCheckpoint& kept) const {
    Hasher hasher(stored_.hash);
    InclusionProof proof;
    proof.extra = RecordReader(*source_).entry(sequence);
    proof.index = sequence;
    proof.path =
        prove_inclusion({sequence, kept.checkpoint.head.size}, stored_node_reader(stored_), hasher);
    proof.checkpoint = kept.note;
    if (verify_inclusion_proof(proof, hasher.leaf(*proof.extra), hasher)) return proof;
    throw contradiction_error(say("第 {} 号记录与封存点的根对不上",
                                  "entry {} does not lead to the checkpoint's root", sequence),
                              stored_.folder);
  }

  [[nodiscard]] ConsistencyProof prove_growth(const Head& old, const KeptCheckpoint& kept) const {
    Hasher hasher(stored_.hash);
    ConsistencyProof proof{old, {}, kept.note};
    proof.path = prove_consistency({old.size, kept.checkpoint.head.size},
                                   stored_node_reader(stored_), hasher);
    if (verify_consistency_proof(proof, old, hasher)) return proof;
    throw contradiction_error(
        say("前 {} 条与封存点的根对不上",
            "the first {} entries do not lead to the checkpoint's root", old.size),
        stored_.folder);
  }

  // The head that a proof begins with: that of a file that somebody holds, or of a size.
  [[nodiscard]] Head old_head(const std::string& text) const {
    if (const auto size = parse_size(text)) {
      if (*size <= source_->head().size) return {*size, stored_root(stored_, *size)};
      throw Error(ErrorCode::kUsage,
                  say("账本只有 {} 条，没有 {} 条的时候",
                      "the ledger has {} entries and never had {}", source_->head().size, *size));
    }
    const auto held = read_checkpoint_file(text);
    if (!held) {
      throw Error(ErrorCode::kUsage,
                  say("“{}”既不是条数，也不是封存点文件",
                      "“{}” is neither a size nor a file of a checkpoint", shown_text(text)));
    }
    if (held->checkpoint.origin != ledger_.genesis().origin) {
      throw Error(ErrorCode::kRolledBack,
                  say("{} 是另一本账（{}）的封存点", "{} is a checkpoint of another ledger, {}",
                      shown_text(text), shown_text(held->checkpoint.origin)));
    }
    require_agrees(*held);
    return held->checkpoint.head;
  }

  static std::optional<std::uint64_t> parse_size(const std::string& text) {
    const bool is_number =
        !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (!is_number) return std::nullopt;
    CommandLine line;
    line.values["SIZE"] = {text};
    return line.count("SIZE", kTreeSizeMax);
  }

 private:
  void require_agrees(const KeptCheckpoint& kept) const {
    const std::vector<SignedHead> heads{
        {kept.checkpoint.head, say("{}", "{}", kept.path.string())}};
    require_consistent(stored_, heads);
  }

  Ledger ledger_;
  std::unique_ptr<EntrySource> source_;
  StoredLedger stored_;
  SignedCheckpoints known_;
};

// Writes a proof where it was asked for: as a file with a word about it, a document, or as it is.
void tell_proof(const Context& context, const std::string& proof, const Message& what,
                JsonValue document) {
  const auto path = context.line.value("-o");
  if (path) {
    NewFile file(*path);
    file.write(proof);
    file.finish();
    document.add("path", printable(*path));
  }
  if (context.settings.is_json) {
    context.write_json(document.add("proof", proof));
  } else if (path) {
    context.out.write(context.tell(
        "{}，存于 {}。\n下一步：把它交给要核对的人；对方不需要账本，只需公钥：\n"
        "  fundtrail check {} --key 公钥\n",
        "{}, in {}.\nNext: give it to whoever wants to check; no ledger is needed, only the "
        "key:\n  fundtrail check {} --key VKEY\n",
        what.in(context.settings.language), printable(*path), shell_word(*path)));
  } else {
    context.out.wrap_at(0);  // lines of a proof are copied as they stand
    context.out.write(proof);
  }
}

JsonValue proof_document(const char* type, const KeptCheckpoint& kept) {
  return JsonObject{{"schema", "fundtrail.proof/1"},
                    {"ok", true},
                    {"type", type},
                    {"origin", printable(kept.checkpoint.origin)},
                    {"size", kept.checkpoint.head.size},
                    {"root", format_base64(kept.checkpoint.head.root.view())}};
}

int run_inclusion(Context& context) {
  const Prover prover(context);
  const std::uint64_t sequence =
      RecordReader(prover.source()).sequence_of(context.line.arguments[1]);
  const KeptCheckpoint kept = prover.checkpoint(context.line.count("--at", kTreeSizeMax));
  const std::uint64_t size = kept.checkpoint.head.size;
  if (sequence >= size) {
    throw Error(ErrorCode::kRefused,
                say("第 {} 号记录在封存点（{} 条）之后；请先运行 fundtrail checkpoint",
                    "entry {} came after the checkpoint of {} entries: run `fundtrail checkpoint` "
                    "first",
                    sequence, size));
  }
  const std::string proof = format_inclusion_proof(prover.prove_entry(sequence, kept));
  JsonValue document = proof_document("inclusion", kept);
  document.add("seq", sequence);
  tell_proof(context, proof,
             say("第 {} 号记录在账本 {} 的前 {} 条之中的证明",
                 "The proof that entry {0} is in the first {2} entries of the ledger {1}", sequence,
                 printable(kept.checkpoint.origin), size),
             std::move(document));
  return 0;
}

int run_consistency(Context& context) {
  const auto& arguments = context.line.arguments;
  std::optional<std::uint64_t> new_size;
  if (arguments.size() == 3) {
    new_size = Prover::parse_size(arguments[2]);
    if (!new_size) {
      throw Error(ErrorCode::kUsage,
                  say("“{}”不是条数", "“{}” is no size", shown_text(arguments[2])));
    }
  }
  const Prover prover(context);
  const Head old = prover.old_head(arguments[1]);
  const KeptCheckpoint kept = prover.checkpoint(new_size);
  const std::uint64_t size = kept.checkpoint.head.size;
  if (old.size == 0 || old.size > size) {
    throw Error(ErrorCode::kUsage,
                say("旧的条数 {} 应在 1 到封存点的 {} 之间；若封存点太旧，请先运行 fundtrail "
                    "checkpoint",
                    "the old size {} is not from 1 to the {} of the checkpoint; if that is too "
                    "old, run `fundtrail checkpoint` first",
                    old.size, size));
  }
  const std::string proof = format_consistency_proof(prover.prove_growth(old, kept));
  JsonValue document = proof_document("consistency", kept);
  document.add("old_size", old.size).add("old_root", format_base64(old.root.view()));
  tell_proof(context, proof,
             say("账本 {} 从 {} 条到 {} 条只增未改的证明",
                 "The proof that the ledger {} only grew from {} entries to {}",
                 printable(kept.checkpoint.origin), old.size, size),
             std::move(document));
  return 0;
}

int run_prove(Context& context) {
  const auto& arguments = context.line.arguments;
  const std::string& what = arguments.front();
  if (what == "inclusion" && arguments.size() == 2) return run_inclusion(context);
  if (what == "consistency" && arguments.size() >= 2 && !context.line.has("--at")) {
    return run_consistency(context);
  }
  throw Error(ErrorCode::kUsage,
              say("写法是 fundtrail prove inclusion 序号或编号 [--at 条数]，或 fundtrail prove "
                  "consistency 旧条数 [新条数]",
                  "write fundtrail prove inclusion SEQ|ID [--at SIZE], or fundtrail prove "
                  "consistency OLD [NEW]"));
}

}  // namespace

CommandInfo prove_command() {
  CommandInfo info;
  info.name = "prove";
  info.summary = say("开具证明：某条记录在账本里，或账本只增未改",
                     "prove that a record is in the ledger, or that the ledger only grew");
  info.examples = {
      {"fundtrail prove inclusion AL-1 -o AL-1.tlog-proof",
       say("证明 AL-1 在账本里", "prove that AL-1 is in the ledger")},
      {"fundtrail prove consistency 92 -o growth.proof",
       say("证明前 92 条至今未改", "prove that the first 92 entries are as they were")},
      {"fundtrail prove consistency held.checkpoint",
       say("从对方手里的封存点证明到最新的", "prove it from a checkpoint that somebody holds")}};
  info.positional = {"inclusion SEQ|ID, consistency OLD [NEW]",
                     3,
                     true,
                     say("inclusion 和序号或编号；或 consistency 和旧的条数（或封存点文件）、新的"
                         "条数（缺省为最新的封存点）",
                         "inclusion, and a sequence or an id; or consistency, and the old size "
                         "(or a file of a checkpoint) and the new one, else that of the newest "
                         "checkpoint"),
                     {"inclusion", "consistency"}};
  info.options = {
      {"--at", "SIZE",
       say("inclusion：用这么多条时的封存点，缺省最新的",
           "inclusion: by the checkpoint of this size, the newest unless given")},
      {"-o", "FILE", say("存到这个新文件，缺省打印出来", "save in this new file, else print it")}};
  info.details = say(
      "证明附有封存点，对方用 fundtrail check 和公钥离线核对。\n格式：包含证明是 C2SP tlog-proof，"
      "一致性证明见 docs/FORMAT.md。",
      "A proof carries its checkpoint; fundtrail check and the ledger's key check it, without the "
      "ledger.\nAn inclusion proof is a C2SP tlog-proof; docs/FORMAT.md has the form of the "
      "other.");
  info.opens_ledger = true;
  info.run = run_prove;
  return info;
}

}  // namespace fundtrail
