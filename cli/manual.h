// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "schemas/message.h"

namespace fundtrail {

/// The manual page fundtrail(1), made from what `help` is made from. Source: man-pages(7), man(7).
[[nodiscard]] std::string manual_page(Language language);

}  // namespace fundtrail
