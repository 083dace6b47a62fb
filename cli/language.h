// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "schemas/message.h"

namespace fundtrail {

/// Chooses the language: what `--lang` says, else FUNDTRAIL_LANG, else the locale (the first of
/// LC_ALL, LC_MESSAGES, LANG that is set) unless that is C or POSIX; else Chinese. No locale need
/// be installed.
///
/// Returns: nothing if `--lang` or FUNDTRAIL_LANG names a language that is not spoken here.
[[nodiscard]] std::optional<Language> choose_language(const std::optional<std::string>& flag);

/// The language of the environment alone, whatever FUNDTRAIL_LANG says.
[[nodiscard]] Language locale_language();

}  // namespace fundtrail
