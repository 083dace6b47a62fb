// SPDX-License-Identifier: Apache-2.0
#include "cli/witness_sign.h"

#include <optional>

#include "cli/new_file.h"
#include "cli/parse_file.h"
#include "cli/witness_setup.h"
#include "ledger/ledger.h"
#include "ledger/proof/proof_text.h"
#include "report/printable.h"
#include "report/record_text.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr std::uint64_t kMicroseconds = 1'000'000;

/// What is to be cosigned.
struct Submission {
  SignedNote note;
  Checkpoint checkpoint;
  std::optional<ConsistencyProof> proof;
};

Submission read_submission(const CommandLine& line) {
  const std::string& path = line.arguments.at(1);
  Submission submission;
  submission.note = parse_file(path, kNoteBytesMax, [&](std::string_view text) {
    SignedNote note = parse_note(text);
    submission.checkpoint = parse_checkpoint(note.text);
    return note;
  });
  const auto proof_path = line.value("--proof");
  if (!proof_path) return submission;
  submission.proof = parse_file(*proof_path, kProofFileBytesMax, parse_consistency_proof);
  if (submission.proof->checkpoint.text == submission.note.text) return submission;
  throw Error(ErrorCode::kRefused,
              say("一致性证明 {} 不是通向 {} 的那个封存点的；请向账本一方要通向它的证明",
                  "the proof {} does not lead to the checkpoint in {}: ask for the one that does",
                  shown_text(*proof_path), shown_text(path)));
}

/// A first checkpoint and the last one again need no proof. Without one, the request is from what
/// is held.
AddCheckpointRequest make_request(const Submission& submission, const Head& held) {
  const bool needs_proof = held.size > 0 && held != submission.checkpoint.head;
  if (submission.proof && needs_proof) {
    return {submission.proof->old_head.size, submission.proof->path, submission.note};
  }
  const bool is_larger = held.size > submission.checkpoint.head.size;
  return {is_larger ? 0 : held.size, {}, submission.note};
}

[[noreturn]] void ask_for_proof(const Head& held) {
  throw Error(ErrorCode::kRefused,
              say("上次见证到 {0} 条，需要从那里算起的一致性证明：请账本一方运行 fundtrail prove "
                  "consistency {0}，再用 --proof 给出",
                  "{0} entries were cosigned last, and a proof of consistency from there is "
                  "needed: whoever has the ledger runs `fundtrail prove consistency {0}`; give "
                  "what it prints with --proof",
                  held.size));
}

[[noreturn]] void refuse_history(const Witness& witness, const Submission& submission,
                                 const WitnessAnswer& answer) {
  const Checkpoint& checkpoint = submission.checkpoint;
  const SignedNote held = witness.checkpoint(checkpoint.origin).value();
  const auto evidence =
      witness.state().keep_evidence(checkpoint.origin, held, submission.note).string();
  const Message what =
      answer.evidence
          ? say("账本签了两个条数相同、根不同的封存点，这是两份历史的证据",
                "the ledger signed two roots of one size, which proves that it has shown two "
                "histories")
      : checkpoint.head.size < answer.held.size
          ? say("封存点比上次见证的小，账本可能倒退过；若是误交了旧的封存点，请改交新的",
                "the checkpoint is smaller than the one cosigned last: the ledger may have been "
                "rolled back, or an old checkpoint was handed in by mistake")
          : say("没有证明封存点是上次见证的延续，历史可能被改过",
                "the checkpoint is not proven to continue the one cosigned last: its history may "
                "have been changed");
  throw Error(ErrorCode::kRolledBack,
              say("不予见证：{}。上次见证 {} 条，根 {}；这次 {} 条，根 {}。两份都留存在 {}",
                  "not cosigned: {}. Cosigned last: {} entries, root {}; now {} entries, root {}. "
                  "Both are kept in {}",
                  what, answer.held.size, format_base64(answer.held.root.view()),
                  checkpoint.head.size, format_base64(checkpoint.head.root.view()), evidence));
}

[[noreturn]] void refuse(const Witness& witness, const Submission& submission,
                         const WitnessAnswer& answer) {
  const std::uint64_t size = submission.checkpoint.head.size;
  switch (answer.verdict) {
    case WitnessVerdict::kUntrusted:
    case WitnessVerdict::kUnknownLog:
      throw Error(ErrorCode::kUntrusted,
                  say("不予见证：{}；核对 --log 给的公钥",
                      "not cosigned: {}; see that the key of --log is right", answer.reason));
    case WitnessVerdict::kConflict:
      if (size > answer.held.size) ask_for_proof(answer.held);
      refuse_history(witness, submission, answer);
    case WitnessVerdict::kInconsistent:
      if (answer.held.size == 0) break;
      if (!submission.proof && size > answer.held.size) ask_for_proof(answer.held);
      refuse_history(witness, submission, answer);
    case WitnessVerdict::kMalformed:
    case WitnessVerdict::kCosigned:
      break;
  }
  throw Error(ErrorCode::kRefused, say("不予见证：{}", "not cosigned: {}", answer.reason));
}

void tell_cosigned(const Context& context, const Checkpoint& checkpoint, const std::string& note,
                   std::int64_t time_us) {
  const auto path = context.line.value("-o");
  if (context.settings.is_json) {
    JsonValue document = JsonObject{{"schema", "fundtrail.witness/1"},
                                    {"ok", true},
                                    {"origin", printable(checkpoint.origin)},
                                    {"size", checkpoint.head.size},
                                    {"root", format_base64(checkpoint.head.root.view())},
                                    {"time", format_time_json(time_us)},
                                    {"note", note}};
    if (path) document.add("path", printable(*path));
    context.write_json(document);
  } else if (path) {
    context.out.write(
        context.tell("已见证：{}，{} 条，{}。写入 {}，请交还账本一方。\n",
                     "Cosigned: {}, {} entries, {}. It is in {}, for whoever has the ledger.\n",
                     printable(checkpoint.origin), checkpoint.head.size, format_time_json(time_us),
                     printable(*path)));
  } else {
    context.out.write(note);
  }
}

}  // namespace

int run_witness_sign(Context& context) {
  Submission submission = read_submission(context.line);
  Witness witness = open_witness(context);
  std::optional<NewFile> file;
  if (const auto path = context.line.value("-o")) file.emplace(*path);
  const auto held = witness.checkpoint(submission.checkpoint.origin);
  const Head head = held ? parse_checkpoint(held->text).head : Head();
  const std::int64_t time_us = SystemClock().now_us();
  const WitnessAnswer answer = witness.add_checkpoint(
      make_request(submission, head), static_cast<std::uint64_t>(time_us) / kMicroseconds);
  if (answer.verdict != WitnessVerdict::kCosigned) refuse(witness, submission, answer);
  SignedNote& note = submission.note;
  note.signatures.insert(note.signatures.end(), answer.cosignatures.begin(),
                         answer.cosignatures.end());
  const std::string text = format_note(note);
  if (file) {
    file->write(text);
    file->finish();
  }
  tell_cosigned(context, submission.checkpoint, text, time_us);
  return 0;
}

}  // namespace fundtrail
