// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "schemas/error.h"
#include "schemas/message.h"

namespace fundtrail {

/// The error of stored bytes that contradict themselves, met while something else was being done.
/// It sends the user to `verify`, whose place it is to find the rest. `what` is a sentence without
/// its full stop. Code: kTampered.
[[nodiscard]] Error contradiction_error(const Message& what, const std::filesystem::path& folder);

/// The error of a store that lacks or garbles a part that every ledger has, so that nothing in it
/// can be found or trusted. `what` as above. Code: kUnchecked.
[[nodiscard]] Error layout_error(const Message& what, const std::filesystem::path& folder);

/// The error of a change that was given up since others committed meanwhile: with the writer's lock
/// held, only if somebody removed its file. Code: kLocked.
[[nodiscard]] Error overtaken_error(const std::filesystem::path& folder);

}  // namespace fundtrail
