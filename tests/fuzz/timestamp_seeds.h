// SPDX-License-Identifier: Apache-2.0
//
// The seeds of timestamp_fuzz.cc, which write_seeds.cc writes, and what their tokens say.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fundtrail::test {

inline constexpr std::string_view kSeedCheckpoint =
    "fundtrail.local/0123456789abcdef\n60\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n"
    "— fundtrail.local/0123456789abcdef AAAAAAAA\n";
/// 2026-01-01T00:00:00.25Z
inline constexpr std::int64_t kSeedTimeUs = 1'767'225'600'250'000;
inline constexpr std::int64_t kSeedAccuracyUs = 1'500'020;
inline constexpr std::string_view kSeedSerial = "0123456789abcdef";
inline constexpr std::string_view kSeedPolicy = "1.2.3.4.1";
inline constexpr std::string_view kSeedTsaName = "CN=测试时间戳机构";

/// The names of the seeds and their bytes, the same each time.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> timestamp_seeds();

}  // namespace fundtrail::test
