// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "cli/command.h"
#include "cli/new_file.h"
#include "cli/shell_word.h"
#include "cli/signed_checkpoints.h"
#include "ledger/ledger.h"
#include "ledger/proof/hasher.h"
#include "ledger/proof/timestamp_renewal.h"
#include "ledger/small_file.h"
#include "ledger/timestamp_folder.h"
#include "report/printable.h"
#include "report/record_text.h"
#include "schemas/limits.h"
#include "verifier/signatures/ledger_keys.h"

namespace fundtrail {
namespace {

constexpr std::uint64_t kSizeMax = std::uint64_t{1} << 62;

// A checkpoint of the ledger and the timestamps that it has.
struct Stamped {
  KeptCheckpoint kept;
  std::vector<KeptTimestamp> answered;
  std::optional<KeptTimestamp> open;  // a request without a response
  HashSuite hash{};
};

Stamped find_stamped(const Context& context) {
  const Ledger ledger(context.settings.folder, Ledger::Access::kRead);
  const KeyRing ring = read_key_ring(*ledger.snapshot(), ledger.genesis());
  const SignedCheckpoints checkpoints(context.settings.folder, ledger.genesis().origin, ring);
  Stamped stamped;
  stamped.kept = checkpoints.require(context.line.count("--size", kSizeMax));
  stamped.hash = ledger.genesis().hash;
  for (KeptTimestamp& one :
       TimestampFolder(context.settings.folder).find(stamped.kept.checkpoint.head.size)) {
    if (one.response) {
      stamped.answered.push_back(std::move(one));
    } else {
      stamped.open = std::move(one);
    }
  }
  return stamped;
}

std::string read_pem(const std::string& path) {
  if (auto text = read_small_file(path, kTimestampPemBytesMax)) return std::move(*text);
  throw Error(ErrorCode::kUsage, say("没有文件 {}", "there is no file {}", shown_text(path)));
}

TimestampTrust read_trust(const CommandLine& line) {
  const auto roots = line.value("--roots");
  if (!roots) {
    throw Error(ErrorCode::kUsage,
                say("请写 --roots 文件：时间戳机构的根证书（PEM），不能从回执里取",
                    "give --roots FILE: the authority's root certificates in PEM, which a response "
                    "cannot vouch for"));
  }
  TimestampTrust trust;
  trust.roots_pem = read_pem(*roots);
  if (const auto crls = line.value("--crls")) trust.crls_pem = read_pem(*crls);
  trust.policy = line.value("--policy-oid").value_or("");
  trust.tsa_name = line.value("--tsa-name").value_or("");
  return trust;
}

// A request for the next timestamp: the first, or a renewal of those there are.
KeptTimestamp make_request(const Context& context, const Stamped& stamped) {
  const Bytes bytes = bytes_to_stamp(stamped.kept.note, stamped.answered);
  TimestampRequest request;
  request.suite = stamped.hash;
  request.imprint = Hasher(stamped.hash).hash(ByteView(bytes));
  request.nonce = make_timestamp_nonce();
  request.policy = context.line.value("--policy-oid").value_or("");
  const auto number = static_cast<unsigned>(stamped.answered.size() + 1);
  if (number > kTimestampStackMax) {
    throw Error(ErrorCode::kRefused,
                say("一个封存点最多 {} 个时间戳；请先签发新的封存点",
                    "a checkpoint has at most {} timestamps: sign a new one", kTimestampStackMax));
  }
  return {stamped.kept.checkpoint.head.size, number, make_timestamp_request(request), std::nullopt};
}

int run_request(Context& context) {
  const auto path = context.line.value("-o");
  if (!path) throw Error(ErrorCode::kUsage, say("请写 -o 文件", "give -o FILE"));
  const Stamped stamped = find_stamped(context);
  const KeptTimestamp request = make_request(context, stamped);
  NewFile file(*path);
  file.write(as_text(request.request));
  file.finish();
  const std::string kept = TimestampFolder(context.settings.folder).keep_request(request).string();
  if (context.settings.is_json) {
    context.write_json(JsonObject{{"schema", "fundtrail.timestamp/1"},
                                  {"ok", true},
                                  {"size", request.size},
                                  {"number", std::uint64_t{request.number}},
                                  {"request", printable(*path)},
                                  {"kept", printable(kept)}});
    return 0;
  }
  context.out.write(context.tell(
      "封存点（{} 条）的第 {} 个时间戳请求写入 {}。\n送交时间戳机构，例如：\n  curl -H "
      "'Content-Type: application/timestamp-query' --data-binary @{} -o 回执.tsr "
      "网址\n收到回执后：\n"
      "  fundtrail timestamp attach 回执.tsr --roots 根证书.pem\n",
      "The request for timestamp no. {1} of the checkpoint of {0} entries is in {2}.\nSend it to a "
      "time-stamping authority, such as\n  curl -H 'Content-Type: application/timestamp-query' "
      "--data-binary @{3} -o answer.tsr URL\nand then\n  fundtrail timestamp attach answer.tsr "
      "--roots ROOTS.pem\n",
      request.size, request.number, printable(*path), shell_word(*path)));
  return 0;
}

std::vector<StoredTimestamp> stored(const std::vector<KeptTimestamp>& timestamps) {
  std::vector<StoredTimestamp> views;
  for (const KeptTimestamp& one : timestamps) views.push_back(one.stored());
  return views;
}

// Verifies all timestamps of a checkpoint, each at its own time.
std::vector<Timestamp> require_verified(const Stamped& stamped, const TimestampTrust& trust) {
  const Bytes bytes = stamped_bytes(stamped.kept.note);
  auto outcome = verify_timestamps(stored(stamped.answered), bytes, trust);
  if (auto* times = std::get_if<std::vector<Timestamp>>(&outcome)) return std::move(*times);
  const auto& refused = std::get<TimestampStackRefusal>(outcome);
  throw Error(ErrorCode::kUntrusted,
              say("第 {} 个时间戳不成立：{}", "timestamp no. {} does not hold: {}",
                  refused.index + 1, refused.refusal.reason));
}

JsonValue timestamp_json(const Timestamp& one) {
  JsonValue document = JsonObject{{"time", format_time_json(one.time_us)},
                                  {"tsa", printable(one.tsa_name)},
                                  {"policy", one.policy},
                                  {"serial", one.serial},
                                  {"imprint", enum_name(one.suite)}};
  if (one.accuracy_us) document.add("accuracy_us", *one.accuracy_us);
  return document;
}

int tell_times(const Context& context, const Stamped& stamped,
               const std::vector<Timestamp>& times) {
  if (context.settings.is_json) {
    JsonArray list;
    for (const Timestamp& one : times) list.push_back(timestamp_json(one));
    context.write_json(JsonObject{{"schema", "fundtrail.timestamp/1"},
                                  {"ok", true},
                                  {"size", stamped.kept.checkpoint.head.size},
                                  {"root", format_base64(stamped.kept.checkpoint.head.root.view())},
                                  {"timestamps", std::move(list)}});
    return 0;
  }
  std::string text = context.tell("封存点（{} 条，根 {}）最迟在以下时间已经存在：\n",
                                  "The checkpoint of {} entries, root {}, existed at the latest\n",
                                  stamped.kept.checkpoint.head.size,
                                  format_base64(stamped.kept.checkpoint.head.root.view()));
  for (const Timestamp& one : times) {
    text += context.tell("  {}（北京时间），{}，策略 {}，序号 {}\n",
                         "  {} (Beijing time), by {}, policy {}, serial {}\n",
                         format_time_beijing(one.time_us), printable(one.tsa_name), one.policy,
                         one.serial);
  }
  text +=
      context.tell("时间戳只证明那时已有这个封存点，不证明所记内容属实，也不证明没有别的封存点。\n",
                   "A timestamp proves that this checkpoint was there by then; not that what "
                   "it covers is true, nor that there was no other.\n");
  context.out.write(text);
  return 0;
}

int run_attach(Context& context) {
  const TimestampTrust trust = read_trust(context.line);
  Stamped stamped = find_stamped(context);
  if (!stamped.open) {
    throw Error(ErrorCode::kRefused,
                say("这个封存点没有待答的时间戳请求；请先运行 fundtrail timestamp request",
                    "no request for a timestamp of this checkpoint waits: run `fundtrail timestamp "
                    "request` first"));
  }
  const std::string& path = context.line.arguments.at(1);
  const auto file = read_small_file(path, kTimestampResponseBytesMax);
  if (!file) {
    throw Error(ErrorCode::kUsage, say("没有文件 {}", "there is no file {}", shown_text(path)));
  }
  const ByteView response = as_bytes(*file);
  stamped.open->response = Bytes(response.begin(), response.end());
  stamped.answered.push_back(*stamped.open);
  const std::vector<Timestamp> times = require_verified(stamped, trust);
  static_cast<void>(
      TimestampFolder(context.settings.folder).keep_response(stamped.answered.back()));
  return tell_times(context, stamped, times);
}

int run_check(Context& context) {
  const TimestampTrust trust = read_trust(context.line);
  const Stamped stamped = find_stamped(context);
  if (stamped.answered.empty()) {
    throw Error(ErrorCode::kRefused,
                say("这个封存点没有时间戳", "this checkpoint has no timestamp"));
  }
  return tell_times(context, stamped, require_verified(stamped, trust));
}

int run_timestamp(Context& context) {
  const auto& arguments = context.line.arguments;
  if (arguments.front() == "request" && arguments.size() == 1) return run_request(context);
  if (arguments.front() == "attach" && arguments.size() == 2) return run_attach(context);
  if (arguments.front() == "check" && arguments.size() == 1) return run_check(context);
  throw Error(ErrorCode::kUsage,
              say("写法是 fundtrail timestamp request、attach 回执 或 check",
                  "write fundtrail timestamp request, attach RESPONSE or check"));
}

}  // namespace

CommandInfo timestamp_command() {
  CommandInfo info;
  info.name = "timestamp";
  info.summary = say("为封存点取得、核验时间戳（RFC 3161）",
                     "get and check timestamps of checkpoints (RFC 3161)");
  info.examples = {{"fundtrail timestamp request -o 1.tsq", say("做一个请求", "make a request")},
                   {"fundtrail timestamp attach 1.tsr --roots tsa-root.pem",
                    say("核验回执并存入", "verify the response and keep it")},
                   {"fundtrail timestamp check --roots tsa-root.pem",
                    say("核验已有的时间戳", "check those that are kept")}};
  info.positional = {
      "ACTION [FILE]",
      2,
      true,
      say("request、attach 和回执文件，或 check", "request, attach and the response, or check"),
      {"request", "attach", "check"}};
  info.options = {
      {"--size", "N",
       say("哪个封存点，按条数；缺省为最新的", "which checkpoint, by its size; else the newest")},
      {"-o", "FILE", say("request：写入这个新文件", "request: write this new file")},
      {"--roots", "FILE",
       say("attach、check：时间戳机构的根证书（PEM）",
           "attach, check: the authority's root certificates in PEM")},
      {"--crls", "FILE", say("attach、check：吊销列表（PEM）", "attach, check: CRLs in PEM")},
      {"--policy-oid", "OID", say("要求的时间戳策略", "the policy that is demanded")},
      {"--tsa-name", "NAME",
       say("证书应有的名称（RFC 2253 写法）",
           "the name that the certificate must have, as RFC 2253")}};
  info.details = say(
      "请求与回执存在账本的 checkpoints 文件夹里；已有时间戳的，再请求即为续期，盖住此前的回执。\n"
      "证书按时间戳的时间判断是否有效，现在是否过期不影响。",
      "Requests and responses lie in the ledger's folder checkpoints. Where there is one already, "
      "another renews it and covers the responses before it.\nCertificates are judged at the "
      "timestamp's own time; whether they expired since does not matter.");
  info.opens_ledger = true;
  info.run = run_timestamp;
  return info;
}

}  // namespace fundtrail
