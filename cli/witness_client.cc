// SPDX-License-Identifier: Apache-2.0
#include "cli/witness_client.h"

#include <set>
#include <string_view>
#include <utility>

#include "ledger/proof/merkle.h"
#include "ledger/proof/text_lines.h"
#include "ledger/witness/witness.h"
#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

// A witness that another process asks meanwhile may move on once more.
constexpr int kAttemptsMax = 3;
constexpr std::string_view kSizeType = "text/x.tlog.size";

[[noreturn]] void refuse_answer(const Message& reason) {
  throw Error(ErrorCode::kUnchecked,
              say("答复不合 C2SP tlog-witness：{}。请核对网址，并告知其管理者",
                  "its answer is not one of C2SP tlog-witness: {}. See that the address is right, "
                  "and tell whoever runs it",
                  reason));
}

/// The size that a witness says it has cosigned, of an answer 409.
std::uint64_t parse_size(const HttpAnswer& answer) {
  if (answer.content_type != kSizeType) {
    refuse_answer(say("状态 409 的内容类型是“{}”，应为 {}",
                      "the type with status 409 is “{}” and not {}",
                      shown_text(answer.content_type), kSizeType));
  }
  std::string_view digits = answer.body;
  if (digits.ends_with('\n')) digits.remove_suffix(1);
  const auto size = parse_decimal(digits);
  if (size && *size <= kTreeSizeMax && digits.size() < answer.body.size()) return *size;
  refuse_answer(
      say("应为条数，而是“{}”", "there should be a size, not “{}”", shown_text(answer.body)));
}

/// The size that the witness is to be asked from next.
std::uint64_t next_size(const HttpAnswer& answer, std::uint64_t asked, const Head& head) {
  const std::uint64_t held = parse_size(answer);
  if (held > head.size) {
    throw Error(
        ErrorCode::kRolledBack,
        say("它说见证过这本账的 {} 条，而这个封存点只有 {} 条：账本可能倒退过，或换回了旧备份。请向"
            "它要那时的封存点，用 fundtrail verify --checkpoint 文件 核验账本",
            "it says that it has cosigned {} entries of this ledger, and the checkpoint has {}: "
            "the "
            "ledger may have been rolled back, or an old backup put in its place. Get from it the "
            "checkpoint that it holds, and give that to `fundtrail verify --checkpoint FILE`",
            held, head.size));
  }
  if (held != asked) return held;
  refuse_answer(say(
      "已从 {0} 条算起，它仍答 409 并要求从 {0} 条算起",
      "asked from {0} entries, it answers with status 409 that it is to be asked from {0}", held));
}

[[noreturn]] void refuse_status(const HttpAnswer& answer) {
  const Message said = describe_answer(answer);
  switch (static_cast<WitnessVerdict>(answer.status)) {
    case WitnessVerdict::kInconsistent:
      throw Error(
          ErrorCode::kRolledBack,
          say("它见证过的不是这本账现在的历史（{}）：历史可能被改过，或在别处分叉。请向它要"
              "那时的封存点，用 fundtrail verify --checkpoint 文件 核验账本",
              "what it has cosigned is not this ledger's past ({}): the history may "
              "have been changed, or have forked elsewhere. Get from it the checkpoint that it "
              "holds, and give that to `fundtrail verify --checkpoint FILE`",
              said));
    case WitnessVerdict::kUnknownLog:
      throw Error(ErrorCode::kUntrusted,
                  say("它不认识这本账（{}）。请把 fundtrail key show operator --vkey 打印的"
                      "公钥交给其管理者，并核对网址",
                      "it does not know this ledger ({}). Give whoever runs it what "
                      "`fundtrail key show operator --vkey` prints, and see that the address is "
                      "right",
                      said));
    case WitnessVerdict::kUntrusted:
      throw Error(ErrorCode::kUntrusted,
                  say("它不认识签这个封存点的密钥（{}）。请把 fundtrail key show operator "
                      "--vkey 打印的公钥交给其管理者",
                      "it does not know the key that signed this checkpoint ({}). Give "
                      "whoever runs it what `fundtrail key show operator --vkey` prints",
                      said));
    default:
      refuse_answer(said);
  }
}

