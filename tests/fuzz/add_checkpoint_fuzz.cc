// SPDX-License-Identifier: Apache-2.0
//
// Any text as a request to a witness: what is accepted is printed as it was read; a witness answers
// whatever it is asked as tlog-witness says, and what it cosigns its ledger has signed.
#include <cstdlib>
#include <filesystem>
#include <string>

#include "ledger/witness/witness_service.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/signed_texts.h"

namespace fundtrail::test {
namespace {

class FixedClock : public Clock {
 public:
  [[nodiscard]] std::int64_t now_us() const override { return 1'735'606'800'000'000; }
};

std::filesystem::path make_folder() {
  std::string path = (std::filesystem::temp_directory_path() / "fundtrail-fuzz-XXXXXX").string();
  demand(::mkdtemp(path.data()) != nullptr, "a folder can be made");
  return path;
}

/// The witness's memory, which is removed when the program ends.
struct Folder {
  std::filesystem::path path = make_folder();
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
};

void try_request(std::string_view text) {
  try {
    demand(format_add_checkpoint_request(parse_add_checkpoint_request(text)) == text,
           "a request has one spelling");
  } catch (const FormatError& error) {
    demand_both_languages(error.message());
    demand(error.byte_offset().value_or(0) <= text.size(), "a refusal tells a byte of the request");
  }
}

void try_answer(std::string_view text) {
  constexpr std::string_view kText = "example.org/fundtrail\n0\n\n";
  try {
    demand(format_cosignature_lines(parse_cosignature_lines(text, kText), kText) == text,
           "an answer has one spelling");
  } catch (const FormatError& error) {
    demand_both_languages(error.message());
  }
}

/// Every run begins with an empty memory, so that an input does the same again.
void try_witness(std::string_view text) {
  static const Folder folder;
  static Witness witness(SigningKey::generate("example.org/witness", SignatureType::kCosignature),
                         {parse_vkey(kVkeys[0])}, WitnessState(folder.path));
  std::filesystem::remove(witness.state().path_of(parse_vkey(kVkeys[0]).name()));
  const ServiceAnswer answer =
      answer_request(witness, {"POST", "/add-checkpoint", text}, FixedClock());
  demand(answer.status != 500, "no request is a fault of the witness");
  const bool is_cosigned = text.ends_with(kWitnessRequests[1].substr(6));
  demand(answer.status != 200 || is_cosigned, "only what the ledger signed is cosigned");
}

}  // namespace
}  // namespace fundtrail::test

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace fundtrail::test;
  const std::string_view text = fundtrail::as_text({data, size});
  try_request(text);
  try_answer(text);
  try_witness(text);
  return 0;
}
