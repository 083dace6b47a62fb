// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "schemas/message.h"

namespace fundtrail {

/// Tells how a figure that was refused is written, and why: “不用千分位，写作 1000万元” of
/// 1,000万元. It knows separators of thousands, spaces, full-width characters, signs of currency,
/// zeros before the number and 万 or 亿 without 元. Empty if it can make no figure of `text`.
[[nodiscard]] Message suggest_figure(std::string_view text);

}  // namespace fundtrail
