// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "schemas/error.h"
#include "schemas/message.h"

namespace fundtrail {

/// Makes the error that a code of LMDB's (or an errno, which LMDB passes on) means to a user: what
/// was being done, where, why it failed, and what to do about it.
///
/// An I/O error on a full disk is told as that.
///
/// `task` completes 无法… and "cannot …", as in {"打开账本", "open the ledger"}.
[[nodiscard]] Error store_error(int lmdb_code, const Message& task,
                                const std::filesystem::path& folder);

/// Throws `store_error` unless `code` is 0. Through this every call of LMDB's is tested.
void check_store(int code, const Message& task, const std::filesystem::path& folder);

}  // namespace fundtrail
