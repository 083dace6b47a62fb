// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace fundtrail {

/// A name without the words that tell levels and offices apart: 省 市 县 区 州 盟 旗, and 厅 for
/// 局. Of 吉林省财政厅 and 吉林市财政局 it is the same.
[[nodiscard]] std::string name_skeleton(std::string_view name);

/// Whether one name is easily written for the other: they differ by such words alone (吉林省 and
/// 吉林市, 通化市 and 通化县), or one ends with the other but for them (辽源市西安区 and 西安市),
/// or one character is wrong, missing, too many, or two are swapped, in names of three characters
/// or more. A name is not near itself. Cost: linear in both.
[[nodiscard]] bool is_near_name(std::string_view left, std::string_view right);

}  // namespace fundtrail
