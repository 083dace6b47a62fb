// SPDX-License-Identifier: Apache-2.0
#include "cli/attestation.h"

#include <algorithm>
#include <array>

#include "cli/given_keys.h"
#include "cli/own_checkpoints.h"
#include "cli/progress.h"
#include "cli/signed_checkpoints.h"
#include "cli/timestamping.h"
#include "cli/witness_client.h"
#include "ledger/ledger.h"
#include "ledger/proof/claimed_time.h"
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

void require_https(const CommandLine& line, const Attesters& attesters) {
  const auto is_secure = [](const HttpSite& site) { return is_https(site.url); };
  if (!line.has("--tls-ca") || std::ranges::any_of(attesters.witnesses, is_secure)) return;
  if (attesters.authority && is_secure(*attesters.authority)) return;
  throw Error(ErrorCode::kUsage, say("选项 --tls-ca 只用于 https:// 的网址，而所写的网址没有一个是",
                                     "option --tls-ca is for addresses of https://, and there is "
                                     "none"));
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

std::vector<Cosigner> have_cosigned(const HttpSite& site, std::span<const VerifierKey> keys,
                                    const std::filesystem::path& folder, KeptCheckpoint& kept) {
  const Head head = kept.checkpoint.head;
  const WitnessedBefore before{
      find_cosigned_size(folder, keys, head.size),
      [&](std::uint64_t old_size) { return prove_growth(folder, old_size, head); }};
  const std::vector<NoteSignature> lines = collect_cosignatures(site, own_note(kept), keys, before);
  SignedNote note = kept.note;
  std::vector<Cosigner> cosigners = add_cosignatures(note, lines);
  require_sound(note, kept, keys);
  kept.path = CheckpointFolder(folder).save(note);
  kept.note = std::move(note);
  return cosigners;
}

Attestation ask_witness(const HttpSite& site, std::span<const VerifierKey> keys,
                        const std::filesystem::path& folder, KeptCheckpoint& kept) {
  Attestation attestation;
  attestation.url = site.url;
  try {
    attestation.cosigners = have_cosigned(site, keys, folder, kept);
  } catch (const Error& error) {
    attestation.failure =
        Failure{static_cast<int>(error.code()),
                say("见证者 {} 未予见证：{}", "the witness {} has not cosigned: {}",
                    shown_text(site.url), error.message())};
  }
  return attestation;
}

Attestation ask_authority(const HttpSite& site, const TimestampTrust& trust,
                          const std::filesystem::path& folder, const KeptCheckpoint& kept) {
  Attestation attestation;
  attestation.url = site.url;
  try {
    attestation.timestamps = stamp(site, folder, kept, trust);
  } catch (const Error& error) {
    attestation.failure = Failure{static_cast<int>(error.code()),
                                  say("没有取得时间戳（{}）：{}", "no timestamp ({}): {}",
                                      shown_text(site.url), error.message())};
  }
  return attestation;
}

JsonValue attestation_json(const Context& context, const Attestation& attestation, const char* what,
                           JsonArray list) {
  JsonValue document =
      JsonObject{{"url", printable(attestation.url)}, {"ok", !attestation.failure}};
  if (attestation.failure) {
    document.add("exit_code", attestation.failure->code)
        .add("message", printable(context.tell(attestation.failure->message)));
  } else {
    document.add(what, std::move(list));
  }
  return document;
}

}  // namespace

std::vector<const Failure*> Attestations::failures() const {
  std::vector<const Failure*> failures;
  for (const Attestation& one : witnesses) {
    if (one.failure) failures.push_back(&*one.failure);
  }
  if (authority && authority->failure) failures.push_back(&*authority->failure);
  return failures;
}

int Attestations::exit_code() const {
  constexpr auto kGravestFirst =
      std::to_array({ErrorCode::kInternal, ErrorCode::kUnchecked, ErrorCode::kTampered,
                     ErrorCode::kRolledBack, ErrorCode::kUntrusted, ErrorCode::kRefused});
  const std::vector<const Failure*> all = failures();
  for (const ErrorCode grave : kGravestFirst) {
    const auto code = static_cast<int>(grave);
    if (std::ranges::any_of(all, [code](const Failure* one) { return one->code == code; })) {
      return code;
    }
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
      {"--tsa", "URL",
       say("签后向这个时间戳机构取时间戳（RFC 3161），须同时写 --roots",
           "then get a timestamp (RFC 3161) from this authority; takes --roots")},
      {"--roots", "FILE",
       say("时间戳机构的根证书（PEM）", "the authority's root certificates in PEM")},
      {"--crls", "FILE", say("吊销列表（PEM）", "CRLs in PEM")},
      {"--policy-oid", "OID", say("要求的时间戳策略", "the timestamp policy that is demanded")},
      {"--tsa-name", "NAME",
       say("时间戳机构的证书应有的名称（RFC 2253 写法）",
           "the name that the authority's certificate must have, as RFC 2253")},
      {"--tls-ca", "FILE",
       say("https 服务器的根证书（PEM），代替系统的；内网自建证书用它",
           "root certificates for https in PEM, in place of the system's: for offices with their "
           "own")},
      {"--timeout", "SECONDS",
       say("每次请求最多等多少秒，缺省 30", "how long to wait for each answer; 30 unless given")}};
}

