// SPDX-License-Identifier: Apache-2.0
//
// The options that say what of a ledger is looked at: --as-of and --known-at.
#pragma once

#include <vector>

#include "cli/command.h"
#include "ledger/proof/entry_source.h"
#include "verifier/view.h"

namespace fundtrail {

/// The two options.
[[nodiscard]] std::vector<OptionInfo> view_options();
/// --known-at alone.
[[nodiscard]] OptionInfo known_at_option();

/// Reads them for the snapshot `source`: a day of --known-at is looked up in it.
/// Throws: Error(kUsage) for what is no day, or no sequence of the ledger, or for a day on which it
/// held nothing yet.
[[nodiscard]] ViewOptions read_view(const CommandLine& line, const EntrySource& source);

/// Ends a text about records by what its view leaves out, if it is cut.
void write_view(const Context& context, const ViewOptions& view);

}  // namespace fundtrail
