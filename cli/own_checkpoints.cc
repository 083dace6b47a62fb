// SPDX-License-Identifier: Apache-2.0
#include "cli/own_checkpoints.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "ledger/checkpoint_folder.h"
#include "ledger/timestamp_folder.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

// The newest are enough to show what was signed, and for a quorum that is not far behind.
constexpr std::size_t kCheckpointsMax = 16;
// Each is a few signatures to verify: hostile folders may hold any number.
constexpr std::size_t kStampedMax = 256;

using Sizes = std::set<std::uint64_t, std::greater<>>;

class OwnReader {
 public:
  explicit OwnReader(const std::filesystem::path& folder)
      : checkpoints_(folder), timestamps_(folder), responses_(timestamps_.responses()) {}

  OwnCheckpoints read() {
    for (const std::uint64_t size : wanted_sizes()) {
      try {
        read_checkpoint(size);
      } catch (const Error& error) {
        found_.notices.push_back(error.message());
      }
    }
    return std::move(found_);
  }

 private:
  Sizes wanted_sizes() {
    const std::vector<std::uint64_t> kept = checkpoints_.sizes();
    const std::size_t skipped = kept.size() - std::min(kept.size(), kCheckpointsMax);
    Sizes sizes(kept.begin() + static_cast<std::ptrdiff_t>(skipped), kept.end());
    std::size_t left_out = responses_.size() - std::min(responses_.size(), kStampedMax);
    if (left_out > 0) {
      found_.notices.push_back(
          say("只核验了最近 {} 个封存点的时间戳，更早的 {} 个没有看",
              "only the timestamps of the newest {} checkpoints were looked at, those of {} older "
              "ones were not",
              kStampedMax, left_out));
    }
    for (const auto& [size, count] : responses_) {
      if (left_out > 0) {
        --left_out;
      } else {
        sizes.insert(size);
      }
    }
    return sizes;
  }

  void read_checkpoint(std::uint64_t size) {
    const auto kept = checkpoints_.find(size);
    if (!kept) {
      found_.notices.push_back(say("有 {} 条的封存点的时间戳，而没有那个封存点：时间戳不知所证",
                                   "there is a timestamp of a checkpoint of {} entries, and no "
                                   "such checkpoint: what it stamped is not known",
                                   size));
      return;
    }
    HeldCheckpoint held{kept->note, CheckpointGiver::kLedger,
                        say("账本自带的封存点", "the checkpoint that the ledger keeps")};
    if (responses_.contains(size)) held.timestamps = read_timestamps(size);
    found_.checkpoints.push_back(std::move(held));
  }

  // Up to the first that lacks a part.
  std::vector<HeldTimestamp> read_timestamps(std::uint64_t size) {
    std::vector<HeldTimestamp> timestamps;
    for (KeptTimestamp& one : timestamps_.find(size)) {
      if (!one.response) break;
      timestamps.push_back({std::move(one.request), std::move(*one.response)});
    }
    if (timestamps.size() != responses_.at(size)) {
      found_.notices.push_back(
          say("封存点（{} 条）的时间戳不全：有 {} 个回执，只有前 {} 个连同请求都在",
              "the timestamps of the checkpoint of {} entries are not complete: there are {} "
              "responses, and with their requests only the first {}",
              size, responses_.at(size), timestamps.size()));
    }
    return timestamps;
  }

  CheckpointFolder checkpoints_;
  TimestampFolder timestamps_;
  std::map<std::uint64_t, std::size_t> responses_;  // by size of the checkpoint
  OwnCheckpoints found_;
};

bool has_line(const SignedNote& note, std::span<const VerifierKey> keys) {
  return std::ranges::any_of(note.signatures, [keys](const NoteSignature& line) {
    return std::ranges::any_of(keys, [&line](const VerifierKey& key) {
      return line.key_name == key.name() && line.key_id == key.id();
    });
  });
}

}  // namespace

OwnCheckpoints read_own_checkpoints(const std::filesystem::path& folder) {
  return OwnReader(folder).read();
}

std::uint64_t find_cosigned_size(const std::filesystem::path& folder,
                                 std::span<const VerifierKey> keys, std::uint64_t size_max) {
  const CheckpointFolder checkpoints(folder);
  std::vector<std::uint64_t> sizes = checkpoints.sizes();
  std::erase_if(sizes, [size_max](std::uint64_t size) { return size > size_max; });
  const std::size_t skipped = sizes.size() - std::min(sizes.size(), kCheckpointsMax);
  for (std::size_t i = sizes.size(); i > skipped; --i) {
    try {
      const auto kept = checkpoints.find(sizes[i - 1]);
      if (kept && has_line(kept->note, keys)) return sizes[i - 1];
    } catch (const Error&) {
      continue;  // it cannot be read, and no more is lost than a guess
    }
  }
  return 0;
}

}  // namespace fundtrail
