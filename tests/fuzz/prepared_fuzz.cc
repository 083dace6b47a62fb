// SPDX-License-Identifier: Apache-2.0
//
// Any text as a batch note, a ledger card and a prepared batch: what is accepted is printed as it
// was read, and a prepared batch is of the records that were signed; what is refused tells why.
#include <string_view>

#include "ledger/prepared_batch.h"
#include "tests/fuzz/fuzz_target.h"

namespace fundtrail::test {
namespace {

void try_note(std::string_view text) {
  demand(format_batch_note(parse_batch_note(text)) == text, "a batch note has one spelling");
}

void try_card(std::string_view text) {
  demand(format_ledger_card(parse_ledger_card(text)) == text, "a ledger card has one spelling");
}

void try_batch(std::string_view text) {
  const PreparedBatch batch = parse_prepared_batch(text);
  demand(parse_batch_note(batch.note.text).count == batch.records.size(),
         "a prepared batch has the records that were signed");
  const std::string written = format_prepared_batch(batch);
  const PreparedBatch again = parse_prepared_batch(written);
  demand(again.records == batch.records && again.note == batch.note,
         "a prepared batch is read as it was written");
  demand(format_prepared_batch(again) == written, "its written form is one");
}

}  // namespace

void judge_text(std::string_view text) {
  for (const auto attempt : {try_note, try_card, try_batch}) {
    try {
      attempt(text);
    } catch (const FormatError& error) {
      demand_both_languages(error.message());
    }
  }
}

}  // namespace fundtrail::test
