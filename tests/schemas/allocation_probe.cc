// SPDX-License-Identifier: Apache-2.0
//
// Replaces every unaligned form of new and delete in the test program. All of them, since
// sanitizers check that what one form took its own counterpart gives back.
#include "tests/schemas/allocation_probe.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <new>

namespace {

thread_local std::size_t largest_request = 0;
thread_local std::size_t request_count = 0;
thread_local std::size_t request_max = SIZE_MAX;

void* take(std::size_t size) noexcept {
  largest_request = std::max(largest_request, size);
  ++request_count;
  return size > request_max ? nullptr : std::malloc(size == 0 ? 1 : size);
}

void* take_or_throw(std::size_t size) {
  void* memory = take(size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

void* operator new(std::size_t size) { return take_or_throw(size); }
void* operator new[](std::size_t size) { return take_or_throw(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return take(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return take(size); }

void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { std::free(memory); }

namespace fundtrail::test {

AllocationProbe::AllocationProbe() {
  largest_request = 0;
  request_count = 0;
}

std::size_t AllocationProbe::largest() const { return largest_request; }

std::size_t AllocationProbe::count() const { return request_count; }

AllocationLimit::AllocationLimit(std::size_t bytes_max) { request_max = bytes_max; }

AllocationLimit::~AllocationLimit() { request_max = SIZE_MAX; }

}  // namespace fundtrail::test
