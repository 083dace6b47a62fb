// SPDX-License-Identifier: Apache-2.0
//
// How libFuzzer changes an input of store_fuzz.cc: half of the time as any bytes, and half of the
// time by one more patch of a number that leads a reader through the file.
#include <algorithm>
#include <random>

#include "tests/fuzz/file_patches.h"
#include "tests/fuzz/lmdb_fields.h"
#include "tests/fuzz/store_target.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace fundtrail::test {
namespace {

using Random = std::minstd_rand;

std::size_t below(Random& random, std::size_t end) { return random() % end; }

// A field's bytes, changed: another field's of this size, a bit turned over, one more or less, or
// all alike.
Bytes change(const LmdbField& field, const LmdbField& other, ByteView file, Random& random) {
  const ByteView now = file.subspan(field.at, field.bytes);
  Bytes bytes(now.begin(), now.end());
  const std::size_t place = below(random, bytes.size());
  switch (below(random, 5)) {
    case 0:
      bytes[place] = static_cast<std::uint8_t>(bytes[place] ^ 1U << below(random, 8));
      break;
    case 1:
      bytes[0] = static_cast<std::uint8_t>(bytes[0] + (below(random, 2) == 0 ? 1 : 255));
      break;
    case 2:
      std::fill(bytes.begin(), bytes.end(), below(random, 2) == 0 ? 0x00 : 0xFF);
      break;
    default:
      std::copy_n(file.begin() + static_cast<std::ptrdiff_t>(other.at),
                  std::min(field.bytes, other.bytes), bytes.begin());
  }
  return bytes;
}

Bytes random_patch(Random& random) {
  static const ByteView file = as_bytes(store_file());
  static const std::vector<LmdbField> fields = lmdb_fields(file);
  if (below(random, 64) == 0) return make_resize(below(random, file.size() + kPatchPageBytes));
  const LmdbField& field = fields[below(random, fields.size())];
  const LmdbField& other = fields[below(random, fields.size())];
  return make_patch(field.at, change(field, other, file, random));
}

}  // namespace
}  // namespace fundtrail::test

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t max_size, unsigned seed) {
  using namespace fundtrail::test;
  Random random(seed);
  if (below(random, 2) == 0) return LLVMFuzzerMutate(data, size, max_size);
  const fundtrail::Bytes patch = random_patch(random);
  if (size + patch.size() > max_size) size = 0;
  if (patch.size() > max_size) return LLVMFuzzerMutate(data, size, max_size);
  std::copy_backward(data, data + size, data + size + patch.size());
  std::copy(patch.begin(), patch.end(), data);
  return size + patch.size();
}
