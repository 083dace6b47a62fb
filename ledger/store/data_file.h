// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "schemas/message.h"

namespace fundtrail {

/// A data file that is shorter than what it says of itself: a copy that was cut off.
struct CutFile {
  std::uint64_t bytes = 0;
  std::uint64_t bytes_min = 0;  ///< up to the last page that the newest commit knows of
};

/// Compares the size of LMDB's file at `path` with what its meta pages say, without mapping it:
/// to read a page that is not there kills the reader.
/// Returns: nothing if the file is whole, or is no file of LMDB's.
/// Requires: this process has no environment open on it.
[[nodiscard]] std::optional<CutFile> find_cut(const std::filesystem::path& path);

/// Says so, and what to do; a sentence without its full stop.
[[nodiscard]] Message describe_cut(const CutFile& cut, const std::filesystem::path& folder);

/// Why a process that used the ledger in `folder` was killed: its file is cut off, the disk is full
/// or the disk fails. Nothing if it is none of these, so that damage is what remains.
/// Cost: reads the data file once.
[[nodiscard]] std::optional<Message> explain_crash(const std::filesystem::path& folder);

}  // namespace fundtrail
