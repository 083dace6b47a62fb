// SPDX-License-Identifier: Apache-2.0
#include "ledger/witness/witness_service.h"

#include <utility>

#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr std::string_view kText = "text/plain; charset=utf-8";
constexpr std::string_view kSize = "text/x.tlog.size";
constexpr std::string_view kAddPath = "/add-checkpoint";
constexpr std::string_view kCheckpointSuffix = "/checkpoint";
constexpr std::int64_t kMicroseconds = 1'000'000;

constexpr unsigned kOk = 200;
constexpr unsigned kNotFound = 404;
constexpr unsigned kWrongMethod = 405;
constexpr unsigned kTooLong = 413;
constexpr unsigned kFault = 500;

ServiceAnswer text_answer(unsigned status, const Message& reason) {
  return {status, std::string(kText), reason.zh + "\n" + reason.en + "\n", {}, reason};
}

ServiceAnswer wrong_method(std::string_view allowed) {
  ServiceAnswer answer =
      text_answer(kWrongMethod, say("这里只接受 {} 请求", "only {} is answered here", allowed));
  answer.allow = allowed;
  return answer;
}

std::uint64_t read_time_s(const Clock& clock) {
  const std::int64_t time_us = clock.now_us();
  if (time_us >= kMicroseconds) return static_cast<std::uint64_t>(time_us / kMicroseconds);
  throw Error(ErrorCode::kUnchecked, say("本机时钟早于 1970 年，不能签时间",
                                         "this machine's clock is before 1970: no time to sign"));
}

ServiceAnswer add_checkpoint(Witness& witness, std::string_view body, const Clock& clock) {
  const AddCheckpointRequest request = parse_add_checkpoint_request(body);
  const WitnessAnswer answer = witness.add_checkpoint(request, read_time_s(clock));
  const auto status = static_cast<unsigned>(answer.verdict);
  if (answer.verdict == WitnessVerdict::kCosigned) {
    return {status,
            std::string(kText),
            format_cosignature_lines(answer.cosignatures, request.note.text),
            {},
            {}};
  }
  ServiceAnswer refusal = text_answer(status, answer.reason);
  if (answer.verdict == WitnessVerdict::kConflict) {
    refusal.content_type = kSize;
    refusal.body = std::to_string(answer.held.size) + "\n";
  }
  if (answer.evidence) {
    refusal.reason += say("；账本签过条数相同、根不同的两个封存点，已留存在 {}",
                          "; the ledger signed two roots of one size, which are kept in {}",
                          answer.evidence->string());
  }
  return refusal;
}

ServiceAnswer get_checkpoint(const Witness& witness, std::string_view hash) {
  const std::optional<SignedNote> note = witness.checkpoint_by_hash(hash);
  if (note) return {kOk, std::string(kText), format_note(*note), {}, {}};
  return text_answer(kNotFound,
                     say("没有为这样的账本见证过", "no checkpoint of such a ledger was cosigned"));
}

ServiceAnswer route(Witness& witness, const ServiceRequest& request, const Clock& clock) {
  const std::string_view path = request.path;
  if (path == kAddPath) {
    if (request.method != "POST") return wrong_method("POST");
    return add_checkpoint(witness, request.body, clock);
  }
  if (path.size() > kCheckpointSuffix.size() && path.ends_with(kCheckpointSuffix)) {
    if (request.method != "GET") return wrong_method("GET");
    return get_checkpoint(witness, path.substr(1, path.size() - 1 - kCheckpointSuffix.size()));
  }
  return text_answer(kNotFound, say("没有这个地址", "there is no such address"));
}

}  // namespace

ServiceAnswer answer_request(Witness& witness, const ServiceRequest& request, const Clock& clock) {
  try {
    return route(witness, request, clock);
  } catch (const FormatError& error) {
    return text_answer(static_cast<unsigned>(WitnessVerdict::kMalformed), error.message());
  } catch (const Error& error) {
    ServiceAnswer answer =
        text_answer(kFault, say("见证者出了故障，请与其管理者联系",
                                "the witness is out of order: tell whoever runs it"));
    answer.reason = error.message();
    return answer;
  }
}

ServiceAnswer answer_too_long() {
  return text_answer(kTooLong, say("请求超过 {} 字节", "the request is longer than {} bytes",
                                   kAddCheckpointBytesMax));
}

}  // namespace fundtrail
