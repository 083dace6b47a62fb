// SPDX-License-Identifier: Apache-2.0
//
// Any text as a line that someone wrote: what is accepted can be stored and read back, and what is
// refused is refused with its reasons in both languages.
#include "schemas/entry.h"
#include "tests/fuzz/fuzz_target.h"

namespace fundtrail::test {
namespace {

constexpr std::int64_t kTimeUs = 1'735'606'800'000'000;  // 2024-12-31 09:00:00 in Beijing

std::optional<JsonValue> parse(std::string_view line) {
  try {
    return parse_json(line);
  } catch (const FormatError& error) {
    demand_reasons(error);
    return std::nullopt;
  }
}

std::optional<Record> read(const JsonValue& json) {
  try {
    return record_from_json(json);
  } catch (const FormatError& error) {
    demand_reasons(error);
    return std::nullopt;
  }
}

// Nothing if the record exceeds the largest entry.
std::optional<Bytes> encode(const Record& record) {
  try {
    return encode_entry({.recorded_at_us = kTimeUs}, record, Digest());
  } catch (const FieldError& error) {
    demand_reasons(error);
    return std::nullopt;
  }
}

void check(const Record& record) {
  try {
    check_texts(record);
  } catch (const FieldErrors& errors) {
    demand_reasons(errors);
  }
}

}  // namespace
}  // namespace fundtrail::test

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace fundtrail;
  using namespace fundtrail::test;
  const std::optional<JsonValue> json = parse(as_text({data, size}));
  if (!json) return 0;
  demand(parse_json(format_json(*json)) == *json, "a JSON value is read as it was written");
  demand(parse_json(format_json_pretty(*json)) == *json, "it is, over several lines too");
  const std::optional<Record> record = read(*json);
  if (!record) return 0;
  check(*record);
  const std::optional<Bytes> entry = encode(*record);
  if (entry) demand_round_trip(*record, *entry);
  return 0;
}
