// SPDX-License-Identifier: Apache-2.0
#include "imports/xml_memory.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "imports/xlsx_limits.h"

namespace fundtrail {
namespace {

// Before each block stands its size, so that what is freed is known. The functions know of no
// parser, hence one count for all.
constexpr std::size_t kPrefixBytes = alignof(std::max_align_t);
static_assert(kPrefixBytes >= sizeof(std::size_t));

std::atomic<std::size_t> bytes_taken = 0;

void give_back(std::size_t bytes) { bytes_taken.fetch_sub(bytes, std::memory_order_relaxed); }

bool take(std::size_t bytes) {
  const std::size_t before = bytes_taken.fetch_add(bytes, std::memory_order_relaxed);
  if (before + bytes <= kXmlMemoryBytesMax) return true;
  give_back(bytes);
  return false;
}

std::uint8_t* base_of(void* block) { return static_cast<std::uint8_t*>(block) - kPrefixBytes; }

std::size_t size_of(void* block) {
  std::size_t size = 0;
  std::memcpy(&size, base_of(block), sizeof size);
  return size;
}

void* allocate(std::size_t size) {
  if (size > kXmlMemoryBytesMax || !take(size + kPrefixBytes)) return nullptr;
  auto* base = static_cast<std::uint8_t*>(std::malloc(size + kPrefixBytes));
  if (base == nullptr) {
    give_back(size + kPrefixBytes);
    return nullptr;
  }
  std::memcpy(base, &size, sizeof size);
  return base + kPrefixBytes;
}

void release(void* block) {
  if (block == nullptr) return;
  give_back(size_of(block) + kPrefixBytes);
  std::free(base_of(block));
}

void* reallocate(void* block, std::size_t size) {
  void* larger = allocate(size);
  if (larger == nullptr || block == nullptr) return larger;
  std::memcpy(larger, block, std::min(size, size_of(block)));
  release(block);
  return larger;
}

}  // namespace

XML_Memory_Handling_Suite bounded_xml_memory() { return {allocate, reallocate, release}; }

}  // namespace fundtrail
