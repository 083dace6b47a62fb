// SPDX-License-Identifier: Apache-2.0
#include "cli/command.h"
#include "cli/new_file.h"
#include "cli/shell_word.h"
#include "cli/signed_checkpoints.h"
#include "cli/timestamping.h"
#include "ledger/ledger.h"
#include "ledger/small_file.h"
#include "report/printable.h"
#include "report/record_text.h"
#include "schemas/limits.h"
#include "verifier/signatures/ledger_keys.h"

namespace fundtrail {
namespace {

constexpr std::uint64_t kSizeMax = std::uint64_t{1} << 62;

StampedCheckpoint find_stamped(const Context& context) {
  const Ledger ledger(context.settings.folder, Ledger::Access::kRead);
  const KeyRing ring = read_key_ring(*ledger.snapshot(), ledger.genesis());
  const SignedCheckpoints checkpoints(context.settings.folder, ledger.genesis().origin, ring);
  return find_timestamps(context.settings.folder,
                         checkpoints.require(context.line.count("--size", kSizeMax)));
}

int run_request(Context& context) {
  const auto path = context.line.value("-o");
  if (!path) throw Error(ErrorCode::kUsage, say("请写 -o 文件", "give -o FILE"));
  const StampedCheckpoint stamped = find_stamped(context);
  const KeptTimestamp request =
      make_next_request(stamped, context.line.value("--policy-oid").value_or(""));
  NewFile file(*path);
  file.write(as_text(request.request));
  file.finish();
  const std::string kept = TimestampFolder(context.settings.folder).keep_request(request).string();
  if (context.settings.is_json) {
    context.write_json(JsonObject{{"schema", "fundtrail.timestamp_request/1"},
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

int tell_times(const Context& context, const StampedCheckpoint& stamped,
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
  const TimestampTrust trust = read_timestamp_trust(context.line);
  StampedCheckpoint stamped = find_stamped(context);
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
  const TimestampTrust trust = read_timestamp_trust(context.line);
  const StampedCheckpoint stamped = find_stamped(context);
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
      "证书按时间戳的时间判断是否有效，现在是否过期不影响。\n"
      "能连上时间戳机构的，fundtrail checkpoint --tsa 网址 --roots 文件 一次做完第一个时间戳。",
      "Requests and responses lie in the ledger's folder checkpoints. Where there is one already, "
      "another renews it and covers the responses before it.\nCertificates are judged at the "
      "timestamp's own time; whether they expired since does not matter.\nWhere the "
      "authority can be reached, `fundtrail checkpoint --tsa URL --roots FILE` gets the first "
      "timestamp in one go.");
  info.opens_ledger = true;
  info.run = run_timestamp;
  return info;
}

}  // namespace fundtrail
