// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>

#include "ledger/proof/note.h"
#include "ledger/stored_tree.h"

namespace fundtrail {

/// What an export of tiles did.
struct TileExport {
  std::uint64_t old_size = 0;   ///< of the checkpoint that was there; 0 if there was none
  std::size_t files_added = 0;  ///< tiles and bundles; what was there already is not counted
};

/// Writes the tree and the entries of a checkpoint into `folder`, as C2SP tlog-tiles serves them:
/// `tile/<level>/…`, `tile/entries/…`, and in the end `checkpoint`.
///
/// What an earlier export left there is added to: a file once written is never changed, and those
/// that the checkpoint there needs in full are not read again. Every new file is checked against
/// the root of `note` before it is written. An export that was interrupted can be made again.
/// Requires: the caller has verified `note`, which is of this ledger, and the signature of the
/// checkpoint in `folder` if there is one.
/// Throws: Error(kRefused) if the ledger is of SM3, for which there are no tiles, or `folder` holds
/// the tiles of another ledger; Error(kRolledBack) if those there are of a larger tree, or of
/// another one; as `read_back`; Error(kUnchecked) if the disk refuses. Waits for another export
/// into the folder.
/// Cost: reads the entries after the old checkpoint twice; memory for one bundle, at most 16 MiB.
TileExport export_tiles(const StoredLedger& ledger, const SignedNote& note,
                        const std::filesystem::path& folder, const ReadProgress& progress = {});

/// Throws: Error(kRefused) if a ledger of this suite has no tiles.
void require_tiles(HashSuite hash);

/// The name of the checkpoint in a folder of tiles.
inline constexpr const char* kTileCheckpointName = "checkpoint";

}  // namespace fundtrail
