// SPDX-License-Identifier: Apache-2.0
#include "verifier/held_timestamps.h"

#include <utility>
#include <vector>

#include "ledger/proof/timestamp_renewal.h"

namespace fundtrail {
namespace {

// A token of an authority that the verifier did not name is no fault of the ledger's.
TimestampResult result_of(const TimestampRefusal& refusal) {
  return refusal.fault == TimestampFault::kUntrusted ? TimestampResult::kUntrusted
                                                     : TimestampResult::kRefused;
}

}  // namespace

TimestampSummary judge_timestamps(const HeldCheckpoint& held, std::uint64_t size,
                                  const TimestampTrust* trust) {
  TimestampSummary summary{size, held.timestamps.size(), TimestampResult::kUnchecked};
  if (trust == nullptr) return summary;
  std::vector<StoredTimestamp> stored;
  for (const HeldTimestamp& one : held.timestamps) stored.push_back({one.request, one.response});
  const Bytes bytes = stamped_bytes(held.note);
  const TimestampStackOutcome outcome = verify_timestamps(stored, bytes, *trust);
  if (const auto* refused = std::get_if<TimestampStackRefusal>(&outcome)) {
    summary.result = result_of(refused->refusal);
    summary.detail = say("第 {} 个：{}", "no. {}: {}", refused->index + 1, refused->refusal.reason);
    return summary;
  }
  const Timestamp& first = std::get<std::vector<Timestamp>>(outcome).front();
  summary.result = TimestampResult::kVerified;
  summary.time_us = first.time_us;
  summary.accuracy_us = first.accuracy_us;
  summary.tsa_name = first.tsa_name;
  return summary;
}

Message unchecked_words() {
  return say(
      "账本自带的时间戳没有核验，不作依据：请用 --roots 给出您信任的时间戳机构的根证书（PEM）",
      "the timestamps that the ledger keeps were not verified, and nothing rests on them: give the "
      "root certificates of an authority that you trust, in PEM, by --roots");
}

Message untrusted_words(const TimestampSummary& summary) {
  return say("封存点（{} 条）的时间戳不是所给根证书认可的机构签发的（{}），不作依据",
             "the timestamp of the checkpoint of {} entries is not by an authority under the roots "
             "given ({}), and nothing rests on it",
             summary.size, summary.detail);
}

}  // namespace fundtrail
