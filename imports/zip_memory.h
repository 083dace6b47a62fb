// SPDX-License-Identifier: Apache-2.0
//
// A zip archive in memory, as minizip sees files. For this folder's sources alone: no public header
// shows minizip.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <minizip/ioapi.h>

namespace fundtrail {

/// Bytes that are read, and where.
struct ZipInput {
  std::string_view bytes;
  std::uint64_t position = 0;
  bool is_cut_short = false;  ///< more was asked for than there was
};

/// Bytes that are written, and where: what lies before the end is written over.
struct ZipOutput {
  std::string bytes;
  std::uint64_t position = 0;
};

/// The functions by which minizip reads `input`, or writes `output`.
/// Lifetime: the argument stays where it is for as long as minizip has them.
[[nodiscard]] zlib_filefunc64_def file_functions(ZipInput& input);
[[nodiscard]] zlib_filefunc64_def file_functions(ZipOutput& output);

}  // namespace fundtrail
