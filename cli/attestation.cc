// SPDX-License-Identifier: Apache-2.0
#include "cli/attestation.h"

#include <algorithm>
#include <array>

#include "cli/given_keys.h"
#include "cli/signed_checkpoints.h"
#include "cli/witness_client.h"
#include "ledger/ledger.h"
#include "ledger/proof/proof.h"
#include "ledger/store/store_error.h"
#include "ledger/stored_tree.h"
#include "report/printable.h"
#include "report/record_text.h"

namespace fundtrail {
namespace {

constexpr std::uint64_t kTimeoutDefaultS = 30;
constexpr std::uint64_t kTimeoutMaxS = 3'600;

std::vector<VerifierKey> read_witness_keys(const CommandLine& line) {
  constexpr const char* kOption = "--witness-key";
  std::vector<VerifierKey> keys;
  for (const std::string& value : line.all(kOption)) {
    for (VerifierKey& key : read_given_keys(kOption, value)) {
      if (key.type() != SignatureType::kCosignature) {
        throw Error(ErrorCode::kUsage,
                    say("选项 {}：“{}”的公钥不是见证公钥（{}）",
                        "option {}: the key of “{}” is not a "
                        "witness's, but of type {}",
                        kOption, shown_text(key.name()), enum_label(key.type())));
      }
      keys.push_back(std::move(key));
    }
  }
  return keys;
}

unsigned read_timeout_s(const CommandLine& line) {
  const std::uint64_t timeout_s = line.count("--timeout", kTimeoutMaxS).value_or(kTimeoutDefaultS);
  if (timeout_s > 0) return static_cast<unsigned>(timeout_s);
  throw Error(ErrorCode::kUsage,
              say("选项 --timeout 的值应大于 0", "option --timeout: give more than 0"));
}

// An option that says nothing by itself must not look as if it had been heeded.
void require_together(const CommandLine& line, const char* option, const char* needed) {
  if (!line.has(option) || line.has(needed)) return;
  throw Error(ErrorCode::kUsage,
              say("选项 {0} 要与 {1} 一起写", "option {0} goes with {1}", option, needed));
}

// The path that a witness is to verify. It is verified here first, lest damage of the ledger's tree
// be taken for a fork.
std::vector<Digest> prove_growth(const std::filesystem::path& folder, std::uint64_t old_size,
                                 const Head& head) {
  const Ledger ledger(folder, Ledger::Access::kRead);
  const std::unique_ptr<EntrySource> source = ledger.snapshot();
  const StoredLedger stored{*source, ledger.genesis().hash, folder};
  Hasher hasher(stored.hash);
  const TreeSizes sizes{old_size, head.size};
  std::vector<Digest> path = prove_consistency(sizes, stored_node_reader(stored), hasher);
  const Digest old_root = stored_root(stored, old_size);
  if (verify_consistency(sizes, path, old_root, head.root, hasher)) return path;
  throw contradiction_error(
      say("前 {} 条与封存点的根对不上", "the first {} entries do not lead to the checkpoint's root",
          old_size),
      folder);
}

NoteSignature* find_line(SignedNote& note, const NoteSignature& other) {
  const auto found = std::ranges::find_if(note.signatures, [&](const NoteSignature& line) {
    return line.key_name == other.key_name && line.key_id == other.key_id;
  });
  return found == note.signatures.end() ? nullptr : &*found;
}

// Adds the lines of keys that have none yet. Returns: whose they are, and the times of the lines
// that stand in the note.
std::vector<Cosigner> add_cosignatures(SignedNote& note, const std::vector<NoteSignature>& lines) {
  std::vector<Cosigner> cosigners;
  for (const NoteSignature& line : lines) {
    if (find_line(note, line) == nullptr) note.signatures.push_back(line);
    const NoteSignature& kept = *find_line(note, line);
    cosigners.push_back({kept.key_name, cosignature_time_s(kept.signature).value_or(0)});
  }
  return cosigners;
}

void require_sound(const SignedNote& note, const KeptCheckpoint& kept,
                   std::span<const VerifierKey> keys) {
  const NoteVerification verification = verify_note(note, keys);
  if (verification.result == NoteResult::kVerified) return;
  throw Error(
      ErrorCode::kUntrusted,
      say("封存点文件 {} 里原有的“{}”的签名行是坏的；请把这个文件移走，再运行一次",
          "in {} there is a signature line of “{}” already that does not verify: move this file "
          "away and run again",
          shown_text(kept.path.string()),
          shown_text(note.signatures[verification.bad_signature].key_name)));
}

void have_cosigned(const HttpSite& site, std::span<const VerifierKey> keys,
                   const std::filesystem::path& folder, KeptCheckpoint& kept,
                   Attestation& attestation) {
  const Head head = kept.checkpoint.head;
  const std::vector<NoteSignature> lines = collect_cosignatures(
      site, own_note(kept), keys,
      [&](std::uint64_t old_size) { return prove_growth(folder, old_size, head); });
  SignedNote note = kept.note;
  std::vector<Cosigner> cosigners = add_cosignatures(note, lines);
  require_sound(note, kept, keys);
  kept.path = CheckpointFolder(folder).save(note);
  kept.note = std::move(note);
  attestation.cosigners = std::move(cosigners);
}

}  // namespace

int Attestations::exit_code() const {
  constexpr auto kGravestFirst =
      std::to_array({ErrorCode::kInternal, ErrorCode::kUnchecked, ErrorCode::kTampered,
                     ErrorCode::kRolledBack, ErrorCode::kUntrusted, ErrorCode::kRefused});
  for (const ErrorCode code : kGravestFirst) {
    const bool is_there = std::ranges::any_of(witnesses, [&](const Attestation& one) {
      return one.failure && one.failure->code == static_cast<int>(code);
    });
    if (is_there) return static_cast<int>(code);
  }
  return 0;
}

std::vector<OptionInfo> attester_options() {
  return {
      {"--witness", "URL",
       say("签后请这个见证者见证（C2SP tlog-witness）；可写多次，须同时写 --witness-key",
           "then have this witness cosign (C2SP tlog-witness); may be repeated, and takes "
           "--witness-key"),
       true},
      {"--witness-key", "VKEY|FILE",
       say("见证者的公钥，或存公钥的文件（一行一把）；可写多次；别的密钥的签名一概不收",
           "the witness's key, or a file of keys, one a line; may be repeated; what other keys "
           "sign is dropped"),
       true},
      {"--timeout", "SECONDS",
       say("每次请求最多等多少秒，缺省 30", "how long to wait for each answer; 30 unless given")}};
}

Attesters read_attesters(const CommandLine& line) {
  require_together(line, "--witness-key", "--witness");
  require_together(line, "--timeout", "--witness");
  Attesters attesters;
  attesters.witness_keys = read_witness_keys(line);
  const unsigned timeout_s = read_timeout_s(line);
  for (const std::string& url : line.all("--witness")) {
    require_witness_url("--witness", url);
    attesters.witnesses.push_back({url, timeout_s});
  }
  if (attesters.witnesses.empty() || !attesters.witness_keys.empty()) return attesters;
  throw Error(
      ErrorCode::kUsage,
      say("请用 --witness-key 写明见证者的公钥：见证者一方用 fundtrail key show 简称 --vkey "
          "打印；没有它就分不清是谁签的",
          "give the witness's public key with --witness-key: where the witness is, "
          "`fundtrail key show ALIAS --vkey` prints it; without it nobody knows who "
          "signed"));
}

Attestations attest(const Attesters& attesters, const std::filesystem::path& folder,
                    KeptCheckpoint& kept) {
  Attestations attestations;
  for (const HttpSite& site : attesters.witnesses) {
    Attestation& attestation = attestations.witnesses.emplace_back();
    attestation.url = site.url;
    try {
      have_cosigned(site, attesters.witness_keys, folder, kept, attestation);
    } catch (const Error& error) {
      attestation.failure =
          Failure{static_cast<int>(error.code()),
                  say("见证者 {} 未予见证：{}", "the witness {} has not cosigned: {}",
                      shown_text(site.url), error.message())};
    }
  }
  return attestations;
}

void add_rows(Table& table, const Context& context, const Attestations& attestations) {
  for (const Attestation& one : attestations.witnesses) {
    for (const Cosigner& cosigner : one.cosigners) {
      table.add_row({context.tell("见证", "cosigned by"),
                     context.tell("{}，它所说的时间 {}", "{}, at {} by its own account",
                                  printable(cosigner.name),
                                  format_time_json(claimed_time_us(cosigner.time_s)))});
    }
  }
}

void add_attestations(JsonValue& document, const Context& context,
                      const Attestations& attestations) {
  if (attestations.witnesses.empty()) return;
  JsonArray list;
  for (const Attestation& one : attestations.witnesses) {
    JsonValue item = JsonObject{{"url", printable(one.url)}, {"ok", !one.failure}};
    if (one.failure) {
      item.add("exit_code", one.failure->code)
          .add("message", printable(context.tell(one.failure->message)));
    }
    JsonArray cosigners;
    for (const Cosigner& cosigner : one.cosigners) {
      cosigners.push_back(JsonObject{{"name", printable(cosigner.name)},
                                     {"time", format_time_json(claimed_time_us(cosigner.time_s))}});
    }
    if (!one.failure) item.add("cosigners", std::move(cosigners));
    list.push_back(std::move(item));
  }
  document.add("witnesses", std::move(list));
}

void tell_failures(const Context& context, const Attestations& attestations) {
  if (attestations.exit_code() == 0) return;
  for (const Attestation& one : attestations.witnesses) {
    if (!one.failure) continue;
    write_error_line(printable(context.tell("错误：{}", "error: {}", one.failure->message)));
  }
  write_error_line(context.tell(
      "封存点已签好、存好，不受影响。改正后再运行一次（-o、--png "
      "写新文件名）：不会重签，只补缺少的。",
      "The checkpoint is signed and kept all the same. Run this again when that is mended, with "
      "new names after -o and --png: nothing is signed again, and what is missing is added."));
}

}  // namespace fundtrail
