// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "schemas/message.h"

namespace fundtrail::bench {

/// What the command line asks for.
struct Arguments {
  std::vector<std::uint64_t> sizes;    ///< money records; empty: 10^4, 10^5, 10^6
  std::uint64_t batch = 1'000;         ///< records of a small batch
  unsigned repetitions = 3;            ///< Range: at least 1
  unsigned threads = 0;                ///< 0: one for each core
  std::filesystem::path folder = ".";  ///< where a folder of our own is made and removed again
  bool is_json = false;
  bool is_help = false;
};

/// How the program is called.
[[nodiscard]] Message usage();

/// Throws: Error(kUsage) that says which argument is wrong.
[[nodiscard]] Arguments parse_arguments(const std::vector<std::string_view>& words);

/// What FUNDTRAIL_LANG says; Chinese if it says nothing.
[[nodiscard]] Language language();

}  // namespace fundtrail::bench
