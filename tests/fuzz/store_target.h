// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace fundtrail::test {

/// The LMDB file that inputs of store_fuzz.cc are patches of. The same in every process.
[[nodiscard]] const std::string& store_file();

}  // namespace fundtrail::test
