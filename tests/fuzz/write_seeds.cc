// SPDX-License-Identifier: Apache-2.0
//
// Writes the seeds and the dictionary of the fuzz targets anew: fundtrail_write_seeds tests/fuzz
//
// A format change makes old seeds useless, not wrong: what they lead to is then only a refusal.
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>

#include <fmt/format.h>

#include "ledger/proof/entry_file.h"
#include "schemas/entry.h"
#include "tests/schemas/samples.h"
#include "tests/support/memory_source.h"
#include "tests/support/sample_records.h"

namespace fundtrail::test {
namespace {

constexpr auto kOddLines = std::to_array<std::string_view>({
    R"({"kind":"party","id":"a","id":"b","name":"甲","role":"other"})",
    R"({"kind":"party","\u0069d":"a","id":"b","name":"甲","role":"other"})",
    R"({"kind":"party","id":"a","name":"甲\u0000","role":"other","aliases":[null,1.5,-0]})",
    R"({"kind":"party","id":"a","nmae":"\ud83d\ude00","role":"其他","uscc":"11220000TEQT00014X"})",
    R"({“kind”：“party”，'id'：'a'})",
    R"({"kind":"budget","id":"B","programme":"PG","amount":"1,000万元","type":"初始"} // 注)",
    R"([[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1e400]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]])",
    "\xEF\xBB\xBF{\"kind\":\"genesis\",\"origin\":\"a\",\"hash\":\"sm3\"}\t",
});

constexpr auto kValues = std::to_array<std::string_view>({
    "838万元",
    "1234.56元",
    "1.2亿元",
    "1.20亿元",
    "-0.01元",
    "-0元",
    "1000万亿元",
    "0.0000000001亿元",
    "1,000万元",
    "１０００万元",
    "￥1000",
    "1000万",
    "007元",
    "5574套",
    "127.25%",
    "9.50分",
    "100000000000000000",
    "0.00000001",
    "7093套 5574套",
    "1.2亿元 12000万元",
    "-1% 0.000001%",
    "allocated",
    "IR/1",
    "12-3",
    "1.2.3",
    "not_met",
    "2024-02-29",
    "2023-02-29",
    "20240229",
    "吉财综指〔2024〕179号",
    "吉财综指[2024]179号",
    "建办（2199）0号",
    "220282",
    "990000",
    "11220000TEQT00014T",
    "91350100M000100Y43",
    "50011122T000002075487",
    "11010519491231002X",
    "a/b.c-d_e",
    "原文\n二",
    "e\u0301 \u00e9",
    "\xF0\x9F\x98\x80",
    "\xED\xA0\x80",
    "\xC2\x85",
});

void write(const std::filesystem::path& folder, const std::string& name, std::string_view text) {
  std::filesystem::create_directories(folder);
  std::ofstream file(folder / name, std::ios::binary);
  file << text;
  if (!file.flush()) throw std::filesystem::filesystem_error("cannot write", folder / name, {});
}

void write_entries(const std::filesystem::path& folder) {
  std::size_t number = 0;
  for (const Record& record : all_records()) {
    const EntryHeader header{.sequence = ++number, .recorded_at_us = 1'735'606'800'000'000};
    const Bytes entry = encode_entry(header, record, Digest());
    write(folder, fmt::format("{:02}-{}", number, enum_name(record_kind(record))), as_text(entry));
  }
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
  write_texts(folder / "json", "full", full_lines());
  write_texts(folder / "json", "minimal", minimal_lines());
  write_texts(folder / "json", "odd", kOddLines);
  write_texts(folder / "value", "value", kValues);
  write_entry_files(folder / "entry_file");
  write_ledgers(folder / "ledger");
  return 0;
}
