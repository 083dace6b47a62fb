// SPDX-License-Identifier: Apache-2.0
//
// How a record lists its fields: once, in a `serialize` member that every archive runs.
#pragma once

#include <cereal/details/helpers.hpp>

namespace fundtrail {

/// Names one field of a record for the archives. The order of the fields in `serialize` is the
/// order of the canonical bytes and of the JSON form; the name is the JSON key.
template <class T>
[[nodiscard]] cereal::NameValuePair<T&> field(const char* name, T& value) {
  return {name, value};
}

}  // namespace fundtrail
