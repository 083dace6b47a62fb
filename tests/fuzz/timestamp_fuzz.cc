// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a request, a response, roots and revocation lists: they are refused with a reason,
// or the token says what the one TSA that signed the seeds has said, since nobody else can sign for
// it.
//
// An input is the request, the response and the roots, each after its length in two bytes, and then
// the revocation lists.
#include <algorithm>
#include <variant>

#include "ledger/proof/timestamp.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/timestamp_seeds.h"

namespace fundtrail::test {
namespace {

// Takes a part and its length from the front of `bytes`; what is there, if the part is cut short.
ByteView take_part(ByteView& bytes) {
  if (bytes.size() < 2) return {};
  const std::size_t length = std::min<std::size_t>(bytes[0] * 256U + bytes[1], bytes.size() - 2);
  const ByteView part = bytes.subspan(2, length);
  bytes = bytes.subspan(2 + length);
  return part;
}

// The certificates that are trusted are part of the input, so that the chain may be another.
void demand_what_was_signed(const Timestamp& found) {
  demand(found.time_us == kSeedTimeUs, "the time is the one that was signed");
  demand(found.accuracy_us == kSeedAccuracyUs, "the accuracy is the one that was signed");
  demand(found.serial == kSeedSerial, "the serial number is the one that was signed");
  demand(found.policy == kSeedPolicy, "the policy is the one that was signed");
  demand(found.tsa_name == kSeedTsaName, "the name is the TSA's");
  demand(found.chain.size() == 2 && found.chain.front() == kSeedTsaName, "the chain has a root");
  demand(found.chain_ends_us > found.time_us, "the chain was valid");
}

}  // namespace
}  // namespace fundtrail::test

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace fundtrail;
  using namespace fundtrail::test;
  ByteView rest(data, size);
  const ByteView request = take_part(rest);
  const ByteView response = take_part(rest);
  TimestampTrust trust;
  trust.roots_pem = as_text(take_part(rest));
  trust.crls_pem = as_text(rest);
  try {
    const auto outcome = verify_timestamp({request, response}, as_bytes(kSeedCheckpoint), trust);
    if (const auto* refusal = std::get_if<TimestampRefusal>(&outcome)) {
      demand_both_languages(refusal->reason);  // what it quotes may be no text
    } else {
      demand_what_was_signed(std::get<Timestamp>(outcome));
    }
  } catch (const FormatError& error) {
    demand_reasons(error);
  }
  return 0;
}
