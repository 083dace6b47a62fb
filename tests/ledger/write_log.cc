// SPDX-License-Identifier: Apache-2.0
#include "tests/ledger/write_log.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <utility>

namespace fundtrail::test {
namespace {

constexpr std::uint64_t kSectorBytes = 512;

// What becomes of the writes that were not synced.
enum class Fate { kAllKept, kAllDropped, kSomeWrites, kSomeSectors };

class Disk {
 public:
  Disk(std::string content, std::mt19937_64& random)
      : content_(std::move(content)), random_(random) {}

  void apply(const LogItem& item) {
    if (item.call == LoggedCall::kResize) {
      content_.resize(item.offset);
    } else if (item.call == LoggedCall::kWrite) {
      put(item, 0, item.data.size());
    }
  }

  void apply_some(const LogItem& item, Fate fate) {
    const bool is_kept = fate == Fate::kAllKept || (fate != Fate::kAllDropped && coin());
    if (item.call == LoggedCall::kResize || fate != Fate::kSomeSectors) {
      if (is_kept) apply(item);
      return;
    }
    for (std::uint64_t from = 0; from < item.data.size();) {
      const std::uint64_t left = kSectorBytes - (item.offset + from) % kSectorBytes;
      const std::uint64_t size = std::min<std::uint64_t>(left, item.data.size() - from);
      if (coin()) put(item, from, size);
      from += size;
    }
  }

  std::string take() { return std::move(content_); }

 private:
  bool coin() { return (random_() & 1) != 0; }

  void put(const LogItem& item, std::uint64_t from, std::uint64_t size) {
    const std::uint64_t at = item.offset + from;
    if (content_.size() < at + size) content_.resize(at + size);
    std::copy_n(item.data.begin() + static_cast<std::ptrdiff_t>(from), size,
                content_.begin() + static_cast<std::ptrdiff_t>(at));
  }

  std::string content_;
  std::mt19937_64& random_;
};

}  // namespace

std::vector<LogItem> read_log(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  std::vector<LogItem> log;
  LogHeader header;
  for (std::size_t at = 0; at + sizeof header <= bytes.size();) {
    std::memcpy(&header, bytes.data() + at, sizeof header);
    at += sizeof header;
    if (header.bytes > bytes.size() - at) break;
    log.push_back({static_cast<LoggedCall>(header.call), header.is_synced != 0, header.offset,
                   bytes.substr(at, header.bytes)});
    at += header.bytes;
  }
  return log;
}

void drop_syncs(std::vector<LogItem>& log, SyncsKept kept) {
  if (kept == SyncsKept::kAll) return;
  for (LogItem& item : log) {
    if (item.call == LoggedCall::kWrite) item.is_synced = false;
  }
  if (kept == SyncsKept::kNone) {
    std::erase_if(log, [](const LogItem& item) { return item.call == LoggedCall::kSync; });
  }
}

std::string state_after_power_loss(const std::string& before, const std::vector<LogItem>& log,
                                   std::size_t done, std::mt19937_64& random) {
  Disk disk(before, random);
  std::vector<const LogItem*> open;
  for (std::size_t i = 0; i < done; ++i) {
    const LogItem& item = log[i];
    if (item.call == LoggedCall::kSync) {
      for (const LogItem* each : std::exchange(open, {})) disk.apply(*each);
    } else if (item.call != LoggedCall::kPrint) {
      if (item.is_synced) disk.apply(item);
      if (!item.is_synced) open.push_back(&item);
    }
  }
  const auto fate = static_cast<Fate>(random() % 4);
  for (const LogItem* each : open) disk.apply_some(*each, fate);
  if (done < log.size()) disk.apply_some(log[done], Fate::kSomeSectors);
  return disk.take();
}

}  // namespace fundtrail::test
