// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/fuzz_target.h"

#include <cstdio>
#include <cstdlib>

#include "schemas/entry.h"
#include "tests/fuzz/readable_text.h"

namespace fundtrail::test {

void demand(bool condition, const char* what) {
  if (condition) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

void demand_both_languages(const Message& reason) {
  demand(is_readable(reason.zh), "a reason has a Chinese text");
  demand(is_readable(reason.en), "a reason has an English text");
}

void demand_reason(const Message& reason) {
  demand_both_languages(reason);
  demand(is_well_formed(reason.zh) && is_well_formed(reason.en), "a reason is well-formed text");
}

void demand_reasons(const FormatError& error) {
  demand_reason(error.message());
  const auto* several = dynamic_cast<const FieldErrors*>(&error);
  if (several == nullptr) return;
  for (const FieldError& each : several->errors()) demand_reason(each.message());
}

void demand_round_trip(const Record& record, const Bytes& entry) {
  const EntryView view = parse_entry(entry);
  demand(decode_body(view) == record, "an encoded record is decoded as it was");
  demand(encode_entry(view.header, record, view.previous_leaf) == entry,
         "a decoded record is encoded to the same bytes");
  if (is_system_kind(record_kind(record))) return;
  const JsonValue json = record_to_json(record);
  demand(record_from_json(json) == record, "the JSON form is read as the same record");
  const std::string line = format_json(json);
  const JsonValue parsed = parse_json(line);
  demand(record_from_json(parsed) == record, "the written form is read as the same record");
  demand(format_json(parsed) == line, "the written form has one spelling");
}

}  // namespace fundtrail::test
