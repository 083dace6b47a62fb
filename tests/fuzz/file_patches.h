// SPDX-License-Identifier: Apache-2.0
//
// Changes to a file, so that a few bytes of a fuzz target's input stand for a whole damaged file.
//
//   input   patch …                                       what is cut short at the end is left out
//   patch   page 1 · place 2 · size 1 · bytes 1 to 16     over what is there; big-endian
//           255 · length 2, in 16 bytes                   the file is cut, or lengthened by zeros
#pragma once

#include <cstddef>
#include <string>

#include "schemas/bytes.h"

namespace fundtrail::test {

inline constexpr std::size_t kPatchBytesMax = 16;
inline constexpr std::size_t kPatchPageBytes = 4096;

/// Does every patch of `input` to `file`, in order. A place beyond the file counts from its start
/// again, and a size from 1 again.
void apply_patches(ByteView input, std::string& file);

/// Returns: one patch. Requires: `at` lies in the first 255 pages, and `bytes` are 1 to 16.
[[nodiscard]] Bytes make_patch(std::size_t at, ByteView bytes);

/// Returns: the patch that gives a file about this length. Requires: below 1 MiB.
[[nodiscard]] Bytes make_resize(std::size_t file_bytes);

}  // namespace fundtrail::test
