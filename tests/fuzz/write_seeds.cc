// SPDX-License-Identifier: Apache-2.0
//
// Writes the seeds and the dictionary of the fuzz targets anew: fundtrail_write_seeds tests/fuzz
//
// A format change makes old seeds useless, not wrong: what they lead to is then only a refusal.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>

#include <fmt/format.h>

#include "ledger/prepared_batch.h"
#include "ledger/proof/entry_file.h"
#include "schemas/entry.h"
#include "tests/fuzz/file_patches.h"
#include "tests/fuzz/scan_texts.h"
#include "tests/fuzz/seed_texts.h"
#include "tests/fuzz/signed_texts.h"
#include "tests/fuzz/table_seeds.h"
#include "tests/fuzz/timestamp_seeds.h"
#include "tests/fuzz/xlsx_seeds.h"
#include "tests/schemas/samples.h"
#include "tests/support/files.h"
#include "tests/support/memory_source.h"
#include "tests/support/sample_records.h"
#include "tests/support/test_keys.h"

namespace fundtrail::test {
namespace {

void write(const std::filesystem::path& folder, const std::string& name, std::string_view text) {
  std::filesystem::create_directories(folder);
  std::ofstream file(folder / name, std::ios::binary);
  file << text;
  if (!file.flush()) throw std::filesystem::filesystem_error("cannot write", folder / name, {});
}

constexpr EntryHeader kHeader{.sequence = 1, .recorded_at_us = 1'735'606'800'000'000};

void write_entries(const std::filesystem::path& folder) {
  std::size_t number = 0;
  for (const Record& record : all_records()) {
    EntryHeader header = kHeader;
    header.sequence = ++number;
    const Bytes entry = encode_entry(header, record, Digest());
    write(folder, fmt::format("{:02}-{}", number, enum_name(record_kind(record))), as_text(entry));
  }
}

// An entry that begins as the first sample and goes on with `body`.
void write_odd_entry(const std::filesystem::path& folder, const char* name, const Bytes& body) {
  Bytes entry = encode_entry(kHeader, all_records().front(), Digest());
  entry.resize(kEntryHeaderBytes);
  entry.insert(entry.end(), body.begin(), body.end());
  entry.resize(entry.size() + kEntryTrailerBytes);
  write(folder, fmt::format("odd-{}", name), as_text(entry));
}

void write_odd_entries(const std::filesystem::path& folder) {
  write_odd_entry(folder, "no-body", {});
  write_odd_entry(folder, "longer-varint", {0x81, 0x00, 'a'});
  write_odd_entry(folder, "cut-varint", {0x81});
  write_odd_entry(folder, "tenth-byte", {255, 255, 255, 255, 255, 255, 255, 255, 255, 2});
  write_odd_entry(folder, "longest-varint", {255, 255, 255, 255, 255, 255, 255, 255, 255, 1});
  write_odd_entry(folder, "eleven-bytes", {255, 255, 255, 255, 255, 255, 255, 255, 255, 129, 1});
  write_odd_entry(folder, "size-beyond", {0x05, 'a'});
  write_odd_entry(folder, "id-no-id", {0x02, '.', '.'});
  write_odd_entry(folder, "text-ill-formed", {0x01, 'a', 0x02, 0xC0, 0x80});
  write_odd_entry(folder, "text-control", {0x01, 'a', 0x01, 0x07});
  write(folder, "odd-cut-header", std::string(5, '\0'));
  Bytes entry = encode_entry(kHeader, all_records().front(), Digest());
  entry[0] = 0xFF;
  write(folder, "odd-format", as_text(entry));
  entry[0] = kEntryFormat;
  entry.push_back(0);
  write(folder, "odd-byte-more", as_text(entry));
}

template <class Texts>
void write_texts(const std::filesystem::path& folder, std::string_view name, const Texts& texts) {
  std::size_t number = 0;
  for (const auto& text : texts) write(folder, fmt::format("{}-{:02}", name, ++number), text);
}

std::string entry_file(const EntrySource& source) {
  std::string text;
  write_entry_file(source, "test.example/memory", [&text](std::string_view p) { text += p; });
  return text;
}

void write_entry_files(const std::filesystem::path& folder) {
  std::vector<Record> samples = sample_records();
  const MemorySource whole(samples);
  const std::string text = entry_file(whole);
  write(folder, "samples", text);
  const std::size_t size_at = text.find("\n60\n") + 1;
  write(folder, "claims-more", std::string(text).replace(size_at, 2, "18446744073709551615"));
  write(folder, "claims-fewer", std::string(text).replace(size_at, 2, "7"));
  write(folder, "foreign", "fundtrail\n");
  write(folder, "other-format", std::string(text).replace(text.find('\n') - 1, 1, "x"));
  write(folder, "other-origin", std::string(text).replace(text.find("test.example"), 1, "b"));
  write(folder, "cut-in-length", text.substr(0, text.find("\n\n") + 3));
  write(folder, "cut-in-entry", text.substr(0, text.find("\n\n") + 40));
  MemorySource altered = whole;
  altered.flip_byte(1, 40);
  write(folder, "altered", entry_file(altered));
  samples.resize(5);
  write(folder, "five-records", entry_file(MemorySource(samples)));
  write(folder, "genesis-alone", entry_file(MemorySource({})));
  std::vector<Record> full = full_records();
  full.pop_back();  // the genesis that it has of its own
  write(folder, "every-field-sm3", entry_file(MemorySource(full, HashSuite::kSm3)));
}

std::string join_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

void write_ledgers(const std::filesystem::path& folder) {
  std::vector<std::string> lines;
  for (const Record& record : sample_records())
    lines.push_back(format_json(record_to_json(record)));
  write(folder, "samples", join_lines(lines));
  write(folder, "every-field", join_lines(full_lines()));
  write(folder, "fewest-fields", join_lines(minimal_lines()));
}

Bytes number_patch(std::size_t at, std::uint64_t value, std::size_t bytes) {
  Bytes little_endian;
  for (std::size_t i = 0; i < bytes; ++i) {
    little_endian.push_back(static_cast<std::uint8_t>(value >> (8 * i) & 0xFF));
  }
  return make_patch(at, little_endian);
}

// Each damage in the first, and in all, of the pages of nodes.
void write_page_patches(const std::filesystem::path& folder, const std::string& name,
                        std::size_t place, std::uint64_t value, std::size_t bytes) {
  constexpr std::size_t kFirst = 2;
  constexpr std::size_t kPages = 40;
  Bytes all;
  for (std::size_t page = kFirst; page < kPages; ++page) {
    const Bytes patch = number_patch(page * kPatchPageBytes + place, value, bytes);
    all.insert(all.end(), patch.begin(), patch.end());
    if (page < kFirst + 8) write(folder, fmt::format("{}-{}", name, page), as_text(patch));
  }
  write(folder, name + "-all", as_text(all));
}

// Patches of a store: what they change is told in tests/damage/page_map.cc.
void write_stores(const std::filesystem::path& folder) {
  constexpr std::uint64_t kAll = UINT64_MAX;
  write(folder, "untouched", "");
  write(folder, "no-bytes", as_text(make_resize(0)));
  write(folder, "cut-in-meta", as_text(make_resize(128)));
  write(folder, "cut", as_text(make_resize(4 * kPatchPageBytes)));
  write(folder, "lengthened", as_text(make_resize(200 * kPatchPageBytes)));
  for (const std::size_t page : {0U, 1U}) {
    const auto write_meta = [&](const char* name, std::size_t place, std::uint64_t value) {
      write(folder, fmt::format("meta-{}-{}", page, name),
            as_text(number_patch(page * kPatchPageBytes + place, value, 8)));
    };
    write_meta("magic", 16, 0);
    write_meta("page-size", 40, 8192);
    write_meta("no-root", 128, kAll);
    write_meta("root", 128, 2);
    write_meta("last-page", 136, kAll);
    write_meta("oldest", 144, 0);
    write_meta("newest", 144, kAll);
  }
  write_page_patches(folder, "flags", 10, 0, 2);
  write_page_patches(folder, "leaf", 10, 2, 2);
  write_page_patches(folder, "no-nodes", 12, 16, 2);
  write_page_patches(folder, "more-nodes", 12, 4096, 2);
  write_page_patches(folder, "pointer", 16, 0xFFF0, 2);
}

// The words of the JSON form, in libFuzzer's form: one in quotes a line, bytes beyond ASCII
// escaped.
void write_dictionary(const std::filesystem::path& folder) {
  std::set<std::string> words;
  for (const auto& kind : enum_table(Kind{})) {
    words.emplace(kind.name);
    for (const std::string& name : field_names(kind.value)) words.insert(name);
  }
  for (const auto& unit : enum_table(Unit{})) words.emplace(unit.name);
  words.erase("");
  std::string text;
  for (const std::string& word : words) {
    text += '"';
    for (const std::uint8_t c : as_bytes(word)) {
      text += c < 0x80 ? std::string(1, static_cast<char>(c)) : fmt::format("\\x{:02X}", c);
    }
    text += "\"\n";
  }
  write(folder, "words.dict", text);
}

LedgerCard sample_card(HashSuite hash) {
  return {"test.example/memory", hash, Digest(), test_vkey("test.example/memory")};
}

// A batch with a signature that nobody made.
std::string prepared_batch(const std::vector<Record>& records, HashSuite hash) {
  const std::string text = prepared_text(records, sample_card(hash));
  const NoteSignature line{"clerk", {1, 2, 3, 4}, Bytes{5, 6, 7}};
  return format_prepared_batch({records, {text, {line}}});
}

void write_prepared(const std::filesystem::path& folder) {
  const std::vector<Record> samples = sample_records();
  const std::vector<Record> few(samples.begin(), samples.begin() + 3);
  const KeyChange grant{KeyAction::kGrant, test_vkey("k"), KeyRole::kAuthor,
                        PartyRef{"p"},     "会计岗",       std::nullopt};
  write(folder, "batch", prepared_batch(few, HashSuite::kSha256));
  write(folder, "batch-sm3", prepared_batch(few, HashSuite::kSm3));
  write(folder, "request", prepared_batch({grant}, HashSuite::kSha256));
  write(folder, "policy", prepared_batch({ApprovalPolicy{{"budget"}, {}}}, HashSuite::kSha256));
  std::string altered = prepared_batch(few, HashSuite::kSha256);
  altered[altered.find("name") + 8] = 'x';
  write(folder, "altered", altered);
  write(folder, "no-note", "fundtrail/signed-batch/1\n\n");
  write(folder, "note", prepared_text(few, sample_card(HashSuite::kSha256)));
  write(folder, "card", format_ledger_card(sample_card(HashSuite::kSha256)));
}

}  // namespace
}  // namespace fundtrail::test

int main(int argc, char** argv) {
  using namespace fundtrail::test;
  if (argc != 2) {
    std::fputs("fundtrail_write_seeds tests/fuzz\n", stderr);
    return 2;
  }
  write_dictionary(argv[1]);
  const std::filesystem::path folder = std::filesystem::path(argv[1]) / "corpus";
  write_entries(folder / "canonical");
  write_odd_entries(folder / "canonical");
  write_texts(folder / "json", "full", full_lines());
  write_texts(folder / "json", "minimal", minimal_lines());
  write_texts(folder / "json", "odd", kOddLines);
  write_texts(folder / "value", "value", kValues);
  write_texts(folder / "note", "vkey", kVkeys);
  write_texts(folder / "note", "note", kNotes);
  write_texts(folder / "note", "odd", kOddNotes);
  write_texts(folder / "proof_text", "proof", kProofs);
  write_texts(folder / "policy", "policy", kPolicies);
  write_texts(folder / "rules_file", "rules", kRulesFiles);
  write_texts(folder / "memory", "memory", kMemories);
  write_texts(folder / "add_checkpoint", "request", kWitnessRequests);
  write_texts(folder / "csv", "table", kTables);
  write_texts(folder / "mapping", "mapping", kMappings);
  write_texts(folder / "statement_scan", "text", kScanTexts);
  write(folder / "statement_scan", "report", read_source("tests/data/scan/report.txt"));
  write_entry_files(folder / "entry_file");
  write_prepared(folder / "prepared");
  for (const auto& [name, bytes] : timestamp_seeds()) write(folder / "timestamp", name, bytes);
  for (const auto& [name, bytes] : xlsx_seeds()) write(folder / "xlsx", name, bytes);
  write_ledgers(folder / "ledger");
  write_stores(folder / "store");
  return 0;
}
