// SPDX-License-Identifier: Apache-2.0
//
// Measures how fast tables are read: fundtrail_import_bench [ROWS]. See bench/README.md.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <sys/resource.h>

#include "imports/csv_reader.h"
#include "imports/table_import.h"

namespace {

using namespace fundtrail;

constexpr std::uint64_t kRowsDefault = 1'000'000;
constexpr std::string_view kHeadings =
    "编号,资金项目,付款单位,收款单位,金额（元）,阶段,支付日期,凭证号,用途\n";

// Makes the table as it is read, so that neither a disk nor memory for all of it is measured.
class PaymentTable {
 public:
  explicit PaymentTable(std::uint64_t rows) : rows_(rows), piece_(kHeadings) {}

  ReadBytes reader() {
    return [this](char* to, std::size_t bytes_max) {
      if (done_ == piece_.size()) make_piece();
      const std::size_t bytes = std::min(bytes_max, piece_.size() - done_);
      std::copy_n(piece_.data() + done_, bytes, to);
      done_ += bytes;
      return bytes;
    };
  }

 private:
  // Rows are of one text but for their number, so that making them costs little beside reading.
  void make_piece() {
    constexpr std::uint64_t kRowsOfPiece = 1'000;
    piece_.clear();
    done_ = 0;
    for (std::uint64_t row = 0; row < kRowsOfPiece && made_ < rows_; ++row, ++made_) {
      fmt::format_to(std::back_inserter(piece_),
                     "ZF-{:08},PG-2024,某市财政局,某建设公司第{}分公司,\"1,234,{:03}.56\",支付,"
                     "2024年6月{}日,2024{:08},第一期工程款\n",
                     made_, made_ % 100, made_ % 1000, made_ % 28 + 1, made_);
    }
  }

  std::uint64_t rows_;
  std::uint64_t made_ = 0;
  std::string piece_;
  std::size_t done_ = 0;
};

// Memory that is in use, not the page cache. Unit: bytes.
std::uint64_t peak_bytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

template <class Work>
void measure(std::string_view name, std::uint64_t rows, const Work& work) {
  const auto start = std::chrono::steady_clock::now();
  const std::uint64_t done = work();
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
  fmt::print("{:<28} {:>12} rows {:>8.3f} s {:>12.0f} rows/s  peak {} MiB\n", name, done,
             elapsed.count(), static_cast<double>(rows) / elapsed.count(), peak_bytes() >> 20);
}

std::uint64_t make_only(std::uint64_t rows) {
  PaymentTable table(rows);
  const ReadBytes read = table.reader();
  std::string window(262'144, '\0');
  while (read(window.data(), window.size()) > 0) {
  }
  return rows;
}

std::uint64_t read_rows(std::uint64_t rows) {
  PaymentTable table(rows);
  CsvReader reader(table.reader(), "支付");
  TableRow row;
  std::uint64_t count = 0;
  while (reader.next(row)) ++count;
  return count - 1;
}

std::uint64_t read_records(std::uint64_t rows) {
  PaymentTable table(rows);
  CsvReader reader(table.reader(), "支付");
  const Mapping mapping = *find_mapping("disbursement");
  TableImport import(mapping, {}, [](const std::string& name, const std::vector<Kind>&) {
    return "ID-" + std::to_string(name.size());
  });
  std::uint64_t count = 0;
  const ImportEvents events{[&count](const Record&, const RecordPlace&) { ++count; },
                            [](Kind, const CellRemark& remark) {
                              fmt::print(stderr, "{} {}\n", remark.cell, remark.text.en);
                            },
                            [](std::uint64_t) {}};
  import.read(reader, events);
  return count;
}

}  // namespace

int main(int argc, char** argv) {
  std::uint64_t rows = kRowsDefault;
  if (argc == 2) {
    const std::string_view text = argv[1];
    std::from_chars(text.data(), text.data() + text.size(), rows);
  }
  measure("table made", rows, [rows] { return make_only(rows); });
  measure("CSV made and parsed", rows, [rows] { return read_rows(rows); });
  measure("CSV made, parsed, mapped", rows, [rows] { return read_records(rows); });
  return 0;
}
