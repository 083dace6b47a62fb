// SPDX-License-Identifier: Apache-2.0
#include "imports/zip_memory.h"

#include <algorithm>

namespace fundtrail {
namespace {

constexpr int kOk = 0;
constexpr long kNotThere = -1;

// minizip's "stream" and its "opaque" are both the input or output itself.
template <class File>
void* open_file(void* file, const void* /*name*/, int /*mode*/) {
  static_cast<File*>(file)->position = 0;
  return file;
}

template <class File>
ZPOS64_T tell(void* /*opaque*/, void* file) {
  return static_cast<File*>(file)->position;
}

template <class File>
long seek(void* /*opaque*/, void* stream, ZPOS64_T offset, int origin) {
  File& file = *static_cast<File*>(stream);
  const std::uint64_t size = file.bytes.size();
  std::uint64_t from = 0;
  if (origin == ZLIB_FILEFUNC_SEEK_CUR) from = file.position;
  if (origin == ZLIB_FILEFUNC_SEEK_END) from = size;
  if (from > size || offset > size - from) return kNotThere;
  file.position = from + offset;
  return kOk;
}

uLong read(void* /*opaque*/, void* stream, void* buffer, uLong size) {
  ZipInput& input = *static_cast<ZipInput*>(stream);
  const std::string_view piece = input.bytes.substr(input.position, size);
  std::ranges::copy(piece, static_cast<char*>(buffer));
  input.position += piece.size();
  input.is_cut_short = input.is_cut_short || piece.size() < size;
  return piece.size();
}

uLong read_nothing(void* /*opaque*/, void* /*stream*/, void* /*buffer*/, uLong /*size*/) {
  return 0;
}

uLong write(void* /*opaque*/, void* stream, const void* buffer, uLong size) {
  ZipOutput& output = *static_cast<ZipOutput*>(stream);
  const std::string_view piece(static_cast<const char*>(buffer), size);
  output.bytes.replace(output.position, piece.size(), piece);
  output.position += piece.size();
  return size;
}

uLong write_nothing(void* /*opaque*/, void* /*stream*/, const void* /*buffer*/, uLong /*size*/) {
  return 0;
}

// Without it minizip takes what is missing for zeros.
int failure_of(void* /*opaque*/, void* stream) {
  return static_cast<ZipInput*>(stream)->is_cut_short ? 1 : kOk;
}

int do_nothing(void* /*opaque*/, void* /*stream*/) { return kOk; }

}  // namespace

zlib_filefunc64_def file_functions(ZipInput& input) {
  return {open_file<ZipInput>, read,       write_nothing, tell<ZipInput>,
          seek<ZipInput>,      do_nothing, failure_of,    &input};
}

zlib_filefunc64_def file_functions(ZipOutput& output) {
  return {open_file<ZipOutput>, read_nothing, write,      tell<ZipOutput>,
          seek<ZipOutput>,      do_nothing,   do_nothing, &output};
}

}  // namespace fundtrail