Attesters read_attesters(const CommandLine& line) {
  require_together(line, "--witness-key", "--witness");
  for (const char* option : {"--roots", "--crls", "--policy-oid", "--tsa-name"}) {
    require_together(line, option, "--tsa");
  }
  if (!line.has("--tsa")) {
    for (const char* option : {"--timeout", "--tls-ca"}) {
      require_together(line, option, "--witness");
    }
  }
  Attesters attesters;
  attesters.witness_keys = read_witness_keys(line);
  HttpSite site;
  site.timeout_s = read_timeout_s(line);
  if (const auto path = line.value("--tls-ca")) site.tls_roots_pem = read_pem_file(*path);
  for (const std::string& url : line.all("--witness")) {
    require_witness_url("--witness", url);
    attesters.witnesses.push_back(site);
    attesters.witnesses.back().url = url;
  }
  if (const auto url = line.value("--tsa")) {
    require_http_url("--tsa", *url);
    attesters.authority = site;
    attesters.authority->url = *url;
    attesters.trust = read_timestamp_trust(line);
  }
  require_https(line, attesters);
  if (attesters.witnesses.empty() || !attesters.witness_keys.empty()) return attesters;
  throw Error(
      ErrorCode::kUsage,
      say("请用 --witness-key 写明见证者的公钥：见证者一方用 fundtrail key show 简称 --vkey "
          "打印；没有它就分不清是谁签的",
          "give the witness's public key with --witness-key: where the witness is, "
          "`fundtrail key show ALIAS --vkey` prints it; without it nobody knows who "
          "signed"));
}

Attestations attest(const Context& context, Attesters attesters, KeptCheckpoint& kept) {
  const std::filesystem::path& folder = context.settings.folder;
  Progress progress(say("等候答复", "waiting for answers"), context.settings.language);
  const std::uint64_t total = attesters.witnesses.size() + (attesters.authority ? 1U : 0U);
  std::uint64_t done = 0;
  const auto on_wait = [&] { progress.update(done, total); };
  Attestations attestations;
  for (HttpSite& site : attesters.witnesses) {
    site.on_wait = on_wait;
    attestations.witnesses.push_back(ask_witness(site, attesters.witness_keys, folder, kept));
    ++done;
  }
  if (attesters.authority) {
    attesters.authority->on_wait = on_wait;
    attestations.authority = ask_authority(*attesters.authority, attesters.trust, folder, kept);
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
  if (!attestations.authority) return;
  for (const Timestamp& one : attestations.authority->timestamps) {
    table.add_row({context.tell("时间戳", "timestamp"),
                   context.tell("{}，{}", "{}, by {}", format_time_json(one.time_us),
                                printable(one.tsa_name))});
  }
}

void add_attestations(JsonValue& document, const Context& context,
                      const Attestations& attestations) {
  JsonArray witnesses;
  for (const Attestation& one : attestations.witnesses) {
    JsonArray cosigners;
    for (const Cosigner& cosigner : one.cosigners) {
      cosigners.push_back(JsonObject{{"name", printable(cosigner.name)},
                                     {"time", format_time_json(claimed_time_us(cosigner.time_s))}});
    }
    witnesses.push_back(attestation_json(context, one, "cosigners", std::move(cosigners)));
  }
  if (!witnesses.empty()) document.add("witnesses", std::move(witnesses));
  if (!attestations.authority) return;
  JsonArray timestamps;
  for (const Timestamp& one : attestations.authority->timestamps) {
    timestamps.push_back(timestamp_json(one));
  }
  document.add("tsa", attestation_json(context, *attestations.authority, "timestamps",
                                       std::move(timestamps)));
}

void tell_failures(const Context& context, const Attestations& attestations) {
  const std::vector<const Failure*> failures = attestations.failures();
  if (failures.empty()) return;
  for (const Failure* failure : failures) {
    write_error_line(printable(context.tell("错误：{}", "error: {}", failure->message)));
  }
  write_error_line(context.tell(
      "封存点已签好、存好，不受影响。改正后再运行一次（-o、--png "
      "写新文件名）：不会重签，只补缺少的。",
      "The checkpoint is signed and kept all the same. Run this again when that is mended, with "
      "new names after -o and --png: nothing is signed again, and what is missing is added."));
}

}  // namespace fundtrail
