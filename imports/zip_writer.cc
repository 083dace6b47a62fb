// SPDX-License-Identifier: Apache-2.0
#include "imports/zip_writer.h"

#include <utility>

#include <minizip/zip.h>

#include "imports/zip_memory.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

constexpr uLong kFirstOfJanuary1980 = 0x0021'0000;  // the earliest that DOS knows
constexpr int kLevel = 6;

}  // namespace

struct ZipWriter::State {
  State() {
    zlib_filefunc64_def functions = file_functions(output);
    handle = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &functions);
    FUNDTRAIL_CHECK(handle != nullptr);
  }
  ~State() {
    if (handle != nullptr) zipClose(handle, nullptr);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  void end_member() {
    if (std::exchange(is_in_member, false)) FUNDTRAIL_CHECK(zipCloseFileInZip(handle) == ZIP_OK);
  }

  ZipOutput output;
  zipFile handle = nullptr;
  bool is_in_member = false;
};

ZipWriter::ZipWriter() : state_(std::make_unique<State>()) {}

ZipWriter::~ZipWriter() = default;

void ZipWriter::begin(const std::string& name) {
  state_->end_member();
  zip_fileinfo info{};
  info.dosDate = kFirstOfJanuary1980;
  FUNDTRAIL_CHECK(zipOpenNewFileInZip(state_->handle, name.c_str(), &info, nullptr, 0, nullptr, 0,
                                      nullptr, Z_DEFLATED, kLevel) == ZIP_OK);
  state_->is_in_member = true;
}

void ZipWriter::write(std::string_view piece) {
  constexpr std::size_t kPieceMax = 1U << 30U;
  while (!piece.empty()) {
    const std::string_view part = piece.substr(0, kPieceMax);
    FUNDTRAIL_CHECK(zipWriteInFileInZip(state_->handle, part.data(),
                                        static_cast<unsigned>(part.size())) == ZIP_OK);
    piece.remove_prefix(part.size());
  }
}

std::string ZipWriter::finish() {
  state_->end_member();
  FUNDTRAIL_CHECK(zipClose(std::exchange(state_->handle, nullptr), nullptr) == ZIP_OK);
  return std::move(state_->output.bytes);
}

}  // namespace fundtrail
