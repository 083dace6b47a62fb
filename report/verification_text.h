// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "report/paint.h"
#include "schemas/message.h"
#include "verifier/verification.h"

namespace fundtrail {

/// How a verification is told.
struct VerificationTextOptions {
  Language language = Language::kChinese;
  Paint paint;
};

/// Tells a verification to the person who asked for it: the verdict in one line, the integrity and
/// what it rests on, damage in business terms, the goals of each programme, the checks from the
/// gravest to the lightest, the counts and what the exit code means.
///
/// A figure that is only stated never stands without the words that say so.
[[nodiscard]] std::string verification_text(const Verification& verification,
                                            const VerificationTextOptions& options);

}  // namespace fundtrail
