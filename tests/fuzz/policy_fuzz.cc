// SPDX-License-Identifier: Apache-2.0
//
// Any text as a policy: what is accepted is printed as the same policy, and judges a checkpoint in
// one of the ways there are; what is refused tells why.
#include <string>
#include <string_view>

#include "ledger/proof/policy.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/signed_texts.h"

namespace fundtrail::test {
namespace {

/// Holds the checkpoint of the seeds against the policy: with fewer lines it satisfies no more.
void try_checkpoint(const Policy& policy) {
  static const SignedNote kWhole = parse_note(kNotes[1]);
  SignedNote note = kWhole;
  PolicyVerification found = verify_policy(policy, note);
  demand(found.result != PolicyResult::kBadSignature, "what was signed verifies");
  while (note.signatures.size() > 1) {
    note.signatures.pop_back();
    const PolicyVerification less = verify_policy(policy, note);
    demand(found.result == PolicyResult::kSatisfied || less.result != PolicyResult::kSatisfied,
           "a policy that more lines do not satisfy is not satisfied by fewer");
    found = less;
  }
}

}  // namespace
}  // namespace fundtrail::test

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace fundtrail;
  using namespace fundtrail::test;
  try {
    const Policy policy = parse_policy(as_text({data, size}));
    const std::string printed = format_policy(policy);
    demand(parse_policy(printed) == policy, "a policy is read as it was printed");
    demand(format_policy(parse_policy(printed)) == printed, "a printed policy has one spelling");
    try_checkpoint(policy);
  } catch (const FormatError& error) {
    demand_reason(error.message());
    demand(error.byte_offset().value_or(0) <= size, "a refusal tells a byte of the policy");
  }
  return 0;
}
