// SPDX-License-Identifier: Apache-2.0
//
// What fuzz targets share. A target is a function that takes any bytes and ends the program if they
// show a fault: libFuzzer calls it over and over (tests/fuzz/<name>_fuzz.cc, preset `fuzz`), and
// replay_main.cc over the seeds of tests/fuzz/corpus/<name>/ in every build.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "schemas/bytes.h"
#include "schemas/error.h"
#include "schemas/record.h"

/// What libFuzzer calls. Returns: 0.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace fundtrail::test {

/// What a target defines that judges any bytes as a text, instead of the function above.
/// Lifetime: `text` lives as long as the call.
void judge_text(std::string_view text);

/// Ends the program, and says what does not hold, unless `condition` is true.
void demand(bool condition, const char* what);

/// Demands that a refusal tells why in both languages, without control characters.
void demand_both_languages(const Message& reason);

/// Demands that, and well-formed text.
void demand_reason(const Message& reason);

/// Demands a reason of the refusal, and of each of its fields if there are several.
void demand_reasons(const FormatError& error);

/// Demands that `record` is read back from its canonical bytes, and from its written form if its
/// kind is one that people write.
void demand_round_trip(const Record& record, const Bytes& entry);

}  // namespace fundtrail::test
