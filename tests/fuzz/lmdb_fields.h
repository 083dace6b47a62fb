// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "schemas/bytes.h"

namespace fundtrail::test {

/// A number in an LMDB file.
struct LmdbField {
  std::size_t at = 0;
  std::size_t bytes = 0;
};

/// The numbers that lead through an LMDB file of pages of 4096 bytes: those of the meta pages, and
/// of every page of nodes, live or free, its header, its pointers, and its nodes' headers, keys,
/// trees and places of large values.
/// Source: LMDB 0.9, as told in tests/damage/page_map.cc.
[[nodiscard]] std::vector<LmdbField> lmdb_fields(ByteView file);

}  // namespace fundtrail::test
