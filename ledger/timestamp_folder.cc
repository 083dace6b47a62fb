// SPDX-License-Identifier: Apache-2.0
#include "ledger/timestamp_folder.h"

#include <utility>

#include "ledger/proof/timestamp_renewal.h"
#include "ledger/small_file.h"
#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr const char* kRequestExtension = ".tsq";
constexpr const char* kResponseExtension = ".tsr";

std::optional<Bytes> read_bytes(const std::filesystem::path& path, std::size_t bytes_max) {
  const auto file = read_small_file(path, bytes_max);
  if (!file) return std::nullopt;
  const ByteView view = as_bytes(*file);
  return Bytes(view.begin(), view.end());
}

}  // namespace

Bytes stamped_bytes(const SignedNote& checkpoint) {
  if (checkpoint.signatures.empty()) {
    throw FormatError(say("封存点没有签名", "the checkpoint has no signature"));
  }
  const std::string text = format_note({checkpoint.text, {checkpoint.signatures.front()}});
  const ByteView view = as_bytes(text);
  return {view.begin(), view.end()};
}

std::filesystem::path TimestampFolder::path_of(std::uint64_t size, unsigned number,
                                               const char* extension) const {
  return folder_ / (std::to_string(size) + "." + std::to_string(number) + extension);
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
  const auto path = path_of(timestamp.size, timestamp.number, kRequestExtension);
  replace_file(path, as_text(timestamp.request), FileAccess::kShared);
  return path;
}

std::filesystem::path TimestampFolder::keep_response(const KeptTimestamp& timestamp) const {
  FUNDTRAIL_CHECK(timestamp.response.has_value());
  const auto path = path_of(timestamp.size, timestamp.number, kResponseExtension);
  replace_file(path, as_text(*timestamp.response), FileAccess::kShared);
  return path;
}

Bytes bytes_to_stamp(const SignedNote& checkpoint, const std::vector<KeptTimestamp>& answered) {
  const Bytes bytes = stamped_bytes(checkpoint);
  std::vector<ByteView> responses;
  for (const KeptTimestamp& timestamp : answered) responses.emplace_back(*timestamp.response);
  return stamped_bytes_of_renewal(bytes, responses);
}

}  // namespace fundtrail