std::vector<NoteSignature> parse_lines(const HttpAnswer& answer, const SignedNote& note) {
  try {
    return parse_cosignature_lines(answer.body, note.text);
  } catch (const FormatError& error) {
    refuse_answer(error.message());
  }
}

/// Of each key the first of its lines. The others that verify say the same at another time.
std::vector<NoteSignature> keep_verified(const SignedNote& answer,
                                         std::span<const VerifierKey> keys) {
  const NoteVerification verification = verify_note(answer, keys);
  if (verification.result == NoteResult::kBadSignature) {
    throw Error(
        ErrorCode::kUntrusted,
        say("它答复的“{}”的签名不是对这个封存点签的，或已损坏，没有采用；可能是重放了旧的答复",
            "its signature of “{}” is not of this checkpoint, or is damaged, and was not "
            "taken: an old answer may have been replayed",
            shown_text(answer.signatures[verification.bad_signature].key_name)));
  }
  std::vector<NoteSignature> lines;
  std::set<std::size_t> keys_seen;
  for (const VerifiedLine& line : verification.lines) {
    const NoteSignature& signature = answer.signatures[line.signature];
    if (cosignature_time_s(signature.signature) == 0) {
      refuse_answer(say("“{}”的签名没有时间", "the signature of “{}” has no time",
                        shown_text(signature.key_name)));
    }
    if (keys_seen.insert(line.key).second) lines.push_back(signature);
  }
  if (!lines.empty()) return lines;
  throw Error(
      ErrorCode::kUntrusted,
      say("它答复的“{}”的签名，不是 --witness-key 所给公钥的，没有采用；请向其管理者核对公钥",
          "the signature that it answered, of “{}”, is of no key of --witness-key and was not "
          "taken: ask whoever runs it for the right key",
          shown_text(answer.signatures.front().key_name)));
}

HttpAnswer ask(const HttpSite& site, const AddCheckpointRequest& request) {
  HttpSite submission = site;
  while (submission.url.ends_with('/')) submission.url.pop_back();
  submission.url += "/add-checkpoint";
  const std::string body = format_add_checkpoint_request(request);
  return post({std::move(submission), "text/plain; charset=utf-8", body, kNoteBytesMax});
}

}  // namespace

void require_witness_url(const std::string& option, const std::string& url) {
  require_http_url(option, url);
  if (url.find_first_of("?#") == url.npos) return;
  throw Error(ErrorCode::kUsage,
              say("选项 {} 的网址“{}”里不能有 ? 和 #：后面要接 /add-checkpoint",
                  "option {}: the address “{}” may not hold ? or #, since /add-checkpoint follows",
                  option, shown_text(url)));
}

std::vector<NoteSignature> collect_cosignatures(const HttpSite& site, const SignedNote& note,
                                                std::span<const VerifierKey> keys,
                                                const WitnessedBefore& before) {
  const Head head = parse_checkpoint(note.text).head;
  std::uint64_t old_size = before.likely_size;
  for (int attempt = 0; attempt < kAttemptsMax; ++attempt) {
    const auto path = old_size == 0 ? std::vector<Digest>() : before.make_path(old_size);
    const HttpAnswer answer = ask(site, {old_size, path, note});
    if (answer.status == static_cast<long>(WitnessVerdict::kCosigned)) {
      return keep_verified({note.text, parse_lines(answer, note)}, keys);
    }
    if (answer.status != static_cast<long>(WitnessVerdict::kConflict)) refuse_status(answer);
    old_size = next_size(answer, old_size, head);
  }
  throw Error(ErrorCode::kUnchecked,
              say("它同时在为这本账的别的封存点见证，请稍后再试",
                  "it is cosigning other checkpoints of this ledger just now: try again later"));
}

}  // namespace fundtrail
