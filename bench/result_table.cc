// SPDX-License-Identifier: Apache-2.0
#include "bench/result_table.h"

#include <cmath>
#include <fstream>
#include <utility>

#include <fmt/format.h>

#include "report/table.h"

namespace fundtrail::bench {
namespace {

constexpr double kMebibyte = 1'048'576;

// How fast a measurement is by the side of another; empty if there is none to compare with.
std::string format_ratio(const SizeResult& result, const Measured& measured,
                         const std::string& yardstick) {
  const Measured* other = yardstick.empty() ? nullptr : result.find(yardstick);
  if (other == nullptr) return "";
  return fmt::format("{:.3f}", measured.records_per_second() / other->records_per_second());
}

std::string format_spread(const Measured& measured) {
  const auto spread = static_cast<double>(measured.slowest_ns - measured.fastest_ns);
  return fmt::format("{:.0f}%", 100 * spread / static_cast<double>(measured.figures.elapsed_ns));
}

std::string format_disk(const SizeResult& result, const Measured& measured) {
  if (measured.figures.disk_bytes == 0) return "";
  return fmt::format("{}", measured.figures.disk_bytes / result.entries);
}

JsonValue measured_to_json(const SizeResult& result, const Measured& measured) {
  const Figures& figures = measured.figures;
  JsonValue json;
  json.add("name", measured.step->name);
  json.add("records", figures.records);
  json.add("elapsed_ns", figures.elapsed_ns);
  json.add("fastest_ns", measured.fastest_ns);
  json.add("slowest_ns", measured.slowest_ns);
  json.add("records_per_second",
           static_cast<std::int64_t>(std::llround(measured.records_per_second())));
  json.add("peak_bytes", figures.peak_bytes);
  if (figures.disk_bytes > 0) json.add("disk_bytes", figures.disk_bytes);
  const Step& step = *measured.step;
  if (!step.hash_yardstick.empty()) {
    json.add("ratio_to_hashing", format_ratio(result, measured, step.hash_yardstick));
    json.add("ratio_to_sqlite", format_ratio(result, measured, step.sqlite_yardstick));
  }
  return json;
}

}  // namespace

Machine this_machine(unsigned threads) {
  constexpr std::string_view kModel = "model name";
  Machine machine;
  machine.threads = threads;
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; machine.processor.empty() && std::getline(file, line);) {
    const std::size_t colon = line.find(": ");
    if (line.starts_with(kModel) && colon != std::string::npos) {
      machine.processor = line.substr(colon + 2);
    }
  }
  return machine;
}

std::string format_table(const SizeResult& result, Language language) {
  using enum Table::Align;
  Table table({kLeft, kRight, kRight, kRight, kRight, kRight, kRight});
  table.add_row(
      {say("测量", "measurement").in(language), say("条/秒", "records/s").in(language),
       say("离散", "spread").in(language), say("磁盘字节/条", "disk B/record").in(language),
       say("内存峰值 MiB", "peak MiB").in(language), say("比哈希", "to hashing").in(language),
       say("比 SQLite", "to SQLite").in(language)});
  for (const Measured& measured : result.measured) {
    const double peak = static_cast<double>(measured.figures.peak_bytes) / kMebibyte;
    table.add_row({measured.step->label.in(language),
                   fmt::format("{:.0f}", measured.records_per_second()), format_spread(measured),
                   format_disk(result, measured), fmt::format("{:.0f}", peak),
                   format_ratio(result, measured, measured.step->hash_yardstick),
                   format_ratio(result, measured, measured.step->sqlite_yardstick)});
  }
  const Message title =
      say("{} 条资金记录；账本共 {} 条，平均 {} 字节", "{} money records; {} entries of {} bytes",
          result.records, result.entries, result.entry_bytes / result.entries);
  return title.in(language) + "\n" + table.format(2);
}

JsonValue to_json(const Machine& machine, const std::vector<SizeResult>& results) {
  JsonArray sizes;
  for (const SizeResult& result : results) {
    JsonArray measured;
    for (const Measured& one : result.measured) measured.push_back(measured_to_json(result, one));
    JsonValue size;
    size.add("records", result.records);
    size.add("entries", result.entries);
    size.add("entry_bytes", result.entry_bytes);
    size.add("measurements", std::move(measured));
    sizes.push_back(std::move(size));
  }
  JsonValue json;
  json.add("schema", "fundtrail.bench/1");
  json.add("processor", machine.processor);
  json.add("threads", std::uint64_t{machine.threads});
  json.add("sizes", std::move(sizes));
  return json;
}

}  // namespace fundtrail::bench
