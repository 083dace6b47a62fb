// SPDX-License-Identifier: Apache-2.0
#include "cli/timestamping.h"

#include <variant>

#include "ledger/proof/hasher.h"
#include "ledger/proof/timestamp_renewal.h"
#include "ledger/small_file.h"
#include "report/printable.h"
#include "report/record_text.h"
#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr std::string_view kQueryType = "application/timestamp-query";
constexpr std::string_view kReplyType = "application/timestamp-reply";
constexpr long kOk = 200;

std::vector<StoredTimestamp> stored(const std::vector<KeptTimestamp>& timestamps) {
  std::vector<StoredTimestamp> views;
  views.reserve(timestamps.size());
  for (const KeptTimestamp& one : timestamps) views.push_back(one.stored());
  return views;
}

Bytes ask(const HttpSite& authority, const Bytes& request) {
  const HttpAnswer answer =
      post({authority, std::string(kQueryType), as_text(request), kTimestampResponseBytesMax});
  if (answer.status != kOk) {
    throw Error(ErrorCode::kUnchecked,
                say("答复不是时间戳：{}。请核对网址，或稍后再试",
                    "its answer is no timestamp: {}. See that the address is right, or try later",
                    describe_answer(answer)));
  }
  if (answer.content_type != kReplyType) {
    throw Error(ErrorCode::kUnchecked,
                say("答复的内容类型是“{}”，应为 {}；请核对网址",
                    "its answer is of type “{}” and not {}: see that the address is right",
                    shown_text(answer.content_type), kReplyType));
  }
  const ByteView response = as_bytes(answer.body);
  return {response.begin(), response.end()};
}

}  // namespace

std::string read_pem_file(const std::string& path) {
  if (auto text = read_small_file(path, kTimestampPemBytesMax)) return std::move(*text);
  throw Error(ErrorCode::kUsage, say("没有文件 {}", "there is no file {}", shown_text(path)));
}

StampedCheckpoint find_timestamps(const std::filesystem::path& folder, KeptCheckpoint kept) {
  StampedCheckpoint stamped;
  for (KeptTimestamp& one : TimestampFolder(folder).find(kept.checkpoint.head.size)) {
    if (one.response) {
      stamped.answered.push_back(std::move(one));
    } else {
      stamped.open = std::move(one);
    }
  }
  stamped.kept = std::move(kept);
  return stamped;
}

TimestampTrust read_timestamp_trust(const CommandLine& line) {
  const auto roots = line.value("--roots");
  if (!roots) {
    throw Error(ErrorCode::kUsage,
                say("请写 --roots 文件：时间戳机构的根证书（PEM），不能从回执里取",
                    "give --roots FILE: the authority's root certificates in PEM, which a response "
                    "cannot vouch for"));
  }
  TimestampTrust trust;
  trust.roots_pem = read_pem_file(*roots);
  if (const auto crls = line.value("--crls")) trust.crls_pem = read_pem_file(*crls);
  trust.policy = line.value("--policy-oid").value_or("");
  trust.tsa_name = line.value("--tsa-name").value_or("");
  return trust;
}

KeptTimestamp make_next_request(const StampedCheckpoint& stamped, const std::string& policy) {
  const Checkpoint& checkpoint = stamped.kept.checkpoint;
  const Bytes bytes = bytes_to_stamp(stamped.kept.note, stamped.answered);
  TimestampRequest request;
  request.suite = origin_hash_suite(checkpoint.origin);
  request.imprint = Hasher(request.suite).hash(ByteView(bytes));
  request.nonce = make_timestamp_nonce();
  request.policy = policy;
  const auto number = static_cast<unsigned>(stamped.answered.size() + 1);
  if (number > kTimestampStackMax) {
    throw Error(ErrorCode::kRefused,
                say("一个封存点最多 {} 个时间戳；请先签发新的封存点",
                    "a checkpoint has at most {} timestamps: sign a new one", kTimestampStackMax));
  }
  return {checkpoint.head.size, number, make_timestamp_request(request), std::nullopt};
}

std::vector<Timestamp> require_verified(const StampedCheckpoint& stamped,
                                        const TimestampTrust& trust) {
  const Bytes bytes = stamped_bytes(stamped.kept.note);
  auto outcome = verify_timestamps(stored(stamped.answered), bytes, trust);
  if (auto* times = std::get_if<std::vector<Timestamp>>(&outcome)) return std::move(*times);
  const auto& refused = std::get<TimestampStackRefusal>(outcome);
  throw Error(ErrorCode::kUntrusted,
              say("第 {} 个时间戳不成立：{}", "timestamp no. {} does not hold: {}",
                  refused.index + 1, refused.refusal.reason));
}

std::vector<Timestamp> stamp(const HttpSite& authority, const std::filesystem::path& folder,
                             const KeptCheckpoint& kept, const TimestampTrust& trust) {
  StampedCheckpoint stamped = find_timestamps(folder, kept);
  if (!stamped.answered.empty()) return require_verified(stamped, trust);
  KeptTimestamp& next = stamped.answered.emplace_back(make_next_request(stamped, trust.policy));
  next.response = ask(authority, next.request);
  std::vector<Timestamp> times = require_verified(stamped, trust);
  const TimestampFolder timestamps(folder);
  timestamps.keep_request(next);
  timestamps.keep_response(next);
  return times;
}

JsonValue timestamp_json(const Timestamp& timestamp) {
  JsonValue document = JsonObject{{"time", format_time_json(timestamp.time_us)},
                                  {"tsa", printable(timestamp.tsa_name)},
                                  {"policy", timestamp.policy},
                                  {"serial", timestamp.serial},
                                  {"imprint", enum_name(timestamp.suite)}};
  if (timestamp.accuracy_us) document.add("accuracy_us", *timestamp.accuracy_us);
  return document;
}

}  // namespace fundtrail
