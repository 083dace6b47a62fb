// SPDX-License-Identifier: Apache-2.0
#include "verifier/integrity/index_terms.h"

#include <algorithm>

namespace fundtrail {

std::string show_term(std::string_view term) {
  const bool is_visible =
      std::all_of(term.begin(), term.end(), [](char c) { return c > ' ' && c < '\x7F'; });
  return is_visible ? std::string(term) : format_hex(as_bytes(term));
}

Message describe_index_key(const IndexKey& key) {
  return say("{} {}", "{} {}", enum_label(key.type), show_term(key.term));
}

}  // namespace fundtrail
