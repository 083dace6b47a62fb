// SPDX-License-Identifier: Apache-2.0
#include "ledger/timestamp_folder.h"

#include <system_error>
#include <utility>

#include "ledger/proof/text_lines.h"
#include "ledger/proof/timestamp_renewal.h"
#include "ledger/small_file.h"
#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

namespace fs = std::filesystem;

constexpr const char* kRequestExtension = ".tsq";
constexpr const char* kResponseExtension = ".tsr";

std::optional<Bytes> read_bytes(const std::filesystem::path& path, std::size_t bytes_max) {
  const auto file = read_small_file(path, bytes_max);
  if (!file) return std::nullopt;
  const ByteView view = as_bytes(*file);
  return Bytes(view.begin(), view.end());
}

}  // namespace

std::filesystem::path TimestampFolder::path_of(std::uint64_t size, unsigned number,
                                               const char* extension) const {
  return folder_ / (std::to_string(size) + "." + std::to_string(number) + extension);
}

std::map<std::uint64_t, std::size_t> TimestampFolder::responses() const {
  std::map<std::uint64_t, std::size_t> found;
  std::error_code error;
  for (fs::directory_iterator file(folder_, error), end; !error && file != end;
       file.increment(error)) {
    if (file->path().extension() != kResponseExtension) continue;
    const fs::path stem = file->path().stem();  // <size>.<n>
    if (stem.extension().empty() || !parse_decimal(stem.extension().string().substr(1))) continue;
    if (const auto size = parse_decimal(stem.stem().string())) ++found[*size];
  }
  if (!error || error == std::errc::no_such_file_or_directory) return found;
  throw Error(ErrorCode::kUnchecked, say("封存点文件夹 {}：{}", "the folder of checkpoints {}: {}",
                                         shown_text(folder_.string()), error.message()));
}

std::vector<KeptTimestamp> TimestampFolder::find(std::uint64_t size) const {
  std::vector<KeptTimestamp> found;
  for (unsigned number = 1; number <= kTimestampStackMax; ++number) {
    auto request = read_bytes(path_of(size, number, kRequestExtension), kTimestampRequestBytesMax);
    if (!request) break;
    KeptTimestamp timestamp{size, number, std::move(*request), std::nullopt};
    timestamp.response =
        read_bytes(path_of(size, number, kResponseExtension), kTimestampResponseBytesMax);
    found.push_back(std::move(timestamp));
  }
  return found;
}

std::filesystem::path TimestampFolder::keep_request(const KeptTimestamp& timestamp) const {
  auto path = path_of(timestamp.size, timestamp.number, kRequestExtension);
  replace_file(path, as_text(timestamp.request), FileAccess::kShared);
  return path;
}

std::filesystem::path TimestampFolder::keep_response(const KeptTimestamp& timestamp) const {
  FUNDTRAIL_CHECK(timestamp.response.has_value());
  auto path = path_of(timestamp.size, timestamp.number, kResponseExtension);
  replace_file(path, as_text(*timestamp.response), FileAccess::kShared);
  return path;
}

Bytes bytes_to_stamp(const SignedNote& checkpoint, const std::vector<KeptTimestamp>& answered) {
  const Bytes bytes = stamped_bytes(checkpoint);
  std::vector<ByteView> responses;
  responses.reserve(answered.size());
  for (const KeptTimestamp& timestamp : answered) responses.emplace_back(*timestamp.response);
  return stamped_bytes_of_renewal(bytes, responses);
}

}  // namespace fundtrail
