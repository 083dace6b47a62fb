// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/file_patches.h"

#include <algorithm>

namespace fundtrail::test {
namespace {

constexpr std::uint8_t kResize = 255;
constexpr std::size_t kResizeUnit = 16;
constexpr std::size_t kResizeBytes = 3;
constexpr std::size_t kHeaderBytes = 4;

std::uint8_t to_byte(std::size_t value) { return static_cast<std::uint8_t>(value & 0xFF); }

void write_over(std::string& file, std::size_t at, ByteView bytes) {
  for (const std::uint8_t byte : bytes) file[at++ % file.size()] = static_cast<char>(byte);
}

}  // namespace

void apply_patches(ByteView input, std::string& file) {
  while (input.size() >= kResizeBytes) {
    const std::size_t number = input[1] * std::size_t{256} + input[2];
    if (input[0] == kResize) {
      file.resize(number * kResizeUnit);
      input = input.subspan(kResizeBytes);
      continue;
    }
    if (input.size() <= kHeaderBytes) return;
    const std::size_t wanted = input[3] % kPatchBytesMax + 1;
    const ByteView bytes =
        input.subspan(kHeaderBytes, std::min(wanted, input.size() - kHeaderBytes));
    if (!file.empty()) write_over(file, input[0] * kPatchPageBytes + number, bytes);
    input = input.subspan(kHeaderBytes + bytes.size());
  }
}

Bytes make_patch(std::size_t at, ByteView bytes) {
  const std::size_t page = at / kPatchPageBytes;
  const std::size_t place = at % kPatchPageBytes;
  Bytes patch(kHeaderBytes + bytes.size());
  patch[0] = to_byte(page);
  patch[1] = to_byte(place / 256);
  patch[2] = to_byte(place);
  patch[3] = to_byte(bytes.size() - 1);
  std::copy(bytes.begin(), bytes.end(), patch.begin() + kHeaderBytes);
  return patch;
}

Bytes make_resize(std::size_t file_bytes) {
  const std::size_t units = file_bytes / kResizeUnit;
  return {kResize, to_byte(units / 256), to_byte(units)};
}

}  // namespace fundtrail::test
