// SPDX-License-Identifier: Apache-2.0
#include "ledger/proof/timestamp_renewal.h"

#include <string_view>
#include <utility>

#include "schemas/error.h"
#include "schemas/fields/date.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

// FORMAT: the value may not change. No origin begins like it, so no checkpoint does.
constexpr std::string_view kRenewal = "fundtrail/renewal/1\n";
constexpr unsigned kLengthBytes = 8;
constexpr unsigned kByteBits = 8;

void append(Bytes& bytes, ByteView part) { bytes.insert(bytes.end(), part.begin(), part.end()); }

void append_length(Bytes& bytes, std::uint64_t length) {
  for (unsigned i = kLengthBytes; i-- > 0;) {
    bytes.push_back(static_cast<std::uint8_t>(length >> (i * kByteBits)));
  }
}

std::optional<TimestampRefusal> refuse_order(const Timestamp& earlier, const Timestamp& later) {
  if (later.time_us < earlier.time_us) {
    return TimestampRefusal{
        TimestampFault::kBeforePrevious,
        say("续期时间戳的时刻 {} 早于前一个的 {}（北京时间）",
            "the renewal is of {}, before the timestamp that it renews, {} (Beijing time)",
            format_time_beijing(later.time_us), format_time_beijing(earlier.time_us))};
  }
  if (later.time_us >= earlier.chain_ends_us) {
    return TimestampRefusal{
        TimestampFault::kRenewedTooLate,
        say("续期太晚：前一个时间戳的证书在 {} 到期，续期在 {}（北京时间）",
            "renewed too late: a certificate of the timestamp before expired {}, the renewal is of "
            "{} (Beijing time)",
            format_time_beijing(earlier.chain_ends_us), format_time_beijing(later.time_us))};
  }
  return std::nullopt;
}

}  // namespace

Bytes stamped_bytes(const SignedNote& checkpoint) {
  if (checkpoint.signatures.empty()) {
    throw FormatError(say("封存点没有签名", "the checkpoint has no signature"));
  }
  const std::string text = format_note({checkpoint.text, {checkpoint.signatures.front()}});
  const ByteView view = as_bytes(text);
  return {view.begin(), view.end()};
}

Bytes stamped_bytes_of_renewal(ByteView checkpoint, std::span<const ByteView> earlier_responses) {
  FUNDTRAIL_CHECK(earlier_responses.size() < kTimestampStackMax);
  if (earlier_responses.empty()) return {checkpoint.begin(), checkpoint.end()};
  Bytes bytes;
  append(bytes, as_bytes(kRenewal));
  append_length(bytes, checkpoint.size());
  append(bytes, checkpoint);
  for (const ByteView response : earlier_responses) {
    append_length(bytes, response.size());
    append(bytes, response);
  }
  return bytes;
}

TimestampStackOutcome verify_timestamps(std::span<const StoredTimestamp> stack, ByteView checkpoint,
                                        const TimestampTrust& trust) {
  if (stack.empty() || stack.size() > kTimestampStackMax) {
    throw FormatError(say("一个封存点应有 1 到 {1} 个时间戳，实有 {0} 个",
                          "a checkpoint has 1 to {1} timestamps, and here are {0}", stack.size(),
                          kTimestampStackMax));
  }
  std::vector<Timestamp> verified;
  std::vector<ByteView> responses;
  for (const StoredTimestamp& stored : stack) {
    const Bytes stamped = stamped_bytes_of_renewal(checkpoint, responses);
    TimestampOutcome outcome = verify_timestamp(stored, stamped, trust);
    if (auto* refusal = std::get_if<TimestampRefusal>(&outcome)) {
      return TimestampStackRefusal{verified.size(), std::move(*refusal)};
    }
    auto& found = std::get<Timestamp>(outcome);
    if (!verified.empty()) {
      if (auto refusal = refuse_order(verified.back(), found)) {
        return TimestampStackRefusal{verified.size(), *std::move(refusal)};
      }
    }
    verified.push_back(std::move(found));
    responses.push_back(stored.response);
  }
  return verified;
}

}  // namespace fundtrail
