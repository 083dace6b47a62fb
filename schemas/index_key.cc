// SPDX-License-Identifier: Apache-2.0
#include "schemas/index_key.h"

#include <algorithm>

#include "schemas/error.h"
#include "schemas/limits.h"

namespace fundtrail {
namespace {

constexpr std::size_t kSequenceBytes = 8;
constexpr std::size_t kTermBytesMax = kIdBytesMax;

// Collects the terms of a record that come from its references.
class TermCollector : public FieldVisitor {
 public:
  explicit TermCollector(std::vector<IndexKey>& keys, std::uint64_t sequence)
      : keys_(keys), sequence_(sequence) {}

  void add(IndexTermType type, std::string term) {
    keys_.push_back({type, std::move(term), sequence_});
  }

  void on_reference(const FieldPath& /*path*/, std::optional<Kind> kind,
                    const std::string& id) override {
    if (kind == Kind::kProgramme) add(IndexTermType::kProgramme, id);
    if (kind == Kind::kParty) add(IndexTermType::kParty, id);
    if (kind == Kind::kDocument) add(IndexTermType::kDocument, id);
  }

 private:
  std::vector<IndexKey>& keys_;
  std::uint64_t sequence_;
};

}  // namespace

Bytes index_prefix(IndexTermType type, std::string_view term) {
  FUNDTRAIL_CHECK(term.size() <= kTermBytesMax && term.find('\0') == std::string_view::npos);
  Bytes bytes;
  bytes.reserve(1 + term.size() + 1 + kSequenceBytes);
  bytes.push_back(static_cast<std::uint8_t>(type));
  const ByteView text = as_bytes(term);
  bytes.insert(bytes.end(), text.begin(), text.end());
  bytes.push_back(0);
  return bytes;
}

Bytes encode_index_key(const IndexKey& key) {
  Bytes bytes = index_prefix(key.type, key.term);
  for (std::size_t i = kSequenceBytes; i-- > 0;) {
    bytes.push_back(static_cast<std::uint8_t>(key.sequence >> (8 * i)));
  }
  return bytes;
}

std::optional<IndexKey> parse_index_key(ByteView bytes) {
  if (bytes.size() < 2 + kSequenceBytes) return std::nullopt;
  const std::size_t term_size = bytes.size() - 2 - kSequenceBytes;
  IndexKey key;
  key.type = static_cast<IndexTermType>(bytes[0]);
  key.term = as_text(bytes.subspan(1, term_size));
  const bool has_form = term_size <= kTermBytesMax && bytes[1 + term_size] == 0 &&
                        key.term.find('\0') == std::string::npos;
  if (!has_form || find_enum(key.type) == nullptr) return std::nullopt;
  for (const std::uint8_t byte : bytes.last(kSequenceBytes))
    key.sequence = key.sequence << 8 | byte;
  return key;
}

std::vector<IndexKey> index_keys(std::uint64_t sequence, const Record& record) {
  std::vector<IndexKey> keys;
  TermCollector collector(keys, sequence);
  collector.add(IndexTermType::kKind, std::string(enum_name(record_kind(record))));
  if (const std::string_view id = record_id(record); !id.empty()) {
    collector.add(IndexTermType::kId, std::string(id));
  }
  if (const auto date = business_date(record)) {
    collector.add(IndexTermType::kDate, format_date(*date));
  }
  walk_record(record, collector);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace fundtrail
